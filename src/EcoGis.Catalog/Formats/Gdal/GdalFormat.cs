namespace EcoGis;

/// <summary>
/// A format that is read through GDAL: the drivers that may open it, the first that is there and succeeds (never one that the content did not ask for),
/// and the check that its files go through before GDAL sees them.
/// </summary>
/// <param name="Id">As in <see cref="FeatureFile.Format"/>.</param>
internal sealed record GdalFormat(string Id, Bilingual Name, IReadOnlyList<string> Drivers)
{
    public static readonly GdalFormat FileGdb = new("filegdb", Bilingual.Same("File Geodatabase"), ["OpenFileGDB"]);
    public static readonly GdalFormat Dxf = new("dxf", Bilingual.Same("DXF"), ["DXF"]) { Scan = DxfScan.Check };
    public static readonly GdalFormat Kml = new("kml", Bilingual.Same("KML"), ["LIBKML", "KML"]) { Scan = KmlScan.Check };
    public static readonly GdalFormat MapInfo = new("mapinfo", Bilingual.Same("MapInfo TAB/MIF"), ["MapInfo File"]);
    public static readonly GdalFormat FlatGeobuf = new("flatgeobuf", Bilingual.Same("FlatGeobuf"), ["FlatGeobuf"]);
    public static readonly GdalFormat Workbook = new("xlsx", new("Excel 工作簿", "an Excel workbook"), ["XLSX"]) { Scan = WorkbookScan.Check };
    public static readonly GdalFormat PostGis = new("postgis", Bilingual.Same("PostGIS"), ["PostgreSQL"]);

    private static readonly GdalFormat[] s_files = [FileGdb, Dxf, Kml, MapInfo, FlatGeobuf, Workbook];

    /// <summary>Looks at a file before GDAL does: refuses what is unsafe or endless, notices what GDAL would not tell.</summary>
    public Func<string, ReadOptions, NoticeList, CancellationToken, GdalScan> Scan { get; private init; } = (_, _, _, _) => new();

    public static GdalFormat? Of(string? id) => s_files.FirstOrDefault(f => f.Id == id);
}

/// <summary>What the look at a file found that its reading needs.</summary>
/// <param name="Encoding">Of a DXF that does not say it, or as the person named it; null: GDAL knows.</param>
/// <param name="Images">Addresses of images laid over the ground, which a KML driver gives out as features; one for each overlay.</param>
internal sealed record GdalScan(string? Encoding = null, IReadOnlyList<string>? Images = null);
