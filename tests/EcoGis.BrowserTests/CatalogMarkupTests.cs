using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>
/// A catalog in which source, licence, codes, names and every attribute of every zone are markup: wherever the page shows them they are text, nothing of them becomes an
/// element, and nothing runs. On a server of its own.
/// </summary>
[TestFixture]
internal sealed class CatalogMarkupTests : PageTest
{
    private const string Mark = "<img src=x onerror=\"window.xss=1\">", Hostile = Mark + "</td></table></script><script>window.xss=2</script><svg onload=window.xss=3>\"'&amp;{{7*7}}", Forest = "forest-patch";

    private static readonly string s_program = Path.Combine(TestContext.CurrentContext.TestDirectory, "ecogis.dll");
    private static readonly string[] s_codes = ["XIAN", "XIANG", "DI_LEI", "SDDL", "SEN_LIN_LB", "BH_DJ", "QI_YUAN", "LING_ZU", "GJGYL_BHDJ", "BHYY", "BHND"];

    /// <summary>File of the demonstration set, kind, and the columns whose values must be known words.</summary>
    private static readonly (string File, string Kind, string[] Keep, string[] Options)[] s_layers =
    [
        ("admin-boundary", "admin-boundary", ["XZQDM", "XZQJB"], []),
        ("control-unit", "control-unit", ["管控类型", "准入清单类型"], []),
        ("ecological-red-line", "ecological-red-line", [], []),
        ("scenic-area", "scenic-area", ["分区名称"], []),
        ("drinking-water-source", "drinking-water-source", ["BHQJB", "SYDLX"], []),
        ("river-management", "river-management", [], []),
        ("forest-patch-2023", Forest, s_codes, ["--set", "classification=forestry", "--valid-from", "2023-12-31", "--valid-to", "2024-12-31"]),
        ("forest-patch-2024", Forest, s_codes, ["--set", "classification=forestry", "--valid-from", "2024-12-31", "--valid-to", "2025-12-31"]),
        ("forest-patch-2025", Forest, s_codes, ["--set", "classification=forestry", "--valid-from", "2025-12-31"]),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-markup-").FullName;
    private Process? _server;
    private string _address = "";

    protected override string Address => _address;

    private string Catalog => Path.Combine(_folder, "hostile.gpkg");

    [OneTimeSetUp]
    public async Task Serve()
    {
        string layers = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Sample("x"))!)!, "layers"), coverage = Path.Combine(Path.GetDirectoryName(layers)!, "coverage.geojson");
        foreach (var (file, kind, keep, options) in s_layers)
        {
            string hostile = Path.Combine(_folder, file + ".geojson");
            await File.WriteAllTextAsync(hostile, Spoilt(await File.ReadAllTextAsync(Path.Combine(layers, file + ".geojson")), keep));
            string[] valid = options.Contains("--valid-from") ? options : [.. options, "--valid-from", "2024-01-01"];
            await Run(["layer", "import", hostile, "--kind", kind, "--name", kind, "--source", Hostile, "--licence", Hostile, "--coverage", coverage, "--crs", "EPSG:4490", "--accuracy", "5", .. valid]);
        }

        await Run(["forest", "check", Forest + "@1", Forest + "@3", "--by", Hostile]);
        _server = Process.Start(new ProcessStartInfo("dotnet", [s_program, "serve", "--catalog", Catalog, "--district", "510604-demo", "--single-user", "--urls", "http://127.0.0.1:0"]) { RedirectStandardError = true })!;
        while (_address.Length == 0 && await _server.StandardError.ReadLineAsync() is { } line)
        {
            if (line.IndexOf("http://", StringComparison.Ordinal) is var at and >= 0)
                _address = line[at..].Split('（', '(', ' ')[0].Trim();
        }

        _ = _server.StandardError.ReadToEndAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task The_map_its_layers_zones_findings_and_reports_show_text([Values("zh", "en")] string language)
    {
        await Open(1600, 900);
        await GoTo("/?lang=" + language);
        await Page.Locator("#layers .about").First.WaitForAsync();
        await Shows("#layers");
        await Page.Locator("#file").SetInputFilesAsync(Sample("03-hotel-in-scenic-core.geojson"));
        await Page.Locator("#yes").ClickAsync();
        await Verdict();
        await Industry("H6110");
        await Page.Locator("#nature").SelectOptionAsync("new");
        await Verdict();
        await Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await Shows("#list-conflicts, #list-unknown");
        await Zone();
        await Shows("#zone");
        await Page.Locator("#report").ClickAsync();
        IPage paper = await Page.Context.RunAndWaitForPageAsync(() => Page.Locator("#files a[data-format=html]").ClickAsync());
        await paper.WaitForLoadStateAsync();
        await Harmless(paper, "report");
        Assert.That(await paper.Locator("body").InnerTextAsync(), Does.Contain(Mark), "report");
        await paper.CloseAsync();
        await Picture("markup-map-" + language);
    }

    [Test]
    public async Task The_forest_page_and_its_queue_show_text()
    {
        await GoTo("/forest?lang=zh");
        await Page.Locator(".matrix td.same").First.WaitForAsync();
        await Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await Harmless(Page, "dashboard");
        await Picture("markup-forest");
        await GoTo("/forest?lang=zh#queue");
        await Page.ReloadAsync(); // the same address but for its end
        await Page.Locator(".queue h1").WaitForAsync();
        await Shows(".queue");
        await Picture("markup-queue");
    }

    [Test]
    public async Task A_case_and_the_log_show_text()
    {
        JsonNode boundary = JsonNode.Parse(await File.ReadAllTextAsync(Sample("03-hotel-in-scenic-core.geojson")))!;
        IAPIResponse made = await Page.APIRequest.PostAsync(Address + "/api/cases", new() { DataObject = new { title = Hostile, request = new { boundary, name = Hostile, id = Hostile, industry = "H6110", nature = "new", date = "2026-11-23" } } });
        Assert.That(made.Status, Is.EqualTo(201), await made.TextAsync());
        string id = JsonNode.Parse(await made.TextAsync())!["id"]!.GetValue<string>();
        Assert.That((await Page.APIRequest.PostAsync($"{Address}/api/cases/{id}/comments", new() { DataObject = new { text = Hostile } })).Status, Is.EqualTo(200));
        await GoTo("/cases?lang=zh");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Shows("main");
        await GoTo($"/cases?lang=zh&id={id}");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        await Shows("main");
        await Picture("markup-case");
        await GoTo("/admin?lang=zh");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Harmless(Page, "admin");
    }

    [Test]
    public async Task A_batch_against_it_shows_text()
    {
        await GoTo("/batch?lang=zh");
        JsonNode squares = JsonNode.Parse(await File.ReadAllTextAsync(Sample("03-hotel-in-scenic-core.geojson")))!;
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "a.geojson", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(Spoilt(squares.ToJsonString(), [])) });
        await Page.Locator("select[name=nature]").SelectOptionAsync("new");
        await Page.Locator("button[name=go]").ClickAsync();
        await Page.Locator(".result tbody tr").First.WaitForAsync(new() { Timeout = 90_000 });
        await Page.Locator(".result tbody tr").First.ClickAsync();
        await Page.Locator("section.card h2 .tag").WaitForAsync();
        await Shows("main");
        await Picture("markup-batch");
    }

    [Test]
    public async Task The_pages_of_the_OGC_API_show_text()
    {
        await Page.GotoAsync(Address + "/ogc?f=html");
        await Harmless(Page, "/ogc");
        foreach (string layer in s_layers.Select(l => l.Kind).Distinct())
        {
            string items = await (await Page.APIRequest.GetAsync($"{Address}/ogc/collections/{layer}/items?f=json&limit=3")).TextAsync();
            string id = JsonNode.Parse(items)!["features"]![0]!["id"]!.ToString();
            foreach (string path in new[] { $"/ogc/collections/{layer}", $"/ogc/collections/{layer}/items", $"/ogc/collections/{layer}/items/{id}" })
            {
                foreach (string language in new[] { "zh", "en" })
                {
                    await Page.GotoAsync($"{Address}{path}?f=html&lang={language}");
                    await Shows("body");
                }
            }
        }

        await Page.GotoAsync($"{Address}/ogc/collections?f=html");
        await Harmless(Page, "collections");
        await Page.GotoAsync($"{Address}/ogc/collections/scenic-area/items?f=html&filter={Uri.EscapeDataString($"name LIKE '{Mark}%'")}");
        await Shows("body");
    }

    /// <summary>The pointer goes over the map until it meets a zone.</summary>
    private async Task Zone()
    {
        LocatorBoundingBoxResult map = (await Page.Locator("#map").BoundingBoxAsync())!;
        for (int i = 0; i < 60; i++)
        {
            await Page.Mouse.MoveAsync(map.X + (map.Width * (0.3f + (0.05f * (i % 9)))), map.Y + (map.Height * (0.3f + (0.05f * (i / 9)))));
            await Page.WaitForTimeoutAsync(120);
            if (await Page.Locator("#zone").IsVisibleAsync())
                return;
            await Page.Mouse.ClickAsync(map.X + (map.Width * (0.3f + (0.05f * (i % 9)))), map.Y + (map.Height * (0.3f + (0.05f * (i / 9)))));
            await Page.WaitForTimeoutAsync(120);
            if (await Page.Locator("#zone").IsVisibleAsync())
                return;
        }

        Assert.Fail("no zone under the pointer");
    }

    /// <summary>It stands there as it was written, and nothing of it became part of the page.</summary>
    private async Task Shows(string selector)
    {
        string[] texts = [.. await Page.Locator(selector).AllTextContentsAsync()];
        Assert.That(string.Join('\n', texts), Does.Contain(Mark), $"{selector} of {Page.Url}");
        await Harmless(Page, selector);
    }

    private static async Task Harmless(IPage page, string where)
    {
        Assert.That(await page.EvaluateAsync<bool>("() => window.xss === undefined"), Is.True, where);
        Assert.That(await page.Locator("[onerror], [onload], img[src='x'], body script:not([src]), svg[onload]").CountAsync(), Is.Zero, $"{where} of {page.Url}");
    }

    /// <summary>Every text of every feature becomes markup, numbered so that codes stay different; there is one column more, whose name is markup too.</summary>
    private static string Spoilt(string text, string[] keep)
    {
        JsonNode collection = JsonNode.Parse(text)!;
        foreach (var (number, feature) in collection["features"]!.AsArray().Index())
        {
            JsonObject properties = feature!["properties"]!.AsObject();
            foreach (string key in properties.Where(p => p.Value?.GetValueKind() == System.Text.Json.JsonValueKind.String && !keep.Contains(p.Key)).Select(p => p.Key).ToList())
                properties[key] = $"{Hostile} {number}";
            properties["x" + Hostile] = $"{Hostile} {number}";
        }

        return collection.ToJsonString();
    }

    private async Task Run(string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [s_program, .. arguments, "--catalog", Catalog, "--district", "510604-demo", "--lang", "en"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> error = process.StandardError.ReadToEndAsync(), output = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, $"{string.Join(' ', arguments)}\n{await error}\n{await output}");
    }
}
