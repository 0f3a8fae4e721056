namespace EcoGis;

/// <summary>
/// One feature as the file has it: nothing judged, closed, repaired or transformed. Coordinates are x = east or longitude,
/// y = north or latitude, in the CRS of its <see cref="FeatureFile"/>.
/// </summary>
/// <param name="Position">1-based place in the file, counting features without geometry.</param>
/// <param name="Id">The file's own id: feature id, FID, 地块编号; null where the format has none.</param>
/// <param name="Shape">Null when the geometry is null or empty.</param>
/// <param name="Attributes">Column → text: numbers in the invariant shortest form, dates ISO, nested JSON as JSON text.</param>
/// <param name="DeclaredArea">m², when the file states an area; carried, never compared here.</param>
/// <param name="Where">Where a message about this feature should point.</param>
public sealed record FeatureRecord(
    int Position,
    string? Id,
    RawShape? Shape,
    IReadOnlyDictionary<string, string?> Attributes,
    double? DeclaredArea,
    Place Where);

/// <summary>A vector file read whole, or not at all.</summary>
/// <param name="Format">txt, geojson, geopackage, shapefile, csv; through GDAL filegdb, dxf, kml, mapinfo, flatgeobuf, xlsx, postgis.</param>
/// <param name="Layer">The layer's name inside the file, where the format has layers.</param>
/// <param name="Crs">Null only when the file states none and holds no coordinate.</param>
/// <param name="DeclaredCrs">What the file says about its CRS, for people.</param>
/// <param name="Encoding">The text encoding used, where the format leaves it open.</param>
/// <param name="Fields">Column names in file order.</param>
/// <param name="Notices">Everything that was normalised, ignored or guessed while reading.</param>
public sealed record FeatureFile(
    string Path,
    string Format,
    string? Layer,
    Crs? Crs,
    string DeclaredCrs,
    string? Encoding,
    IReadOnlyList<string> Fields,
    IReadOnlyList<FeatureRecord> Features,
    IReadOnlyList<Bilingual> Notices)
{
    /// <summary>Why it is that CRS, for people.</summary>
    public Bilingual CrsReason { get; init; } = Bilingual.Same("-");

    /// <summary>Why it is that encoding; null where the format leaves nothing open.</summary>
    public Bilingual? EncodingReason { get; init; }

    /// <summary>What was done to the coordinates as the user asked; null: nothing.</summary>
    public Correction? Correction { get; init; }

    /// <summary>The explanations of the CRS where the place or the areas speak against the file's statement, or it was guessed; null: no doubt arose.</summary>
    public CrsRanking? Ranking { get; init; }
}
