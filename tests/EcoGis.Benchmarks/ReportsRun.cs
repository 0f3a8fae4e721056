using System.Diagnostics;
using System.Globalization;

namespace EcoGis.Benchmarks;

/// <summary>
/// <c>-- reports N</c>: N Word dossiers with maps of the demonstration proposals, one after the other in one process; seconds by step and memory. Written to memory, so
/// that no disk is measured.
/// </summary>
internal static class ReportsRun
{
    public static int Run(int count)
    {
        string data = Path.Combine(AppContext.BaseDirectory, "data"), maps = Path.Combine(AppContext.BaseDirectory, "maps");
        string path = Path.Combine(Path.GetTempPath(), $"ecogis-bench-{Guid.NewGuid():N}.gpkg");
        var files = DataFolder.Read(data);
        var rules = RuleBase.Load(files);
        var samples = SampleSet.Load(Path.Combine(maps, "samples", "luojiang"));
        var catalog = GeoPackageCatalog.ForImport(path, rules.Kinds);
        foreach (var layer in samples.Layers)
            LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, default), rules.Kind(layer.Kind), layer.Request, catalog);
        var snapshot = catalog.Pin(samples.Proposals[0].Date);
        var screener = new Screener(rules, rules.District(samples.District), "bench");
        List<Screening> screenings = [.. samples.Proposals.SelectMany(p => ProposalReader.Read(FeatureReader.Read(p.File, new ReadOptions(), default), p.Request, rules)).Select(p => screener.Screen(p, snapshot, new ScreenOptions()))];
        var context = ReportContext.Of(rules, MapStyles.Parse("zones.yaml", File.ReadAllText(Path.Combine(maps, "styles", "zones.yaml"))));
        var template = ReportTemplate.Load(files);
        using var fonts = DrawingFonts.Open(null);
        Stopwatch content = new(), dossier = new(), paint = new(), write = new();
        long bytes = 0, pictures = 0;
        var painter = new PngPainter(fonts);
        for (int i = 0; i < count; i++)
        {
            Screening s = screenings[i % screenings.Count];
            content.Start();
            var report = ReportContent.Of(s, context, Language.Zh, SnapshotMapSource.Of(s), null, (int)template.File.MostMaps);
            content.Stop();
            dossier.Start();
            var chapters = DossierBuilder.Build(s, report, context, template, Language.Zh);
            dossier.Stop();
            paint.Start();
            foreach (var map in chapters.Chapters.SelectMany(c => c.Blocks).OfType<DossierMap>())
            {
                painter.Paint(map.Scene);
                pictures++;
            }

            paint.Stop();
            write.Start();
            using var stream = new MemoryStream();
            new DocxWriter(chapters, painter).Write(stream);
            write.Stop();
            bytes += stream.Length;
        }

        double all = content.Elapsed.TotalSeconds + dossier.Elapsed.TotalSeconds + write.Elapsed.TotalSeconds;
        Say($"{count} dossiers, {pictures} maps, {bytes / 1e6 / count:0.00} MB each");
        Say($"in all                  {all / count * 1000,8:0} ms each");
        Say($"  model and map scenes  {content.Elapsed.TotalSeconds / count * 1000,8:0} ms");
        Say($"  chapters              {dossier.Elapsed.TotalSeconds / count * 1000,8:0} ms");
        Say($"  painting              {paint.Elapsed.TotalSeconds / count * 1000,8:0} ms");
        Say($"  Word, without painting{(write.Elapsed - paint.Elapsed).TotalSeconds / count * 1000,8:0} ms");
        Say($"memory                  {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6,8:0} MB at most; {Environment.ProcessorCount} processors");
        File.Delete(path);
        return 0;

        static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
