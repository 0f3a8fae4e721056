using System.CommandLine;

namespace EcoGis;

/// <summary><c>ecogis screen FILE…</c>: one screening per proposal, in canonical order of the proposals, not of the files.</summary>
internal static class ScreenCommand
{
    public static Command Build(CommandLine line)
    {
        var files = new Argument<string[]>("FILE") { Description = line.Text("拟建项目边界文件", "proposal boundaries"), Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--out") { Description = line.Text("输出文件夹", "output folder") };
        var format = new Option<string>("--format") { Description = line.Text($"输出格式，逗号分开：{string.Join(",", ScreeningOutput.Known)}", $"formats with commas between them: {string.Join(",", ScreeningOutput.Known)}"), DefaultValueFactory = _ => "json,html" };
        var ask = new Option<bool>("--ask") { Description = line.Text("在终端逐一提问，直到得出结论", "ask on the terminal, one question after the other, until there is a verdict") };
        var command = new Command("screen", line.Text("筛查拟建项目", "screen proposals")) { files, output, format, ask };
        var asked = new ProposalOptions(line, command);
        var reading = new ReadingOptions(line, command, corrects: true);
        line.Act(command, (session, parsed, cancellation) =>
        {
            if (parsed.GetValue(ask))
                AskDialogue.DemandTerminal(session);
            var formats = ScreeningOutput.Formats(parsed.GetValue(format)!);
            var written = new ScreeningOutput(session);
            if (parsed.GetValue(output) is not null)
                written.Demand(formats);
            var request = asked.Request(parsed);
            var options = asked.Screening(parsed);
            var rules = session.Rules;
            var screener = new Screener(rules, rules.District(session.District), Installation.Version, new LawStore(session.CatalogPath).Library(), session.ForestEffects);
            var date = asked.Date(parsed) ?? DayOption.Today;
            var read = reading.From(parsed, BoundaryReference.Of(session));
            var received = parsed.GetValue(files)!.Select(path => (Path: path, File: FeatureReader.Read(path, read, cancellation))).ToList();
            var proposals = received.SelectMany(r => ProposalReader.Read(r.File, request, rules)).ToList();
            var snapshot = GeoPackageCatalog.Open(session.CatalogPath, rules.Kinds, session.Notice).Pin(date);
            foreach (var (path, file) in received)
                ReceiptText.Brief(session, file, path, cancellation, new ProposalForm(path, file.Fields, request, rules).ColumnOf);
            var screenings = parsed.GetValue(ask)
                ? [.. proposals.Select(p => new AskDialogue(session, session.Out, stated => screener.Screen(stated, snapshot, options, cancellation)).Run(p, cancellation))]
                : Screenings.Run(session, screener, proposals, snapshot, options, cancellation);
            Report(session, written, screenings, parsed.GetValue(output), formats, cancellation);
            return asked.Status(parsed, v => screenings.Any(s => s.Verdict == v));
        });
        return command;
    }

    private static void Report(Session session, ScreeningOutput output, IReadOnlyList<Screening> screenings, string? folder, IReadOnlyList<string> formats, CancellationToken cancellation)
    {
        if (screenings.Count == 0)
            session.Notice(new("文件中没有地块，结果为空", "the file holds no proposal; the result is empty"));
        foreach (var notice in screenings.SelectMany(s => s.Site.Notices).Distinct())
            session.Notice(notice);
        if (SharedParcels.Notice(screenings, cancellation) is { } shared)
            session.Notice(shared);
        var written = folder is null ? [.. screenings.Select(s => (s, (string?)null))] : output.Write(folder, screenings, formats, cancellation);
        if (session.Json)
        {
            using var stdout = Console.OpenStandardOutput();
            ScreeningJson.Write(stdout, screenings);
        }
        else
        {
            SummaryTable.Print(session, written.Select(w => (w.Item1, w.Item2, (Bilingual?)null)));
        }
    }
}
