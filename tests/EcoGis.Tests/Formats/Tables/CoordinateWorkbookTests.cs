using System.IO.Compression;
using System.Text;

namespace EcoGis.Tests;

/// <summary>Excel workbooks with coordinates (RELIABILITY 37), written by hand as ZIP and XML.</summary>
[NonParallelizable]
public sealed class CoordinateWorkbookTests : ReaderCase
{
    private static readonly ReadOptions s_degrees = new() { Crs = Crs.Cgcs2000 };

    private static readonly string[][] s_table = [["名称", "经度", "纬度", "日期"], ["罗江", "104.5", "31.3", "#46354"], ["旌阳", "104.4", "31.1", "#46355"]];

    [SetUp]
    public void NeedsGdal() => Gdal.Needed();

    [Test]
    public void Rows_are_points_and_a_date_is_a_date()
    {
        FeatureFile file = Read(Book("a.xlsx", [("表1", Sheet(s_table))]), s_degrees);
        Assert.That((file.Format, file.Layer, file.Crs), Is.EqualTo(("xlsx", "表1", Crs.Cgcs2000)));
        Assert.That(file.Features.Select(f => $"{f.Attributes["名称"]} {f.Attributes["日期"]} {f.Shape!.Parts[0][0].Xs[0]} {f.Shape.Parts[0][0].Ys[0]}"),
            Is.EqualTo(new[] { "罗江 2026-11-28 104.5 31.3", "旌阳 2026-11-29 104.4 31.1" }));
        Refused(At("a.xlsx"), "ECO-3009", ["表格不含坐标系"]);
    }

    [Test]
    public void Several_sheets_ask_which() => Refused(Book("a.xlsx", [("表1", Sheet(s_table)), ("表2", Sheet(s_table))]), "ECO-3015", ["表1, 表2"], s_degrees);

    [Test]
    [Category("reliability-37")]
    public void Hidden_rows_and_sheets_are_read_and_counted_and_links_and_merged_cells_told()
    {
        string sheet = Sheet(s_table).Replace("<row r=\"3\"", "<row hidden=\"1\" r=\"3\"", StringComparison.Ordinal)
            .Replace("</sheetData>", "</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>", StringComparison.Ordinal);
        FeatureFile file = Read(Book("a.xlsx", [("表1", sheet)], workbook: "<externalReferences><externalReference/></externalReferences>", state: " state=\"hidden\""), s_degrees);
        Assert.That(file.Features, Has.Count.EqualTo(2));
        Noticed(file, "1 个隐藏行", "要素 3");
        Noticed(file, "1 个工作表是隐藏的", "表1");
        Noticed(file, "1 处合并单元格", "A2:A3");
        Noticed(file, "1 个外部链接未打开");
    }

    [TestCase("a.xlsm", "xl/vbaProject.bin"), TestCase("a.xlsx", "xl/vbaProject.bin")]
    [Category("reliability-37")]
    public void Macros_are_refused(string name, string entry) => Refused(Book(name, [("表1", Sheet(s_table))], more: [(entry, "x")]), "ECO-3630", ["vbaProject.bin", ".xlsx"], s_degrees);

    [Test]
    [Category("reliability-27")]
    public void A_bomb_and_a_declaration_inside_are_refused()
    {
        string bomb = Sheet(s_table).Replace("<sheetData>", $"<sheetData>{new string(' ', 64 << 20)}", StringComparison.Ordinal);
        Refused(Book("a.xlsx", [("表1", bomb)]), "ECO-3504", ["read.max-unpack-ratio"], s_degrees);
        Refused(Book("b.xlsx", [("表1", "<!DOCTYPE x [<!ENTITY e \"x\">]>" + Sheet(s_table))]), "ECO-3620", ["sheet1.xml"], s_degrees);
        byte[] bytes = File.ReadAllBytes(Book("c.xlsx", [("表1", Sheet(s_table))]));
        Refused(Write("d.xlsx", bytes[..(bytes.Length / 2)]), "ECO-3500", [], s_degrees);
    }

    /// <summary>Cells as inline strings; a number where the text is one; #n a day of the 1900 system.</summary>
    private static string Sheet(string[][] rows) => "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
        + string.Concat(rows.Select((row, r) => $"<row r=\"{r + 1}\">" + string.Concat(row.Select((cell, c) => Cell($"{(char)('A' + c)}{r + 1}", cell))) + "</row>")) + "</sheetData></worksheet>";

    private static string Cell(string at, string text) =>
        text.StartsWith('#') ? $"<c r=\"{at}\" s=\"1\"><v>{text[1..]}</v></c>" : char.IsAsciiDigit(text[0]) ? $"<c r=\"{at}\"><v>{text}</v></c>" : $"<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private string Book(string name, (string Name, string Xml)[] sheets, string workbook = "", string state = "", (string Name, string Text)[]? more = null)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006";
        using (ZipArchive zip = ZipFile.Open(At(name), ZipArchiveMode.Create))
        {
            Add("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
                + string.Concat(sheets.Select((_, i) => $"<Override PartName=\"/xl/worksheets/sheet{i + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>");
            Add("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"rId1\" Type=\"{Relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relation}\"><sheets>" + string.Concat(sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\"{state} r:id=\"rId{i + 1}\"/>")) + $"</sheets>{workbook}</workbook>");
            Add("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\">" + string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relation}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"rIdS\" Type=\"{Relation}/styles\" Target=\"styles.xml\"/></Relationships>");
            Add("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            foreach (var (sheet, i) in sheets.Select((s, i) => (s, i)))
                Add($"xl/worksheets/sheet{i + 1}.xml", sheet.Xml);
            foreach ((string entry, string text) in more ?? [])
                Add(entry, text);

            void Add(string entry, string text)
            {
                using Stream to = zip.CreateEntry(entry, CompressionLevel.SmallestSize).Open();
                to.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return At(name);
    }
}
