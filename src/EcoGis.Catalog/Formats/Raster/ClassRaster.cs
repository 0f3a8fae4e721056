using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A raster of classes as it was read: its grid, what it is for people, and the names that the file itself gives its values.</summary>
public sealed record ClassRaster
{
    public required string Path { get; init; }

    /// <summary>GeoTIFF, or GDAL's name of the driver.</summary>
    public required string Format { get; init; }

    /// <summary><c>managed</c>, or GDAL's version.</summary>
    public required string Reader { get; init; }

    public required ClassGrid Grid { get; init; }

    /// <summary>Of the file's own table; empty when it has none.</summary>
    public ImmutableSortedDictionary<int, string> Names { get; init; } = ImmutableSortedDictionary<int, string>.Empty;

    /// <summary>What GDAL did to the cells, when asked; null: they are those of the file.</summary>
    public Bilingual? Resampled { get; init; }

    public IReadOnlyList<Bilingual> Notices { get; init; } = [];
}
