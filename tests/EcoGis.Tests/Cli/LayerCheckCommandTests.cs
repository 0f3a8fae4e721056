using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary><c>layer check</c> and what import and show say of a check, as a person and a program meet them.</summary>
internal sealed class LayerCheckCommandTests
{
    /// <summary>Two units in degrees that overlap by 0.001° × 0.01°, codes made up.</summary>
    private const string Units = """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"HJGKDYBM":"ZH51060419001","HJGKDYMC":"甲","管控类型":"优先保护单元"},"geometry":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.51,31.3],[104.51,31.31],[104.5,31.31],[104.5,31.3]]]}},
        {"type":"Feature","properties":{"HJGKDYBM":"ZH51062639001","HJGKDYMC":"乙","管控类型":"一般管控单元"},"geometry":{"type":"Polygon","coordinates":[[[104.509,31.3],[104.52,31.3],[104.52,31.31],[104.509,31.31],[104.509,31.3]]]}}]}
        """;

    [Test]
    public void A_file_is_checked_without_a_catalog_and_the_places_open_in_GDAL()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("units.geojson"), Units);
        CliRun run = cli.Run("layer", "check", "units.geojson", "--kind", "control-unit", "--out", "problems.gpkg", "--json");
        Assert.That(run.Exit, Is.Zero, run.Err);
        JsonNode json = JsonNode.Parse(run.Out)!;
        Assert.That((string?)json["verdict"], Is.EqualTo("warning"));
        Assert.That(json["counts"]!.AsObject().Select(c => c.Key), Is.EqualTo(new[] { "ECO-4201", "ECO-4213" }));
        Assert.That(json["not_made"]!.AsArray(), Has.Count.EqualTo(1), "there is no boundary to hold it against, and that is said");
        Assert.That(File.Exists(cli.File("ecogis.gpkg")), Is.False, "a check publishes nothing");
        string info = CatalogBench.Tool("ogrinfo", "-al", "-q", cli.File("problems.gpkg"), "problems");
        Assert.That(info, Does.Contain("ECO-4201").And.Contain("MULTIPOLYGON").And.Contain("ZH51060419001, ZH51062639001"));
    }

    [Test]
    public void Import_tells_the_doubts_and_show_and_check_tell_them_again()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("units.geojson"), Units);
        CliRun import = cli.Run("layer", "import", "units.geojson", "--kind", "control-unit", "--source", "手绘");
        Assert.That(import.Exit, Is.Zero, import.Err);
        Assert.That(import.Out, Does.Contain("整层检查: 有疑点 疑点 2").And.Contain("ECO-4201 重叠").And.Contain("未查: 与行政区界比对"));
        Assert.That(cli.Run("layer", "show", "control-unit", "--lang", "en").Out, Does.Contain("check of the whole").And.Contain("ECO-4201 ×1").And.Contain("overlap of").And.Contain("not checked: against the administrative boundary"));
        Assert.That(cli.Run("layer", "check", "units.geojson", "--kind", "control-unit", "--coverage", "extent", "--json").Json["counts"]!["ECO-4231"], Is.Null, "two boxes side by side fill their extent");
        File.WriteAllText(cli.File("site.geojson"), """{"type":"Polygon","coordinates":[[[104.501,31.301],[104.502,31.301],[104.502,31.302],[104.501,31.301]]]}""");
        Assert.That(cli.Run("screen", "site.geojson", "--district", "none", "--out", "report").Exit, Is.Zero);
        Assert.That(File.ReadAllText(Directory.GetFiles(cli.File("report"), "report-*.html").Single()), Does.Contain("导入时的整层检查：control-unit@1 有疑点：").And.Contain("ECO-4201 重叠").And.Contain("未查与行政区界比对"));
        JsonNode again = JsonNode.Parse(cli.Run("layer", "check", "control-unit@1", "--json").Out)!;
        Assert.That((string?)again["verdict"], Is.EqualTo("warning"));
    }

    [Test]
    public void What_is_read_is_never_replaced_and_a_version_that_is_none_is_refused()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("units.geojson"), Units);
        cli.Run("layer", "import", "units.geojson", "--kind", "control-unit", "--source", "手绘");
        byte[] catalog = File.ReadAllBytes(cli.File("ecogis.gpkg"));
        CliRun over = cli.Run("layer", "check", "control-unit", "--out", "ecogis.gpkg");
        Assert.That((over.Exit, over.Err.Contains("ECO-1022", StringComparison.Ordinal)), Is.EqualTo((2, true)), over.ToString());
        CliRun input = cli.Run("layer", "check", "units.geojson", "--kind", "control-unit", "--out", "units.geojson");
        Assert.That((input.Exit, File.ReadAllText(cli.File("units.geojson"))), Is.EqualTo((2, Units)), input.ToString());
        Assert.That(cli.Run("layer", "check", "control-unit@x1").Exit, Is.EqualTo(2));
        Assert.That(cli.Run("layer", "show", "control-unit@x1").Exit, Is.EqualTo(2));
        CliRun limit = cli.Run("layer", "import", "units.geojson", "--kind", "control-unit", "--name", "u2", "--repair", "structure", "--repair-limit", "NaN");
        Assert.That((limit.Exit, limit.Err.Contains("ECO-4259", StringComparison.Ordinal)), Is.EqualTo((2, true)), limit.ToString());
        Assert.That(File.ReadAllBytes(cli.File("ecogis.gpkg")), Is.EqualTo(catalog));
    }

    [Test]
    public void A_file_needs_its_kind_and_an_error_ends_with_status_3()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("units.geojson"), Units.Replace("\"一般管控单元\"", "\"优先保护单元\"", StringComparison.Ordinal));
        CliRun none = cli.Run("layer", "check", "units.geojson");
        Assert.That(none.Exit, Is.EqualTo(2));
        Assert.That(none.Err, Does.Contain("ECO-4260"));
        CliRun error = cli.Run("layer", "check", "units.geojson", "--kind", "control-unit", "--lang", "en");
        Assert.That(error.Exit, Is.EqualTo(3));
        Assert.That(error.Out, Does.Contain("[error] ECO-4212"));
    }
}
