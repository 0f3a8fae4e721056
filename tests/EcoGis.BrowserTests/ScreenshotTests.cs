namespace EcoGis.BrowserTests;

/// <summary>Every page at both sizes in both languages, for people to look at; and what can be told by measure: nothing is wider than the window.</summary>
[TestFixture]
internal sealed class ScreenshotTests : PageTest
{
    private static readonly (int Width, int Height)[] s_sizes = [(1366, 768), (1920, 1080)];

    [Test]
    public async Task The_map_page([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        (int width, int height) = s_sizes[size];
        await Open(width, height);
        await GoTo($"/?lang={language}");
        await Page.Locator("#sample").WaitForAsync();
        await Settled();
        await Picture($"map-first-{language}-{width}");
        await Page.Locator("#sample").ClickAsync();
        await Verdict();
        await Settled();
        await Picture($"map-result-{language}-{width}");
        await Page.Locator(".number").First.ClickAsync();
        await Page.Locator("#finding-1 details summary").Last.ClickAsync();
        await Settled();
        await Picture($"map-finding-{language}-{width}");
        await Page.Locator("#panel").EvaluateAsync("p => p.scrollTop = p.scrollHeight / 2");
        await Picture($"map-lists-{language}-{width}");
        await Page.Locator("#why").ClickAsync();
        await Page.Locator("dialog h2").First.WaitForAsync(new() { Timeout = 90_000 });
        await Picture($"map-why-{language}-{width}");
        await NotTooWide();
    }

    [Test]
    public async Task Receipts_and_refusals([Values("zh", "en")] string language, [Values(0, 1)] int size)
    {
        (int width, int height) = s_sizes[size];
        await Open(width, height);
        await GoTo($"/?lang={language}");
        await Page.Locator("#file").SetInputFilesAsync(Sample("01-chemical-near-river.txt"));
        await Page.Locator("#yes").WaitForAsync();
        await Settled();
        await Picture($"receipt-{language}-{width}");
        await Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = language == "zh" ? "换一块地" : "Another site" }).ClickAsync();
        await Page.Locator("#file").SetInputFilesAsync(Sample("12-bow-tie.txt"));
        await Page.Locator("#yes").WaitForAsync();
        await Settled();
        await Picture($"receipt-flawed-{language}-{width}");
        await Page.Locator("#yes").ClickAsync();
        await Verdict();
        await Settled();
        await Picture($"map-flawed-{language}-{width}");
        await NotTooWide();
    }

    private async Task Settled()
    {
        await Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await Page.WaitForTimeoutAsync(500);
    }

    private async Task NotTooWide() =>
        Assert.That(await Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth && document.querySelector('#panel').scrollWidth <= document.querySelector('#panel').clientWidth"), Is.True, "wider than the window");
}
