using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis rules explain FILE…</c>: why a verdict, why other rules did not apply, and what single change would turn it over. Options as those of <c>screen</c>.</summary>
internal static class ExplainCommand
{
    public static Command Build(CommandLine line)
    {
        var files = new Argument<string[]>("FILE") { Description = line.Text("拟建项目边界文件", "proposal boundaries"), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = line.Text("输出文件夹：explanation.json 和带“为什么”的报告", "output folder: explanation.json and reports that say why") };
        var all = new Option<bool>("--all") { Description = line.Text("列出全部，不只列最近的", "show everything, not only the nearest") };
        var command = new Command("explain", line.Text("说明结论为什么如此、怎样会改变（每处改变都经两侧重新筛查确认）", "why a verdict, and what would change it (each change confirmed by screening both sides)")) { files, output, all };
        var asked = new ProposalOptions(line, command);
        var reading = new ReadingOptions(line, command, corrects: true);
        line.Act(command, (session, parsed, cancellation) =>
        {
            var request = asked.Request(parsed);
            var options = asked.Screening(parsed);
            var rules = session.Rules;
            var screener = new Screener(rules, rules.District(session.District), Installation.Version, new LawStore(session.CatalogPath).Library(), session.ForestEffects);
            var read = reading.From(parsed, BoundaryReference.Of(session));
            var proposals = parsed.GetValue(files)!.SelectMany(path => ProposalReader.Read(FeatureReader.Read(path, read, cancellation), request, rules)).ToList();
            var catalog = GeoPackageCatalog.Open(session.CatalogPath, rules.Kinds, session.Notice);
            var snapshot = catalog.Pin(asked.Date(parsed) ?? DayOption.Today);
            var explainer = new Explainer(screener, options, catalog.Pin);
            var explanations = Progress.During(session, progress => proposals.Select((p, i) =>
            {
                progress.Report(new ImportStep(new("试算", "trying changes"), i, proposals.Count));
                return explainer.Explain(p, snapshot, cancellation);
            }).ToList());
            Show(session, explanations, parsed.GetValue(all));
            if (parsed.GetValue(output) is { } folder)
                new ScreeningOutput(session).Write(folder, explanations, cancellation);
            return asked.Status(parsed, v => explanations.Any(e => e.Screening.Verdict == v));
        });
        return command;
    }

    private static void Show(Session session, List<Explanation> explanations, bool all)
    {
        if (explanations.Count == 0)
            session.Notice(new("文件中没有地块，结果为空", "the file holds no proposal; the result is empty"));
        if (session.Json)
        {
            using var stdout = Console.OpenStandardOutput();
            ExplanationJson.Write(stdout, explanations);
            return;
        }

        foreach (var explanation in explanations)
            new ExplanationTree(session, explanation, all).Print();
    }
}
