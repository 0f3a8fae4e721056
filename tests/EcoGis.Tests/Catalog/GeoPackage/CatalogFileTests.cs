using System.Text;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>The file as such: what is refused, what other programs may do to it, faults of disk and network.</summary>
internal sealed class CatalogFileTests
{
    [Test]
    public void No_file_is_no_catalog_and_asking_does_not_make_one()
    {
        using CatalogBench bench = new();
        Assert.That(Assert.Throws<EcoException>(() => GeoPackageCatalog.Open(bench.CatalogPath, CatalogBench.Kinds))!.Faults.Single().Kind, Is.SameAs(CatalogFaults.NoCatalog));
        Assert.That(Assert.Throws<EcoException>(() => bench.Catalog.Pin(new(2026, 1, 1)))!.Class, Is.EqualTo(FaultClass.System));
        Assert.That(bench.Catalog.List(), Is.Empty);
        bench.Refused(CatalogBench.File(), CatalogBench.ScenicArea);
        Assert.That(Directory.GetFiles(bench.Folder), Is.Empty);
    }

    [TestCase("text")]
    [TestCase("sqlite")]
    [TestCase("geopackage")]
    [TestCase("view")]
    public void A_file_that_is_not_a_catalog_is_refused_and_not_touched(string what)
    {
        using CatalogBench bench = new();
        if (what == "text")
            File.WriteAllText(bench.CatalogPath, new string('x', 5000), Encoding.UTF8);
        else
            Execute(bench.CatalogPath, what switch
            {
                "sqlite" => "CREATE TABLE t (x)",
                "geopackage" => "PRAGMA application_id=1196444487; CREATE TABLE gpkg_contents (table_name TEXT)",
                _ => "PRAGMA application_id=1196444487; CREATE VIEW ecogis_catalog AS SELECT 1 AS id, 'schema' AS key, '1' AS value; CREATE TABLE ecogis_layer_version (id); CREATE TABLE ecogis_coverage (id)",
            });
        byte[] before = File.ReadAllBytes(bench.CatalogPath);
        foreach (Action use in new Action[] { () => GeoPackageCatalog.Open(bench.CatalogPath, CatalogBench.Kinds), () => bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea) })
            Assert.That(Assert.Throws<EcoException>(use)!.Faults.Single().Kind, Is.SameAs(CatalogFaults.NotACatalog));
        Assert.That(File.ReadAllBytes(bench.CatalogPath), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(bench.Folder), Has.Length.EqualTo(1));
    }

    [TestCase("2")]
    [TestCase("0")]
    [Category("reliability-62")]
    public void Another_schema_is_refused_with_both_versions_and_not_written(string schema)
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        Execute(bench.CatalogPath, $"UPDATE ecogis_catalog SET value='{schema}' WHERE key='schema'");
        byte[] before = File.ReadAllBytes(bench.CatalogPath);
        EcoException refusal = Assert.Throws<EcoException>(() => bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "other" }))!;
        Assert.That(refusal.Faults.Single().Kind, Is.SameAs(CatalogFaults.WrongSchema));
        Assert.That(refusal.In(Language.En), Does.Contain($"schema {schema}").And.Contain("uses 1"));
        Assert.That(File.ReadAllBytes(bench.CatalogPath), Is.EqualTo(before));
    }

    [Test]
    [Category("reliability-57")]
    public void A_full_disk_rolls_back_says_how_much_is_missing_and_the_catalog_opens_as_before()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        long pages = new FileInfo(bench.CatalogPath).Length / 4096;
        byte[] before = File.ReadAllBytes(bench.CatalogPath);
        GeoPackageCatalog full = new(bench.CatalogPath, CatalogBench.Kinds, new() { MaxPages = pages + 3 });
        EcoException error = Assert.Throws<EcoException>(() => LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b" }, full))!;
        Assert.That(error.Faults.Single().Kind, Is.SameAs(CatalogFaults.DiskFull));
        Assert.That(error.In(Language.En), Does.Match("about 0\\.2 MB needed, [0-9.]+ MB free"));
        Assert.That(File.ReadAllBytes(bench.CatalogPath), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(bench.Folder), Has.Length.EqualTo(1));
        bench.Catalog.Verify();
        Assert.That(bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b" }).Published.Version, Is.EqualTo(1));
    }

    [Test]
    [Category("reliability-57")]
    public void Too_little_space_is_seen_before_anything_is_written()
    {
        using CatalogBench bench = new();
        GeoPackageCatalog small = new(bench.CatalogPath, CatalogBench.Kinds, new() { FreeBytes = _ => 100_000 });
        EcoException error = Assert.Throws<EcoException>(() => LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), small))!;
        Assert.That(error.In(Language.En), Does.Contain("about 0.2 MB needed, 0.1 MB free"));
        Assert.That(File.Exists(bench.CatalogPath), Is.False);
    }

    [Test]
    [Category("reliability-59")]
    public void Wal_on_a_network_file_system_is_refused()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        Assert.That(Directory.GetFiles(bench.Folder), Has.Length.EqualTo(1), "no -wal, no -shm, no journal");
        GeoPackageCatalog remote = new(bench.CatalogPath, CatalogBench.Kinds, new() { IsNetwork = _ => true });
        Assert.That(remote.List(), Has.Count.EqualTo(1), "a rollback journal is allowed there");
        Execute(bench.CatalogPath, "PRAGMA journal_mode=WAL");
        foreach (Action use in new Action[] { () => remote.List(), () => LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b" }, remote) })
            Assert.That(Assert.Throws<EcoException>(use)!.Faults.Single().Kind, Is.SameAs(CatalogFaults.NetworkWal));
        Assert.That(bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b" }).Published.Version, Is.EqualTo(1), "on a local disk it is set back");
        Assert.That(File.ReadAllBytes(bench.CatalogPath)[18], Is.EqualTo(1), "rollback journal again");
    }

    [Test]
    [Category("reliability-60")]
    public void A_second_writer_waits_or_is_told_so_and_readers_go_on()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        using SqliteConnection other = new($"Data Source={bench.CatalogPath};Pooling=False");
        other.Open();
        SqliteTransaction writing = other.BeginTransaction(deferred: false);
        other.Run("INSERT INTO ecogis_catalog (key, value) VALUES ('x', 'y')");
        Assert.That(bench.Catalog.Version("scenic-area").Zones, Has.Count.EqualTo(2), "read while another writes");

        GeoPackageCatalog impatient = new(bench.CatalogPath, CatalogBench.Kinds, new() { BusySeconds = 1 });
        EcoException error = Assert.Throws<EcoException>(() => LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b" }, impatient))!;
        Assert.That(error.Faults.Single().Kind, Is.SameAs(CatalogFaults.Busy));
        Assert.That(error.In(Language.Zh), Does.Contain("已等待 1 秒"));

        Task<ImportReceipt> waiting = Task.Run(() => bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b" }));
        Thread.Sleep(700);
        Assert.That(waiting.IsCompleted, Is.False);
        writing.Rollback();
        Assert.That(waiting.Result.Published.Version, Is.EqualTo(1));
    }

    [Test]
    [Category("reliability-60")]
    public void Of_two_imports_based_on_one_version_the_later_is_refused_and_nothing_is_lost()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        LayerVersion current = bench.Catalog.Version("scenic-area");
        LayerDraft draft = new()
        {
            Name = "Scenic-Area",
            Kind = current.Kind,
            Crs = CatalogBench.Zone35,
            ShapeKind = ShapeKind.Polygon,
            Source = "x",
            Accuracy = 1,
            Coverage = [],
            Zones = [.. current.Zones],
            Columns = [new("{}", null, 0, 0), new("{}", null, 0, 0)],
            Vertices = 10,
        };
        Assert.That(bench.Catalog.Publish(draft, 1).Version, Is.EqualTo(2));
        EcoException error = Assert.Throws<EcoException>(() => bench.Catalog.Publish(draft, 1))!;
        Assert.That(error.Faults.Single().Kind, Is.SameAs(CatalogFaults.Overtaken));
        Assert.That(bench.Catalog.History("scenic-area").Select(v => v.Version), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Published_rows_cannot_be_changed_and_a_change_by_force_is_found()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Coverage = new CoverageRequest.Extent() });
        foreach (string sql in new[]
        {
            "UPDATE \"scenic-area_v1\" SET class='other'", "DELETE FROM \"scenic-area_v1\"", "INSERT INTO \"scenic-area_v1\" (geom, code, name, class, attributes) VALUES (x'00', '', '', '', '')",
            "UPDATE ecogis_layer_version SET accuracy=0.1", "DELETE FROM ecogis_layer_version", "UPDATE ecogis_coverage SET shape=x'00'", "DELETE FROM ecogis_coverage",
        })
            Assert.That(Assert.Throws<SqliteException>(() => Execute(bench.CatalogPath, sql))!.Message, Does.Contain("immutable").Or.Contain("no such function"), sql);
        bench.Catalog.Verify();

        Execute(bench.CatalogPath, DropTriggers(bench.CatalogPath) + "UPDATE \"scenic-area_v1\" SET class='other' WHERE fid=1");
        LayerVersion version = bench.Catalog.Version("scenic-area");
        EcoException error = Assert.Throws<EcoException>(() => _ = version.Zones)!;
        Assert.That((error.Faults.Single().Kind, error.Class), Is.EqualTo((CatalogFaults.DigestMismatch, FaultClass.System)));
        Assert.That(Assert.Throws<EcoException>(bench.Catalog.Verify)!.Faults.Single().Kind, Is.SameAs(CatalogFaults.DigestMismatch));

        Execute(bench.CatalogPath, "UPDATE \"scenic-area_v1\" SET geom=substr(geom, 1, 60)");
        Assert.That(Assert.Throws<EcoException>(() => _ = bench.Catalog.Version("scenic-area").Zones)!.Faults.Single().Kind, Is.SameAs(CatalogFaults.Damaged));
    }

    [Test]
    [Category("reliability-12")]
    public void Damaged_pages_end_in_a_coded_fault()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        using (FileStream file = File.OpenWrite(bench.CatalogPath))
        {
            file.Seek(4096, SeekOrigin.Begin);
            file.Write(new byte[file.Length - 4096]);
        }

        EcoException error = Assert.Throws<EcoException>(bench.Catalog.Verify)!;
        Assert.That(error.Faults.Single().Kind, Is.SameAs(CatalogFaults.Damaged));
    }

    private static string DropTriggers(string path)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        return string.Concat(connection.Rows("SELECT name FROM sqlite_master WHERE type='trigger'", r => $"DROP TRIGGER {Sql.Quoted(r.GetString(0))};"));
    }

    private static void Execute(string path, string sql)
    {
        using SqliteConnection connection = new($"Data Source={path};Pooling=False");
        connection.Open();
        connection.Run(sql);
    }
}
