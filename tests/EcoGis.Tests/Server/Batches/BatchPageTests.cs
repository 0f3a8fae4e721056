using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using EcoGis.Tests.Server;

namespace EcoGis.Tests;

/// <summary>What the page of a batch is told is what the batch wrote: rows, verdicts, places, the one asked about, the report.</summary>
[TestFixture]
internal sealed class BatchPageTests
{
    [Test]
    public async Task The_page_is_told_what_the_batch_wrote()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string job = await FinishedBatch.Of(new Browser(served));
        JsonNode list = await Json(served, $"/api/batches/{job}?all=true");
        JsonNode[] rows = [.. list["rows"]!.AsArray().Select(r => r!)];
        using var cli = new Cli();
        File.WriteAllText(cli.File("three.geojson"), FinishedBatch.Three);
        CliRun run = cli.Run("batch", cli.File("three.geojson"), "--out", cli.File("r.jsonl"), "--catalog", served.Options.Catalog, "--district", ServedCatalog.District,
            "--industry", "H6110", "--nature", "new", "--crs", "EPSG:4490", "--date", ServedCatalog.Day);
        Assert.That(run.Exit, Is.Zero, run.ToString());
        var lines = File.ReadLines(cli.File("r.jsonl")).Select(l => JsonNode.Parse(l)!).Where(l => l["verdict"] is not null).ToDictionary(l => (int)l["feature"]!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Length.EqualTo(3));
            Assert.That((int)list["wanted"]!, Is.EqualTo(3));
            Assert.That(list["counts"]!.AsObject().Sum(c => (int)c.Value!), Is.EqualTo(3));
            foreach (JsonNode row in rows)
                Assert.That((string)row["verdict"]!, Is.EqualTo((string)lines[(int)row["feature"]!]["verdict"]!));
            JsonNode first = rows.Single(r => (int)r["feature"]! == 1);
            Assert.That((double)first["lon"]!, Is.EqualTo(104.4694).Within(1e-5));
            Assert.That((double)first["lat"]!, Is.EqualTo(31.3451).Within(1e-5));
            Assert.That((double)first["site_area_ellipsoidal_m2"]!, Is.EqualTo((double)lines[1]["site"]!["area_ellipsoidal_m2"]!).Within(1e-4));
            Assert.That((string)rows.Single(r => (int)r["feature"]! == 2)["name"]!, Is.EqualTo("<b>乙</b>"), "text is handed on as text");
            Assert.That((string?)rows.Single(r => (int)r["feature"]! == 3)["problem"], Is.Not.Null.And.Not.Empty);
        }

        JsonNode one = await Json(served, $"/api/batches/{job}/proposals/1");
        Assert.That(one["overlaps"]!.AsArray().Select(o => (string)o!["zone_code"]!), Is.EquivalentTo(lines[1]["overlaps"]!.AsArray().Select(o => (string)o!["zone_code"]!)).And.Not.Empty);
        Assert.That((string)one["geometry"]!["type"]!, Does.EndWith("Polygon"));
    }

    [Test]
    public async Task The_report_is_made_once_and_what_is_not_ones_own_is_not_there()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string job = await FinishedBatch.Of(new Browser(served));
        using HttpResponseMessage page = await served.Client.GetAsync($"/api/batches/{job}/report.html"), book = await served.Client.GetAsync($"/api/batches/{job}/report.xlsx");
        byte[] sheet = await book.Content.ReadAsByteArrayAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.OK), await page.Content.ReadAsStringAsync());
            Assert.That(await page.Content.ReadAsStringAsync(), Does.Contain("甲").And.Not.Contain("<b>乙</b>"));
            Assert.That(page.Headers.GetValues("Content-Security-Policy").Single(), Does.Not.Contain("script-src"));
            Assert.That(Encoding.ASCII.GetString(sheet, 0, 2), Is.EqualTo("PK"));
            foreach (string address in new[] { "nothing", new string('0', 32), "..%2F..%2Foffice" })
                Assert.That((await served.Client.GetAsync($"/api/batches/{address}")).StatusCode, Is.AnyOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest), address);
            Assert.That((int)(await served.Client.GetAsync($"/api/batches/{job}/proposals/99")).StatusCode, Is.InRange(400, 404));
        }
    }

    private static async Task<JsonNode> Json(ServedCatalog served, string address) => JsonNode.Parse(await served.Client.GetStringAsync(address))!;
}
