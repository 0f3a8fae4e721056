using System.CommandLine;
using Spectre.Console;

namespace EcoGis;

/// <summary><c>ecogis demo</c>: the whole journey on the sample set, its catalog and reports inside <c>--out</c>.</summary>
internal static class DemoCommand
{
    public static Command Build(CommandLine line)
    {
        var output = new Option<string>("--out") { Description = line.Text("输出文件夹", "output folder"), DefaultValueFactory = _ => "./demo-out" };
        var command = new Command("demo", line.Text("用示范数据走一遍全流程", "the whole journey on the sample set")) { output };
        line.Act(command, (session, parsed, cancellation) => Run(session, parsed.GetValue(output)!, cancellation));
        return command;
    }

    private static int Run(Session session, string folder, CancellationToken cancellation)
    {
        var rules = session.Rules;
        var samples = SampleSet.Load(Installation.Samples);
        string path = Path.Combine(folder, "demo.gpkg");
        try
        {
            Directory.CreateDirectory(folder);
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(CliFaults.OutputRefused, new Place { File = folder }, e.Message).Raise(e);
        }

        var catalog = GeoPackageCatalog.ForImport(path, rules.Kinds, session.Notice);
        Progress.During(session, progress =>
        {
            foreach (var layer in samples.Layers)
                LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, cancellation), rules.Kind(layer.Kind), layer.Request, catalog, progress, cancellation);
            foreach (var list in samples.Lists)
                new ListStore(path).Add(ListImporter.Read(list.File, new ReadOptions(), list.Request, rules, cancellation), cancellation);
            return samples.Layers.Count;
        });

        var screener = new Screener(rules, rules.District(samples.District), Installation.Version);
        var proposals = samples.Proposals.SelectMany(p => ProposalReader.Read(FeatureReader.Read(p.File, new ReadOptions(), cancellation), p.Request, rules).Select(r => (Sample: p, Proposal: r))).ToList();
        List<Screening> screenings = [];
        foreach (var day in proposals.GroupBy(p => p.Sample.Date))
        {
            var snapshot = catalog.Pin(day.Key);
            screenings.AddRange(Screenings.Run(session, screener, [.. day.Select(p => p.Proposal)], snapshot, new ScreenOptions(), cancellation));
        }

        screenings = [.. proposals.Select(p => screenings.Single(s => ReferenceEquals(s.Proposal, p.Proposal)))];
        var written = new ScreeningOutput(session).Write(folder, screenings, ["json", "html"], cancellation);
        if (session.Json)
        {
            using var stdout = Console.OpenStandardOutput();
            ScreeningJson.Write(stdout, screenings);
            return 0;
        }

        SummaryTable.Print(session, written.Zip(proposals, (w, p) => (w.Screening, w.Report, (Bilingual?)p.Sample.Title)));
        session.Out.MarkupLineInterpolated($"{session.Text("报告目录", "reports")}: {Path.Combine(folder, "index.html")}");
        session.Out.MarkupLineInterpolated($"[yellow]{session.Text("全部为示范数据，不是任何机关发布的边界或清单。", "All demonstration data: no boundary or list here was issued by any authority.")}[/]");
        return 0;
    }
}
