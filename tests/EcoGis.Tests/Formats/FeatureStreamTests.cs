namespace EcoGis.Tests;

/// <summary>What a stream promises beyond sameness: limits, refusals at a later block, a file that changes, keys of any kind.</summary>
public sealed class FeatureStreamTests : ReaderCase
{
    [Test]
    public void The_number_of_features_is_no_limit_and_the_size_has_its_own()
    {
        string path = Layer(5, _ => (35_500_000, 3_400_000));
        ReadOptions few = new() { Limits = new ReadLimits { MaxFeatures = 2, MaxFileBytes = 10 } };
        using (var stream = FeatureStream.Open(path, few, CancellationToken.None))
            Assert.That(StreamText.Of(stream, 2), Has.Count.EqualTo(5));
        RefusedAs("ECO-3008", ["read.max-stream-bytes"], () => FeatureStream.Open(path, new ReadOptions { Limits = new ReadLimits { MaxStreamBytes = 10 } }, CancellationToken.None));
    }

    [Test, Category("reliability-8")]
    public void A_later_block_that_contradicts_the_crs_is_refused_at_its_feature_by_both_ways_of_reading()
    {
        string path = Layer(6, i => i == 4 ? (104.5, 31.3) : (35_500_000, 3_400_000));
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        var blocks = stream.Blocks(2);
        Assert.That(stream.Read(blocks[1], CancellationToken.None), Has.Count.EqualTo(2));
        RefusedAs("ECO-3010", ["EPSG:4523", "feature 5"], () => stream.Read(blocks[2], CancellationToken.None));
        RefusedAs("ECO-3010", ["EPSG:4523", "feature 5"], () => stream.ReadShapes(blocks[2], (in StreamedShape _) => { }, CancellationToken.None));
    }

    [Test, Category("reliability-8")]
    public void Degrees_in_a_crs_of_metres_without_known_range_are_refused_on_opening_unless_some_shape_is_far_off()
    {
        Crs utm = Crs.Parse("EPSG:32648");
        string degrees = Layer(250, i => (104 + (i * 0.001), 31), "d.gpkg"), metres = Layer(250, i => i == 240 ? (500_000, 3_400_000) : (104 + (i * 0.001), 31), "m.gpkg");
        RefusedAs("ECO-3010", ["EPSG:32648"], () => FeatureStream.Open(degrees, new ReadOptions { Crs = utm }, CancellationToken.None));
        using var stream = FeatureStream.Open(metres, new ReadOptions { Crs = utm }, CancellationToken.None);
        Assert.That(StreamText.Of(stream, 100), Is.EqualTo(StreamText.Of(Read(metres, new ReadOptions { Crs = utm }))));
    }

    [TestCase(2, true), TestCase(3, false), Category("reliability-19")]
    public void One_in_a_hundred_off_the_globe_is_left_to_the_gate_and_more_refuse(int strays, bool passes)
    {
        string path = Layer(200, i => i >= 200 - strays ? (200, 31) : (104 + (i * 0.001), 31), srs: 4490);
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        if (passes)
        {
            Assert.That(StreamText.Of(stream, 10), Is.EqualTo(StreamText.Of(Read(path))));
            Assert.That(stream.Notices, Is.EqualTo(Read(path).Notices));
            Assert.That(stream.Notices[^1].En, Does.Contain("2 feature(s) outside").And.Contain("feature 199"));
            return;
        }

        Refused(path, "ECO-3011", []);
        RefusedAs("ECO-3011", ["3 of 200"], () => StreamText.Of(stream, 10));
        using var again = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        RefusedAs("ECO-3011", ["3 of 200"], () => StreamText.Shapes(again, 10));
    }

    [Test, Category("reliability-20")]
    public void Swapped_axes_are_refused_and_turned_when_asked()
    {
        string path = Layer(50, i => (31, 104 + (i * 0.001)), srs: 4490);
        using (var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None))
            RefusedAs("ECO-3012", [], () => StreamText.Shapes(stream, 10));
        ReadOptions swap = new() { SwapAxes = true };
        using var turned = FeatureStream.Open(path, swap, CancellationToken.None);
        var whole = Read(path, swap);
        Assert.That(StreamText.Of(turned, 7), Is.EqualTo(StreamText.Of(whole)));
        Assert.That(StreamText.Shapes(turned, 7), Is.EqualTo(whole.Features.Select(f => $"{f.Position} {StreamText.Of(f.Shape)}")));
        Assert.That(turned.Notices, Is.EqualTo(whole.Notices));
    }

    [Test]
    public void A_file_that_changes_is_refused_at_the_next_block()
    {
        string path = Write("a.geojson", """{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": null, "geometry": null}]}""");
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        var blocks = stream.Blocks(1);
        Assert.That(stream.Read(blocks[0], CancellationToken.None), Has.Count.EqualTo(1));
        File.AppendAllText(path, " ");
        RefusedAs("ECO-3700", ["a.geojson"], () => stream.Read(blocks[0], CancellationToken.None));
    }

    [Test]
    public void A_table_that_changes_beside_its_shapes_is_refused_too()
    {
        ShapefileBuilder shp = new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(35_500_000, 3_400_000, 10));
        string path = Write("a.shp", shp.Shp());
        Write("a.shx", shp.Shx());
        Write("a.dbf", ShapefileBuilder.SimpleDbf(1));
        using var stream = FeatureStream.Open(path, new ReadOptions { Crs = Crs.Parse("EPSG:4523") }, CancellationToken.None);
        Assert.That(StreamText.Shapes(stream, 1), Has.Count.EqualTo(1));
        File.AppendAllText(At("a.dbf"), " ");
        RefusedAs("ECO-3700", ["a.dbf"], () => StreamText.Shapes(stream, 1));
    }

    [TestCase(typeof(IOException)), TestCase(typeof(Microsoft.Data.Sqlite.SqliteException)), TestCase(typeof(OperationCanceledException))]
    public void What_a_visitor_throws_is_no_fault_of_the_file_and_spoils_no_later_block(Type type)
    {
        Exception own = type == typeof(IOException) ? new IOException("disk full")
            : type == typeof(OperationCanceledException) ? new OperationCanceledException()
            : new Microsoft.Data.Sqlite.SqliteException("busy", 5);
        using var stream = FeatureStream.Open(Layer(5, _ => (35_500_000, 3_400_000)), new ReadOptions(), CancellationToken.None);
        var block = stream.Blocks(5)[0];
        Assert.That(() => stream.ReadShapes(block, (in StreamedShape _) => throw own, CancellationToken.None), Throws.Exception.SameAs(own));
        Assert.That(StreamText.Shapes(stream, 5), Has.Count.EqualTo(5));
    }

    [Test]
    public void Cancelling_ends_every_way_of_reading()
    {
        using var stream = FeatureStream.Open(Layer(5, _ => (35_500_000, 3_400_000)), new ReadOptions(), CancellationToken.None);
        var block = stream.Blocks(5)[0];
        Assert.Throws<OperationCanceledException>(() => stream.Read(block, new CancellationToken(true)));
        Assert.Throws<OperationCanceledException>(() => stream.ReadShapes(block, (in StreamedShape _) => { }, new CancellationToken(true)));
        Assert.That(StreamText.Of(stream, 5), Has.Count.EqualTo(5));
    }

    [TestCase("CREATE TABLE \"{0}\" (rowid TEXT, geom BLOB, 名称 TEXT, 面积 REAL)", "UPDATE a SET rowid = 'k' || (_rowid_ % 3)")]
    [TestCase("CREATE TABLE \"{0}\" (rowid INTEGER, geom BLOB, 名称 TEXT, 面积 REAL)", "UPDATE a SET rowid = _rowid_ / 2")]
    [TestCase("CREATE TABLE \"{0}\" (fid INTEGER PRIMARY KEY DESC, geom BLOB, 名称 TEXT, 面积 REAL)", "UPDATE a SET fid = NULL WHERE _rowid_ % 2 = 0")]
    public void Keys_that_are_no_ascending_integers_lose_no_feature(string create, string spoil)
    {
        using GeoPackageBuilder builder = new(At("odd.gpkg"));
        builder.Layer("a", create: create);
        for (int i = 0; i < 9; i++)
            builder.Feature("a", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(35_500_000 + i, 3_400_000, 1)), $"{i}");
        string path = builder.Run(spoil).Close();
        var whole = Read(path);
        Assert.That(whole.Features, Has.Count.EqualTo(9));
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        foreach (int size in new[] { 1, 2, 4, 9, 100 })
        {
            Assert.That(StreamText.Of(stream, size), Is.EqualTo(StreamText.Of(whole)));
            Assert.That(StreamText.Shapes(stream, size), Is.EqualTo(whole.Features.Select(f => $"{f.Position} {StreamText.Of(f.Shape)}")));
        }
    }

    [Test, Category("reliability-13")]
    public void Envelopes_that_lie_are_counted_and_the_box_is_that_of_the_coordinates()
    {
        using GeoPackageBuilder builder = new(At("lie.gpkg"));
        builder.Layer("a").Feature("a", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(35_500_000, 3_400_000, 10), [0, 1, 0, 1]))
            .Feature("a", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(35_500_000, 3_400_000, 10), [35_500_000, 35_500_010, 3_400_000, 3_400_010]));
        string path = builder.Close();
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        List<(bool, double, double, double, double)> boxes = [];
        stream.ReadShapes(stream.Blocks(10)[0], (in StreamedShape s) => boxes.Add((s.IsPlain, s.Polygon.MinX, s.Polygon.MinY, s.Polygon.MaxX, s.Polygon.MaxY)), CancellationToken.None);
        Assert.That(boxes, Is.EqualTo(Enumerable.Repeat((true, 35_500_000.0, 3_400_000.0, 35_500_010.0, 3_400_010.0), 2)));
        Assert.That(stream.Notices, Is.EqualTo(Read(path).Notices));
        Assert.That(stream.Notices.Single().En, Does.Contain("1 feature(s) store an envelope"));
    }

    [Test]
    public void A_geojson_larger_than_its_buffers_with_chinese_across_every_boundary_reads_the_same()
    {
        string long1 = string.Concat(Enumerable.Repeat("罗江区𠮷", 150_000));
        string path = Write("big.geojson", "\ufeff" + """{"type": "FeatureCollection", "name": "x", "features": [""" + string.Join(",", Enumerable.Range(0, 40).Select(i =>
            $$$"""{"type": "Feature", "properties": {"a{{{i % 3}}}": "{{{(i == 20 ? long1 : long1[..(i * 997 * 5)])}}}"}, "geometry": {"type": "Point", "coordinates": [104.{{{i}}}, 31]}}""")) + "]}");
        var whole = Read(path);
        using var stream = FeatureStream.Open(path, new ReadOptions(), CancellationToken.None);
        Assert.That(StreamText.Of(stream, 7), Is.EqualTo(StreamText.Of(whole)));
        Assert.That(stream.Fields, Is.EqualTo(whole.Fields));
    }

    private string Layer(int count, Func<int, (double X, double Y)> at, string name = "a.gpkg", int srs = 4523)
    {
        using GeoPackageBuilder builder = new(At(name));
        builder.Layer("a", srs).Run("BEGIN");
        for (int i = 0; i < count; i++)
            builder.Feature("a", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(at(i).X, at(i).Y, 0.0005)));
        return builder.Run("COMMIT").Close();
    }

    private static void RefusedAs(string code, string[] words, Action read)
    {
        var e = Assert.Throws<EcoException>(read)!;
        Assert.That(e.Faults[0].Kind.Code, Is.EqualTo(code), e.Message);
        foreach (string word in words)
            Assert.That(e.In(Language.En), Does.Contain(word));
    }
}
