using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>
/// A country that others drew (OpenStreetMap), taken in the way a user would: four layers imported into a catalog, all 8,994 buildings screened in
/// EPSG:32632 without a district. Done once for all tests; nothing is refused, or the tests that count say so.
/// </summary>
internal sealed record Liechtenstein(IReadOnlyList<Proposal> Buildings, IReadOnlyList<Screening> Screenings, ImmutableSortedDictionary<string, LayerVersion> Layers)
{
    public const int Srid = 32632;

    private static readonly Lazy<Liechtenstein> s_screened = new(Screen);

    public static Liechtenstein Screened => s_screened.Value;

    public static string DataFile => SharedData.Path("data", "liechtenstein", "liechtenstein-osm.gpkg");

    public static Crs Plane => Crs.Parse($"EPSG:{Srid}");

    /// <summary>The buildings that passed the gate, with their screening.</summary>
    public IReadOnlyList<(Site Site, Screening Screening)> Sites { get; } =
        [.. Screenings.Where(s => s.Located is not null).Select(s => (s.Located!, s))];

    public OverlayIndex Index(string kind) => Layers[kind].IndexIn(Plane);

    private static Liechtenstein Screen()
    {
        string file = DataFile;
        using CatalogBench bench = new();
        GeoPackageCatalog catalog = GeoPackageCatalog.ForImport(bench.CatalogPath, MadeUp.Rules.Kinds);
        foreach (var (layer, kind, set) in new[]
        {
            ("boundaries", "admin-boundary", new Dictionary<string, string>()),
            ("protected_areas", "nature-reserve", new() { ["class"] = "unzoned" }),
            ("forest", "forest-patch", []),
            ("waterways", "river-bank", new() { ["class"] = "tributary", ["baseline"] = "centre-line" }),
        })
        {
            FeatureFile features = FeatureReader.Read(file, new() { Layer = layer }, default);
            LayerImporter.Import(features, MadeUp.Rules.Kind(kind), new() { Source = "OSM", Set = set, Coverage = new CoverageRequest.Extent() }, catalog);
        }

        Snapshot snapshot = catalog.Pin(new DateOnly(2026, 11, 23));
        IReadOnlyList<Proposal> buildings = ProposalReader.Read(FeatureReader.Read(file, new() { Layer = "buildings" }, default), new(), MadeUp.Rules);
        Screener screener = new(MadeUp.Rules, MadeUp.Rules.District("none"), "test");
        var screenings = new Screening[buildings.Count];
        Parallel.For(0, buildings.Count, i => screenings[i] = screener.Screen(buildings[i], snapshot, new(PlanarCrs: Plane)));
        return new Liechtenstein(buildings, screenings, snapshot.Layers.ToImmutableSortedDictionary(l => l.Kind, l => l.Version!));
    }
}
