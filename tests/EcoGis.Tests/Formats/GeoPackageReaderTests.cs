using System.Diagnostics;

namespace EcoGis.Tests;

public sealed class GeoPackageReaderTests : ReaderCase
{
    private const double X = 35_452_000, Y = 3_464_000;

    [Test]
    public void A_sound_geopackage_gives_features_by_key_in_both_byte_orders()
    {
        using var builder = New().Layer("地块").Feature("地块", Blob(GeoPackageBuilder.Square(X, Y, 10))).Feature("地块", Blob(GeoPackageBuilder.Square(X, Y, 20, little: false)), "乙");
        var file = Read(builder.Close());
        Assert.That((file.Format, file.Layer, file.Crs!.Epsg, file.DeclaredCrs), Is.EqualTo(("geopackage", "地块", (int?)4523, "EPSG:4523")));
        Assert.That(file.Fields, Is.EqualTo(new[] { "名称", "面积" }));
        Assert.That(file.Features.Select(f => (f.Id, f.Attributes["名称"], f.Attributes["面积"], Area(f.Shape!))), Is.EqualTo(new[] { ("1", "甲", "1.5", 100.0), ("2", "乙", "1.5", 400.0) }));
        Assert.That(file.Notices, Is.Empty);
    }

    [Test]
    public void Several_layers_need_a_name_and_an_unknown_name_lists_them()
    {
        using var builder = New().Layer("a").Layer("b").Feature("b", Blob(GeoPackageBuilder.Square(X, Y, 10)));
        string path = builder.Close();
        Refused(path, "ECO-3015", ["2 layers: a, b", "--layer"]);
        Refused(path, "ECO-3016", ["no layer c", "a, b"], new ReadOptions { Layer = "c" });
        Assert.That(Read(path, new ReadOptions { Layer = "B" }).Features, Has.Count.EqualTo(1));
    }

    [Test, Category("reliability-10")]
    public void A_view_in_place_of_a_required_table_is_refused_at_once()
    {
        const string Endless = "CREATE VIEW gpkg_contents AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT 'a' AS table_name, 'features' AS data_type, i FROM n";
        using GeoPackageBuilder builder = new(At("a.gpkg"), contents: Endless);
        var clock = Stopwatch.StartNew();
        Refused(builder.Close(), "ECO-3304", ["gpkg_contents", "view", "视图"]);
        Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(5));
    }

    [Test, Category("reliability-10")]
    public void A_view_or_virtual_table_as_the_layer_is_refused()
    {
        using var view = New().Layer("v", create: "CREATE VIEW \"{0}\" AS SELECT 1 AS fid, NULL AS geom");
        Refused(view.Close(), "ECO-3304", ["v is a view"]);
        using var rtree = New("b.gpkg").Layer("r", create: "CREATE VIRTUAL TABLE \"{0}\" USING rtree(fid, geom, b)");
        Refused(rtree.Close(), "ECO-3304", ["r is a virtual table"]);
    }

    [Test, Category("reliability-10")]
    public void Triggers_and_generated_columns_are_named_and_do_nothing()
    {
        using var builder = New().Layer("a", create: "CREATE TABLE \"{0}\" (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL, 算 TEXT AS (名称 || '!'))")
            .Feature("a", Blob(GeoPackageBuilder.Square(X, Y, 10))).Run("CREATE TRIGGER surprise AFTER INSERT ON a BEGIN DELETE FROM a; END");
        var file = Read(builder.Close());
        Assert.That(file.Features.Single().Attributes.Keys, Is.EqualTo(new[] { "名称", "面积" }));
        Noticed(file, "surprise", "none of them runs");
        Noticed(file, "算");
    }

    [Test, Category("reliability-10")]
    public void A_statement_that_never_ends_is_stopped_by_the_time_limit()
    {
        const string Slow = "CREATE TABLE \"{0}\" (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL, CHECK (fid IS NOT NULL))";
        using var builder = New().Layer("a", create: Slow);
        builder.Run("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 60000) INSERT INTO a (fid) SELECT i FROM n");
        Refused(builder.Close(), "ECO-3307", ["read.max-query-seconds", "limit 0 s"], new ReadOptions { Limits = new() { MaxQuerySeconds = 0 } });
    }

    [Test, Category("reliability-11")]
    public void Counts_nesting_and_blobs_beyond_their_limits_are_refused()
    {
        Refused(One(GeoPackageBuilder.Wkb(3, true, 0x7FFFFFFF), "a.gpkg"), "ECO-3309", ["2147483647 elements", "feature 1"]);
        Refused(One(GeoPackageBuilder.Wkb(6, true, 0x10000000u), "b.gpkg"), "ECO-3309", ["268435456"]);
        byte[] deep = GeoPackageBuilder.Wkb(1, true, 1.0, 2.0);
        for (int i = 0; i < 20; i++)
            deep = GeoPackageBuilder.Wkb(7, true, 1, deep);
        Refused(One(deep, "c.gpkg"), "ECO-3310", ["deeper than 16"]);
        Refused(One(new byte[5000], "d.gpkg"), "ECO-3008", ["read.max-blob-bytes", "limit 4096"], new ReadOptions { Limits = new() { MaxBlobBytes = 4096 } });
        Refused(One([1, 2, 0], "e.gpkg"), "ECO-3308", ["cut short"]);
    }

    [Test, Category("reliability-12")]
    public void A_journal_beside_the_file_a_damaged_page_and_a_wrong_id_are_refused()
    {
        string path = One(GeoPackageBuilder.Square(X, Y, 10), "a.gpkg");
        File.WriteAllText(path + "-wal", "x");
        Refused(path, "ECO-3302", ["WAL", "close the program that has it open", "关闭占用它的程序"]);
        File.Delete(path + "-wal");
        byte[] bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length - 4096, 3000).Fill(0xA5);
        File.WriteAllBytes(path, bytes);
        Refused(path, "ECO-3303", ["已损坏"]);
        File.WriteAllBytes(path, bytes[..^5000]);
        Refused(path, "ECO-3303", ["damaged"]);
    }

    [Test, Category("reliability-13")]
    public void A_stored_envelope_that_lies_is_not_believed_and_counted()
    {
        using var builder = New().Layer("a").Feature("a", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(X, Y, 10), [0, 1, 0, 1]))
            .Feature("a", GeoPackageBuilder.Blob(GeoPackageBuilder.Square(X, Y, 10), [X, X + 10, Y, Y + 10]));
        var file = Read(builder.Close());
        Noticed(file, "1 feature(s) store an envelope", "the geometry decides");
        Assert.That(file.Features.Select(f => Area(f.Shape!)), Is.All.EqualTo(100));
    }

    [Test, Category("reliability-13")]
    public void A_spatial_index_that_does_not_match_is_not_used()
    {
        using var builder = New().Layer("a").Feature("a", Blob(GeoPackageBuilder.Square(X, Y, 10)))
            .Run("CREATE VIRTUAL TABLE rtree_a_geom USING rtree(id, minx, maxx, miny, maxy)", "INSERT INTO rtree_a_geom VALUES (1, 0, 1, 0, 1)", "DELETE FROM rtree_a_geom_rowid");
        var file = Read(builder.Close());
        Assert.That(file.Features, Has.Count.EqualTo(1));
        Noticed(file, "空间索引与数据不符", "it is not used");
    }

    [Test, Category("reliability-14")]
    public void Plain_sqlite_is_refused_with_its_application_id()
    {
        using GeoPackageBuilder builder = new(At("a.gpkg"), applicationId: 0x0F055112);
        Refused(builder.Close(), "ECO-3301", ["not a GeoPackage", "0x0F055112"]);
    }

    [Test, Category("reliability-7")]
    public void An_undefined_srs_is_a_missing_crs()
    {
        using var builder = New().Layer("a", srs: 0).Feature("a", Blob(GeoPackageBuilder.Square(X, Y, 10)));
        string path = builder.Close();
        Refused(path, "ECO-3009", ["srs_id 0", "EPSG:4523"]);
        Assert.That(Read(path, new ReadOptions { Crs = Crs.Parse("EPSG:4523") }).Features, Has.Count.EqualTo(1));
    }

    [Test, Category("reliability-50")]
    public void An_old_datum_is_refused_with_file_and_layer()
    {
        using var builder = New().Layer("a", srs: 2359).Feature("a", Blob(GeoPackageBuilder.Square(X, Y, 10)));
        Refused(builder.Close(), "ECO-2051", ["Xian 1980", "a.gpkg", "layer a"]);
    }

    [Test, Category("reliability-22")]
    public void Null_and_empty_geometries_stay_features_and_an_empty_layer_says_so()
    {
        using var builder = New().Layer("a").Feature("a", null).Feature("a", Blob(GeoPackageBuilder.Wkb(3, true, 0)))
            .Feature("a", Blob(GeoPackageBuilder.Wkb(1, true, double.NaN, double.NaN)));
        Assert.That(Read(builder.Close()).Features.Select(f => f.Shape), Is.EqualTo(new RawShape?[3]));
        using var empty = New("b.gpkg").Layer("a");
        Noticed(Read(empty.Close()), "图层为空");
    }

    [Test, Category("reliability-46")]
    public void NaN_heights_are_legal_and_skipped_and_NaN_x_goes_to_the_gate()
    {
        var z = Read(One(GeoPackageBuilder.Wkb(1003, true, 1, 4, X, Y, double.NaN, X + 1, Y, 1.0, X, Y + 1, 1.0, X, Y, 1.0), "a.gpkg"));
        Assert.That(Area(z.Features[0].Shape!), Is.EqualTo(0.5));
        Noticed(z, "Z/M");
        var x = Read(One(GeoPackageBuilder.Wkb(3, true, 1, 4, X, Y, double.NaN, Y, X, Y + 1, X, Y), "b.gpkg"));
        Assert.That(x.Features[0].Shape!.Parts[0][0].Xs[1], Is.NaN);
    }

    [Test, Category("reliability-47")]
    public void A_circle_of_arcs_becomes_chords_within_a_centimetre()
    {
        const double R = 100;
        byte[] arc = GeoPackageBuilder.Wkb(8, true, 5, X - R, Y, X, Y + R, X + R, Y, X, Y - R, X - R, Y);
        var file = Read(One(GeoPackageBuilder.Wkb(10, true, 1, arc), "a.gpkg"));
        var ring = file.Features[0].Shape!.Parts[0][0];
        double worst = 0;
        for (int i = 0; i + 1 < ring.Count; i++)
        {
            double mx = ((ring.Xs[i] + ring.Xs[i + 1]) / 2) - X, my = ((ring.Ys[i] + ring.Ys[i + 1]) / 2) - Y;
            worst = Math.Max(worst, R - Math.Sqrt((mx * mx) + (my * my)));
        }

        Assert.That(worst, Is.InRange(0.002, 0.01));
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(Math.PI * R * R).Within(2 * Math.PI * R * 0.01));
        Noticed(file, "0.01");
        Refused(One(GeoPackageBuilder.Wkb(16, true, 0), "b.gpkg"), "ECO-3311", ["TIN"]);
    }

    [Test, Category("reliability-47")]
    public void A_compound_curve_keeps_its_straight_pieces_and_joins_at_shared_points()
    {
        byte[] arc = GeoPackageBuilder.Wkb(8, true, 3, X, Y, X + 5, Y + 5, X + 10, Y);
        byte[] line = GeoPackageBuilder.Wkb(2, true, 2, X + 10, Y, X, Y);
        var file = Read(One(GeoPackageBuilder.Wkb(12, true, 1, GeoPackageBuilder.Wkb(10, true, 1, GeoPackageBuilder.Wkb(9, true, 2, arc, line))), "a.gpkg"));
        Assert.That(Area(file.Features[0].Shape!), Is.EqualTo(Math.PI * 25 / 2).Within(0.2));
    }

    [Test, Category("reliability-48")]
    public void A_collection_gives_its_polygons_and_counts_the_rest() =>
        Noticed(Read(One(GeoPackageBuilder.Wkb(7, true, 2, GeoPackageBuilder.Square(X, Y, 10), GeoPackageBuilder.Wkb(1, true, X, Y)), "a.gpkg")), "1 line(s) or point(s) left out");

    [Test]
    public void Reading_leaves_the_file_and_its_folder_as_they_were()
    {
        string path = One(GeoPackageBuilder.Square(X, Y, 10), "含 空格#?.gpkg");
        byte[] before = File.ReadAllBytes(path);
        Read(path);
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Has.Length.EqualTo(1));
    }

    private static byte[] Blob(byte[] wkb) => GeoPackageBuilder.Blob(wkb);

    private GeoPackageBuilder New(string name = "a.gpkg") => new(At(name));

    private string One(byte[] wkb, string name)
    {
        using var builder = New(name).Layer("a").Feature("a", Blob(wkb));
        return builder.Close();
    }
}
