using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EcoGis.Tests;

/// <summary><c>screen --format</c>: every format of the contract from one run, read by other programs.</summary>
internal sealed class ScreenFormatsTests
{
    [Test]
    public void Every_format_is_written_and_the_GeoPackage_is_what_GDAL_and_QGIS_expect()
    {
        using Cli cli = new();
        PngPainterTests.Fonts();
        DemoCatalog.CopyTo(cli.File("demo", "demo.gpkg"));
        CliRun run = cli.Run("screen", Cli.Sample("proposals", "16-pylon-in-red-line.txt"), Cli.Sample("proposals", "01-chemical-near-river.txt"), "--catalog", Path.Combine("demo", "demo.gpkg"),
            "--industry", "C2614", "--nature", "new", "--out", "out", "--format", "json,html,docx,xlsx,gpkg", "--json");
        Assert.That(run.Exit, Is.Zero, run.Err);
        JsonArray results = JsonNode.Parse(run.Out)!.AsArray();
        string[] files = [.. Directory.GetFiles(cli.File("out")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];
        Assert.That(files, Is.EqualTo(new[] { "index.html", "report-01.docx", "report-01.html", "report-16.docx", "report-16.html", "screening.gpkg", "screening.json", "screening.xlsx" }));
        using (ZipArchive docx = ZipFile.OpenRead(cli.File("out", "report-16.docx")))
        {
            using Stream part = docx.GetEntry("word/document.xml")!.Open();
            Assert.That(XDocument.Load(part).Root!.Value, Does.Contain("不可避让"));
        }

        string gpkg = cli.File("out", "screening.gpkg");
        int overlaps = results.Sum(r => r!["overlaps"]!.AsArray().Count);
        Assert.That(Query(gpkg, "SELECT count(*) AS n FROM overlaps"), Is.EqualTo(new[] { overlaps }));
        double[] recorded = [.. results.SelectMany(r => r!["overlaps"]!.AsArray()).Select(o => (double)o!["area_planar_m2"]!).Order()];
        double[] drawn = [.. Query(gpkg, "SELECT OGR_GEOM_AREA AS n FROM overlaps", "OGRSQL").Order()];
        Assert.That(drawn, Has.Length.EqualTo(recorded.Length));
        for (int i = 0; i < recorded.Length; i++)
            Assert.That(drawn[i], Is.EqualTo(recorded[i]).Within(0.01 + recorded[i] * 1e-6));
        double[] distances = [.. Query(gpkg, "SELECT distance_m AS n FROM proximities").Order()], lines = [.. Query(gpkg, "SELECT ST_Length(geom) AS n FROM proximities").Order()];
        Assert.That(lines, Has.Length.EqualTo(distances.Length));
        for (int i = 0; i < lines.Length; i++)
            Assert.That(lines[i], Is.EqualTo(distances[i]).Within(0.01 + distances[i] * 1e-3), "a line in the plane is as long as the geodesic but for the scale of the projection");

        string styles = OracleTool.Run("ogrinfo", ["-q", "-dialect", "SQLite", "-sql", "SELECT f_table_name, f_geometry_column, useAsDefault, styleQML FROM layer_styles", gpkg]);
        Assert.That(Regex.Matches(styles, @"f_table_name \(String\) = (\w+)").Select(m => m.Groups[1].Value), Is.EquivalentTo(new[] { "site", "overlaps", "proximities" }));
        Assert.That(Regex.Count(styles, @"useAsDefault \(Integer.*\) = 1"), Is.EqualTo(3));
        foreach (Match qml in Regex.Matches(styles, @"<qgis [\s\S]*?</qgis>"))
        {
            XElement root = XElement.Parse(qml.Value);
            Assert.That(root.Descendants("symbol").Count(), Is.GreaterThan(0));
            Assert.That(root.Descendants("category").Select(c => (string?)c.Attribute("symbol")), Is.SubsetOf(root.Descendants("symbol").Select(s => (string?)s.Attribute("name"))));
        }
    }

    [Test]
    public void A_format_that_is_not_known_is_refused_with_those_that_are()
    {
        using Cli cli = new();
        CliRun run = cli.Run("screen", Cli.Sample("proposals", "01-chemical-near-river.txt"), "--format", "json,doc");
        Assert.That(run.Exit, Is.EqualTo(2));
        Assert.That(run.Err, Does.Contain("ECO-1003").And.Contain("json, html, docx, xlsx, gpkg, pdf"));
    }

    [Test]
    public void A_missing_font_or_browser_is_told_before_anything_is_screened()
    {
        using Cli cli = new();
        CliRun font = cli.Run(new Dictionary<string, string> { ["ECOGIS_FONT"] = "nowhere.ttf" }, "screen", Cli.Sample("proposals", "01-chemical-near-river.txt"), "--out", "out", "--format", "docx");
        CliRun browser = cli.Run(new Dictionary<string, string> { ["ECOGIS_BROWSER"] = "nowhere" }, "screen", Cli.Sample("proposals", "01-chemical-near-river.txt"), "--out", "out", "--format", "pdf");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((font.Exit, browser.Exit), Is.EqualTo((2, 4)));
            Assert.That(font.Err, Does.Contain("ECO-6012").And.Contain("nowhere.ttf"));
            Assert.That(browser.Err, Does.Contain("ECO-6040"));
            Assert.That(Directory.Exists(cli.File("out")), Is.False);
        }
    }

    private static double[] Query(string file, string sql, string dialect = "SQLite") =>
        [.. Regex.Matches(OracleTool.Run("ogrinfo", ["-q", "-dialect", dialect, "-sql", sql, file]), @"^\s+n \((?:Integer|Integer64|Real)\) = (\S+)", RegexOptions.Multiline)
            .Select(m => double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture))];
}
