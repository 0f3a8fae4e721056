using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>A case by three people, each in a browser of their own, on a server with accounts: from the first start to the sealed evidence package.</summary>
[TestFixture]
internal sealed class ReviewFlowTests
{
    private const string Password = "long enough 7";

    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _errors = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-review-").FullName;
    private OfficeServer? _server;
    private string _address = "", _first = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await OfficeServer.Start(_folder);
        (_address, _first) = (_server.Address, _server.First);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (IBrowserContext context in _contexts)
            await context.CloseAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task Submit_override_return_confirm_and_approve_by_three_people()
    {
        IPage admin = await Someone();
        await admin.GotoAsync(_first);
        await admin.FillAsync("input[name=name]", "管理员");
        await SetPassword(admin);
        await admin.GotoAsync(_address + "/admin");
        IPage author = await Invited(admin, "李规划", "screener"), first = await Invited(admin, "王审查", "reviewer"), second = await Invited(admin, "赵审查", "reviewer");

        await author.GotoAsync(_address + "/cases");
        await author.ClickAsync("#new-case");
        await author.FillAsync("dialog input[name=title]", "<img src=x onerror=alert(1)> 酒店");
        await author.SetInputFilesAsync("dialog input[name=file]", Sample("03-hotel-in-scenic-core.geojson"));
        await author.FillAsync("dialog input[name=industry]", "H6110");
        await author.SelectOptionAsync("dialog select[name=nature]", "new");
        await author.ClickAsync("dialog button.main");
        await Act(author, "submit", "withdraw");
        Assert.That(await author.Locator("h1 img").CountAsync(), Is.Zero, "a title is text");
        string id = author.Url[(author.Url.IndexOf("id=", StringComparison.Ordinal) + 3)..];

        await first.GotoAsync(_address + "/cases");
        await first.ClickAsync(".inbox li button");
        await Act(first, "take", "approve");
        await Override(first);
        await first.GetByText("其余全部接受").ClickAsync();
        await Shows(first, "还有 1 项未办结");
        await first.ClickAsync("[data-act=approve]");
        Assert.That(await first.Locator(".fault code").InnerTextAsync(), Is.EqualTo("ECO-7135"), "the override is not confirmed");
        Assert.That(await first.GetByText("确认改判").CountAsync(), Is.Zero, "nobody confirms an override of their own");
        await first.ClickAsync("[data-act=return]");
        await first.FillAsync("dialog textarea[name=reason]", "请换址");
        await first.ClickAsync("dialog button.main");
        await first.Locator("h1 .state", new() { HasText = "已退回" }).WaitForAsync(); // the list of states has the word too

        await author.ReloadAsync();
        await author.GetByText("换一版边界").ClickAsync();
        await author.SetInputFilesAsync("dialog input[name=file]", Sample("15-bridge.geojson"));
        await author.ClickAsync("dialog button.main");
        await Shows(author, "v2");
        await Act(author, "submit", "withdraw");

        await first.ReloadAsync();
        await Act(first, "take", "approve");
        await first.GetByText("比较两版").ClickAsync();
        await Shows(first, "变化的依据");
        await Override(first);
        await first.GetByText("其余全部接受").ClickAsync();
        await Shows(first, "还有 1 项未办结");
        await second.GotoAsync($"{_address}/cases?id={id}");
        await second.GetByText("确认改判").ClickAsync();
        await Shows(second, "全部办结");
        await first.ReloadAsync();
        await first.ClickAsync("[data-act=approve]");
        ILocator link = first.GetByText("下载证据包");
        await link.WaitForAsync(new() { Timeout = 90_000 });
        IDownload package = await first.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.That(new FileInfo(await package.PathAsync()).Length, Is.GreaterThan(10_000));
        foreach ((IPage page, string name) in new[] { (first, "case-approved"), (admin, "admin-accounts") })
        {
            await page.ReloadAsync();
            await page.Locator("h1, .point").First.WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.ScreenshotAsync(new() { Path = Path.Combine(Served.Pictures, name + ".png") });
            await Contrast.Holds(page, name);
        }

        Assert.That(_errors, Is.Empty);
    }

    private static string Sample(string name) => Prepared.Demonstration("proposals", name);

    private async Task<IPage> Someone()
    {
        IBrowserContext context = await Served.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN", AcceptDownloads = true });
        context.SetDefaultTimeout(30_000);
        _contexts.Add(context);
        IPage page = await context.NewPageAsync();
        page.PageError += (_, error) => _errors.Add(error);
        return page;
    }

    private async Task<IPage> Invited(IPage admin, string name, string role)
    {
        ILocator form = admin.Locator("form").Filter(new() { HasText = "新建账号" });
        await form.Locator("input[name=name]").FillAsync(name);
        await form.Locator($"input[value={role}]").CheckAsync();
        await form.Locator("button.main").ClickAsync();
        await admin.GetByText($"请把此链接交给 {name}").WaitForAsync();
        IPage page = await Someone();
        await page.GotoAsync(await admin.Locator("code.secret").First.InnerTextAsync());
        await SetPassword(page);
        return page;
    }

    private async Task SetPassword(IPage page)
    {
        await page.FillAsync("input[name=password]", Password);
        await page.FillAsync("input[name=again]", Password);
        await page.ClickAsync("button.main");
        await page.WaitForURLAsync(_address + "/");
    }

    private static async Task Act(IPage page, string act, string then)
    {
        await page.ClickAsync($"[data-act={act}]");
        await page.Locator($"[data-act={then}]").WaitForAsync();
    }

    private static async Task Override(IPage page)
    {
        await page.Locator(".point").First.GetByText("改判", new() { Exact = true }).ClickAsync();
        await page.FillAsync("dialog textarea[name=instead]", "不适用");
        await page.FillAsync("dialog textarea[name=reason]", "范围已调出");
        await page.ClickAsync("dialog button.main");
        await page.Locator(".point .decided").First.WaitForAsync();
    }

    private static Task Shows(IPage page, string text) => page.GetByText(text).First.WaitForAsync();
}
