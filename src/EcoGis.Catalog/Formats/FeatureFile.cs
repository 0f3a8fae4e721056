namespace EcoGis;

/// <summary>One feature as read, unchecked. <paramref name="Position"/> counts from 1 in file order; attributes are text as the file shows it.</summary>
public sealed record FeatureRecord(
    int Position,
    string? Id,
    RawShape? Shape,
    IReadOnlyDictionary<string, string?> Attributes,
    double? DeclaredArea,
    Place Where);

/// <summary>One layer of one file as read, whatever its format.</summary>
public sealed record FeatureFile(
    string Path,
    string Format,
    string? Layer,
    Crs? Crs,
    string DeclaredCrs,
    string? Encoding,
    IReadOnlyList<string> Fields,
    IReadOnlyList<FeatureRecord> Features,
    IReadOnlyList<Bilingual> Notices);
