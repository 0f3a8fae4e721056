using System.Text;

namespace EcoGis.Tests;

public sealed class GeoJsonReaderTests : ReaderCase
{
    private const string Square = """{"type":"Polygon","coordinates":[[[104,31],[104.5,31],[104.5,31.5],[104,31.5],[104,31]]]}""";

    [Test]
    public void A_collection_gives_ids_attributes_and_wgs84()
    {
        var file = Read(Write("a.geojson", "\ufeff" + Collection(
            """{"type":"Feature","id":7,"properties":{"名称":"甲","面积":1.50,"编码":51060400000000012345,"是":true,"空":null,"表":{"a":[1, 2]}},"geometry":""" + Square + "}")));
        Assert.That(file.Crs!.Epsg, Is.EqualTo(4326));
        Assert.That(file.Fields, Is.EqualTo(new[] { "名称", "面积", "编码", "是", "空", "表" }));
        Assert.That(file.Features[0].Id, Is.EqualTo("7"));
        Assert.That(file.Features[0].Attributes.Values, Is.EqualTo(new[] { "甲", "1.5", "51060400000000012345", "true", null, "{\"a\":[1, 2]}" }));
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(0.25));
        Assert.That(file.Notices, Is.Empty);
    }

    [TestCase("""{"type":"Feature","geometry":{0},"properties":null}""")]
    [TestCase("{0}")]
    public void A_feature_or_a_bare_geometry_is_a_file_of_one(string form) =>
        Assert.That(Area(Read(Write("a.json", form.Replace("{0}", Square, StringComparison.Ordinal))).Features.Single().Shape!), Is.EqualTo(0.25));

    [Test]
    public void Members_may_come_in_any_order()
    {
        var file = Read(Write("a.geojson", """{"features":[{"geometry":{"coordinates":[[[1,1],[2,1],[2,2],[1,1]]],"type":"Polygon"},"properties":{},"type":"Feature"}],"type":"FeatureCollection"}"""));
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(0.5));
    }

    [Test]
    public void An_open_ring_is_left_open_for_the_gate()
    {
        var file = Read(Write("a.geojson", """{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2]]]}"""));
        Assert.That(file.Features[0].Shape!.Parts[0][0].Count, Is.EqualTo(3));
    }

    [Test, Category("reliability-15")]
    public void Nesting_deeper_than_64_is_refused()
    {
        string deep = new string('[', 70) + new string(']', 70);
        Refused(Write("a.geojson", Collection($$$"""{"type":"Feature","properties":{"a":{{{deep}}}},"geometry":null}""")), "ECO-3202", ["64", "嵌套"]);
    }

    [Test, Category("reliability-16")]
    public void NaN_is_refused_with_byte_and_feature()
    {
        string text = Collection(Feature(Square), Feature("""{"type":"Point","coordinates":[104, NaN]}"""));
        int at = text.IndexOf("NaN", StringComparison.Ordinal);
        Refused(Write("a.geojson", text), "ECO-3203", ["NaN", "feature #2", $"byte {at}"]);
    }

    [Test, Category("reliability-17")]
    public void A_number_that_overflows_to_infinity_is_refused_with_byte_and_feature()
    {
        string text = Collection(Feature(Square), Feature("""{"type":"Point","coordinates":[104, 1e999]}"""), Feature("""{"type":"Point","coordinates":[null, 3]}"""));
        var e = Refused(Write("a.geojson", text), "ECO-3203", ["1e999", "feature #2", $"byte {text.IndexOf("1e999", StringComparison.Ordinal)}", "feature #3"]);
        Assert.That(e.Faults, Has.Count.EqualTo(2));
    }

    [TestCase("""{"type":"Feature","geometry":null,"properties":{},"geometry":null}""", "geometry")]
    [TestCase("""{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}""", "a")]
    [TestCase("""{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}}""", "coordinates")]
    [Category("reliability-18")]
    public void A_key_given_twice_is_refused(string feature, string key) =>
        Refused(Write("a.geojson", Collection(feature)), "ECO-3204", [$"the key {key} appears twice", "feature #1"]);

    [Test, Category("reliability-18")]
    public void A_top_level_key_given_twice_is_refused() =>
        Refused(Write("a.geojson", """{"type":"FeatureCollection","features":[],"features":[]}"""), "ECO-3204", ["features"]);

    [Test, Category("reliability-19")]
    public void More_than_one_percent_outside_the_globe_refuses_the_file_and_fewer_are_left_to_the_gate()
    {
        string bad = Feature("""{"type":"Point","coordinates":[190,31]}""");
        Refused(Write("a.geojson", Collection(Feature(Square), bad)), "ECO-3011", ["1 of 2 features", "±180°/±90°"]);
        var file = Read(Write("b.geojson", Collection([.. Enumerable.Repeat(Feature(Square), 100), bad])));
        Noticed(file, "1 feature(s) outside");
    }

    [Test, Category("reliability-20")]
    public void Latitude_before_longitude_is_refused_and_read_with_swap_axes()
    {
        string path = Write("a.geojson", Collection(Feature("""{"type":"Point","coordinates":[31.3,104.5]}""")));
        Refused(path, "ECO-3012", ["look swapped", "--swap-axes", "颠倒"]);
        var point = Read(path, new ReadOptions { SwapAxes = true }).Features[0].Shape!.Parts[0][0];
        Assert.That((point.Xs[0], point.Ys[0]), Is.EqualTo((104.5, 31.3)));
    }

    [Test, Category("reliability-21")]
    public void An_old_crs_member_is_honoured_when_known_and_refused_when_not()
    {
        const string Plot = """{"type":"Polygon","coordinates":[[[35452000,3464000],[35452010,3464000],[35452010,3464010],[35452000,3464000]]]}""";
        string known = Collection(Feature(Plot)).Replace("""{"type":"FeatureC""", """{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4523"}},"type":"FeatureC""", StringComparison.Ordinal);
        var file = Read(Write("a.geojson", known));
        Assert.That(file.Crs!.Epsg, Is.EqualTo(4523));
        Noticed(file, "old crs member", "EPSG::4523");
        Refused(Write("b.geojson", known.Replace("EPSG::4523", "LOCAL::1", StringComparison.Ordinal)), "ECO-3208", ["LOCAL::1", "--crs"]);
        Refused(Write("c.geojson", known.Replace("EPSG::4523", "EPSG::4610", StringComparison.Ordinal)), "ECO-2051", ["c.geojson", "Xian 1980"]);
        Refused(Write("d.geojson", Collection(Feature(Plot))), "ECO-3010", ["EPSG:4523"]);
    }

    [Test, Category("reliability-22")]
    public void Null_and_empty_geometries_stay_features_and_an_empty_collection_says_so()
    {
        var file = Read(Write("a.geojson", Collection(Feature("null"), Feature("""{"type":"Polygon","coordinates":[]}"""))));
        Assert.That(file.Features.Select(f => f.Shape), Is.All.Null);
        Noticed(file, "没有任何要素带有图形");
        Noticed(Read(Write("b.geojson", Collection())), "the layer is empty");
    }

    [Test, Category("reliability-46")]
    public void A_third_ordinate_is_ignored_with_a_notice() =>
        Noticed(Read(Write("a.geojson", """{"type":"Point","coordinates":[104,31,500]}""")), "third value");

    [Test, Category("reliability-48")]
    public void A_collection_gives_its_polygons_and_counts_the_rest()
    {
        var file = Read(Write("a.geojson", $$$"""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{{{Square}}},{"type":"LineString","coordinates":[[1,2],[3,4]]},{{{Square}}}]}"""));
        Assert.That((file.Features[0].Shape!.Kind, file.Features[0].Shape!.Parts.Count), Is.EqualTo((ShapeKind.Polygon, 2)));
        Noticed(file, "2 line(s) or point(s) left out", "略去 2 个");
    }

    [TestCase("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}\n{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}", "ECO-3207")]
    [TestCase("\u001e{\"type\":\"Feature\",\"geometry\":null,\"properties\":{}}\n", "ECO-3207")]
    [TestCase("{\"type\":\"Topology\"}", "ECO-3205")]
    [TestCase("[1,2]", "ECO-3205")]
    [TestCase("{\"type\":\"FeatureCollection\"", "ECO-3201")]
    [TestCase("{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}", "ECO-3206")]
    [TestCase("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Blob\",\"coordinates\":[1,2]},\"properties\":{}}", "ECO-3206")]
    [TestCase("{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"a\":\"\\ud800\"}}", "ECO-3201")]
    public void What_is_not_one_geojson_text_is_refused(string text, string code) => Refused(Write("a.json", text), code, []);

    [Test]
    public void Gbk_text_is_refused_and_read_with_the_encoding_option()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string path = Write("a.geojson", Encoding.GetEncoding("GB18030").GetBytes(Collection(Feature(Square).Replace("{}", """{"名称":"白马关"}""", StringComparison.Ordinal))));
        Refused(path, "ECO-3209", ["UTF-8", "--encoding"]);
        Assert.That(Read(path, new ReadOptions { Encoding = "GBK" }).Features[0].Attributes["名称"], Is.EqualTo("白马关"));
    }

    [Test, Category("reliability-53")]
    public void Limits_are_named_with_limit_value_and_setting()
    {
        string path = Write("a.geojson", Collection(Feature(Square), Feature(Square)));
        Refused(path, "ECO-3008", ["read.max-vertices", "limit 4", "actual 5"], new ReadOptions { Limits = new() { MaxVertices = 4 } });
        Refused(path, "ECO-3008", ["read.max-features", "limit 1", "actual 2"], new ReadOptions { Limits = new() { MaxFeatures = 1 } });
        Refused(path, "ECO-3008", ["read.max-text-bytes"], new ReadOptions { Limits = new() { MaxTextBytes = 10 } });
    }

    private static string Feature(string geometry) => $$$"""{"type":"Feature","properties":{},"geometry":{{{geometry}}}}""";

    private static string Collection(params string[] features) => $$$"""{"type":"FeatureCollection","features":[{{{string.Join(',', features)}}}]}""";
}
