using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>A page of its own for each test. Whatever the test is about: nothing may leave this machine, and the page may report no error.</summary>
internal abstract partial class PageTest
{
    private readonly List<string> _foreign = [], _errors = [];

    protected IPage Page { get; private set; } = null!;

    /// <summary>The server that is asked.</summary>
    protected virtual string Address => Served.Address;

    protected ILocator Band => Page.Locator("#band");

    [SetUp]
    public async Task Open() => await Open(1366, 768);

    protected async Task Open(int width, int height)
    {
        if (Page is not null)
            await Page.Context.CloseAsync();
        _foreign.Clear();
        _errors.Clear();
        IBrowserContext context = await Served.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, Locale = "zh-CN", AcceptDownloads = true });
        context.SetDefaultTimeout(20_000);
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(Address, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                _foreign.Add(request.Url);
        };
        Page = await context.NewPageAsync();
        Page.Response += async (_, response) =>
        {
            if (response.Status >= 500)
                _errors.Add($"{response.Status} {response.Request.Method} {response.Url}: {await response.TextAsync()}");
        };
        Page.PageError += (_, error) => _errors.Add(error);
        Page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("404", StringComparison.Ordinal) && !message.Text.Contains("422", StringComparison.Ordinal))
                _errors.Add(message.Text);
        };
    }

    [TearDown]
    public async Task Close()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
            await Picture("failed-" + TestContext.CurrentContext.Test.MethodName);
        await Page.Context.CloseAsync();
        Assert.Multiple(() =>
        {
            Assert.That(_foreign, Is.Empty, "requests that leave the server");
            Assert.That(_errors, Is.Empty, "errors of the page; the server said:\n" + Served.Said);
        });
    }

    protected static string Sample(string name) => Prepared.Demonstration("proposals", name);

    protected async Task Picture(string name)
    {
        string file = Path.Combine(Served.Pictures, name + ".png");
        await Page.ScreenshotAsync(new() { Path = file });
        TestContext.AddTestAttachment(file);
    }

    protected async Task GoTo(string path)
    {
        await Page.GotoAsync(Address + path);
        await Page.Locator("header.top").WaitForAsync();
    }

    /// <summary>The verdict once the answer stands still.</summary>
    protected async Task<string> Verdict()
    {
        await Band.WaitForAsync();
        await Page.WaitForFunctionAsync("() => !document.querySelector('.stale')");
        return (await Band.GetAttributeAsync("data-verdict"))!;
    }

    protected async Task WaitForVerdict(string verdict)
    {
        await Assertions.Expect(Band).ToHaveAttributeAsync("data-verdict", verdict, new() { Timeout = 20_000 });
        await Page.WaitForFunctionAsync("() => !document.querySelector('.stale')");
    }

    /// <summary>Types into the industry box and takes the first found with the keyboard.</summary>
    protected async Task Industry(string text)
    {
        await Page.Locator("#industry").FillAsync("");
        await Page.Locator("#industry").PressSequentiallyAsync(text);
        await Page.Locator("#industries li").First.WaitForAsync();
        await Page.Locator("#industry").PressAsync("Enter");
    }

    /// <summary>Where a place is on the screen, worked out from the coordinates that the map shows under the pointer.</summary>
    protected async Task<Func<double, double, (float X, float Y)>> Places()
    {
        LocatorBoundingBoxResult box = (await Page.Locator("#map").BoundingBoxAsync())!;
        (float X, float Y) low = (box.X + 80, box.Y + box.Height - 80), high = (box.X + box.Width - 380, box.Y + 120);
        (double Lon, double Lat) at = await Under(low), other = await Under(high);
        double Y(double lat) => Math.Log(Math.Tan((Math.PI / 4) + (lat * Math.PI / 360)));
        return (lon, lat) => (
            (float)(low.X + ((lon - at.Lon) / (other.Lon - at.Lon) * (high.X - low.X))),
            (float)(low.Y + ((Y(lat) - Y(at.Lat)) / (Y(other.Lat) - Y(at.Lat)) * (high.Y - low.Y))));

        async Task<(double, double)> Under((float X, float Y) pixel)
        {
            await Page.Mouse.MoveAsync(pixel.X - 3, pixel.Y);
            await Page.Mouse.MoveAsync(pixel.X, pixel.Y);
            await Page.WaitForTimeoutAsync(150);
            Match found = Degrees().Match(await Page.Locator("#place").InnerTextAsync());
            return (double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(found.Groups[2].Value, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"(-?[\d.]+)°, (-?[\d.]+)°")]
    private static partial Regex Degrees();
}
