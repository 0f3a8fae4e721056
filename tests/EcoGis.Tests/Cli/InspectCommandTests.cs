using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary><c>ecogis inspect</c> as a planner and a program see it; nothing is ever stored.</summary>
internal sealed class InspectCommandTests
{
    private static string Proposal(string name) => Cli.Sample("proposals", name);

    private static string[] With(Cli cli, params string[] arguments) => [.. arguments, "--catalog", cli.File("c.gpkg")];

    private static Cli WithCounties()
    {
        Cli cli = new();
        CliRun run = cli.Run(With(cli, "layer", "import", Counties.File, "--kind", "admin-boundary", "--source", "OSM"));
        Assert.That(run.Exit, Is.Zero, run.ToString());
        return cli;
    }

    [Test]
    public void The_receipt_of_a_boundary_txt_says_what_was_understood_and_why()
    {
        using Cli cli = WithCounties();
        byte[] before = File.ReadAllBytes(cli.File("c.gpkg"));
        string path = Proposal("01-chemical-near-river.txt");
        JsonNode r = cli.Run(With(cli, "inspect", path, "--json")).Json;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)r["schema"], Is.EqualTo("receipt/1"));
            Assert.That((string?)r["files"]![0]!["sha256"], Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))));
            Assert.That((long)r["files"]![0]!["bytes"]!, Is.EqualTo(new FileInfo(path).Length));
            Assert.That(((string?)r["format"], (int)r["features"]!, (int)r["geometry"]!["polygon"]!), Is.EqualTo(("txt", 1, 1)));
            Assert.That(((string?)r["encoding"]!["name"], (string?)r["encoding"]!["why"]), Is.EqualTo(("GB18030", "未注明；不是 UTF-8，按 GB18030 读取")));
            Assert.That((string?)r["crs"]!["code"], Is.EqualTo("EPSG:4523"));
            Assert.That((string?)r["crs"]!["why"], Does.StartWith("文件头：坐标系=2000国家大地坐标系"));
            Assert.That((string?)r["within"]![0]!["area"], Is.EqualTo("罗江区"));
            Assert.That((double)r["within"]![0]!["share"]!, Is.EqualTo(1).Within(1e-9));
            Assert.That((double)r["area"]!["declared_m2"]!, Is.EqualTo(37_067));
            Assert.That((double)r["area"]!["planar_m2"]!["EPSG:4523"]!, Is.EqualTo(37_067).Within(1), "the surveyor's own figure is planar");
            Assert.That((double)r["area"]!["ellipsoidal_m2"]!, Is.LessThan((double)r["area"]!["planar_m2"]!["EPSG:4523"]!));
            Assert.That((string?)r["fields"]!.AsArray().Single(f => (string?)f!["name"] == "地块编号")!["feeds"], Is.EqualTo("code"));
            Assert.That(r["not_fed"]!.AsArray().Select(f => (string?)f!["field"]), Is.EqualTo(new[] { "industry", "nature" }));
            Assert.That((bool)r["usable"]!, Is.True);
        }

        Assert.That(File.ReadAllBytes(cli.File("c.gpkg")), Is.EqualTo(before), "nothing is stored");
    }

    [TestCase("zh", "坐标系的可能解释", "明显胜出的是", "现在不能读入", "缺少 .prj")]
    [TestCase("en", "explanations of the CRS", "one clearly wins", "cannot be read as it is", "the .prj is missing")]
    [Category("reliability-7")]
    public void A_shapefile_without_prj_shows_the_ranking_in_words(string lang, params string[] words)
    {
        using Cli cli = WithCounties();
        File.Copy(Proposal("05-solar-on-farmland.shp"), cli.File("a.shp"));
        File.Copy(Proposal("05-solar-on-farmland.dbf"), cli.File("a.dbf"));
        CliRun run = cli.Run(With(cli, "inspect", cli.File("a.shp"), "--lang", lang));
        Assert.That(run.Exit, Is.Zero);
        foreach (string word in words)
            Assert.That(run.Out, Does.Contain(word));
        JsonNode json = cli.Run(With(cli, "inspect", cli.File("a.shp"), "--json")).Json;
        Assert.That((bool)json["usable"]!, Is.False);
        Assert.That((string?)json["refusals"]![0]!["code"], Is.EqualTo("ECO-3009"));
        Assert.That(json["crs"]!["explanations"]!.AsArray().Where(e => (bool)e!["wins"]!).Select(e => (string?)e!["crs"]), Is.EqualTo(new[] { "EPSG:4523" }));
    }

    [Test]
    public void Problems_are_named_by_feature_ring_and_coordinate()
    {
        using Cli cli = new();
        JsonNode r = cli.Run(With(cli, "inspect", Proposal("12-bow-tie.txt"), "--json")).Json;
        JsonNode problem = r["items"]![0]!["problems"]![0]!;
        Assert.That(((string?)problem["kind"], (int)problem["ring"]!, (bool)problem["fatal"]!), Is.EqualTo(("self_intersection", 1, true)));
        Assert.That((double)problem["x"]!, Is.InRange(35_460_424, 35_460_557));
        Assert.That(r["items"]![0]!["area_planar_m2"], Is.Null, "what was not measured has no number");
        Assert.That(cli.Run(With(cli, "inspect", Proposal("12-bow-tie.txt"))).Out, Does.Contain("环自相交，环 1，(3546"));
    }

    [Test]
    public void Columns_are_mapped_to_the_kind_and_two_for_one_field_are_a_question()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("a.geojson"), """{"type":"Feature","properties":{"name":"甲","XZQMC":"乙","code":"510604"},"geometry":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.51,31.3],[104.51,31.31],[104.5,31.3]]]}}""");
        JsonNode r = cli.Run(With(cli, "inspect", cli.File("a.geojson"), "--kind", "admin-boundary", "--json")).Json;
        Assert.That((string?)r["fields"]!.AsArray().Single(f => (string?)f!["name"] == "code")!["feeds"], Is.EqualTo("code"));
        Assert.That(r["fields"]!.AsArray().Where(f => (string?)f!["name"] is "name" or "XZQMC").Select(f => (string?)f!["feeds"]), Is.All.Null, "neither is taken");
        Assert.That((string?)r["questions"]![0], Does.Contain("\"name\", \"XZQMC\"").And.Contain("--map-field"));
    }

    [Test]
    public void A_column_that_looks_like_industries_is_a_question_and_not_taken()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("a.geojson"), """{"type":"Feature","properties":{"hy":"C2614","xz":"新建"},"geometry":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.51,31.3],[104.51,31.31],[104.5,31.3]]]}}""");
        JsonNode r = cli.Run(With(cli, "inspect", cli.File("a.geojson"), "--json", "--lang", "en")).Json;
        Assert.That(r["questions"]!.AsArray().Select(q => (string?)q), Has.Some.Contains("--field industry=hy").And.Some.Contains("--field nature=xz"));
        Assert.That(r["fields"]!.AsArray().Select(f => (string?)f!["feeds"]), Is.All.Null);
    }

    [Test]
    public void A_file_of_many_layers_is_a_question_never_the_first_one()
    {
        using Cli cli = new();
        CliRun run = cli.Run(With(cli, "inspect", SharedData.Path("data", "liechtenstein", "liechtenstein-osm.gpkg")));
        Assert.That((run.Exit, run.Out), Is.EqualTo((3, "")));
        Assert.That(run.Err, Does.StartWith("ECO-3015").And.Contain("protected_areas").And.Contain("--layer"));
    }

    [Test]
    public void The_short_receipt_comes_before_screening_and_import_on_stderr_and_not_with_json()
    {
        using Cli cli = WithCounties();
        string path = Proposal("01-chemical-near-river.txt");
        CliRun told = cli.Run(With(cli, "screen", path));
        Assert.That(told.Err, Does.StartWith("收据：01-chemical-near-river.txt").And.Contain("EPSG:4523，文件头").And.Contain("code ← 地块编号"));
        Assert.That(cli.Run(With(cli, "screen", path, "--json")).Err, Does.Not.Contain("收据"));
        CliRun import = cli.Run(With(cli, "layer", "import", Counties.File, "--kind", "admin-boundary", "--name", "b", "--lang", "en"));
        Assert.That(import.Err, Does.StartWith("receipt: deyang_mianyang_counties_osm_wgs84.gpkg").And.Contain("gpkg_spatial_ref_sys: EPSG:4326"));
    }

    [Test]
    [Category("reliability-51")]
    public void The_web_chart_counties_rank_gcj02_first_and_are_led_back_with_from()
    {
        using Cli cli = WithCounties();
        string chart = SharedData.Path("data", "luojiang", "deyang_counties_2017_quantised_gcj02.geojson");
        JsonNode asStated = cli.Run(With(cli, "inspect", chart, "--json")).Json, back = cli.Run(With(cli, "inspect", chart, "--from", "gcj02", "--json")).Json;
        JsonArray ranked = asStated["crs"]!["explanations"]!.AsArray();
        Assert.That(ranked[0]!["mistakes"]!.AsArray().Select(m => (string?)m), Is.EqualTo(new[] { "gcj02" }));
        double before = (double)ranked.Single(e => (bool)e!["as_stated"]!)!["outline_mismatch_m"]!, after = (double)ranked[0]!["outline_mismatch_m"]!;
        TestContext.Out.WriteLine($"outlines {before:0} m apart as stated, {after:0} m with the offset undone");
        Assert.That(after, Is.LessThan(0.75 * before));
        Assert.That((string?)back["crs"]!["correction"], Does.Contain("--from gcj02"));
        Assert.That((double)back["crs"]!["added_error_m"]!, Is.EqualTo(1));
        Assert.That((double)back["extent_lonlat"]![0]!, Is.LessThan((double)asStated["extent_lonlat"]![0]! - 0.001), "some hundred metres to the west");
    }

    /// <summary>The page says what the record says.</summary>
    [TestCase("zh", "数据收据", "现在不能读入", "环自相交", "本文件的要素"), TestCase("en", "Receipt of a file", "cannot be read as it is", "ring intersects itself", "Features of this file")]
    public void The_page_of_a_receipt_says_what_its_json_says(string lang, string heading, string outcome, string problem, string legend)
    {
        using Cli cli = WithCounties();
        CliRun run = cli.Run(With(cli, "inspect", Proposal("12-bow-tie.txt"), "--out", cli.File("out"), "--json", "--lang", lang));
        string page = File.ReadAllText(cli.File("out", "receipt-12-bow-tie_txt.html"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain(heading).And.Contain(problem).And.Contain(legend).And.Contain("<svg").And.Not.Contain("<script").And.Not.Contain("http:"));
            Assert.That(page, Does.Contain((string?)run.Json["files"]![0]!["sha256"]).And.Contain((string?)run.Json["crs"]!["code"]));
            JsonNode at = run.Json["items"]![0]!["problems"]![0]!;
            Assert.That(page, Does.Contain(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"({(double)at["x"]!:0.########}, {(double)at["y"]!:0.########})")));
            foreach (JsonNode? field in run.Json["fields"]!.AsArray())
                Assert.That(page, Does.Contain($"<td>{(string?)field!["name"]}</td>"));
            Assert.That(Directory.GetFiles(cli.File("out")), Has.Length.EqualTo(1), "complete or absent");
        }

        File.Copy(Proposal("05-solar-on-farmland.shp"), cli.File("a.shp"));
        File.Copy(Proposal("05-solar-on-farmland.dbf"), cli.File("a.dbf"));
        Assert.That(cli.Run(With(cli, "inspect", cli.File("a.shp"), "--out", cli.File("out"), "--lang", lang)).Exit, Is.Zero);
        Assert.That(File.ReadAllText(cli.File("out", "receipt-a_shp.html")), Does.Contain(outcome).And.Contain("ECO-3009").And.Contain("★"));
    }

    [Test]
    [Category("reliability-54")]
    public void Polygons_that_share_ground_are_a_matrix_with_sum_and_union()
    {
        using Cli cli = new();
        string Square(double east) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{{\"type\":\"Feature\",\"properties\":{{}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{104.5 + east},31.3],[{104.6 + east},31.3],[{104.6 + east},31.4],[{104.5 + east},31.4],[{104.5 + east},31.3]]]}}}}");
        File.WriteAllText(cli.File("a.geojson"), $"{{\"type\":\"FeatureCollection\",\"features\":[{Square(0)},{Square(0.3)},{Square(0.025)}]}}");
        JsonNode shared = cli.Run(With(cli, "inspect", cli.File("a.geojson"), "--json")).Json["shared_ground"]!;
        double one = (double)shared["sum_m2"]! / 3;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(shared["pairs"]!.AsArray().Select(p => ((int)p!["first"]!, (int)p["second"]!)), Is.EqualTo(new[] { (1, 3) }));
            Assert.That((double)shared["pairs"]![0]!["area_ellipsoidal_m2"]!, Is.EqualTo(0.75 * one).Within(1e-6 * one), "three quarters of a strip of equal latitude");
            Assert.That((double)shared["union_m2"]!, Is.EqualTo(2.25 * one).Within(1e-6 * one));
        }

        Assert.That(cli.Run(With(cli, "inspect", cli.File("a.geojson"))).Out, Does.Contain("1 对面相互重叠").And.Contain("逐个相加").And.Contain("重叠只计一次"));
        Assert.That(cli.Run(With(cli, "inspect", cli.File("a.geojson"), "--lang", "en")).Out, Does.Contain("1 pairs of polygons share ground"));
    }

    [Test]
    public void An_option_that_is_none_is_wrong_usage()
    {
        using Cli cli = new();
        Assert.That(cli.Run(With(cli, "inspect", Proposal("12-bow-tie.txt"), "--from", "wgs84")).Exit, Is.EqualTo(2));
        CliRun run = cli.Run(With(cli, "inspect", Proposal("12-bow-tie.txt"), "--datum-shift", "1,2"));
        Assert.That((run.Exit, run.Err.Split(' ')[0]), Is.EqualTo((2, "ECO-3803")));
    }
}
