using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>Fifteen real county outlines (true WGS 84) as a boundary layer, and the ground to draw parcels on.</summary>
internal static class Counties
{
    private static readonly Lazy<(PlaceReference Reference, IReadOnlyList<(string Name, RawShape Shape)> All)> s_loaded = new(Load);

    public static PlaceReference Reference => s_loaded.Value.Reference;

    public static IReadOnlyList<(string Name, RawShape Shape)> All => s_loaded.Value.All;

    public static string File => SharedData.Path("data", "luojiang", "deyang_mianyang_counties_osm_wgs84.gpkg");

    public static PlaceReference Of(IEnumerable<(string Name, RawShape Shape)> areas) => PlaceReference.Of(
    [
        (LayerVersion)MadeUp.Layer("admin-boundary",
            [.. areas.Select((a, i) => new Zone(i + 1, $"{i + 1}", a.Name, "county", ImmutableSortedDictionary<string, string>.Empty, ShapeGate.Check(a.Shape, Crs.Wgs84).Shape!))]).Version!,
    ])!;

    private static (PlaceReference, IReadOnlyList<(string, RawShape)>) Load()
    {
        (string, RawShape)[] all = [.. FeatureReader.Read(File, new(), default).Features.Select(f => (f.Attributes["Name_County"]!, f.Shape!))];
        return (Of(all), all);
    }
}
