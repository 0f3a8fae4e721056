using System.Text;
using static EcoGis.Tests.Reliability.Workshop;

namespace EcoGis.Tests.Reliability;

/// <summary>Rows 23–38: XML, archives, drawings, boundary TXT, tables, and files that are not what they are called.</summary>
internal static class FormatRows
{
    private const string Polygon = "<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>104.5,31.3 104.6,31.3 104.6,31.4 104.5,31.3</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>";
    private const string GeoJson = "{\"type\":\"Point\",\"coordinates\":[104.5,31.3]}";

    private static readonly string[] s_ring = ["3464102.125,35452310.500", "3464180.400,35452402.250", "3464120.000,35452455.000", "3464060.750,35452371.800", "3464102.125,35452310.500"];
    private static readonly ReadOptions s_plane = new() { Crs = Crs.Parse(Zone35) }, s_degrees = new() { Crs = Crs.Cgcs2000 };

    public static IEnumerable<BadInputRow> All =>
    [
        new(23, "KML with an external entity", "ECO-3620", ["XML 含文档类型声明（DTD）或实体，不予读取"], ["the XML has a document type declaration (DTD) or entities and is not read"], w =>
        {
            w.Write("secret.txt", "TOP-SECRET");
            Told told = Read(w.Write("a.kml", $"<!DOCTYPE kml [<!ENTITY x SYSTEM \"file://{w.At("secret.txt")}\">]><kml><name>&x;</name></kml>"));
            Assert.That(told.Zh + told.En, Does.Not.Contain("TOP-SECRET"));
            return told;
        }) { NeedsGdal = true },
        new(24, "KML with a billion laughs", "ECO-3620", ["DTD"], ["DTD"], w => Read(w.Write("a.kml",
            $"<!DOCTYPE kml [<!ENTITY l0 \"ha\">{string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"))}]><kml><name>&l20;</name></kml>"))) { NeedsGdal = true },
        new(25, "XML nested 200,000 deep", "ECO-3621", ["XML 嵌套超过 64 层"], ["the XML is nested deeper than 64 levels"], w => Read(w.Write("a.kml", $"<kml>{string.Concat(Enumerable.Repeat("<Folder>", 200_000))}"))) { NeedsGdal = true },
        new(26, "KML with a link and an overlay", Told.Read, ["1 个网络链接（NetworkLink）未读取", "1 个影像叠加层（Overlay）未读取"], ["1 network link(s) were not followed", "1 overlay image(s) were not read"], w =>
            Read(w.Write("a.kml", Kml("<NetworkLink><Link><href>http://127.0.0.1:1/x.kml</href></Link></NetworkLink><GroundOverlay><Icon><href>http://127.0.0.1:1/x.png</href></Icon></GroundOverlay>" + Polygon)))) { NeedsGdal = true },
        new(27, "ZIP bomb", "ECO-3504", ["解压时超过限制 read.max-unpack-ratio", "可能是恶意压缩包"], ["unpacking passed the limit read.max-unpack-ratio", "it may be a malicious archive"], w => Read(w.Zip("a.zip", Encoding.UTF8, ("a.shp", new byte[64 << 20])))),
        new(28, "ZIP entry named ../../x", Told.Read, ["读取压缩包内的 ../../出.geojson"], ["read ../../出.geojson inside the archive"], w =>
        {
            Told told = Read(w.Zip("a.zip", Encoding.UTF8, ("../../出.geojson", Encoding.UTF8.GetBytes(GeoJson))));
            Assert.That(Directory.GetFiles(Path.GetTempPath(), "出*"), Is.Empty);
            return told;
        }),
        new(28, "ZIP names that differ in letter case", "ECO-3506", ["只差大小写或同名", "A.DBF"], ["letter case aside", "A.DBF"], w => Read(w.Zip("a.zip", Encoding.UTF8, ("a.shp", Square().Shp()), ("a.dbf", ShapefileBuilder.SimpleDbf(1)), ("A.DBF", ShapefileBuilder.SimpleDbf(1))))),
        new(29, "ZIP with GBK names without flag", Told.Read, ["读取压缩包内的 成果/地块.geojson；未读：成果/说明.pdf"], ["read 成果/地块.geojson inside the archive; not read: 成果/说明.pdf"], w =>
            Read(w.Zip("a.zip", Encoding.GetEncoding("GB18030"), ("成果/地块.geojson", Encoding.UTF8.GetBytes(GeoJson)), ("成果/说明.pdf", "%PDF-1.7"u8.ToArray())))),
        new(30, "DXF whose blocks insert each other", "ECO-3612", ["图块嵌套超过 16 层或互相引用"], ["blocks are nested deeper than 16 or refer to each other"], w => Read(w.Write("a.dxf", Drawing(Insert("A"), Block("A", Insert("B")) + Block("B", Insert("A")))), s_plane)) { NeedsGdal = true },
        new(30, "DXF of a few lines that expands to billions", "ECO-3008", ["超过上限 read.max-features：上限 2000000"], ["limit read.max-features exceeded: limit 2000000"], w =>
            Read(w.Write("a.dxf", Drawing(Insert("L10"), Block("L0", Polyline(1, (0, 0), (10, 0), (10, 10))) + string.Concat(Enumerable.Range(1, 10).Select(i => Block($"L{i}", Insert($"L{i - 1}", 100)))))), s_plane)) { NeedsGdal = true },
        new(31, "DXF with an open polyline", Told.Read, ["1 条未闭合的线不是地块，未读入、未闭合"], ["1 open line(s) are no parcels: neither read nor closed"], w =>
            Read(w.Write("a.dxf", Drawing(Polyline(1, (0, 0), (10, 0), (10, 10)) + Polyline(0, (20, 0), (30, 0), (30, 10), (20, 0.001)))), s_plane)) { NeedsGdal = true },
        new(31, "DXF, which states no CRS", "ECO-3009", ["文件没有说明坐标系（DXF", "--crs"], ["states no coordinate reference system (a DXF states none)", "--crs"], w => Read(w.Write("a.dxf", Drawing(Polyline(1, (0, 0), (10, 0), (10, 10)))))) { NeedsGdal = true },
        new(32, "boundary TXT with eastings first", Told.Read, ["坐标轴按位数判断为东坐标在前，已对调"], ["by their digits the eastings come first; the axes were swapped"], w => Read(w.Text("带号=35", [.. s_ring.Select(Swapped)]))),
        new(32, "boundary TXT whose axis order changes", "ECO-3403", ["坐标轴顺序前后不一"], ["the axis order changes"], w => Read(w.Text("带号=35", s_ring[0], s_ring[1], Swapped(s_ring[2]), s_ring[3]))),
        new(33, "boundary TXT whose header names another zone", "ECO-3405", ["带号矛盾：文件头 带号=34", "东坐标前缀 35", "偏移几十公里"], ["zones contradict: header zone 34", "easting prefix 35", "tens of kilometres"], w => Read(w.Text("带号=34", s_ring))),
        new(34, "boundary TXT not closed, full width, thousand separators", Told.Read, ["1 个圈未重复首点，已闭合", "行含全角字符，已按半角读取", "行坐标带千位分隔符，已去掉"], ["did not repeat the first point and were closed", "full-width characters, read as half-width", "thousand separators, removed"], w =>
            Read(w.Text("带号=35", "３４６４１０２．１２５，３５４５２３１０．５００", "3,464,180.400,35,452,402.250", s_ring[2], s_ring[3]))),
        new(34, "boundary TXT whose ring goes on after another", "ECO-3407", ["第 1 圈没有闭合就被打断"], ["ring 1 was interrupted before it closed"], w =>
            Read(w.Write("a.txt", $"[属性描述]\n坐标系=2000国家大地坐标系\n几度分带=3\n带号=35\n[地块坐标]\n6,0.6,1,甲,面,,,,@\nJ1,1,{s_ring[0]}\nJ2,1,{s_ring[1]}\nJ3,2,{s_ring[2]}\nJ4,2,{s_ring[3]}\nJ5,1,{s_ring[2]}\n"))),
        new(35, "boundary TXT whose stated area is 0.1 ha off", Told.Read, ["文件所载面积 11000.0000 m² 与量算面积相差 1000.0000 m²", "两者并列，以量算为准"], ["The file states 11000.0000 m², which differs from the measured area by 1000.0000 m²", "Both are kept"], _ =>
            Report(Screened(MadeUp.Proposal(HandMadeRules.Site, Activity.Unknown) with { DeclaredArea = 11_000 }))),
        new(36, "CSV with semicolons, a formula and a line break in a cell", Told.Read, ["分隔符：分号"], ["delimiter: semicolon"], w =>
        {
            string path = w.Write("a.csv", "lon;lat;n\n104.5;31.3;\"=1+1\n二\"\n");
            Assert.That(Features(path, s_degrees).Features.Single().Attributes["n"], Is.EqualTo("=1+1\n二"));
            return Read(path, s_degrees);
        }),
        new(36, "CSV that fits two delimiters", "ECO-3632", ["不能确定分隔符", "都说得通"], ["the delimiter cannot be told", "it may be"], w => Read(w.Write("a.csv", "lon,lat;n\n104.5,31.3;2\n"), s_degrees)),
        new(37, "workbook with macros", "ECO-3630", ["工作簿带宏", "另存为不带宏的 .xlsx"], ["the workbook has macros", "save it as .xlsx without macros"], w => Read(w.Zip("a.xlsx", Encoding.UTF8, Book("", ("xl/vbaProject.bin", "x"))), s_degrees)),
        new(37, "workbook with a hidden row, a merged range and a link", Told.Read, ["1 个隐藏行照常读", "1 处合并单元格", "外部链接未打开"], ["1 hidden row", "1 merged range", "external link"], w => Read(w.Zip("a.xlsx", Encoding.UTF8, Book(" hidden=\"1\"")), s_degrees)),
        new(38, "GeoJSON called .gpkg", "ECO-3006", ["扩展名 .gpkg 与内容不符：内容是 GeoJSON"], ["the extension .gpkg does not match the content, which is GeoJSON"], w => Read(w.Write("a.gpkg", GeoJson))),
    ];

    private static string Swapped(string pair) => string.Join(',', pair.Split(',').Reverse());

    private static string Group(int code, object value) => FormattableString.Invariant($"{code}\n{value}\n");

    private static string Polyline(int closed, params (double X, double Y)[] points) =>
        Group(0, "LWPOLYLINE") + Group(8, "JZD") + Group(90, points.Length) + Group(70, closed) + string.Concat(points.Select(p => Group(10, 35_500_000 + p.X) + Group(20, 3_400_000 + p.Y)));

    private static string Block(string name, string content) => Group(0, "BLOCK") + Group(8, "0") + Group(2, name) + Group(70, 0) + Group(10, 0) + Group(20, 0) + Group(3, name) + content + Group(0, "ENDBLK") + Group(8, "0");

    private static string Insert(string block, int times = 1) => Group(0, "INSERT") + Group(8, "0") + Group(2, block) + Group(10, 0) + Group(20, 0) + (times > 1 ? Group(70, times) : "");

    private static string Drawing(string entities, string blocks = "") =>
        "0\nSECTION\n2\nHEADER\n0\nENDSEC\n" + (blocks.Length > 0 ? $"0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n" : "") + $"0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n";

    /// <summary>One sheet of two rows of coordinates, written by hand as XML; the second row as asked.</summary>
    private static (string, byte[])[] Book(string row, params (string Name, string Text)[] more)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006";
        (string, string)[] parts =
        [
            ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"),
            ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets><sheet name=\"表1\" sheetId=\"1\" r:id=\"rId1\"/></sheets><externalReferences><externalReference/></externalReferences></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">{Cell("A1", "名称")}{Cell("B1", "经度")}{Cell("C1", "纬度")}</row><row r=\"2\"{row}>{Cell("A2", "甲")}<c r=\"B2\"><v>104.5</v></c><c r=\"C2\"><v>31.3</v></c></row><row r=\"3\"><c r=\"B3\"><v>104.6</v></c><c r=\"C3\"><v>31.4</v></c></row></sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells></worksheet>"),
            .. more,
        ];
        return [.. parts.Select(p => (p.Item1, Encoding.UTF8.GetBytes(p.Item2)))];

        static string Cell(string at, string text) => $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
    }
}
