namespace EcoGis;

/// <summary>
/// A format that a layer is exported to, by the extension of the file: GDAL's driver, what its names and texts may be, which CRS it wants, and what it cannot
/// keep, which is told with every export.
/// </summary>
internal sealed record ExportFormat(string Extension, string Driver)
{
    public static readonly IReadOnlyList<ExportFormat> All =
    [
        new(".gpkg", "GPKG"),
        new(".gdb", "OpenFileGDB"),
        new(".shp", "ESRI Shapefile")
        {
            MostNameBytes = 10, MostTextBytes = 254, LayerOptions = ["ENCODING=UTF-8"],
            Loss = new("Shapefile 字段名最多 10 字节（UTF-8 汉字每个 3 字节），文字最多 254 字节；编码写在 .cpg，坐标系写在 .prj", "a shapefile keeps 10 bytes of a field name (a Chinese character in UTF-8 takes 3) and 254 of a text; the encoding is in the .cpg, the CRS in the .prj"),
        },
        new(".geojson", "GeoJSON") { Crs = Crs.Wgs84, LayerOptions = ["COORDINATE_PRECISION=12", "WRITE_NAME=NO"], Loss = new("GeoJSON 一律为经纬度（WGS 84）", "GeoJSON is in longitude and latitude (WGS 84)") },
        new(".kml", "LIBKML") { Crs = Crs.Wgs84, Loss = new("KML 一律为经纬度（WGS 84）", "KML is in longitude and latitude (WGS 84)") },
        new(".fgb", "FlatGeobuf"),
        new(".dxf", "DXF")
        {
            HasAttributes = false,
            Loss = new("DXF 只有图形：属性和坐标系未写入；每个类别一个 CAD 图层，面写为填充（HATCH）；读回时须用 --crs {0}", "a DXF holds shapes alone: attributes and the CRS are not written; a CAD layer for each class, polygons as hatches; reading it back needs --crs {0}"),
        },
    ];

    public int? MostNameBytes { get; private init; }

    public int? MostTextBytes { get; private init; }

    public IReadOnlyList<string> LayerOptions { get; private init; } = [];

    /// <summary>Null: the layer's own.</summary>
    public Crs? Crs { get; private init; }

    public bool HasAttributes { get; private init; } = true;

    /// <summary>{0} is the layer's CRS.</summary>
    public Bilingual? Loss { get; private init; }

    /// <exception cref="EcoException">No such format.</exception>
    public static ExportFormat Of(string path) => All.FirstOrDefault(f => f.Extension.Equals(Path.GetExtension(path), StringComparison.OrdinalIgnoreCase))
        ?? throw new Fault(ExportFaults.Format, Place.None, NoticeList.Sample(Path.GetFileName(path)), string.Join(" ", All.Select(f => f.Extension))).Raise();
}
