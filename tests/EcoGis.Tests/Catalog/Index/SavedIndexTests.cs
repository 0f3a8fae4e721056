using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>What is saved beside a catalog: it may be wrong in any way and no answer changes; what is wrong with the catalog is found all the same.</summary>
internal sealed class SavedIndexTests
{
    private const string Digest = "sha256:00ff";

    [Test]
    public void A_layer_opened_from_saved_keys_is_the_layer_read_whole()
    {
        using CatalogBench bench = new();
        var (catalog, notices) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        Assert.That(Directory.GetFiles(IndexOf(bench), "*.features.*"), Has.Length.EqualTo(1));
        IReadOnlyList<Zone> deferred = catalog.Version("scenic-area").Zones;
        Directory.Delete(IndexOf(bench), recursive: true);
        IReadOnlyList<Zone> whole = bench.Catalog.Version("scenic-area").Zones;
        Assert.That(deferred.Select(z => (z.Number, z.Code, z.Name, z.Class)), Is.EqualTo(whole.Select(z => (z.Number, z.Code, z.Name, z.Class))));
        foreach (var (saved, read) in deferred.Zip(whole, (a, b) => (a.Shape, b.Shape)))
        {
            Assert.That((saved.ContentKey, saved.Kind, saved.EllipsoidalArea), Is.EqualTo((read.ContentKey, read.Kind, read.EllipsoidalArea)));
            Assert.That(saved.LonLatBounds, Is.EqualTo(read.LonLatBounds));
            Assert.That(saved.Geometry.EqualsExact(read.Geometry), Is.True);
        }

        Assert.That(notices, Is.Empty);
    }

    [Test]
    public void With_saved_keys_no_coordinate_is_read_before_it_is_asked_for()
    {
        using CatalogBench bench = new();
        var (catalog, _) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        Change(bench, "UPDATE \"scenic-area_v1\" SET geom=x'00' WHERE fid=2");
        IReadOnlyList<Zone> zones = catalog.Version("scenic-area").Zones;
        Assert.That(zones[0].Shape.Geometry.Area, Is.EqualTo(10_000));
        Assert.That(FaultOf(() => _ = zones[1].Shape.Geometry), Is.SameAs(CatalogFaults.Damaged), "and what is broken is found then");
    }

    [Test]
    public void Changed_coordinates_are_found_before_they_are_used_and_by_verify()
    {
        using CatalogBench bench = new();
        var (catalog, _) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        Change(bench, "UPDATE \"scenic-area_v1\" SET geom=(SELECT geom FROM \"scenic-area_v1\" WHERE fid=1)");
        IReadOnlyList<Zone> zones = catalog.Version("scenic-area").Zones;
        Assert.That(FaultOf(() => _ = zones[1].Shape.Geometry), Is.SameAs(CatalogFaults.DigestMismatch));
        Assert.That(FaultOf(catalog.Verify), Is.SameAs(CatalogFaults.DigestMismatch));
    }

    [TestCase("UPDATE \"scenic-area_v1\" SET class='other' WHERE fid=1")]
    [TestCase("DELETE FROM \"scenic-area_v1\" WHERE fid=2")]
    [TestCase("UPDATE \"scenic-area_v1\" SET fid=3 WHERE fid=2")]
    [TestCase("UPDATE ecogis_layer_version SET accuracy=0.1")]
    public void A_changed_attribute_is_found_at_once(string change)
    {
        using CatalogBench bench = new();
        var (catalog, _) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        Change(bench, change);
        if (change.Contains("fid=3", StringComparison.Ordinal))
            Assert.That(catalog.Version("scenic-area").Zones[1].Number, Is.EqualTo(3), "the digest does not cover the number; the layer is read whole");
        else
            Assert.That(FaultOf(() => _ = catalog.Version("scenic-area").Zones), Is.SameAs(CatalogFaults.DigestMismatch));
    }

    [Test]
    public void A_damaged_byte_anywhere_is_noticed_the_layer_read_whole_and_the_file_made_again()
    {
        using CatalogBench bench = new();
        var (catalog, notices) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        string path = Directory.GetFiles(IndexOf(bench), "*.features.*").Single();
        byte[] sound = File.ReadAllBytes(path);
        for (int i = 0; i < sound.Length; i++)
        {
            byte[] damaged = [.. sound];
            damaged[i] ^= 0x10;
            File.WriteAllBytes(path, damaged);
            notices.Clear();
            Assert.That(catalog.Version("scenic-area").Zones, Has.Count.EqualTo(2));
            Assert.That(notices.Select(n => n.En), Has.One.Contains("ECO-4700"), $"byte {i}");
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(sound), $"byte {i}");
        }
    }

    [TestCase(0)]
    [TestCase(39)]
    [TestCase(128)]
    [TestCase(287)]
    public void A_truncated_file_is_noticed_and_made_again(int length)
    {
        using CatalogBench bench = new();
        var (catalog, notices) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        string path = Directory.GetFiles(IndexOf(bench), "*.features.*").Single();
        byte[] sound = File.ReadAllBytes(path);
        File.WriteAllBytes(path, sound[..length]);
        Assert.That(catalog.Version("scenic-area").Zones, Has.Count.EqualTo(2));
        Assert.That(notices, Has.Count.EqualTo(1));
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(sound));
    }

    [Test]
    public void A_sound_file_of_another_version_under_this_ones_name_is_refused()
    {
        using CatalogBench bench = new();
        var (catalog, notices) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        string mine = Directory.GetFiles(IndexOf(bench), "*.features.*").Single();
        byte[] sound = File.ReadAllBytes(mine);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b", Source = "other" }, catalog);
        File.Copy(Directory.GetFiles(IndexOf(bench), "*.features.*").Single(f => f != mine), mine, overwrite: true);
        Assert.That(catalog.Version("scenic-area").Zones, Has.Count.EqualTo(2));
        Assert.That(notices.Single().En, Does.Contain("another layer version"));
        Assert.That(File.ReadAllBytes(mine), Is.EqualTo(sound));
    }

    [Test]
    public void Keys_that_do_not_give_the_digest_are_not_trusted_whatever_the_file_says()
    {
        using CatalogBench bench = new();
        var (catalog, notices) = Indexed(bench);
        string digest = LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog).Published.Digest;
        FeatureSummary[] swapped = [.. catalog.Version("scenic-area").Zones.Reverse().Select(z => FeatureSummary.Of(z.Shape))];
        new IndexFolder(bench.CatalogPath, _ => { }).SaveFeatures(digest, swapped);
        IReadOnlyList<Zone> zones = catalog.Version("scenic-area").Zones;
        Assert.That(zones[0].Shape.Geometry.EnvelopeInternal.MinX, Is.EqualTo(CatalogBench.X));
        Assert.That(notices.Single().En, Does.Contain("does not agree with the layer's digest"));
    }

    [Test]
    public void A_plane_has_a_file_of_its_own_and_gets_back_what_was_written()
    {
        using CatalogBench bench = new();
        List<Bilingual> notices = [];
        IndexFolder folder = new(bench.CatalogPath, notices.Add);
        byte[] payload = [.. Enumerable.Range(0, 100_001).Select(i => (byte)(i * 7))];
        Crs odd = Crs.Parse("+proj=tmerc +lat_0=0 +lon_0=104.5 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs");
        Assert.That(odd, Is.Not.EqualTo(CatalogBench.Zone35));
        Assert.That(folder.SaveInPlane(Digest, CatalogBench.Zone35, s => s.Write(payload)), Is.Null);
        Assert.That(folder.InPlane(Digest, odd), Is.Null);
        Assert.That(folder.InPlane("sha256:00fe", CatalogBench.Zone35), Is.Null);
        Assert.That(notices, Is.Empty, "absent is not damaged");
        using (PinnedBytes saved = folder.InPlane(Digest, CatalogBench.Zone35)!)
            Assert.That(saved.Span(0, (int)saved.Length).ToArray(), Is.EqualTo(payload));
        Assert.That(folder.SaveInPlane(Digest, odd, s => s.Write([1])), Is.Null);
        using (PinnedBytes saved = folder.InPlane(Digest, odd)!)
            Assert.That(saved.Length, Is.EqualTo(1));

        string[] files = [.. Directory.GetFiles(IndexOf(bench)).OrderBy(f => new FileInfo(f).Length)];
        File.Copy(files[1], files[0], overwrite: true);
        Assert.That(folder.InPlane(Digest, odd), Is.Null, "a file of another plane");
        Assert.That(notices, Has.Count.EqualTo(1));
    }

    [Test]
    public void Writers_and_readers_at_the_same_time_see_whole_files_only()
    {
        using CatalogBench bench = new();
        List<Bilingual> notices = [];
        IndexFolder folder = new(bench.CatalogPath, n =>
        {
            lock (notices)
                notices.Add(n);
        });
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            byte value = (byte)(i % 5);
            if (i % 2 == 0)
                folder.SaveInPlane(Digest, CatalogBench.Zone35, s => s.Write(Enumerable.Repeat(value, 10_000 + value).ToArray()));
            using PinnedBytes? saved = folder.InPlane(Digest, CatalogBench.Zone35);
            byte[] read = saved is null ? [] : saved.Span(0, (int)saved.Length).ToArray();
            Assert.That(read.Length == 0 || (read.Length == 10_000 + read[0] && read.All(b => b == read[0])), Is.True);
        });
        Assert.That(notices, Is.Empty);
        Assert.That(Directory.GetFiles(IndexOf(bench)), Has.Length.EqualTo(1), "and nothing half written is left");
    }

    [Test]
    public void Where_nothing_can_be_written_the_import_says_so_and_everything_works()
    {
        using CatalogBench bench = new();
        File.WriteAllText(IndexOf(bench), "a file where the folder would be");
        var (catalog, notices) = Indexed(bench);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        Assert.That(notices.Single().En, Does.StartWith("ECO-4701"));
        Assert.That(catalog.Version("scenic-area").Zones, Has.Count.EqualTo(2));
        Assert.That(notices, Has.Count.EqualTo(1), "reading does not repeat it");
    }

    [Test]
    public void An_import_sweeps_out_what_belongs_to_no_version_and_leaves_other_formats_alone()
    {
        using CatalogBench bench = new();
        var (catalog, _) = Indexed(bench);
        IndexFolder folder = new(bench.CatalogPath, _ => { });
        folder.SaveInPlane(Digest, CatalogBench.Zone35, s => s.Write([1]));
        string foreign = Path.Combine(IndexOf(bench), "sha256-00ff.features.v99");
        File.WriteAllText(foreign, "");
        File.WriteAllText(Path.Combine(IndexOf(bench), "sha256-00ff.features.v1.0.partial"), "left by a writer that was killed");
        string busy = Path.Combine(IndexOf(bench), "sha256-00ff.features.v1.1.partial");
        using FileStream writing = new(busy, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new(), catalog);
        LayerImporter.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea, new() { Name = "b", Source = "other" }, catalog);
        Assert.That(Directory.GetFiles(IndexOf(bench), "*.features.*"), Has.Length.EqualTo(4).And.Contain(foreign).And.Contain(busy));
        Assert.That(folder.InPlane(Digest, CatalogBench.Zone35), Is.Null);
    }

    [Test]
    public void A_small_layer_is_not_worth_a_file()
    {
        using CatalogBench bench = new();
        bench.Import(CatalogBench.TwoZones(), CatalogBench.ScenicArea);
        Assert.That(Directory.Exists(IndexOf(bench)), Is.False);
    }

    [TestCase("", 0u)]
    [TestCase("123456789", 0xE3069283u)]
    [Description("Check value of CRC-32C: RFC 3720 B.4 names the polynomial; 0xE3069283 for \"123456789\" is in the Catalogue of parametrised CRC algorithms")]
    public void The_checksum_is_crc_32c(string text, uint expected) => Assert.That(Crc32C.Of(System.Text.Encoding.ASCII.GetBytes(text)), Is.EqualTo(expected));

    [Test]
    public void Thirty_two_zeros_have_the_checksum_of_rfc_3720() => Assert.That(Crc32C.Of(new byte[32]), Is.EqualTo(0x8A9136AAu));

    private static string IndexOf(CatalogBench bench) => bench.CatalogPath + ".index";

    /// <summary>A catalog that saves indexes of layers of any size, and the notices it gives.</summary>
    private static (GeoPackageCatalog Catalog, List<Bilingual> Notices) Indexed(CatalogBench bench)
    {
        List<Bilingual> notices = [];
        return (new(bench.CatalogPath, CatalogBench.Kinds, new() { IndexFrom = 0, Notice = notices.Add }), notices);
    }

    private static FaultKind FaultOf(Action use) => Assert.Throws<EcoException>(use)!.Faults.Single().Kind;

    /// <summary>By force, past the triggers.</summary>
    private static void Change(CatalogBench bench, string sql)
    {
        using SqliteConnection connection = new($"Data Source={bench.CatalogPath};Pooling=False");
        connection.Open();
        foreach (string trigger in connection.Rows("SELECT name FROM sqlite_master WHERE type='trigger'", r => r.GetString(0)))
            connection.Run($"DROP TRIGGER {Sql.Quoted(trigger)}");
        connection.Run(sql);
    }
}
