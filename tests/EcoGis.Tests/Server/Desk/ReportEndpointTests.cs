using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

[TestFixture]
internal sealed class ReportEndpointTests
{
    private const string Sample = "02-chemical-in-park.txt";

    private static readonly byte[] s_zip = "PK\u0003\u0004"u8.ToArray(), s_sqlite = "SQLite format 3\0"u8.ToArray();

    /// <summary>The page that is handed out is, byte for byte, the one the command writes.</summary>
    [Test]
    public async Task Hands_out_what_the_command_writes()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage sent = await served.Client.PostAsync($"/api/uploads?name={Sample}", new ByteArrayContent(await File.ReadAllBytesAsync(Cli.Sample("proposals", Sample))));
        string id = JsonNode.Parse(await sent.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        using HttpResponseMessage made = await served.Client.PostAsync("/api/reports", new StringContent($$"""{"upload":"{{id}}","industry":"C2614","nature":"new","date":"{{ServedCatalog.Day}}"}""", Encoding.UTF8, "application/json"));
        JsonNode report = JsonNode.Parse(await made.Content.ReadAsStringAsync())!;
        using HttpResponseMessage page = await served.Client.GetAsync($"/api/reports/{report["id"]}/report.html?lang=zh");
        byte[] html = await page.Content.ReadAsByteArrayAsync();
        byte[] xlsx = await served.Client.GetByteArrayAsync($"/api/reports/{report["id"]}/report.xlsx"), gpkg = await served.Client.GetByteArrayAsync($"/api/reports/{report["id"]}/report.gpkg");
        using var cli = new Cli();
        CliRun run = cli.Run("screen", Cli.Sample("proposals", Sample), "--catalog", served.Options.Catalog, "--district", ServedCatalog.District, "--industry", "C2614", "--nature", "new", "--date", ServedCatalog.Day, "--out", cli.File("out"), "--format", "html");
        string written = Directory.GetFiles(cli.File("out"), "report-*.html").Single();
        Assert.Multiple(() =>
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            Assert.That(Encoding.UTF8.GetString(html), Is.EqualTo(File.ReadAllText(written)));
            Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'").And.Not.Contain("script-src"), "no script runs in a report");
            Assert.That(xlsx.AsSpan(0, 4).ToArray(), Is.EqualTo(s_zip));
            Assert.That(gpkg.AsSpan(0, 16).ToArray(), Is.EqualTo(s_sqlite));
        });
    }

    [TestCase("/api/reports/0123456789abcdef0123456789abcdef/report.html", HttpStatusCode.UnprocessableEntity)]
    [TestCase("/api/reports/x/report.exe", HttpStatusCode.UnprocessableEntity)]
    public async Task A_report_that_nobody_made_is_not_there(string address, HttpStatusCode status)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage answer = await served.Client.GetAsync(address);
        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    /// <summary>Two sites in one request have no report together.</summary>
    [Test]
    public async Task One_site_at_a_time()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        const string Square = """{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.501,31.3],[104.501,31.301],[104.5,31.3]]]}}""";
        using HttpResponseMessage answer = await served.Client.PostAsync("/api/reports", new StringContent("{\"boundary\":{\"type\":\"FeatureCollection\",\"features\":[" + Square + "," + Square + "]}}", Encoding.UTF8, "application/json"));
        Assert.That(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["title"]!.GetValue<string>(), Is.EqualTo("ECO-7313"));
    }
}
