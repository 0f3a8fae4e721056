using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>
/// Every page at both sizes in both languages, for people to look at; and what can be told by measure: nothing is wider than the window, and (in Chinese, at the
/// smaller size) all text stands out from its ground.
/// </summary>
[TestFixture]
internal sealed class ScreenshotTests : PageTest
{
    private static readonly (int Width, int Height)[] s_sizes = [(1366, 768), (1920, 1080)];

    private string _language = "";
    private int _width;

    [Test]
    public async Task The_map_page([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        await At("/", language, size);
        await Page.Locator("#sample").WaitForAsync();
        await Look("map-first");
        await Page.Locator("#sample").ClickAsync();
        await Verdict();
        await Look("map-result");
        await Page.Locator(".number").First.ClickAsync();
        await Page.Locator("#finding-1 details summary").Last.ClickAsync();
        await Look("map-finding");
        await Page.Locator("#panel").EvaluateAsync("p => p.scrollTop = p.scrollHeight / 2");
        await Look("map-lists");
        await Page.Locator("#why").ClickAsync();
        await Page.Locator("dialog h2").First.WaitForAsync(new() { Timeout = 90_000 });
        await Look("map-why");
    }

    [Test]
    public async Task Receipts_and_refusals([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        await At("/", language, size);
        await Page.Locator("#file").SetInputFilesAsync(Sample("01-chemical-near-river.txt"));
        await Page.Locator("#yes").WaitForAsync();
        await Look("receipt");
        await Page.GetByRole(AriaRole.Button, new() { Name = language == "zh" ? "换一块地" : "Another site" }).ClickAsync();
        await Page.Locator("#file").SetInputFilesAsync(Sample("12-bow-tie.txt"));
        await Page.Locator("#yes").WaitForAsync();
        await Look("receipt-flawed");
        await Page.Locator("#yes").ClickAsync();
        await Verdict();
        await Look("map-flawed");
    }

    [Test]
    public async Task Batches([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        string job = await Prepared.Batch();
        await Open(s_sizes[size].Width, s_sizes[size].Height);
        await Page.RouteAsync("**/ogc/jobs", route => route.FulfillAsync(new() { Json = new { jobs = Array.Empty<int>() } }));
        await At("/batch", language, size, open: false);
        await Page.Locator(".empty").WaitForAsync();
        await Look("batch-empty");
        await Page.UnrouteAllAsync();
        await GoTo($"/batch?lang={language}#{job}");
        await Page.ReloadAsync(); // the address differs in its end only
        await Page.Locator(".result tbody tr").First.WaitForAsync();
        await Look("batch-result");
        await Page.Locator(".result tbody tr").First.ClickAsync();
        await Page.Locator("section.card h2 .tag").WaitForAsync();
        await Look("batch-proposal");
    }

    [Test]
    public async Task Forest([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        Prepared.Queue();
        await At("/forest", language, size);
        await Page.Locator(".matrix td.same").First.WaitForAsync();
        await Look("forest-dashboard");
        await Page.Locator("details summary").First.ClickAsync();
        await Page.Locator(".matrix").ScrollIntoViewIfNeededAsync();
        await Page.Mouse.WheelAsync(0, 3000);
        await Look("forest-transition");
        await Page.Locator("[data-view=queue]").ClickAsync();
        await Page.Locator(".pair canvas").First.WaitForAsync();
        await Look("forest-queue");
    }

    [Test]
    public async Task Cases([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        string id = await Prepared.Case();
        await At("/cases", language, size);
        await Page.Locator(".inbox li button").First.WaitForAsync();
        await Look("cases");
        await Page.Locator($".inbox button[data-id='{id}']").ClickAsync();
        await Page.Locator(".point").First.WaitForAsync();
        await Look("case");
    }

    [Test]
    public async Task Administration_and_login([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        await At("/admin", language, size);
        await Page.Locator("section.card form").First.WaitForAsync();
        await Look("admin");
        await Page.RouteAsync("**/api/session", route => route.FulfillAsync(new() { Status = 404, Json = new { } })); // nobody is logged in
        await Page.GotoAsync($"{Served.Address}/login?lang={language}");
        await Page.Locator("form").WaitForAsync();
        await Look("login");
        await Page.Locator("button.link").ClickAsync();
        await Look("login-token");
    }

    private async Task At(string path, string language, int size, bool open = true)
    {
        (_language, _width) = (language, s_sizes[size].Width);
        if (open)
            await Open(s_sizes[size].Width, s_sizes[size].Height);
        await GoTo($"{path}?lang={language}");
    }

    private async Task Look(string what)
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Page.WaitForTimeoutAsync(300); // tiles and charts are drawn a moment later
        await Picture($"{what}-{_language}-{_width}");
        Assert.That(await Page.EvaluateAsync<bool>("() => [document.documentElement, ...document.querySelectorAll('#panel, main.cases > section')].every(e => e.scrollWidth <= Math.min(e.clientWidth, window.innerWidth))"), Is.True, $"{what} is wider than its place");
        if (_language == "zh" && _width == s_sizes[0].Width)
            await Contrast.Holds(Page, what);
    }
}
