namespace EcoGis;

/// <summary>What a raster says about itself. Band values are as in gdalinfo: <c>Type</c> is GDAL's name (Byte, UInt16, Int16, Int32, Float32 …).</summary>
/// <param name="Format">GDAL's driver, such as GTiff.</param>
/// <param name="Geotransform">x, width, row rotation, y, column rotation, height; null when the file places its cells nowhere.</param>
/// <param name="DeclaredCrs">What the file says about its CRS, for people; empty when it says nothing.</param>
public sealed record RasterInfo(
    string Path, string Format, int Columns, int Rows, IReadOnlyList<RasterBand> Bands, IReadOnlyList<double>? Geotransform, string DeclaredCrs);

/// <summary>One band, numbered from 1.</summary>
/// <param name="NoData">The value that stands for "no data"; null when every cell has a value.</param>
public sealed record RasterBand(int Number, string Type, double? NoData, int BlockColumns, int BlockRows)
{
    /// <summary>Classes can be read from it: a whole-number type that fits 32 bits.</summary>
    public bool IsWhole => Type is "Byte" or "Int8" or "UInt16" or "Int16" or "Int32";
}
