using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// 收据: what a file is understood to be, before anything is stored or judged. Texts in both languages; m², m and degrees; coordinates of problems in the
/// file's CRS. Absent is "not known". The same record serves the terminal, JSON and a page.
/// </summary>
public sealed record Receipt
{
    /// <summary>The file, and of a Shapefile every file that belongs to it.</summary>
    public required IReadOnlyList<FileFact> Files { get; init; }

    /// <summary>By content, never by name: txt, geojson, geopackage, shapefile …</summary>
    public required string Format { get; init; }

    /// <summary>The layer inside the file, where the format has layers.</summary>
    public required string? Layer { get; init; }

    public required int FeatureCount { get; init; }

    /// <summary>How many features are of each kind; null: without geometry.</summary>
    public required IReadOnlyList<(ShapeKind? Kind, int Count)> Shapes { get; init; }

    public required string? Encoding { get; init; }

    public required Bilingual? EncodingReason { get; init; }

    /// <summary>Null when it is not known: <see cref="Refusals"/> and <see cref="Ranking"/> say why and what it may be.</summary>
    public required Crs? Crs { get; init; }

    public required Bilingual CrsReason { get; init; }

    /// <summary>What was done to the coordinates as the user asked.</summary>
    public required Correction? Correction { get; init; }

    /// <summary>The explanations, where there is a doubt.</summary>
    public required CrsRanking? Ranking { get; init; }

    /// <summary>In the file's own coordinates: x east or longitude, y north or latitude.</summary>
    public required (double MinX, double MinY, double MaxX, double MaxY)? Box { get; init; }

    /// <summary>Longitudes and latitudes.</summary>
    public required Envelope? LonLat { get; init; }

    /// <summary>Shares of the ground in the areas of the administrative boundary, largest first; null: the catalog has none, or the place is not known.</summary>
    public required IReadOnlyList<(string Area, double Share)>? Within { get; init; }

    public required IReadOnlyList<ReceiptField> Fields { get; init; }

    /// <summary>Standard fields that no column feeds.</summary>
    public required IReadOnlyList<(string Field, Bilingual Name, bool Required)> Unfed { get; init; }

    /// <summary>What only a person can answer, with the option that does.</summary>
    public required IReadOnlyList<Bilingual> Questions { get; init; }

    /// <summary>All features, in file order.</summary>
    public required IReadOnlyList<ReceiptFeature> Features { get; init; }

    /// <summary>Ground that its polygons claim twice, by place in <see cref="Features"/>; null: fewer than two, or too many vertices to look.</summary>
    public required SharedGround? Shared { get; init; }

    public required IReadOnlyList<Bilingual> Notices { get; init; }

    /// <summary>Why the file would be refused as it stands; empty: it would be read.</summary>
    public required IReadOnlyList<Fault> Refusals { get; init; }

    /// <summary>Where it lies, in the administrative boundary where there is one near; null when the place is not known.</summary>
    public required LocatorMap? Locator { get; init; }

    public bool IsUsable => Refusals.Count == 0;

    /// <summary>Sums over the polygons that passed the gate.</summary>
    public double EllipsoidalArea => Features.Sum(f => f.EllipsoidalArea ?? 0);

    /// <summary>Sums of planar areas by plane: sums over several planes would mean nothing.</summary>
    public IReadOnlyList<(string Plane, double Area)> PlanarAreas =>
        [.. Features.Where(f => f is { Plane: not null, PlanarArea: not null }).GroupBy(f => f.Plane!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(f => f.PlanarArea!.Value)))];

    /// <summary>Null when no feature declares one.</summary>
    public double? DeclaredArea => Features.Any(f => f.DeclaredArea is not null) ? Features.Sum(f => f.DeclaredArea ?? 0) : null;
}

/// <param name="Sha256">Of its bytes, lower-case hexadecimal, as sha256sum prints it.</param>
public sealed record FileFact(string Name, long Bytes, string Sha256);

/// <param name="Type">By its values: integer, decimal, date, text or empty.</param>
/// <param name="Samples">Up to three different values.</param>
/// <param name="Feeds">The standard field (of the kind, or of a proposal) that the column feeds; null: none.</param>
public sealed record ReceiptField(string Name, string Type, int Filled, IReadOnlyList<string> Samples, string? Feeds);

/// <param name="Plane">The plane of the planar area.</param>
/// <param name="Unlisted">Problems beyond those listed.</param>
/// <param name="Refused">Why the shape cannot even be looked through.</param>
public sealed record ReceiptFeature(
    int Position,
    string? Id,
    Place Where,
    ShapeKind? Kind,
    int Vertices,
    double? EllipsoidalArea,
    double? PlanarArea,
    string? Plane,
    double? DeclaredArea,
    IReadOnlyList<GeometryProblem> Problems,
    int Unlisted,
    Bilingual? Refused)
{
    /// <summary>RELIABILITY 35.</summary>
    public bool AreaDiffers => StatedArea.Mismatch(DeclaredArea, EllipsoidalArea, PlanarArea) is not null;

    public bool IsFlawed => Refused is not null || Problems.Any(p => p.IsFatal) || Unlisted > 0;
}

/// <summary>Lines to draw, in degrees (longitude, latitude): the boundary (none: not known, or too far off), and the features.</summary>
public sealed record LocatorMap(Envelope Bounds, IReadOnlyList<(double[] Lon, double[] Lat)> Boundary, IReadOnlyList<(double[] Lon, double[] Lat)> Features);
