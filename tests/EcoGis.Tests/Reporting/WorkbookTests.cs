using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace EcoGis.Tests;

/// <summary>Workbooks opened back as what they are, a zip of XML, without the library that wrote them; and by its validator.</summary>
public sealed class WorkbookTests
{
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly Sheet s_sheet = new("k", new("表一", "One"),
    [
        new("a", new("文字", "text"), RowType.Text, 10), new("b", new("日期", "day"), RowType.Text, 10), new("c", new("面积", "area"), RowType.Real, 10),
        new("d", new("个数", "count"), RowType.Integer, 10), new("e", new("结论", "verdict"), RowType.Text, 10),
    ],
    [
        ["=1+1", new DateOnly(2026, 11, 23), 1234.5678, 3L, Verdict.Undetermined],
        ["@SUM(A1)\u202E\u0001", null, null, 0L, Verdict.Prohibited],
        [new string('长', 40_000), new DateOnly(1900, 3, 1), 0.0, null, null],
    ]);

    private static MemoryStream Written(Language language = Language.Zh, params Sheet[] more)
    {
        MemoryStream bytes = new();
        WorkbookWriter.Write(bytes, [s_sheet, .. more], language);
        bytes.Position = 0;
        return bytes;
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    [Test]
    public void Cells_are_what_was_given_with_their_types()
    {
        using ZipArchive zip = new(Written());
        var rows = Part(zip, "xl/worksheets/sheet1.xml").Descendants(s_main + "row").Select(r => r.Elements(s_main + "c").ToList()).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(r => r.Count), Has.All.EqualTo(5));
            Assert.That(rows[0].Select(c => c.Value), Is.EqualTo(new[] { "文字", "日期", "面积", "个数", "结论" }));
            Assert.That(rows[1].Select(c => c.Value), Is.EqualTo(new[] { "=1+1", "46349", "1234.5678", "3", "? 无法判定" }));
            Assert.That(rows[1].Select(c => (string?)c.Attribute("t")), Is.EqualTo(new[] { "inlineStr", null, null, null, "inlineStr" }));
            Assert.That(rows[2][0].Value, Is.EqualTo("@SUM(A1)\\u202e\\u0001"));
            Assert.That(rows[2][3].Value, Is.EqualTo("0"), "zero is zero");
            Assert.That(rows[2][1].Value + rows[2][2].Value, Is.Empty, "and nothing is nothing");
            Assert.That(rows[3][0].Value, Has.Length.EqualTo(32_767).And.EndsWith("…"));
            Assert.That(rows[3][1].Value, Is.EqualTo("61"), "1900-03-01 is day 61 of Excel, which believes in 29 February 1900");
            Assert.That(zip.Entries.Where(e => e.Name.EndsWith(".xml")).SelectMany(e => Part(zip, e.FullName).Descendants(s_main + "f")), Is.Empty, "no formula anywhere");
        }
    }

    [Test]
    public void Sheets_are_named_filtered_and_keep_their_heading_in_view()
    {
        using ZipArchive zip = new(Written(Language.En, s_sheet with { Title = new("表二", "Two"), Rows = [] }));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Part(zip, "xl/workbook.xml").Descendants(s_main + "sheet").Select(s => s.Attribute("name")!.Value), Is.EqualTo(new[] { "One", "Two" }));
            Assert.That(Part(zip, "xl/worksheets/sheet1.xml").Descendants(s_main + "autoFilter").Single().Attribute("ref")!.Value, Is.EqualTo("A1:E4"));
            Assert.That(Part(zip, "xl/worksheets/sheet2.xml").Descendants(s_main + "pane").Single().Attribute("state")!.Value, Is.EqualTo("frozen"));
        }
    }

    [Test]
    public void The_validator_of_the_format_finds_nothing_wrong()
    {
        using var document = SpreadsheetDocument.Open(Written(Language.Zh, s_sheet with { Title = new("空", "empty"), Rows = [] }), false);
        Assert.That(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath}: {e.Description}"), Is.Empty);
    }

    [Test]
    public void A_sheet_as_csv_cannot_be_run_either()
    {
        using MemoryStream bytes = new();
        SheetText.WriteCsv(bytes, s_sheet with { Rows = [.. s_sheet.Rows.Take(2)] });
        string[] lines = System.Text.Encoding.UTF8.GetString(bytes.ToArray()).Split("\r\n");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lines[0], Is.EqualTo("\uFEFFa,b,c,d,e,escaped"));
            Assert.That(lines[1], Is.EqualTo("'=1+1,2026-11-23,1234.5678,3,undetermined,a"));
            Assert.That(lines[2], Does.StartWith("'@SUM(A1)").And.EndWith(",,,0,prohibited,a"));
        }
    }
}
