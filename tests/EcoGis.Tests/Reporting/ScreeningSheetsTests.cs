using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;

namespace EcoGis.Tests;

/// <summary>The workbook of screenings, read back as XML: every number of <c>screening.json</c> is a number in a cell, and text is never a formula.</summary>
internal sealed class ScreeningSheetsTests
{
    private static readonly XNamespace s_main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [TestCase(Language.Zh)]
    [TestCase(Language.En)]
    public void Every_number_of_overlaps_proximities_and_site_is_a_typed_cell(Language language)
    {
        Screening s = DossierTests.Real();
        var sheets = Written([s], language);
        using JsonDocument json = JsonDocument.Parse(ScreeningJson.Object(s));
        JsonElement site = json.RootElement.GetProperty("site");
        (int Sheet, double[] Numbers)[] expected =
        [
            (0, [.. Numbers(json.RootElement.GetProperty("conflict")), site.GetProperty("area_ellipsoidal_m2").GetDouble(), site.GetProperty("area_planar_m2").GetDouble()]),
            (2, [.. Numbers(json.RootElement.GetProperty("overlaps"))]),
            (3, [.. Numbers(json.RootElement.GetProperty("proximities"))]),
        ];
        Assert.That(expected.Sum(e => e.Numbers.Length), Is.GreaterThan(20));
        foreach (var (sheet, numbers) in expected)
        {
            var cells = sheets.Values.ElementAt(sheet).SelectMany(r => r).Where(c => !c.IsText && c.Value.Length > 0).Select(c => double.Parse(c.Value, CultureInfo.InvariantCulture)).ToHashSet();
            Assert.That(numbers.Where(n => !cells.Contains(n)), Is.Empty, sheets.Keys.ElementAt(sheet));
        }
    }

    [Test]
    public void Every_list_of_the_result_has_all_its_rows()
    {
        Screening[] all = [DossierTests.Real(), HandDrawn.Prohibited, HandDrawn.Refused];
        var sheets = Written(all, Language.Zh);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sheets["筛查结果"], Has.Count.EqualTo(1 + 3));
            Assert.That(sheets["重叠"], Has.Count.EqualTo(1 + all.Sum(s => s.Overlaps.Length)));
            Assert.That(sheets["邻近"], Has.Count.EqualTo(1 + all.Sum(s => s.Proximities.Length)));
            Assert.That(sheets["研判发现"], Has.Count.EqualTo(1 + all.Sum(s => s.Findings.Length)));
            Assert.That(sheets["尚不知道"], Has.Count.EqualTo(1 + all.Sum(s => s.Undetermined.Length)));
            Assert.That(sheets["需人工研判"], Has.Count.EqualTo(1 + all.Sum(s => s.Review.Length)));
            Assert.That(sheets["已核对不涉及"], Has.Count.EqualTo(1 + all.Sum(s => s.Clear.Length)));
            Assert.That(sheets["数据清单"], Has.Count.EqualTo(1 + all.Sum(s => s.Layers.Length)));
        }
    }

    [Test]
    public void An_area_that_was_not_measured_is_an_empty_cell_and_never_zero()
    {
        var row = Written([HandDrawn.Refused], Language.Zh)["筛查结果"][1];
        Assert.That(row[7].Value + row[8].Value + row[10].Value, Is.Empty);
    }

    [Test]
    public void What_a_file_said_is_text_even_where_it_looks_like_a_formula()
    {
        Screening bad = HandDrawn.Prohibited with { Proposal = HandDrawn.Prohibited.Proposal with { Name = "=HYPERLINK(\"http://x\")", SourceFile = "+cmd|'/c calc'!A1", Id = "@x" } };
        var row = Written([bad], Language.Zh)["筛查结果"][1];
        Assert.That(row[0], Is.EqualTo(("@x", true)));
        Assert.That(row[1], Is.EqualTo(("=HYPERLINK(\"http://x\")", true)));
    }

    private static Dictionary<string, List<List<(string Value, bool IsText)>>> Written(IReadOnlyList<Screening> screenings, Language language)
    {
        var bytes = new MemoryStream();
        WorkbookWriter.Write(bytes, new ScreeningSheets(screenings, DossierTests.Context, language).All(), language);
        using var zip = new ZipArchive(bytes);
        XDocument workbook = Part(zip, "xl/workbook.xml");
        Assert.That(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).SelectMany(e => Part(zip, e.FullName).Descendants(s_main + "f")), Is.Empty, "no formula anywhere");
        return workbook.Descendants(s_main + "sheet").Select((sheet, i) => (Name: (string)sheet.Attribute("name")!, Rows: Part(zip, $"xl/worksheets/sheet{i + 1}.xml").Descendants(s_main + "row")
            .Select(r => r.Elements(s_main + "c").Select(c => (c.Value, (string?)c.Attribute("t") == "inlineStr")).ToList()).ToList())).ToDictionary(s => s.Name, s => s.Rows);
    }

    private static XDocument Part(ZipArchive zip, string name)
    {
        using Stream part = zip.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }

    private static IEnumerable<double> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => [element.GetDouble()],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Numbers(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        _ => [],
    };
}
