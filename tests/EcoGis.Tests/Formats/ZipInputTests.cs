using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EcoGis.Tests;

/// <summary>ZIPs as they are sent, and as they are forged.</summary>
[NonParallelizable]
public sealed class ZipInputTests : ReaderCase
{
    private const string Prj = "GEOGCS[\"China Geodetic Coordinate System 2000\",DATUM[\"China_2000\",SPHEROID[\"CGCS2000\",6378137,298.257222101]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]";
    private const string GeoJson = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"name\":\"甲\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[104,31],[104.01,31],[104.01,31.01],[104,31]]]}}]}";

    private static readonly byte[] Shp = new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(104.5, 31.3, 0.01)).Shp();
    private static readonly byte[] Shx = new ShapefileBuilder().AddPolygon(ShapefileBuilder.Square(104.5, 31.3, 0.01)).Shx();

    [TestCase("UTF-8"), TestCase("GB18030")]
    [Category("reliability-29")]
    public void A_zipped_shapefile_reads_as_the_unpacked_one_and_its_Chinese_names_are_shown(string names)
    {
        string zip = Zip("发来.zip", names, [.. Shapefile("成果/地块"), ("成果/说明.txt", "请查收"u8.ToArray()), ("成果/图.pdf", "%PDF-1.7"u8.ToArray())]);
        foreach (var (name, bytes) in Shapefile("地块"))
            Write(name, bytes);
        FeatureFile packed = Read(zip), plain = Read(At("地块.shp"));
        Assert.That(StreamText.Of(packed), Is.EqualTo(StreamText.Of(plain)));
        Assert.That((packed.Crs, packed.Format, packed.Path), Is.EqualTo((plain.Crs, plain.Format, zip)));
        Noticed(packed, "成果/地块.shp", "成果/说明.txt", "成果/图.pdf", "未读");
    }

    [TestCase("a.geojson"), TestCase("深/层/a.json"), TestCase("名.x/b.txt")]
    public void What_a_dataset_is_decides_its_content(string name) =>
        Assert.That(Read(Zip("a.zip", "UTF-8", (name, Encoding.UTF8.GetBytes(GeoJson)))).Features, Has.Count.EqualTo(1));

    [Test]
    public void Several_datasets_ask_for_a_choice()
    {
        string zip = Zip("a.zip", "UTF-8", [.. Shapefile("一/地块"), .. Shapefile("二/地块"), ("三.geojson", Encoding.UTF8.GetBytes(GeoJson))]);
        Refused(zip, "ECO-3502", ["3", "一/地块.shp", "二/地块.shp", "三.geojson", "--layer"]);
        Refused(zip, "ECO-3502", ["2", "一/地块.shp", "二/地块.shp"], new() { Layer = "地块" });
        Refused(zip, "ECO-3503", ["四", "三.geojson"], new() { Layer = "四" });
        Assert.That(Read(zip, new() { Layer = "一/地块.shp" }).Format, Is.EqualTo("shapefile"));
        Assert.That(Read(zip, new() { Layer = "三" }).Format, Is.EqualTo("geojson"));
    }

    [Test]
    public void A_layer_inside_a_dataset_is_named_behind_a_colon()
    {
        using (var gpkg = new GeoPackageBuilder(At("x.gpkg")))
            gpkg.Layer("p").Layer("q");
        byte[] bytes = File.ReadAllBytes(At("x.gpkg"));
        string two = Zip("two.zip", "UTF-8", ("x.gpkg", bytes), ("y.gpkg", bytes)), one = Zip("one.zip", "UTF-8", ("x.gpkg", bytes));
        Assert.That(Read(two, new() { Layer = "y:q" }).Layer, Is.EqualTo("q"));
        Assert.That(Read(one, new() { Layer = "q" }).Layer, Is.EqualTo("q"));
        Refused(one, "ECO-3015", ["p", "q"]);
    }

    [Test]
    public void A_stream_of_a_zip_gives_what_the_whole_gives_and_leaves_nothing()
    {
        string zip = Zip("a.zip", "UTF-8", [.. Shapefile("地块")]);
        string[] before = Leftovers();
        using (var stream = FeatureStream.Open(zip, new ReadOptions(), CancellationToken.None))
        {
            Assert.That(StreamText.Of(stream, 10), Is.EqualTo(StreamText.Of(Read(zip))));
            Assert.That(stream.Path, Is.EqualTo(zip));
            Assert.That(Leftovers(), Has.Length.EqualTo(before.Length + 1));
        }

        Assert.That(Leftovers(), Is.EqualTo(before));
    }

    [Test]
    public void Nothing_is_left_behind_by_a_refusal_either()
    {
        string[] before = Leftovers();
        Refused(Zip("a.zip", "UTF-8", ("a.shp", Shp)), "ECO-3101", []);
        Assert.That(Leftovers(), Is.EqualTo(before));
    }

    [TestCase("../../出.geojson"), TestCase("/etc/出.geojson"), TestCase("C:\\出.geojson"), TestCase("a/../../CON.geojson"), TestCase("a:b*?.geojson"), TestCase("nul.geojson")]
    [Category("reliability-28")]
    public void An_entry_name_is_never_a_path(string name)
    {
        string[] outside = Directory.GetFileSystemEntries(Path.GetTempPath(), "出*");
        string zip = Zip("a.zip", "UTF-8", (name, Encoding.UTF8.GetBytes(GeoJson)));
        Assert.That(Read(zip).Features, Has.Count.EqualTo(1));
        Assert.That(Directory.GetFileSystemEntries(Path.GetTempPath(), "出*"), Is.EqualTo(outside));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(zip)!), Is.EqualTo(new[] { zip }));
    }

    [Test]
    [Category("reliability-28")]
    public void Names_that_differ_in_letter_case_are_refused() =>
        Refused(Zip("a.zip", "UTF-8", [.. Shapefile("a"), ("A.DBF", ShapefileBuilder.SimpleDbf(1))]), "ECO-3506", ["A.DBF", "a.dbf"]);

    [Test]
    [Category("reliability-27")]
    public void A_bomb_stops_at_the_ratio_whatever_the_archive_declares()
    {
        string zip = Zip("a.zip", "UTF-8", ("a.shp", new byte[64 << 20]));
        Refused(zip, "ECO-3504", ["read.max-unpack-ratio", "200"]);
        byte[] bytes = File.ReadAllBytes(zip);
        int central = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(central + 24), 100); // a small declared size
        Assert.That(Assert.Throws<EcoException>(() => Read(Write("b.zip", bytes)))!.Faults[0].Kind.Code, Is.AnyOf("ECO-3500", "ECO-3504"));
    }

    [Test]
    [Category("reliability-27")]
    public void Unpacked_bytes_and_entries_are_limited()
    {
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        Refused(Zip("a.zip", "UTF-8", ("a.shp", noise)), "ECO-3504", ["read.max-unpacked-bytes", "200000"], new() { Limits = new() { MaxUnpackedBytes = 200_000 } });
        Refused(Zip("b.zip", "UTF-8", [.. Enumerable.Range(0, 11).Select(i => ($"{i}.txt", "x"u8.ToArray()))]), "ECO-3008", ["read.max-entries", "10", "11"], new() { Limits = new() { MaxEntries = 10 } });
    }

    [Test]
    [Category("reliability-27")]
    public void An_archive_inside_an_archive_is_not_opened()
    {
        byte[] inner = File.ReadAllBytes(Zip("in.zip", "UTF-8", [.. Shapefile("a")]));
        Refused(Zip("a.zip", "UTF-8", ("in.zip", inner)), "ECO-3501", ["in.zip", "包中之包"]);
        Refused(Zip("empty.zip", "UTF-8"), "ECO-3501", []);
    }

    [Test]
    public void A_password_is_named()
    {
        string zip = Zip("a.zip", "UTF-8", ("a.geojson", Encoding.UTF8.GetBytes(GeoJson)));
        byte[] bytes = File.ReadAllBytes(zip);
        bytes[6] |= 1;
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        Refused(Write("b.zip", bytes), "ECO-3505", ["a.geojson", "密码"]);
    }

    [Test]
    public void Damage_anywhere_is_refused_or_harmless_and_never_another_answer()
    {
        byte[] good = File.ReadAllBytes(Zip("a.zip", "UTF-8", [.. Shapefile("地块")]));
        List<string> expected = [.. StreamText.Of(Read(At("a.zip")))];
        var random = new Random(20261124);
        for (int i = 0; i < 400; i++)
        {
            byte[] bad = [.. good];
            bad[random.Next(bad.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                Assert.That(StreamText.Of(Read(Write("b.zip", bad))), Is.EqualTo(expected), $"case {i}");
            }
            catch (EcoException)
            {
            }
        }

        Refused(Write("c.zip", good[..(good.Length / 2)]), "ECO-3500", []);
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Shapefile(string stem) =>
        [(stem + ".shp", Shp), (stem + ".shx", Shx), (stem + ".dbf", ShapefileBuilder.SimpleDbf(1)), (stem + ".prj", Encoding.ASCII.GetBytes(Prj))];

    private static string[] Leftovers() => Directory.GetDirectories(Path.GetTempPath(), "ecogis-zip-*");

    private string Zip(string name, string names, params IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using FileStream stream = new(At(name), FileMode.Create);
        using ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: false, Encoding.GetEncoding(names));
        foreach (var (entry, bytes) in entries)
        {
            using Stream to = zip.CreateEntry(entry, CompressionLevel.SmallestSize).Open();
            to.Write(bytes);
        }

        return At(name);
    }
}
