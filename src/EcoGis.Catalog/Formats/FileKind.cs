using System.Buffers.Binary;
using System.Text;

namespace EcoGis;

/// <summary>What a file is by its first bytes, never by its name (RELIABILITY 38). Formats that are not read get a name to refuse them by.</summary>
internal sealed record FileKind(string? Format, Bilingual Name)
{
    public static readonly FileKind GeoPackage = new("geopackage", Bilingual.Same("GeoPackage"));
    public static readonly FileKind Shapefile = new("shapefile", Bilingual.Same("Shapefile"));
    public static readonly FileKind GeoJson = new("geojson", Bilingual.Same("GeoJSON"));
    public static readonly FileKind BoundaryText = new("txt", new("界址点坐标 TXT", "boundary coordinate TXT"));
    public static readonly FileKind Csv = new("csv", new("CSV 表格", "a CSV table"));
    public static readonly FileKind Dxf = Of(GdalFormat.Dxf);
    public static readonly FileKind Kml = Of(GdalFormat.Kml);
    public static readonly FileKind MapInfo = Of(GdalFormat.MapInfo);
    public static readonly FileKind FlatGeobuf = Of(GdalFormat.FlatGeobuf);
    public static readonly FileKind FileGdb = Of(GdalFormat.FileGdb);
    public static readonly FileKind Workbook = Of(GdalFormat.Workbook);

    /// <summary>The table of tables, the first file of every File Geodatabase.</summary>
    public const string GdbCatalog = "a00000001.gdbtable";

    /// <summary>Extensions that promise one format. Names that promise nothing (.json, .txt, none) are not listed.</summary>
    private static readonly Dictionary<string, string> Promises = new(StringComparer.OrdinalIgnoreCase)
    {
        [".gpkg"] = "geopackage",
        [".shp"] = "shapefile",
        [".geojson"] = "geojson",
        [".kml"] = "kml",
        [".kmz"] = "KMZ",
        [".zip"] = "ZIP",
        [".dxf"] = "dxf",
        [".dwg"] = "DWG",
        [".gml"] = "GML",
        [".csv"] = "csv",
        [".xlsx"] = "xlsx",
        [".xlsm"] = "xlsx",
        [".xls"] = "XLS",
        [".tab"] = "mapinfo",
        [".mif"] = "mapinfo",
        [".fgb"] = "flatgeobuf",
        [".pdf"] = "PDF",
    };

    private static readonly string[] SideFiles = [".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qpj", ".qix"];

    private static readonly (byte[] Magic, Bilingual Name)[] Foreign =
    [
        ([0x50, 0x4B, 0x03, 0x04], new("ZIP 压缩包（含 DOCX）", "a ZIP archive (also DOCX)")),
        ([0x50, 0x4B, 0x05, 0x06], new("空的 ZIP 压缩包", "an empty ZIP archive")),
        ([0x1F, 0x8B], new("gzip 压缩文件", "a gzip archive")),
        ([0x37, 0x7A, 0xBC, 0xAF], new("7z 压缩包", "a 7z archive")),
        ("Rar!"u8.ToArray(), new("RAR 压缩包", "a RAR archive")),
        ("%PDF"u8.ToArray(), Bilingual.Same("PDF")),
        ([0xD0, 0xCF, 0x11, 0xE0], new("旧版 Office 文件（XLS、DOC）", "an old Office file (XLS, DOC)")),
        ("\0\u0001\0\0Standard"u8.ToArray(), new("Access 数据库（MDB）", "an Access database (MDB)")),
        ("PAR1"u8.ToArray(), Bilingual.Same("Parquet")),
        ([0x49, 0x49, 0x2A, 0x00], Bilingual.Same("TIFF")),
        ([0x4D, 0x4D, 0x00, 0x2A], Bilingual.Same("TIFF")),
        ([0x89, 0x50, 0x4E, 0x47], Bilingual.Same("PNG")),
        ([0xFF, 0xD8, 0xFF], Bilingual.Same("JPEG")),
    ];

    /// <summary>The kind of a file that will be read; everything else is refused here.</summary>
    public static FileKind Of(string path, ReadOptions options)
    {
        Place where = Place.InFile(path);
        if (Directory.Exists(path) && File.Exists(Path.Combine(path, GdbCatalog)))
        {
            options.Limits.CheckFile(new DirectoryInfo(path).EnumerateFiles().Sum(f => f.Length), where);
            return FileGdb;
        }

        if (Directory.Exists(path))
            throw new Fault(FormatFaults.IsDirectory, where, NoticeList.Sample(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)))).Raise();
        if (!File.Exists(path))
            throw new Fault(FormatFaults.NotFound, where).Raise();
        FileInfo file = new(path);
        if (file.Length == 0)
            throw new Fault(FormatFaults.EmptyFile, where).Raise();
        options.Limits.CheckFile(file.Length, where);

        string extension = file.Extension.ToLowerInvariant();
        if (SideFiles.Contains(extension))
        {
            string? shp = SiblingFiles.Find(path, ".shp");
            throw new Fault(FormatFaults.PartOfShapefile, where, extension,
                shp is null ? new Bilingual("旁边没有找到 .shp", "no .shp was found beside it") : Bilingual.Same(Path.GetFileName(shp))).Raise();
        }

        byte[] head = Head(path);
        DwgVersion.Refuse(head, where);
        FileKind kind = Recognised(head, extension);
        if (kind.Format is null && IsZip(kind) && WorkbookScan.IsWorkbook(path))
            kind = Workbook;
        Promises.TryGetValue(extension, out string? promised);
        bool promisesOurs = promised is not null && promised.All(char.IsAsciiLetterLower); // formats that are not read stand there in capitals
        if (kind.Format is null ? promisesOurs : promised is not null && promised != kind.Format)
            throw new Fault(FormatFaults.ExtensionLies, where, extension, kind.Name).Raise();
        if (kind.Format is null)
            throw new Fault(FormatFaults.Unsupported, where, kind.Name).Raise();
        if (kind != Dxf)
            options.DemandNoClosing(where);
        return kind;
    }

    private static FileKind Of(GdalFormat format) => new(format.Id, format.Name);

    private static bool IsZip(FileKind kind) => kind.Name == Foreign[0].Name;

    private static byte[] Head(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] head = new byte[Math.Min(stream.Length, 64 * 1024)];
        int read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read];
    }

    /// <summary>By the first bytes; the extension only helps to name what is not read.</summary>
    public static FileKind Recognised(byte[] head, string extension)
    {
        if (head.AsSpan().StartsWith("SQLite format 3\0"u8))
            return GeoPackage;
        if (head.AsSpan().StartsWith("fgb"u8))
            return FlatGeobuf;
        if (head.AsSpan().StartsWith("AutoCAD Binary DXF"u8))
            return Dxf;
        if (head.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(head) == ShpRecords.FileCode)
            return Shapefile;
        if (DwgVersion.Of(head) is not null)
            return new(null, Bilingual.Same("DWG"));
        foreach ((byte[] magic, Bilingual name) in Foreign)
        {
            if (head.AsSpan().StartsWith(magic))
                return new(null, name);
        }

        if (head.Length >= 262 && head.AsSpan(257).StartsWith("ustar"u8))
            return new(null, new("tar 打包文件", "a tar archive"));
        return SniffText(TextDecoding.Glimpse(head), extension);
    }

    private static FileKind SniffText(string head, string extension)
    {
        string text = head.TrimStart('\ufeff', '\u001e', ' ', '\t', '\r', '\n');
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            if (!BoundaryLines.LooksLikeSection(text))
                return GeoJson;
        }

        if (BoundaryLines.HasKnownSection(text))
            return BoundaryText;
        if (text.StartsWith('<'))
            return text.Contains("<kml", StringComparison.OrdinalIgnoreCase) ? Kml : new(null, XmlName(text));
        if (text.StartsWith("!table", StringComparison.OrdinalIgnoreCase) || (extension is ".mif" && text.StartsWith("Version", StringComparison.OrdinalIgnoreCase)))
            return MapInfo;
        string[] lines = text.Split('\n', 3);
        if (lines.Length > 1 && lines[0].Trim() is "0" or "999")
            return Dxf;
        if (text.Contains('\0', StringComparison.Ordinal))
            return new(null, new($"未知的二进制文件（{extension}）", $"an unknown binary file ({extension})"));
        if (extension is ".csv" or ".tsv")
            return Csv;
        if (lines.Length > 1 && lines[0].AsSpan().ContainsAny(',', '\t', ';'))
            return new(null, new("CSV 或其他分隔文本", "CSV or other delimited text"));
        return new(null, new("未知的文本文件", "an unknown text file"));
    }

    private static Bilingual XmlName(string text)
    {
        foreach ((string mark, string name) in new[]
        {
            ("<gpx", "GPX"), ("<svg", "SVG"), ("<html", "HTML"), ("FeatureCollection", "GML"), ("opengis.net/gml", "GML"),
        })
        {
            if (text.Contains(mark, StringComparison.OrdinalIgnoreCase))
                return Bilingual.Same(name);
        }

        return Bilingual.Same("XML");
    }
}
