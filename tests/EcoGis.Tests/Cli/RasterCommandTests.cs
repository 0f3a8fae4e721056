using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The forest commands on rasters as a person or a script runs them; GDAL is taken away where it is not needed.</summary>
internal sealed class RasterCommandTests
{
    private static readonly Dictionary<string, string> s_noGdal = new() { ["ECOGIS_GDAL"] = "none" };

    private static readonly byte[] s_before = [1, 1, 2, 0, 1, 3, 3, 0, 2, 3, 3, 2], s_after = [1, 2, 2, 0, 1, 1, 3, 3, 2, 3, 0, 2];

    // the two western columns and a half of the third
    private const string Zones = """{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4523"}},"features":[{"type":"Feature","properties":{"code":"1","name":"西区"},"geometry":{"type":"Polygon","coordinates":[[[35500000,3400000],[35500075,3400000],[35500075,3400090],[35500000,3400090],[35500000,3400000]]]}}]}""";

    [Test]
    public void Stats_of_a_plain_raster_need_no_GDAL_and_print_cells_and_square_metres()
    {
        using Cli cli = new();
        var run = Run(cli, "forest", "stats", Raster(cli, "a.tif", s_before), "--zones", Text(cli, "z.geojson", Zones), "--forest-class", "1", "--json");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        JsonNode zone = run.Json["zones"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)run.Json["schema"]!, Is.EqualTo("forest-raster/1"));
            Assert.That((string)run.Json["raster"]!["reader"]!, Is.EqualTo("managed"));
            Assert.That(zone["classes"]!.AsArray().Select(c => ((int)c!["value"]!, (double)c["cells"]!, (double)c["m2"]!)), Is.EqualTo(new[] { (1, 3.0, 2700.0), (2, 1.5, 1350.0), (3, 3.0, 2700.0) }));
            Assert.That(((double)zone["forest_share_at_least"]!, (double)zone["total"]!["cells"]!), Is.EqualTo((0.4, 7.5)));
            Assert.That((string?)run.Json["zones"]![1]!["name"], Is.Null, "the rest of the raster is in no zone");
        }
    }

    [TestCase("zh", "转移矩阵"), TestCase("en", "transition matrix")]
    public void Change_is_told_in_both_languages(string language, string words)
    {
        using Cli cli = new();
        string[] command = ["forest", "change", Raster(cli, "a.tif", s_before), Raster(cli, "b.tif", s_after), "--zones", Text(cli, "z.geojson", Zones), "--forest-class", "1", "--nodata", "0"];
        Assert.That(Run(cli, [.. command, "--lang", language]).Out, Does.Contain(words));
        JsonNode zone = Run(cli, [.. command, "--json"]).Json["zones"]![0]!;
        Assert.That(zone["cells"]!.AsArray().Select(c => ((int?)c!["from"], (int?)c["to"], (double)c["cells"]!)), Is.EquivalentTo(new (int?, int?, double)[]
        {
            (1, 1, 2), (1, 2, 1), (2, 2, 1.5), (3, 1, 1), (3, 3, 1.5), (3, null, 0.5),
        }));
        Assert.That(((double)zone["forest_gain_m2"]!, (double)zone["forest_loss_m2"]!), Is.EqualTo((900.0, 900.0)));
    }

    [Test]
    public void Areas_get_error_bars_and_the_workbook_every_table()
    {
        using Cli cli = new();
        string matrix = Text(cli, "m.csv", "map\\reference,0,1,2,3\n0,4,0,0,0\n1,0,18,1,1\n2,1,0,8,1\n3,0,2,0,18\n"), output = cli.File("o.xlsx");
        var run = Run(cli, "forest", "stats", Raster(cli, "a.tif", s_before), "--classes", Text(cli, "c.csv", "值,名称,森林\n0,其他,否\n1,森林,是\n2,耕地,否\n3,水面,否\n"), "--accuracy-matrix", matrix, "--out", output, "--json");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        JsonNode forest = run.Json["accuracy"]!["forest"]!;
        Assert.That((double)forest["estimated_m2"]!, Is.EqualTo(900 * ((3 * 18.0 / 20) + (4 * 2.0 / 20))).Within(1e-3), "three cells of class 1, four of class 3");
        Assert.That(File.Exists(output));
        Assert.That(run.Json["whole"]!["classes"]![1]!["name"]!.GetValue<string>(), Is.EqualTo("森林"));
    }

    [Test]
    public void What_does_not_belong_together_is_refused_with_a_code()
    {
        using Cli cli = new();
        string a = Raster(cli, "a.tif", s_before), moved = Raster(cli, "m.tif", s_after, east: 35_500_015), vector = Text(cli, "z.geojson", Zones);
        using (Assert.EnterMultipleScope())
        {
            Refused(3, "ECO-5650", "forest", "change", a, moved);
            Refused(2, "ECO-5658", "forest", "change", a, vector);
            Refused(2, "ECO-5656", "forest", "stats", a, "--stock-unit", "m3/ha");
            Refused(2, "ECO-5657", "forest", "stats", vector, "--forest-class", "1");
            Refused(2, "ECO-5652", "forest", "stats", a, "--forest-class", "one");
            Refused(2, "ECO-5659", "forest", "stats", a, "--classes", "no-such-table");
            Refused(2, "ECO-5660", "forest", "stats", a, "--warp", "before");
            Refused(3, "ECO-4373", "forest", "stats", a, "--accuracy-matrix", Text(cli, "m.csv", "reference\\map,1\n1,5\n"));
            Refused(3, "ECO-4370", "forest", "stats", a, "--classes", Text(cli, "c.csv", "a,b\n1,2\n"));
            Refused(3, "ECO-4361", "forest", "stats", Packed(cli));
            Refused(3, "ECO-3600", "forest", "stats", a, "--warp", "EPSG:4490");
        }

        void Refused(int exit, string code, params string[] arguments)
        {
            var run = Run(cli, arguments);
            Assert.That((run.Exit, run.Err.Contains(code, StringComparison.Ordinal)), Is.EqualTo((exit, true)), run.ToString());
        }
    }

    [Test]
    public void A_raster_on_another_grid_is_aligned_only_when_asked_and_the_result_says_so()
    {
        Gdal.Needed();
        using Cli cli = new();
        var run = cli.Run("forest", "change", Raster(cli, "a.tif", s_before), Raster(cli, "b.tif", s_after, east: 35_500_001), "--warp", "before", "--json");
        Assert.That(run.Exit, Is.Zero, run.ToString());
        Assert.That((string)run.Json["after"]!["resampled"]!, Does.Contain("最邻近"));
        Assert.That((double)run.Json["whole"]!["before"]!["total"]!["cells"]!, Is.EqualTo(12));
    }

    private static CliRun Run(Cli cli, params string[] arguments) => cli.Run(s_noGdal, arguments);

    private static string Text(Cli cli, string name, string text)
    {
        File.WriteAllText(cli.File(name), text);
        return cli.File(name);
    }

    private static string Raster(Cli cli, string name, byte[] cells, double east = 35_500_000)
    {
        TiffSource source = new(4, 3, cells) { [33922] = (12, [0, 0, 0, east, 3_400_090, 0]) };
        File.WriteAllBytes(cli.File(name), source.ToBytes());
        return cli.File(name);
    }

    private static string Packed(Cli cli)
    {
        TiffSource source = new(4, 3, s_before) { [259] = (3, [50000]) };
        File.WriteAllBytes(cli.File("zstd.tif"), source.ToBytes());
        return cli.File("zstd.tif");
    }
}
