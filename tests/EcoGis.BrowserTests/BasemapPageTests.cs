using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>A base map on the page: none until somebody switches it on; a file's tiles stand under the zones, and pictures from outside come from where the page says, and nowhere else.</summary>
[TestFixture]
internal sealed class BasemapPageTests : OwnServerTest
{
    [Test]
    public async Task A_base_map_is_switched_on_and_off()
    {
        await using IBrowserContext context = await Served.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1920, Height = 1080 }, Locale = "zh-CN" });
        context.SetDefaultTimeout(30_000);
        IPage page = await context.NewPageAsync();
        byte[] orange = Convert.FromBase64String((await page.EvaluateAsync<string>("() => { const c = Object.assign(document.createElement('canvas'), { width: 256, height: 256 }); const p = c.getContext('2d'); p.fillStyle = '#ff8000'; p.fillRect(0, 0, 256, 256); return c.toDataURL('image/png').split(',')[1]; }"))!);
        Write(Path.Combine(Folder, "base.mbtiles"), orange);
        Server = await OfficeServer.Start(Folder, "--single-user", "--basemap", Path.Combine(Folder, "base.mbtiles"), "--tianditu-key", "0123456789abcdef0123456789abcdef");
        List<string> outside = [], errors = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Server.Address, StringComparison.Ordinal))
                outside.Add(request.Url);
        };
        await page.RouteAsync("https://*.tianditu.gov.cn/**", route => route.FulfillAsync(new() { ContentType = "image/png", BodyBytes = orange }));
        await page.GotoAsync(Server.Address + "/?lang=zh");
        ILocator choices = page.Locator("#basemaps input");
        await choices.First.WaitForAsync();
        await page.Locator("#layers").GetByText("全部隐藏").ClickAsync();
        Assert.That(await choices.CountAsync(), Is.EqualTo(4));
        Assert.That(await choices.First.IsCheckedAsync(), Is.True, "none until somebody wants one");
        Assert.That(await Orange(page), Is.Zero);

        await page.Locator("#basemaps input[value=file]").CheckAsync();
        await page.WaitForFunctionAsync(Painted);
        Assert.That(await page.Locator("#credit").InnerTextAsync(), Is.EqualTo("© 示范"));
        Assert.That(outside, Is.Empty, "a file asks nobody");
        await page.Locator("#layers").GetByText("全部显示").ClickAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.WaitForTimeoutAsync(500);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Served.Pictures, "map-basemap.png") });
        await page.Locator("#layers").GetByText("全部隐藏").ClickAsync();
        await choices.First.CheckAsync();
        await page.WaitForFunctionAsync($"() => ({Count})() === 0");
        Assert.That(await page.Locator("#credit").IsHiddenAsync(), Is.True);

        Assert.That(await page.Locator("#basemaps").InnerTextAsync(), Does.Contain("t0.tianditu.gov.cn – t7.tianditu.gov.cn"));
        await page.Locator("#basemaps input[value=tianditu-image]").CheckAsync();
        await page.WaitForFunctionAsync("() => ['img', 'cia'].every(l => performance.getEntriesByType('resource').some(e => e.name.includes(`/${l}_w/`)))");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.That(outside, Is.Not.Empty.And.All.Match(@"^https://t[0-7]\.tianditu\.gov\.cn/(img|cia)_w/wmts\?.*LAYER=(img|cia)&.*&tk=0123456789abcdef0123456789abcdef$"));
        Assert.That(errors, Is.Empty);
    }

    /// <summary>Pixels of the map's own canvases that are the colour of the tile, of the hundred looked at.</summary>
    private const string Count = """
        () => [...document.querySelectorAll("#map canvas")].reduce((sum, canvas) => {
          const pen = canvas.getContext("2d");
          for (let i = 0; i < 100; i++) {
            const [r, g, b] = pen.getImageData(Math.floor(canvas.width * (0.05 + i % 10 / 11)), Math.floor(canvas.height * (0.05 + Math.floor(i / 10) / 11)), 1, 1).data;
            sum += r > 250 && g > 120 && g < 136 && b < 6 ? 1 : 0;
          }
          return sum;
        }, 0)
        """;

    private static readonly string Painted = $"() => ({Count})() > 80";

    private static Task<int> Orange(IPage page) => page.EvaluateAsync<int>(Count);

    /// <summary>The whole world in 341 tiles of levels 0 to 4, all alike; the map stretches the deepest.</summary>
    private static void Write(string path, byte[] picture)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            CREATE TABLE metadata (name TEXT, value TEXT);
            INSERT INTO metadata VALUES ('name', '示范底图'), ('format', 'png'), ('attribution', '© 示范'), ('minzoom', '0'), ('maxzoom', '4');
            CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 255), z(z) AS (VALUES (0), (1), (2), (3), (4))
            INSERT INTO tiles SELECT z, i % (1 << z), i / (1 << z), $picture FROM z, n WHERE i < (1 << (2 * z));
            """;
        command.Parameters.AddWithValue("$picture", picture);
        command.ExecuteNonQuery();
    }
}
