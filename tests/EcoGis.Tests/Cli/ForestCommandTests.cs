using System.IO.Compression;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The forest commands as a person or a script runs them, on the demonstration epochs as files and as layers of a catalog.</summary>
internal sealed class ForestCommandTests
{
    private static readonly string s_zones = Cli.Sample("layers", "admin-boundary.geojson");

    [Test]
    public void Stats_name_both_definitions_and_hold_the_target_without_a_definition_against_neither()
    {
        using Cli cli = new();
        var run = cli.Run("forest", "stats", Epoch(2025), "--set", "classification=forestry", "--zones", s_zones, "--json", "--date", "2026-01-01");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)run.Json["schema"]!, Is.EqualTo("forest-stats/1"));
            Assert.That(run.Json["cover"]!.AsArray().Select(c => (string)c!["definition"]!), Is.EqualTo(new[] { "legal", "monitoring" }));
            Assert.That(Sum(run.Json["by_unit"]!, "patch_m2"), Is.EqualTo((double)run.Json["layer"]!["area_m2"]!).Within(1e-3));
            foreach (var table in run.Json["tables"]!.AsArray())
                Assert.That(Sum(table!["rows"]!, "patch_m2"), Is.EqualTo((double)run.Json["layer"]!["area_m2"]!).Within(1e-3), (string)table!["by"]!);
            Assert.That(run.Json["targets"]!.AsArray().Select(t => ((string)t!["name"]!, (string)t["standing"]! == "not_known")), Does.Contain(("森林覆盖率", true)));
            Assert.That(run.Err, Does.Contain("不在任何统计单位内").Or.Contain("核对"));
        }
    }

    [TestCase("zh", "法定口径", "转移矩阵")]
    [TestCase("en", "legal definition", "transition matrix")]
    public void Both_commands_speak_both_languages(string language, string definition, string matrix)
    {
        using Cli cli = new();
        var stats = cli.Run("forest", "stats", Epoch(2025), "--set", "classification=forestry", "--zones", s_zones, "--lang", language);
        var change = cli.Run("forest", "change", Epoch(2023), Epoch(2025), "--set", "classification=forestry", "--zones", s_zones, "--lang", language);
        Assert.That(stats.Out, Does.Contain(definition));
        Assert.That(change.Out, Does.Contain(matrix));
    }

    [Test]
    public void Change_writes_its_patches_as_a_layer_that_GDAL_opens_and_its_sums_are_the_matrix()
    {
        using Cli cli = new();
        string output = cli.File("changes.gpkg");
        var run = cli.Run("forest", "change", Epoch(2023), Epoch(2025), "--set", "classification=forestry", "--zones", s_zones, "--out", output, "--json");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        JsonNode matrix = run.Json["matrix"]!;
        double changed = matrix["cells"]!.AsArray().Where(c => (string)c!["from"]! != (string)c["to"]!).Sum(c => (double)c!["firm_m2"]!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((double)matrix["changed_m2"]!, Is.EqualTo(changed).Within(1e-2));
            Assert.That(run.Json["patches"]!.AsArray().Where(p => (string)p!["certainty"]! == "firm").Sum(p => (double)p!["area_ellipsoidal_m2"]!), Is.EqualTo(changed).Within(1e-2));
            Assert.That((double)matrix["border_noise_m2"]!, Is.GreaterThan(0), "the demonstration has borders that were digitised anew");
        }

        string info = CatalogBench.Tool("ogrinfo", "-ro", "-q", "-dialect", "sqlite", "-sql", "SELECT count(*) AS n, sum(st_area(geom)) AS drawn, sum(area_ellipsoidal_m2) AS told FROM changes", output);
        Assert.That(Value(info, "n"), Is.EqualTo(run.Json["patches"]!.AsArray().Count));
        Assert.That(Value(info, "drawn") / Value(info, "told"), Is.EqualTo(1).Within(1e-4), "geometry in the plane against ellipsoidal figures");
    }

    [Test]
    public void The_workbook_holds_every_table()
    {
        using Cli cli = new();
        string output = cli.File("stats.xlsx");
        Assert.That(cli.Run("forest", "stats", Epoch(2025), "--set", "classification=forestry", "--zones", s_zones, "--out", output).Exit, Is.Zero);
        using var zip = ZipFile.OpenRead(output);
        using StreamReader reader = new(zip.Entries.Single(e => e.FullName.EndsWith("workbook.xml", StringComparison.Ordinal)).Open());
        string text = reader.ReadToEnd();
        foreach (string sheet in new[] { "覆盖率", "蓄积", "分乡镇", "按地类", "按起源", "按龄组", "按优势树种", "指标", "说明" })
            Assert.That(text, Does.Contain($"name=\"{sheet}\""));
    }

    [Test]
    public void Layers_of_a_catalog_are_pinned_by_day_or_named_by_version()
    {
        using Cli cli = new();
        foreach (int year in new[] { 2023, 2024 })
        {
            var import = cli.Run("layer", "import", Epoch(year), "--kind", "forest-patch", "--name", "小班", "--set", "classification=forestry", "--valid-from", $"{year}-12-31");
            Assert.That(import.Exit, Is.Zero, import.ToString());
        }

        var change = cli.Run("forest", "change", "小班@1", "小班@2", "--json");
        var stats = cli.Run("forest", "stats", "--date", "2024-06-01", "--json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int)change.Json["before"]!["version"]!, (int)change.Json["after"]!["version"]!), Is.EqualTo((1, 2)));
            Assert.That((int)stats.Json["layer"]!["version"]!, Is.EqualTo(1), stats.ToString());
            Assert.That(stats.Json["cover"]!.AsArray().Select(c => c!["at_least"]), Is.All.Null, "no administrative boundary, no cover");
            Assert.That(cli.Run("forest", "stats", "小班", "--date", "2020-01-01").Err, Does.Contain("ECO-6509"));
        }
    }

    [TestCase("scene.tif", 3, "ECO-3001")]
    [TestCase("no-such-layer", 2, "ECO-6509")]
    public void What_cannot_be_read_is_refused(string layer, int exit, string code)
    {
        using Cli cli = new();
        var run = cli.Run("forest", "stats", layer);
        Assert.That((run.Exit, run.Err.Contains(code, StringComparison.Ordinal)), Is.EqualTo((exit, true)), run.ToString());
    }

    [Test]
    public void A_file_that_does_not_state_its_classification_is_refused()
    {
        using Cli cli = new();
        var run = cli.Run("forest", "stats", Epoch(2025));
        Assert.That((run.Exit, run.Err.Contains("ECO-4140", StringComparison.Ordinal)), Is.EqualTo((3, true)), run.ToString());
    }

    private static string Epoch(int year) => Cli.Sample("layers", $"forest-patch-{year}.geojson");

    private static double Sum(JsonNode rows, string key) => rows.AsArray().Sum(r => (double?)r![key] ?? 0);

    private static double Value(string info, string name) =>
        double.Parse(info.Split('\n').Single(l => l.TrimStart().StartsWith($"{name} (", StringComparison.Ordinal)).Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
}
