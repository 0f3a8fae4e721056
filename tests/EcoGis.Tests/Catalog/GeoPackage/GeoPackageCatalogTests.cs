using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

internal sealed class GeoPackageCatalogTests
{
    [Test]
    public void Gdal_opens_the_catalog_as_it_is()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "剑门蜀道", Coverage = new CoverageRequest.Extent() });
        RawShape line = new(ShapeKind.Line, RingRoles.AsGiven, [[CatalogBench.Ring((0, 0), (10, 5))]]);
        bench.Import(CatalogBench.File(CatalogBench.Feature(1, line, ("class", "支流"), ("baseline", "中心线"))), CatalogBench.RiverBank);
        string seen = OracleTool.Run("ogrinfo", ["-so", "-al", bench.CatalogPath]);
        Assert.That(seen, Does.Contain("Layer name: 剑门蜀道_v1").And.Contain("Geometry: Multi Polygon").And.Contain("Feature Count: 2")
            .And.Contain("Extent: (35450000.000000, 3465000.000000) - (35450300.000000, 3465100.000000)").And.Contain("ID[\"EPSG\",4523]")
            .And.Contain("FID Column = fid").And.Contain("Geometry Column NOT NULL = geom").And.Contain("grade: String"));
        Assert.That(seen, Does.Contain("Layer name: river-bank_v1").And.Contain("Geometry: Multi Line String").And.Contain("Layer name: ecogis_layer_version"));
        string found = OracleTool.Run("ogrinfo", ["-q", bench.CatalogPath, "剑门蜀道_v1", "-spat", "35450190", "3464990", "35450250", "3465050"]);
        Assert.That(found, Does.Contain("code (String) = A-2").And.Not.Contain("= A-1").And.Contain("attributes (String) = {}"));
        string first = OracleTool.Run("ogrinfo", ["-q", bench.CatalogPath, "剑门蜀道_v1", "-where", "fid=1"]);
        Assert.That(first, Does.Contain("{\"note\":\"示范\"}").And.Contain("35450100 3465100"));
    }

    [Test]
    public void The_file_has_what_geopackage_1_3_demands()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        using SqliteConnection connection = new($"Data Source={bench.CatalogPath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        Assert.Multiple(() =>
        {
            Assert.That(connection.Scalar("PRAGMA application_id"), Is.EqualTo(0x47504B47L));
            Assert.That(connection.Scalar("PRAGMA user_version"), Is.EqualTo(10300L));
            Assert.That(connection.Scalar("PRAGMA integrity_check"), Is.EqualTo("ok"));
            Assert.That(connection.Rows("PRAGMA foreign_key_check", r => r.GetString(0)), Is.Empty);
            Assert.That(connection.Rows("SELECT srs_id FROM gpkg_spatial_ref_sys ORDER BY 1", r => r.GetInt64(0)), Is.EqualTo(new long[] { -1, 0, 4326, 4523 }));
            Assert.That(connection.Scalar("SELECT count(*) FROM \"rtree_scenic-area_v1_geom\""), Is.EqualTo(2L));
            Assert.That(connection.Scalar("SELECT count(*) FROM gpkg_extensions WHERE table_name='scenic-area_v1' AND extension_name='gpkg_rtree_index'"), Is.EqualTo(1L));
            Assert.That(connection.Scalar("SELECT count(*) FROM sqlite_master WHERE type='trigger' AND name LIKE 'rtree\\_scenic-area\\_v1\\_geom\\_%' ESCAPE '\\'"), Is.EqualTo(6L));
        });
    }

    [Test]
    public void What_was_published_comes_back_to_the_last_bit()
    {
        using CatalogBench bench = new();
        RawShape third = RawShape.Polygon(CatalogBench.Ring((0, 0), (1 / 3.0, 0), (1e-3, 100 / 7.0), (0, 0)));
        bench.Import(CatalogBench.File(CatalogBench.Feature(1, third, ("class", "core"))), CatalogBench.ScenicArea,
            new() { Licence = "ODbL", ValidFrom = new(2020, 2, 29), ValidTo = new(2030, 1, 1), Accuracy = 0.1, Coverage = new CoverageRequest.Polygons(CatalogBench.File(CatalogBench.Feature(1, third))) });
        LayerVersion version = bench.Catalog.Version("scenic-area");
        string expected = ShapeGate.Check(third, CatalogBench.Zone35).Shape!.ContentKey;
        Assert.That(version.Zones.Single().Shape.ContentKey, Is.EqualTo(expected));
        Assert.That(version.Coverage.Single().ContentKey, Is.EqualTo(expected));
        Assert.That((version.Licence, version.ValidFrom, version.ValidTo, version.Accuracy), Is.EqualTo(("ODbL", (DateOnly?)new(2020, 2, 29), (DateOnly?)new(2030, 1, 1), 0.1)));
    }

    [Test]
    public void A_crs_without_a_number_survives()
    {
        using CatalogBench bench = new();
        Crs odd = Crs.FromWkt("""PROJCS["local",GEOGCS["CGCS2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",104.5],PARAMETER["scale_factor",1],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],UNIT["metre",1]]""");
        Assert.That(odd.Epsg, Is.Null);
        FeatureFile file = CatalogBench.TwoZones();
        FeatureRecord[] west = [.. file.Features.Select(f => f with { Shape = new(ShapeKind.Polygon, RingRoles.AsGiven,
            [[new([.. f.Shape!.Parts[0][0].Xs.Select(x => x - 34_950_000)], f.Shape.Parts[0][0].Ys)]]) })];
        bench.Import(file with { Crs = odd, Features = west }, CatalogBench.ScenicArea, new() { Coverage = new CoverageRequest.Extent() });
        Assert.That(bench.Catalog.Version("scenic-area").Zones[0].Shape.Crs, Is.EqualTo(odd));
        bench.Catalog.Verify();
        Assert.That(OracleTool.Run("ogrinfo", ["-so", bench.CatalogPath, "scenic-area_v1"]), Does.Contain("104.5"));
    }

    [TestCase("2019-12-31", null, false)]
    [TestCase("2020-01-01", 1, false)]
    [TestCase("2020-12-31", 1, false)]
    [TestCase("2021-01-01", 2, false)]
    [TestCase("2021-12-31", 2, false)]
    [TestCase("2022-01-01", null, true)]
    public void A_date_pins_the_newest_version_that_holds_on_it(string day, int? version, bool expired)
    {
        using CatalogBench bench = new();
        ImportRequest request = new() { Name = "w" };
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, request with { ValidFrom = new(2020, 1, 1), ValidTo = new(2022, 1, 1) });
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, request with { ValidFrom = new(2021, 1, 1), ValidTo = new(2022, 1, 1) });
        PinnedLayer pinned = bench.Catalog.Pin(DateOnly.Parse(day)).Layers.Single();
        Assert.That((pinned.Name, pinned.Kind, pinned.Version?.Version, pinned.Expired), Is.EqualTo(("w", "scenic-area", version, expired)));
    }

    [Test]
    [Category("reliability-56")]
    public void A_pinned_version_stays_what_it_was_when_a_newer_one_is_published()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        Snapshot snapshot = bench.Catalog.Pin(new(2026, 1, 1));
        bench.Import(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 5), ("class", "core"))), CatalogBench.ScenicArea, new() { Name = "scenic-area" });
        Assert.That(snapshot.Layers.Single().Version!.Zones, Has.Count.EqualTo(2));
        Assert.That(bench.Catalog.Pin(new(2026, 1, 1)).Layers.Single().Version!.Zones, Has.Count.EqualTo(1));
    }

    [Test]
    public void List_history_and_show_tell_what_is_there()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Source = "一", Set = new Dictionary<string, string> { ["grade"] = "省级" } });
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "scenic-area", Source = "二" });
        bench.Import(CatalogBench.File(CatalogBench.Feature(1, CatalogBench.Square(0, 0, 10))), CatalogBench.AdminBoundary);
        Assert.That(bench.Catalog.List().Select(l => (l.Name, l.Version, l.Source)), Is.EqualTo(new[] { ("admin-boundary", 1, "未注明"), ("scenic-area", 2, "二") }));
        Assert.That(bench.Catalog.History("SCENIC-AREA").Select(l => l.Source), Is.EqualTo(new[] { "一", "二" }));
        LayerDetails details = bench.Catalog.Show("scenic-area", 1);
        Assert.That(details.Fields, Is.EqualTo(new[] { new FieldUse("code", 2), new("name", 2), new("class", 2), new("grade", 2) }));
        Assert.That(details.Classes.Select(c => (c.Class, c.Zones)), Is.EqualTo(new[] { ("core", 1), ("other", 1) }));
        // 100 m × 100 m, 50 km west of the central meridian: scale 1 + (50/6371)²/2, squared
        Assert.That(details.Classes[0].EllipsoidalArea, Is.EqualTo(10_000 / Math.Pow(1 + 50 / 6371.0 * (50 / 6371.0) / 2, 2)).Within(0.01));
        Assert.That(details.Extent!.Contains(104.476, 31.306), Is.True, details.Extent.ToString());
        Assert.That(Assert.Throws<EcoException>(() => bench.Catalog.History("nosuch"))!.In(Language.En), Does.Contain("layers present: scenic-area, admin-boundary"));
        Assert.That(Assert.Throws<EcoException>(() => bench.Catalog.Version("scenic-area", 3))!.In(Language.En), Does.Contain("scenic-area@2"));
    }

    [Test]
    public void A_cancelled_import_leaves_nothing()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        byte[] before = File.ReadAllBytes(bench.CatalogPath);
        using CancellationTokenSource source = new();
        StopWhenPublishing progress = new(source);
        Assert.That(() => LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b" }, bench.Catalog, progress, source.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.ReadAllBytes(bench.CatalogPath), Is.EqualTo(before));
    }

    private sealed class StopWhenPublishing(CancellationTokenSource source) : IProgress<ImportStep>
    {
        public void Report(ImportStep value)
        {
            if (value.Stage.En == "publishing")
                source.Cancel();
        }
    }
}
