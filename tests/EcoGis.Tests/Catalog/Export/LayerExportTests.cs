using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary>
/// A layer of real outlines with Chinese attributes through <c>layer export</c> in every format: ogrinfo and ogr2ogr, not we, say what the file holds; then it
/// is imported again and must be the same zones.
/// </summary>
[NonParallelizable]
public sealed class LayerExportTests
{
    private static readonly string s_long = new('条', 100);

    private static Cli? s_cli;
    private static JsonArray s_expected = [];

    [OneTimeSetUp]
    public static void Import()
    {
        Gdal.Needed();
        s_cli = new Cli();
        string source = SharedData.Path("data", "luojiang", "deyang_mianyang_counties_osm_wgs84.gpkg");
        OracleTool.Run("ogr2ogr", ["-t_srs", "EPSG:4523", "-dialect", "SQLite", "-sql",
            $"SELECT Code_County AS code, Name_County AS name, Name_Perfecture AS 所属地级市名称, Pinyin AS 所属地级市拼音, '{s_long}' AS 很长的文字说明, geom FROM \"{Layer(source)}\"", s_cli.File("in.gpkg"), source]);
        CliRun run = s_cli.Run("layer", "import", "in.gpkg", "--kind", "permanent-farmland", "--name", "farm", "--allow-outside");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        OracleTool.Run("ogr2ogr", ["-f", "GeoJSON", "-t_srs", "EPSG:4326", s_cli.File("expected.json"), s_cli.File("in.gpkg")]);
        s_expected = JsonNode.Parse(File.ReadAllText(s_cli.File("expected.json")))!["features"]!.AsArray();
    }

    [OneTimeTearDown]
    public static void Remove() => s_cli?.Dispose();

    [TestCase("zh", "收据：in2.gdb")]
    [TestCase("en", "receipt: in2.gdb")]
    public void A_geodatabase_folder_has_a_receipt_where_a_person_reads_it(string lang, string words)
    {
        s_cli!.Run("layer", "export", "farm@1", "--out", "in2.gdb");
        CliRun inspected = s_cli.Run("inspect", "in2.gdb", "--json");
        Assert.That(inspected.Exit, Is.Zero, inspected.ToString());
        Assert.That((long)inspected.Json["files"]![0]!["bytes"]!, Is.EqualTo(Directory.GetFiles(s_cli.File("in2.gdb")).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Sum(f => new FileInfo(f).Length)));
        CliRun run = s_cli.Run("layer", "import", "in2.gdb", "--kind", "permanent-farmland", "--name", "again-" + lang, "--allow-outside", "--lang", lang);
        Assert.That(run.Exit, Is.Zero, run.ToString());
        Assert.That(run.Err, Does.Contain(words));
    }

    [TestCase("out.gpkg", "EPSG:4523", 0)]
    [TestCase("out.gdb", "EPSG:4523", 1e-9)]
    [TestCase("out.shp", "EPSG:4523", 1e-12)]
    [TestCase("out.fgb", "EPSG:4523", 1e-12)]
    [TestCase("out.geojson", "EPSG:4326", 1e-9)]
    [TestCase("out.kml", "EPSG:4326", 1e-9)]
    public void What_gdal_reads_and_what_is_imported_again_is_the_layer(string name, string crs, double tolerance)
    {
        CliRun run = s_cli!.Run("layer", "export", "farm@1", "--out", name, "--json", "--lang", "en");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        Assert.That(run.Json["features"]!.GetValue<int>(), Is.EqualTo(s_expected.Count));
        string path = s_cli.File(name), layer = Layer(path);
        bool shapefile = name.EndsWith(".shp", StringComparison.Ordinal);
        OracleTool.Run("ogr2ogr", ["-f", "GeoJSON", "-t_srs", "EPSG:4326", s_cli.File("back.json"), path, layer]);
        JsonArray back = JsonNode.Parse(File.ReadAllText(s_cli.File("back.json")))!["features"]!.AsArray();
        File.Delete(s_cli.File("back.json"));
        string Text(JsonNode? feature, string field) => feature!["properties"]!.AsObject().First(p => p.Key.Equals(field, StringComparison.OrdinalIgnoreCase)).Value?.GetValue<string>() ?? "∅";
        using (Assert.EnterMultipleScope())
        {
            foreach (var (field, original) in new[] { ("code", "code"), ("name", "name"), (shapefile ? "所属地" : "所属地级市名称", "所属地级市名称") })
                Assert.That(back.Select(f => Text(f, field)).Order(StringComparer.Ordinal), Is.EqualTo(s_expected.Select(f => Text(f, original)).Order(StringComparer.Ordinal)), field);
            Assert.That(OracleTool.Run("ogrinfo", ["-ro", "-so", path, layer]), Does.Contain(crs == "EPSG:4326" ? "WGS 84" : "CGCS2000"));
            Assert.That(Area(path, layer), Is.EqualTo(Area(s_cli.File("in.gpkg"), Layer(s_cli.File("in.gpkg")))).Within(1e-6).Percent);
        }

        CliRun again = s_cli.Run("layer", "import", name, "--kind", "permanent-farmland", "--name", "again" + Path.GetExtension(name)[1..], "--allow-outside", "--json");
        Assert.That(again.Exit, Is.Zero, again.ToString());
        var first = Shown("farm");
        var second = Shown("again" + Path.GetExtension(name)[1..]);
        Assert.That(second["features"]!.GetValue<int>(), Is.EqualTo(first["features"]!.GetValue<int>()));
        Assert.That(second["crs"]!.GetValue<string>(), Is.EqualTo(crs));
        Assert.That(SumOf(second), Is.EqualTo(SumOf(first)).Within(Math.Max(tolerance, 1e-12) * SumOf(first)));
    }

    [Test]
    public void A_shapefile_has_short_names_that_differ_its_encoding_and_its_crs_and_says_what_was_cut()
    {
        CliRun run = s_cli!.Run("layer", "export", "farm", "--out", "短.shp");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Err, Does.Contain("所属地级市名称 → 所属地, 所属地级市拼音 → 所属_2"));
            Assert.That(run.Err, Does.Contain("超过 254 字节，已截短"));
            Assert.That(File.ReadAllText(s_cli.File("短.cpg")).Trim(), Is.EqualTo("UTF-8"));
            Assert.That(Crs.FromWkt(File.ReadAllText(s_cli.File("短.prj"))).Code, Is.EqualTo("EPSG:4523"));
            string info = OracleTool.Run("ogrinfo", ["-ro", "-so", "-al", s_cli.File("短.shp")]);
            Assert.That(Regex.Matches(info, @"^(\S+): String \((\d+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value), Is.Unique.And.Contains("code").And.Contains("所属地").And.Contains("所属_2"));
            Assert.That(info, Does.Match(@"code: String \(\d\."), "as wide as its longest text");
            Assert.That(Directory.GetFileSystemEntries(s_cli.Folder, "*partial*", SearchOption.AllDirectories), Is.Empty);
        }
    }

    [Test]
    public void A_drawing_keeps_the_area_and_says_that_it_has_no_attributes_and_no_crs()
    {
        CliRun run = s_cli!.Run("layer", "export", "farm", "--out", "out.dxf", "--lang", "en");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        Assert.That(run.Err, Does.Contain("shapes alone").And.Contain("--crs EPSG:4523"));
        FeatureFile drawing = FeatureReader.Read(s_cli.File("out.dxf"), new() { Crs = Crs.Parse("EPSG:4523") }, CancellationToken.None);
        Assert.That(drawing.Layer, Is.EqualTo("permanent-farmland"));
        Assert.That(drawing.Features.Sum(f => ReaderCase.Area(f.Shape!)), Is.EqualTo(Area(s_cli.File("in.gpkg"), Layer(s_cli.File("in.gpkg")))).Within(1e-9).Percent);
    }

    [Test]
    public void What_cannot_be_written_is_refused_before_anything_is_touched()
    {
        Directory.CreateDirectory(s_cli!.File("mine.gdb"));
        File.WriteAllText(s_cli.File("mine.gdb", "x"), "y");
        foreach (var (name, code) in new[] { ("out.docx", "ECO-3650"), ("mine.gdb", "ECO-3651"), ("ecogis.gpkg", "ECO-1022") })
        {
            CliRun run = s_cli.Run("layer", "export", "farm", "--out", name);
            Assert.That((run.Exit, run.Err[..8]), Is.EqualTo((2, code)), run.ToString());
        }

        Assert.That(s_cli.Run("layer", "export", "none", "--out", "a.shp").Err, Does.StartWith("ECO-4012"));
        Assert.That(Directory.GetFiles(s_cli.File("mine.gdb")), Has.Length.EqualTo(1));
    }

    private static JsonNode Shown(string layer) => s_cli!.Run("layer", "show", layer, "--json").Json;

    /// <summary>From the receipt on paper: the m² printed beside the classes.</summary>
    private static double SumOf(JsonNode shown)
    {
        string text = s_cli!.Run("layer", "show", shown["name"]!.GetValue<string>()).Out;
        return Regex.Matches(text, @"面积 ([\d,.]+) m²").Sum(m => double.Parse(m.Groups[1].Value, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
    }

    private static string Layer(string path) => Regex.Match(OracleTool.Run("ogrinfo", ["-ro", "-q", path]), @"^(?:\d+|Layer): (\S+)", RegexOptions.Multiline).Groups[1].Value;

    /// <summary>m² in EPSG:4523 by SpatiaLite inside ogrinfo.</summary>
    private static double Area(string path, string layer)
    {
        string flat = Path.ChangeExtension(Path.GetTempFileName(), ".fgb");
        try
        {
            OracleTool.Run("ogr2ogr", ["-t_srs", "EPSG:4523", "-nlt", "PROMOTE_TO_MULTI", "-nln", "a", flat, path, layer]);
            string answer = OracleTool.Run("ogrinfo", ["-ro", "-q", "-dialect", "SQLite", "-sql", "SELECT SUM(ST_Area(geometry)) AS a FROM a", flat]);
            return double.Parse(Regex.Match(answer, @"a \(Real\) = (\S+)").Groups[1].Value, CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(flat);
        }
    }
}
