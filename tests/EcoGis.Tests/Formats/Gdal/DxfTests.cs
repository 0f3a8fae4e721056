using System.Globalization;

namespace EcoGis.Tests;

/// <summary>Drawings drawn here, group code by group code (RELIABILITY 30, 31, 47).</summary>
[NonParallelizable]
public sealed class DxfTests : ReaderCase
{
    private static readonly ReadOptions s_plane = new() { Crs = Crs.Parse("EPSG:4523") };

    [SetUp]
    public void NeedsGdal() => Gdal.Needed();

    [Test]
    [Category("reliability-31")]
    public void A_closed_polyline_is_a_parcel_an_open_one_is_listed_and_not_closed()
    {
        string path = Drawing(Polyline("JZD", closed: true, (0, 0), (10, 0), (10, 10), (0, 10)), Polyline("JZD", closed: false, (20, 0), (30, 0), (30, 10), (20, 0.001)),
            Entity("TEXT", "JZD", (10, 5.0), (20, 5.0), (40, 2.5), (1, "地块一")), Entity("POINT", "JZD", (10, 1.0), (20, 1.0)));
        FeatureFile file = Read(path, s_plane);
        Assert.That(file.Features.Single().Shape!.Kind, Is.EqualTo(ShapeKind.Polygon));
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(100).Within(1e-9));
        Assert.That(file.Layer, Is.EqualTo("JZD"));
        Noticed(file, "1 条未闭合的线不是地块", "neither read nor closed");
        Noticed(file, "1 个点未读入");
        Noticed(file, "1 个文字");
    }

    [Test]
    [Category("reliability-31")]
    public void Only_when_asked_a_line_is_closed_up_to_the_gap_and_told_with_it()
    {
        string path = Drawing(Polyline("JZD", closed: false, (0, 0), (10, 0), (10, 10), (0, 0.3)), Polyline("JZD", closed: false, (20, 0), (30, 0), (30, 10), (20, 2)), Polyline("JZD", closed: false, (50, 0), (50.1, 0)));
        Assert.That(Read(path, s_plane).Features.Select(f => f.Shape!.Kind), Is.All.EqualTo(ShapeKind.Line));
        FeatureFile file = Read(path, s_plane with { CloseGap = 0.5 });
        Assert.That(Area(file.Features.Single().Shape!), Is.EqualTo(51.5).Within(1e-6), "shoelace of (0,0) (10,0) (10,10) (0,0.3): no vertex is moved");
        Noticed(file, "按要求（--close 0.5）把 1 条", "0.3", "closed to polygons as asked");
        Noticed(file, "2 条未闭合的线不是地块");
        Refused(Write("a.geojson", "{\"type\":\"Point\",\"coordinates\":[104.5,31.3]}"), "ECO-3951", ["--close 只用于 DXF", "--close is for DXF"], new() { CloseGap = 1 }, FaultClass.Usage);
    }

    [Test]
    [Category("reliability-31")]
    public void A_drawing_states_no_crs()
    {
        string e = Refused(Drawing(Polyline("JZD", closed: true, (0, 0), (10, 0), (10, 10))), "ECO-3009", ["DXF", "--crs"]).In(Language.En);
        Assert.That(e, Does.Contain("x 35500000…35500010, y 3400000…3400010").And.Contain("EPSG:4523"));
    }

    [Test]
    [Category("reliability-31")]
    public void A_drawing_in_millimetres_says_so_and_contradicts_the_crs()
    {
        string header = "0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n";
        Noticed(Read(Drawing(header, Polyline("JZD", closed: true, (0, 0), (10, 0), (10, 10))), s_plane), "$INSUNITS", "mm");
        Refused(Write("mm.dxf", Text(header, Polyline("JZD", closed: true, (0, 0), (10, 0), (10, 10))).Replace("355000", "355000000", StringComparison.Ordinal)), "ECO-3010", ["EPSG:4523"], s_plane);
    }

    [Test]
    public void Several_cad_layers_with_parcels_ask_which()
    {
        string path = Drawing(Polyline("JZD", closed: true, (0, 0), (10, 0), (10, 10)), Polyline("红线", closed: true, (0, 0), (20, 0), (20, 20)), Polyline("道路", closed: false, (0, 0), (9, 9)));
        Refused(path, "ECO-3015", ["2", "JZD, 红线"], s_plane);
        FeatureFile file = Read(path, s_plane with { Layer = "红线" });
        Assert.That(Area(file.Features.Single().Shape!), Is.EqualTo(200).Within(1e-9));
        Noticed(file, "红线", "未读：JZD, 道路");
        Assert.That(Read(path, s_plane with { Layer = "道路" }).Features.Single().Shape!.Kind, Is.EqualTo(ShapeKind.Line));
        Refused(path, "ECO-3016", ["房屋", "道路"], s_plane with { Layer = "房屋" });
    }

    [TestCase("UTF-8", "", "UTF-8"), TestCase("GB18030", "", "CP936"), TestCase("GB18030", "9\n$DWGCODEPAGE\n3\nANSI_936\n", null), TestCase("UTF-8", "9\n$ACADVER\n1\nAC1027\n", null)]
    [TestCase("UTF-8", "9\n$ACADVER\n1\nAC1027\n9\n$DWGCODEPAGE\n3\nANSI_936\n", null)]
    [Category("reliability-9")]
    public void Names_of_cad_layers_are_read_in_their_encoding_stated_or_not(string encoding, string header, string? told)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        string text = Text($"0\nSECTION\n2\nHEADER\n{header}0\nENDSEC\n", Polyline("建设用地红线", closed: true, (0, 0), (10, 0), (10, 10)));
        FeatureFile file = Read(Write("a.dxf", System.Text.Encoding.GetEncoding(encoding).GetBytes(text)), s_plane);
        Assert.That(file.Layer, Is.EqualTo("建设用地红线"));
        Assert.That(file.Notices.Where(n => Sees(n.Zh, "编码")).Select(n => n.Zh), told is null ? Is.Empty : Has.One.Contains(told));
    }

    [Test]
    public void A_layer_of_texts_alone_is_no_parcel() =>
        Refused(Drawing(Entity("TEXT", "ZJ", (10, 5.0), (20, 5.0), (40, 2.5), (1, "甲"))), "ECO-3613", ["ZJ"], s_plane with { Layer = "ZJ" });

    [Test]
    [Category("reliability-47")]
    public void An_arc_is_within_a_centimetre_and_told()
    {
        // a square of 100 m with one side bulged to a half circle: 10000 + π·50²/2
        string path = Drawing("0\nLWPOLYLINE\n8\nJZD\n90\n4\n70\n1\n" + string.Concat(new (double X, double Y, double Bulge)[] { (0, 0, 0), (100, 0, 1), (100, 100, 0), (0, 100, 0) }
            .Select(v => Group(10, 35500000 + v.X) + Group(20, 3400000 + v.Y) + Group(42, v.Bulge))));
        FeatureFile file = Read(path, s_plane);
        RawPath ring = file.Features.Single().Shape!.Parts[0][0];
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(10000 + (Math.PI * 1250)).Within(0.05));
        double[] radii = [.. ring.Xs.Zip(ring.Ys).Where(p => p.First > 35500100.001).Select(p => double.Hypot(p.First - 35500100, p.Second - 3400050))];
        Assert.That(radii, Has.Length.GreaterThan(300).And.All.EqualTo(50).Within(1e-6));
        Noticed(file, "1 个曲线图元", "0.25°");
    }

    [Test]
    [Category("reliability-30")]
    public void Blocks_that_insert_each_other_without_end_are_refused_before_gdal_sees_them()
    {
        Refused(Drawing(Block("A", Insert("B")) + Block("B", Insert("A")), Insert("A")), "ECO-3612", ["16"], s_plane);
        Assert.That(Read(Drawing(Block("A", Polyline("0", closed: true, (0, 0), (10, 0), (10, 10))), Insert("A")), s_plane).Features, Has.Count.EqualTo(1));
    }

    [Test]
    [Category("reliability-30")]
    public void A_few_lines_that_expand_to_billions_of_entities_are_refused_at_once()
    {
        string blocks = Block("L0", Polyline("0", closed: true, (0, 0), (10, 0), (10, 10)));
        for (int i = 1; i <= 10; i++)
            blocks += Block($"L{i}", Insert($"L{i - 1}", times: 100));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Refused(Drawing(blocks, Insert("L10")), "ECO-3008", ["read.max-features", "2000000"], s_plane);
        Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(2));
    }

    [Test]
    [Category("reliability-30")]
    public void A_large_drawing_stops_within_a_second_of_being_cancelled()
    {
        string path = Drawing(string.Concat(Enumerable.Repeat(Polyline("JZD", closed: true, (0, 0), (10, 0), (10, 10), (0, 10)), 150_000)));
        foreach (int after in (int[])[10, 100]) // ms; reading it all takes several hundred
        {
            using CancellationTokenSource timed = new();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            timed.CancelAfter(after);
            Assert.Catch<OperationCanceledException>(() => FeatureReader.Read(path, s_plane, timed.Token));
            Assert.That(clock.ElapsedMilliseconds - after, Is.LessThan(1000), $"cancelled after {after} ms");
        }
    }

    [TestCase("0\nSECTION\n2\nENTITIES\nzero\nLINE\n", "ECO-3611")]
    [TestCase("0\nSECTION\n2\nENTITIES\n0", "ECO-3611")]
    [TestCase("AutoCAD Binary DXF\r\n\u001a\0", "ECO-3610")]
    public void A_broken_drawing_names_the_line(string text, string code) => Refused(Write("a.dxf", text), code, [], s_plane);

    private static string Group(int code, object value) => $"{code}\n{Convert.ToString(value, CultureInfo.InvariantCulture)}\n";

    private static string Entity(string type, string layer, params (int Code, object Value)[] groups) =>
        Group(0, type) + Group(8, layer) + string.Concat(groups.Select(g => Group(g.Code, g.Code switch { 10 => 35500000 + (double)g.Value, 20 => 3400000 + (double)g.Value, _ => g.Value })));

    private static string Polyline(string layer, bool closed, params (double X, double Y)[] points) =>
        Entity("LWPOLYLINE", layer, [(90, points.Length), (70, closed ? 1 : 0), .. points.SelectMany(p => new (int, object)[] { (10, p.X), (20, p.Y) })]);

    private static string Block(string name, string content) => Group(0, "BLOCK") + Group(8, "0") + Group(2, name) + Group(70, 0) + Group(10, 0) + Group(20, 0) + Group(3, name) + content + Group(0, "ENDBLK") + Group(8, "0");

    private static string Insert(string block, int times = 1) => Group(0, "INSERT") + Group(8, "0") + Group(2, block) + Group(10, 0) + Group(20, 0) + (times > 1 ? Group(70, times) : "");

    /// <summary>Sections first (blocks, a header), then entities.</summary>
    private static string Text(params string[] parts)
    {
        string blocks = string.Concat(parts.Where(p => p.StartsWith("0\nBLOCK", StringComparison.Ordinal))), entities = string.Concat(parts.Where(p => !p.StartsWith("0\nBLOCK", StringComparison.Ordinal) && !p.StartsWith("0\nSECTION", StringComparison.Ordinal)));
        string header = string.Concat(parts.Where(p => p.StartsWith("0\nSECTION", StringComparison.Ordinal)));
        return (header.Length > 0 ? header : "0\nSECTION\n2\nHEADER\n0\nENDSEC\n")
            + (blocks.Length > 0 ? $"0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n" : "") + $"0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n";
    }

    private string Drawing(params string[] parts) => Write("a.dxf", Text(parts));
}
