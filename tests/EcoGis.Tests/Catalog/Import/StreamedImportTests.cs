using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>A layer that is streamed becomes the layer that it becomes when it is held: digest, rows, notices, refusals; and leaves nothing behind.</summary>
[NonParallelizable]
internal sealed class StreamedImportTests : ReaderCase
{
    private static readonly string[] s_drivers = ["GPKG", "ESRI Shapefile", "GeoJSON"];

    private static string[] Shelves => Directory.GetFiles(Path.GetTempPath(), $"ecogis-import-{Environment.ProcessId}-*");

    /// <summary>Parcels with holes, several parts, repeated codes and further columns; more than one block of them.</summary>
    private static FeatureRecord[] Parcels(int count) =>
    [
        .. Enumerable.Range(1, count).Select(i =>
        {
            double x = i % 40 * 100, y = i / 40 * 100;
            RawPath shell = CatalogBench.Ring((x, y), (x + 90, y), (x + 90, y + 90), (x, y + 90), (x, y)), hole = CatalogBench.Ring((x + 10, y + 10), (x + 20, y + 10), (x + 20, y + 20), (x + 10, y + 10));
            RawShape shape = i % 7 == 0 ? new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [[shell, hole], [CatalogBench.Ring((x + 92, y), (x + 95, y), (x + 95, y + 3), (x + 92, y))]]) : RawShape.Polygon(i % 3 == 0 ? [shell, hole] : [shell]);
            return CatalogBench.Feature(i, shape, ("code", i % 11 == 0 ? null : $"A-{count - i}"), ("name", $"地块{i % 5}"), ("class", i % 2 == 0 ? "core" : "其他景区"), ("note", i % 4 == 0 ? null : $"备注 {i}"));
        }),
    ];

    private string File(string driver, FeatureRecord[] features)
    {
        Rewritten.GeoJson(At("source.geojson"), features.Select(f => (f.Shape!, f.Attributes)));
        JsonNode collection = JsonNode.Parse(System.IO.File.ReadAllText(At("source.geojson")))!;
        collection["crs"] = JsonNode.Parse("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4523"}}""");
        System.IO.File.WriteAllText(At("source.geojson"), collection.ToJsonString());
        if (driver == "GeoJSON")
            return At("source.geojson");
        string path = At(driver == "GPKG" ? "source.gpkg" : "source.shp");
        OracleTool.Run("ogr2ogr", ["-f", driver, path, At("source.geojson"), .. driver == "GPKG" ? [] : new[] { "-lco", "ENCODING=UTF-8" }]);
        return path;
    }

    private static ImportSource Streamed(string path) => ImportSource.Open(path, new(), null, default, mostHeld: 0);

    [TestCaseSource(nameof(s_drivers))]
    public void Streamed_and_held_are_one_layer(string driver)
    {
        string path = File(driver, Parcels(1500));
        using CatalogBench bench = new();
        ImportReceipt held = bench.Import(Read(path), CatalogBench.ScenicArea, new() { Name = "held", Source = "x", Coverage = new CoverageRequest.Extent() }), streamed;
        using (ImportSource source = Streamed(path))
        {
            Assert.That(source.File, Is.Null, "it is streamed");
            streamed = LayerImporter.Import(source, CatalogBench.ScenicArea, new() { Name = "streamed", Source = "x", Coverage = new CoverageRequest.Extent() }, bench.Catalog);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(streamed.Published.Digest, Is.EqualTo(held.Published.Digest));
            Assert.That(streamed.Published.ZoneCount, Is.EqualTo(1500));
            Assert.That(streamed.Notices.Select(n => n.Zh), Is.EqualTo(held.Notices.Select(n => n.Zh)));
            Assert.That(streamed.Classes, Is.EqualTo(held.Classes));
            string Rows(string table) => CatalogBench.Tool("ogrinfo", "-q", bench.CatalogPath, "-sql", $"SELECT fid, code, name, class, attributes, hex(geom) AS g FROM \"{table}\"");
            Assert.That(Rows("streamed_v1").Split('\n')[2..], Is.EqualTo(Rows("held_v1").Split('\n')[2..]), "row by row, bit by bit");
            Assert.That(Shelves, Is.Empty);
        }

        bench.Catalog.Verify();
    }

    [Test]
    public void A_streamed_layer_is_refused_for_everything_that_refuses_a_held_one_and_leaves_nothing()
    {
        FeatureRecord[] parcels = Parcels(1200);
        parcels[3] = CatalogBench.Feature(4, RawShape.Polygon(CatalogBench.Ring((0, 0), (10, 10), (10, 0), (0, 10), (0, 0))), ("code", "B"), ("class", "core"));
        parcels[700] = CatalogBench.Feature(701, CatalogBench.Square(1, 1, 5), ("code", "B"), ("name", "另一个"), ("class", "没有的类别"));
        parcels[1100] = CatalogBench.Feature(1101, CatalogBench.Square(1, 1, 5), ("code", parcels[1101].Attributes["code"]), ("name", "另一个"), ("class", "core"));
        string path = File("GPKG", parcels);
        using CatalogBench bench = new();
        EcoException held = bench.Refused(Read(path), CatalogBench.ScenicArea);
        using ImportSource source = Streamed(path);
        EcoException streamed = Assert.Throws<EcoException>(() => LayerImporter.Import(source, CatalogBench.ScenicArea, new(), bench.Catalog))!;
        Assert.That(CatalogBench.Codes(held), Is.EqualTo(new[] { "ECO-4113", "ECO-4106", "ECO-4115" }));
        Assert.That(streamed.In(Language.Zh), Is.EqualTo(held.In(Language.Zh)));
        Assert.That(streamed.In(Language.En), Is.EqualTo(held.In(Language.En)));
        Assert.That(System.IO.File.Exists(bench.CatalogPath), Is.False);
        Assert.That(Shelves, Is.Empty);
    }

    [Test]
    public void Counties_moved_into_gcj02_are_seen_in_a_stream_too()
    {
        using CatalogBench bench = new();
        bench.Import(Read(Counties.File), CatalogBench.AdminBoundary);
        FeatureFile counties = Read(Counties.File);
        Rewritten.GeoJson(At("moved.geojson"), counties.Features.Select(f => (CoordinateCorrection.Moved(f.Shape, Gcj02.FromWgs84)!, f.Attributes)));
        using ImportSource source = Streamed(At("moved.geojson"));
        Assert.That(LayerImporter.Import(source, CatalogBench.AdminBoundary, new() { Name = "moved" }, bench.Catalog).Published.Flags, Is.EqualTo(new[] { LayerFlags.LooksGcj02 }));
    }

    [Test]
    public void What_needs_all_features_at_once_is_held()
    {
        string path = File("GPKG", Parcels(20));
        using ImportSource repaired = ImportSource.Open(path, new(), new RepairRequest.Structure(0.1), default, mostHeld: 0), corrected = ImportSource.Open(path, new() { AcceptGuess = true }, null, default, mostHeld: 0), small = ImportSource.Open(path, new(), null, default);
        Assert.That(new[] { repaired, corrected, small }.Select(s => s.File is not null), Is.All.True);
    }

    [Test]
    public void A_stream_of_more_features_than_memory_takes_is_refused_with_both_figures() =>
        Assert.That(Assert.Throws<EcoException>(() => ImportMemory.DemandFor(2_000_000, Place.InFile("a.gpkg"), 2_000_000_000))!.In(Language.En), Does.Contain("needs about 3.0 GB of memory; 2.0 GB are available"));
}
