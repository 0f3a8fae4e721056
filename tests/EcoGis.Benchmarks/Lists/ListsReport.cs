using System.Diagnostics;
using System.Globalization;

namespace EcoGis.Benchmarks.Lists;

/// <summary>
/// <c>lists DIR</c>: writes the generated pack into DIR, imports it, lints it and screens one site, each step timed in this process; the first screening is of a fresh
/// snapshot (lines read, checked and parsed), the next of a warm one. The files stay, for the command line.
/// </summary>
internal static class ListsReport
{
    public static int Run(string folder, TextWriter output)
    {
        Directory.CreateDirectory(folder);
        string table = Path.Combine(folder, "lists.csv"), layer = Path.Combine(folder, "units.geojson"), site = Path.Combine(folder, "site.geojson"), catalog = Path.Combine(folder, "lists.gpkg");
        var rules = RuleBase.Load(DataFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")));
        GeneratedLists.WriteTable(table, GeneratedLists.IndustryCodes(rules.Industries));
        GeneratedLists.WriteLayer(layer);
        GeneratedLists.WriteSite(site);
        File.Delete(catalog);
        var day = new DateOnly(2026, 11, 28);
        ReadOptions reading = new() { Crs = Crs.Parse("EPSG:4490") };
        var store = GeoPackageCatalog.ForImport(catalog, rules.Kinds);
        LayerImporter.Import(FeatureReader.Read(layer, reading, default), rules.Kind("control-unit"), new ImportRequest { Source = "generated", Coverage = new CoverageRequest.Extent() }, store);

        var draft = Timed("import: read and check", () => ListImporter.Read(table, new ReadOptions(), new ListRequest("generated"), rules, default));
        Timed("import: into the catalog", () => new ListStore(catalog).Add(draft));
        var lists = Timed("lists of the catalog, lines unread", () => new ListStore(catalog).All());
        var units = store.Pin(day).Layers.SelectMany(l => l.Version!.Zones.Select(z => new LayerUnit(l.Name, z.Code, ListTarget.TypeOf(l.Kind, z.Class)))).ToList();
        var faults = Timed("lint", () => new ListLint(rules, lists, units).Run());
        var proposal = ProposalReader.Read(FeatureReader.Read(site, reading, default), new ProposalRequest { Industry = "C2614", Nature = "new" }, rules).Single();
        var unknown = ProposalReader.Read(FeatureReader.Read(site, reading, default), new ProposalRequest(), rules).Single();
        Screener screener = new(rules, rules.District("none"), "bench");
        var snapshot = Timed("pin", () => store.Pin(day));
        var first = Timed("screen one site, first", () => Screened(proposal));
        Timed("screen one site, warm", () => Screened(proposal));
        Timed("screen one site, nothing stated", () => Screened(unknown));
        output.WriteLine(FormattableString.Invariant($"{draft.Lines.Length} lines, {lists.Single().Parts.Length} parts, {units.Count} units, {faults.Count} findings of lint; the site has {first.Listed.Length} lines, verdict {first.Verdict}"));
        return 0;

        Screening Screened(Proposal p)
        {
            var s = screener.Screen(p, snapshot, new ScreenOptions());
            ScreeningJson.Write(Stream.Null, [s]);
            return s;
        }

        T Timed<T>(string what, Func<T> work)
        {
            var clock = Stopwatch.StartNew();
            T result = work();
            output.WriteLine(FormattableString.Invariant($"{what,-40} {clock.Elapsed.TotalMilliseconds,10:#,0} ms"));
            return result;
        }
    }
}
