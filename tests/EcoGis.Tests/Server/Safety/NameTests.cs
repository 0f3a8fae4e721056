using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>Names that lead elsewhere, archives that are more than they seem, and addresses of others: nothing is read, written or called that is not the server's own.</summary>
internal sealed class NameTests
{
    private static readonly string s_boundary = File.ReadAllText(Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson"));

    /// <summary>Sent as they stand: a client that tidies paths would hide the attempt.</summary>
    [TestCase("/ogc/collections/..%2F..%2Fdemo.gpkg/items")]
    [TestCase("/ogc/collections/%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [TestCase("/ogc/collections/..%5C..%5Cdemo.office/queryables")]
    [TestCase("/ogc/collections/..%2Fdemo/tiles/WebMercatorQuad/8/104/202")]
    [TestCase("/ogc/collections/scenic-area%00/items")]
    [TestCase("/api/reports/..%2F..%2Fdemo/report.html")]
    [TestCase("/api/reports/00000000000000000000000000000000/report.%2e%2e%2f%2e%2e%2fdemo.gpkg")]
    [TestCase("/api/uploads/..%2F..%2F..%2Fdemo.gpkg/receipt")]
    [TestCase("/api/uploads/..%2Fjobs/boundary")]
    [TestCase("/ogc/jobs/..%2F..%2Fdemo.gpkg/results")]
    [TestCase("/api/batches/..%2F..%2Fx/report.html")]
    [TestCase("/api/forest/queue/..%2F..%2Fetc")]
    [TestCase("/api/cases/..%2F..%2Fx/evidence")]
    [TestCase("/..%2F..%2F..%2F..%2Fetc/passwd")]
    [TestCase("/../../../../etc/passwd")]
    [TestCase("/map/..%2f..%2f..%2fEcoGis.Server.dll")]
    [TestCase("//etc/passwd")]
    [Category("reliability-72")]
    public async Task A_path_in_a_name_leads_nowhere(string target)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using TcpClient client = new();
        await client.ConnectAsync(served.Address.Host, served.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: {served.Address.Authority}\r\nConnection: close\r\n\r\n"));
        using StreamReader reader = new(client.GetStream());
        string answer = await reader.ReadToEndAsync();
        Assert.That(answer.Split(' ')[1], Is.EqualTo("404").Or.EqualTo("400").Or.EqualTo("422"), answer);
        Assert.That(answer, Does.Not.Contain("root:").And.Not.Contain("SQLite format").And.Not.Contain(served.Folder));
    }

    [TestCase("../../evil")]
    [TestCase("..\\..\\evil")]
    [TestCase("/etc/evil")]
    [TestCase("evil\u202Efdp.exe\u0000\u001b[2J")]
    [Category("reliability-72")]
    public async Task A_report_is_saved_under_a_name_without_a_path(string name)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        JsonObject asked = new() { ["boundary"] = JsonNode.Parse(s_boundary), ["name"] = name };
        using HttpResponseMessage made = await served.Client.PostAsync("/api/reports", new StringContent(asked.ToJsonString(), Encoding.UTF8, "application/json"));
        string id = (string)JsonNode.Parse(await made.Content.ReadAsStringAsync())!["id"]!;
        using HttpResponseMessage file = await served.Client.GetAsync($"/api/reports/{id}/report.json");
        var disposition = file.Content.Headers.ContentDisposition!;
        foreach (string saved in new[] { disposition.FileName, disposition.FileNameStar }.OfType<string>())
        {
            Assert.That(saved.Trim('"').IndexOfAny(['/', '\\', ':']), Is.Negative, saved);
            Assert.That(saved.Trim('"').Where(Fault.IsUnsafe), Is.Empty, saved);
            Assert.That(saved, Does.Contain("evil"));
        }
    }

    [Test]
    [Category("reliability-72")]
    public async Task Paths_in_an_archive_stay_in_the_archive([Values("../../evil.geojson", "/tmp/ecogis-evil.geojson", "..\\..\\evil.geojson", "a/../../../evil.geojson")] string entry)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string[] before = Everything(served);
        string id = await Send(served, "a.zip", Zip((entry, Encoding.UTF8.GetBytes(s_boundary))));
        using HttpResponseMessage receipt = await served.Client.GetAsync($"/api/uploads/{id}/receipt"), boundary = await served.Client.GetAsync($"/api/uploads/{id}/boundary");
        Assert.That((int)receipt.StatusCode, Is.LessThan(500), await receipt.Content.ReadAsStringAsync());
        Assert.That((int)boundary.StatusCode, Is.LessThan(500), await boundary.Content.ReadAsStringAsync());
        Assert.That(Everything(served).Except(before).Where(f => !f.Contains(id, StringComparison.Ordinal)), Is.Empty, "nothing is written outside the upload");
        Assert.That(File.Exists("/tmp/ecogis-evil.geojson"), Is.False);
    }

    [Test]
    [Category("reliability-70")]
    public async Task An_archive_in_an_archive_is_not_opened()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        byte[] packed = Zip(("a.geojson", Encoding.UTF8.GetBytes(s_boundary)));
        for (int depth = 0; depth < 20; depth++)
            packed = Zip(("a.zip", packed));
        string id = await Send(served, "nested.zip", packed);
        using HttpResponseMessage answer = await served.Client.GetAsync($"/api/uploads/{id}/boundary");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity), await answer.Content.ReadAsStringAsync());
        Assert.That(await served.Client.GetStringAsync("/health"), Is.EqualTo("ok"));
    }

    /// <summary>Files that name an address of ours: a network link, a schema, an external entity, a virtual raster or layer, a link as CRS.</summary>
    [Test]
    [Category("reliability-85")]
    public async Task Nothing_that_is_sent_makes_the_server_call_an_address()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        string address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x";
        await using ServedCatalog served = await ServedCatalog.Start();
        (string Name, string Content)[] files =
        [
            ("a.kml", $"<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><NetworkLink><Link><href>{address}.kml</href></Link></NetworkLink><Style id=\"s\"><IconStyle><Icon><href>{address}.png</href></Icon></IconStyle></Style></Document></kml>"),
            ("b.kml", $"<?xml version=\"1.0\"?><!DOCTYPE kml [<!ENTITY x SYSTEM \"{address}\"><!ENTITY % p SYSTEM \"{address}\"> %p;]><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Placemark><name>&x;</name></Placemark></kml>"),
            ("c.gml", $"<?xml version=\"1.0\"?><gml:FeatureCollection xmlns:gml=\"http://www.opengis.net/gml\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://x {address}.xsd\"><gml:featureMember/></gml:FeatureCollection>"),
            ("d.vrt", $"<OGRVRTDataSource><OGRVRTLayer name=\"x\"><SrcDataSource>/vsicurl/{address}.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"),
            ("e.vrt", $"<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand dataType=\"Byte\" band=\"1\"><SimpleSource><SourceFilename>/vsicurl/{address}.tif</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>"),
            ("f.geojson", $"{{\"type\":\"FeatureCollection\",\"crs\":{{\"type\":\"link\",\"properties\":{{\"href\":\"{address}\",\"type\":\"proj4\"}}}},\"features\":[]}}"),
            ("g.json", $"{{\"type\":\"Topology\",\"objects\":\"{address}\"}}"),
            ("h.csv", $"wkt\n\"{address}\"\n"),
            ("i.url", $"[InternetShortcut]\nURL={address}\n"),
            ("j.xml", $"<WFS_Capabilities><OnlineResource href=\"{address}\"/></WFS_Capabilities>"),
            ("k.wms", $"<GDAL_WMS><Service name=\"TMS\"><ServerUrl>{address}</ServerUrl></Service></GDAL_WMS>"),
        ];
        foreach (var (name, content) in files)
        {
            string id = await Send(served, name, Encoding.UTF8.GetBytes(content));
            foreach (string what in new[] { "receipt", "boundary" })
            {
                using HttpResponseMessage answer = await served.Client.GetAsync($"/api/uploads/{id}/{what}");
                Assert.That((int)answer.StatusCode, Is.LessThan(500), $"{name}: {await answer.Content.ReadAsStringAsync()}");
            }
        }

        foreach (string body in new[] { $$"""{"upload":"{{address}}"}""", $$"""{"boundary":"{{address}}"}""", $$"""{"boundary":{"type":"Polygon","coordinates":"{{address}}"},"crs":"{{address}}"}""", $$"""{"boundary":{},"planar_crs":"{{address}}"}""" })
        {
            using HttpResponseMessage answer = await served.Client.PostAsync("/api/screen", new StringContent(body, Encoding.UTF8, "application/json"));
            Assert.That((int)answer.StatusCode, Is.InRange(400, 499), body);
        }

        foreach (string query in new[] { "/ogc/collections/scenic-area/items?filter-crs=", "/ogc/collections/scenic-area/items?crs=", "/ogc/collections/scenic-area/items?profile=" })
            (await served.Client.GetAsync(query + Uri.EscapeDataString(address))).Dispose();
        Assert.That(listener.Pending(), Is.False, "somebody called");
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    private static async Task<string> Send(ServedCatalog served, string name, byte[] content)
    {
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/uploads?name=" + Uri.EscapeDataString(name), new ByteArrayContent(content));
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Created), text);
        return (string)JsonNode.Parse(text)!["id"]!;
    }

    private static string[] Everything(ServedCatalog served) => Directory.GetFiles(served.Folder, "*", SearchOption.AllDirectories);
}
