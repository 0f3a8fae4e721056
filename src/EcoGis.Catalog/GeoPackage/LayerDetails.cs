using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A standard field and how many zones have a value.</summary>
public sealed record FieldUse(string Field, int Zones);

/// <summary>A class, its zones and the sum of their ellipsoidal areas, m² (0 for lines and points; zones that overlap count twice).</summary>
public sealed record ClassUse(string Class, int Zones, double EllipsoidalArea);

/// <summary>What <c>layer show</c> tells about one version. Extent is in degrees (x longitude, y latitude), null for an empty layer.</summary>
public sealed record LayerDetails(
    LayerSummary Summary,
    LayerVersion Version,
    IReadOnlyList<FieldUse> Fields,
    IReadOnlyList<ClassUse> Classes,
    Envelope? Extent)
{
    /// <summary>What the check at its import found; null for versions of before there were checks.</summary>
    public StoredCheck? Check { get; init; }

    internal static LayerDetails Of(LayerSummary summary, LayerVersion version)
    {
        Envelope extent = new();
        foreach (Zone zone in version.Zones)
            extent.ExpandToInclude(zone.Shape.LonLatBounds);
        string[] own = [.. version.Zones.SelectMany(z => z.Fields.Keys).Distinct().Order(StringComparer.Ordinal)];
        return new(
            summary,
            version,
            [
                new("code", version.Zones.Count(z => z.Code != $"fid:{z.Number}")),
                new("name", version.Zones.Count(z => z.Name.Length > 0)),
                new("class", version.Zones.Count(z => z.Class.Length > 0)),
                .. own.Select(f => new FieldUse(f, version.Zones.Count(z => z.Fields.ContainsKey(f)))),
            ],
            [
                .. version.Zones.GroupBy(z => z.Class).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new ClassUse(g.Key, g.Count(), g.Sum(z => z.Shape.EllipsoidalArea))),
            ],
            extent.IsNull ? null : extent);
    }
}
