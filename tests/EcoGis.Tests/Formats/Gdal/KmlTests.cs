using System.IO.Compression;
using System.Text;

namespace EcoGis.Tests;

/// <summary>KML and KMZ as phones and strangers send them (RELIABILITY 23–27).</summary>
[NonParallelizable]
public sealed class KmlTests : ReaderCase
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private const string Polygon = "<Polygon><outerBoundaryIs><LinearRing><coordinates>104.5,31.3,0 104.6,31.3,0 104.6,31.4,0 104.5,31.3,0</coordinates></LinearRing></outerBoundaryIs></Polygon>";

    [SetUp]
    public void NeedsGdal() => Gdal.Needed();

    private static string Kml(string inside) => $"{Head}<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>{inside}</Document></kml>";

    private static string Placemark(string name) => $"<Placemark><name>{name}</name>{Polygon}</Placemark>";

    [Test]
    public void Longitude_stands_before_latitude_and_the_crs_is_known()
    {
        FeatureFile file = Read(Write("a.kml", Kml(Placemark("地块一"))));
        Assert.That((file.Crs, file.Format), Is.EqualTo((Crs.Wgs84, "kml")));
        Assert.That(file.Features.Single().Shape!.Parts[0][0].Xs, Is.EqualTo(new[] { 104.5, 104.6, 104.6, 104.5 }));
        Assert.That(file.Features[0].Attributes["Name"], Is.EqualTo("地块一"));
    }

    [Test]
    public void Folders_are_layers_and_empty_ones_do_not_count()
    {
        string two = $"<Folder><name>甲</name>{Placemark("一")}</Folder><Folder><name>乙</name>{Placemark("二")}{Placemark("三")}</Folder>";
        Refused(Write("a.kml", Kml(two)), "ECO-3015", ["甲", "乙", "--layer"]);
        Assert.That(Read(At("a.kml"), new() { Layer = "乙" }).Features, Has.Count.EqualTo(2));
        FeatureFile one = Read(Write("b.kml", Kml($"<Folder><name>空</name></Folder><Folder><name>乙</name>{Placemark("二")}</Folder>")));
        Assert.That(one.Layer, Is.EqualTo("乙"));
        Noticed(one, "空图层未读", "空");
    }

    [Test]
    [Category("reliability-23")]
    public void An_external_entity_is_refused_and_its_file_never_shown()
    {
        Write("secret.txt", "TOP-SECRET");
        string text = Refused(Write("a.kml", $"{Head}<!DOCTYPE kml [<!ENTITY x SYSTEM \"file://{At("secret.txt")}\">]><kml><Placemark><name>&x;</name>{Polygon}</Placemark></kml>"), "ECO-3620", ["DTD"]).ToString();
        Assert.That(text, Does.Not.Contain("TOP-SECRET"));
    }

    [Test]
    [Category("reliability-24")]
    public void Billion_laughs_end_at_once()
    {
        string entities = string.Concat(Enumerable.Range(1, 20).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Refused(Write("a.kml", $"{Head}<!DOCTYPE kml [<!ENTITY l0 \"ha\">{entities}]><kml><Placemark><name>&l20;</name></Placemark></kml>"), "ECO-3620", []);
        Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(2));
    }

    [Test]
    [Category("reliability-25")]
    public void Deep_nesting_is_refused_in_time_that_does_not_grow_with_it()
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Refused(Write("a.kml", $"{Head}<kml>{string.Concat(Enumerable.Repeat("<Folder>", 200_000))}"), "ECO-3621", ["64"]);
        Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(2));
        Refused(Write("b.kml", $"{Head}<kml><Document>"), "ECO-3622", []);
    }

    [Test]
    [Category("reliability-26")]
    public void Links_and_overlays_are_listed_and_nothing_is_fetched()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        string address = $"http://127.0.0.1:{((System.Net.IPEndPoint)listener.LocalEndpoint).Port}/x";
        FeatureFile file = Read(Write("a.kml", Kml($"<NetworkLink><Link><href>{address}.kml</href></Link></NetworkLink><GroundOverlay><Icon><href>{address}.png</href></Icon></GroundOverlay>"
            + $"<Style id=\"s\"><IconStyle><Icon><href>{address}.png</href></Icon></IconStyle></Style><Placemark><styleUrl>{address}.kml#s</styleUrl>{Polygon}</Placemark>")));
        Assert.That(file.Features, Has.Count.EqualTo(1));
        Noticed(file, "1 个网络链接", "第 2 行", "not followed");
        Noticed(file, "1 个影像叠加层");
        Assert.That(listener.Pending(), Is.False, "something was fetched");
    }

    /// <summary>An own column called icon is a column; only what has the address of an overlay of the file is one.</summary>
    [Test]
    [Category("reliability-26")]
    public void A_placemark_with_a_column_called_icon_is_no_overlay()
    {
        string Marked(string icon) => $"<Placemark><name>{icon}</name><ExtendedData><Data name=\"icon\"><value>{icon}</value></Data></ExtendedData>{Polygon}</Placemark>";
        const string Overlay = "<GroundOverlay><Icon><href>image.png</href></Icon><LatLonBox><north>32</north><south>31</south><east>105</east><west>104</west></LatLonBox></GroundOverlay>";
        Assert.That(Read(Write("a.kml", Kml(Overlay + Marked("house.png") + Placemark("地块")))).Features.Select(f => f.Attributes["Name"]), Is.EqualTo(new[] { "house.png", "地块" }));
        Refused(Write("b.kml", Kml(Overlay + Marked("image.png"))), "ECO-3950", ["image.png", "分不清哪些是地块", "cannot be told"]);
    }

    [Test]
    public void A_ring_that_is_no_part_of_a_polygon_is_a_line()
    {
        FeatureFile file = Read(Write("a.kml", Kml("<Placemark><LinearRing><coordinates>104,31 105,31 105,32 104,31</coordinates></LinearRing></Placemark>")));
        Assert.That((file.Features.Single().Shape!.Kind, file.Features[0].Shape!.Parts[0][0].Count), Is.EqualTo((ShapeKind.Line, 4)));
    }

    [Test]
    [Category("reliability-27")]
    public void A_kmz_is_its_doc_kml_and_a_bomb_in_it_stops()
    {
        Zip("a.kmz", ("doc.kml", Kml(Placemark("地块一"))), ("files/more.kml", Kml(Placemark("别处"))), ("files/icon.png", "x"));
        FeatureFile file = Read(At("a.kmz"));
        Assert.That((file.Features.Single().Attributes["Name"], file.Format), Is.EqualTo(("地块一", "kml")));
        Noticed(file, "doc.kml", "files/icon.png", "files/more.kml");
        Zip("b.kmz", ("doc.kml", Kml(new string(' ', 64 << 20))));
        Refused(At("b.kmz"), "ECO-3504", ["read.max-unpack-ratio"]);
    }

    private void Zip(string name, params (string Name, string Text)[] entries)
    {
        using ZipArchive zip = ZipFile.Open(At(name), ZipArchiveMode.Create);
        foreach ((string entry, string text) in entries)
        {
            using Stream to = zip.CreateEntry(entry, CompressionLevel.SmallestSize).Open();
            to.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
