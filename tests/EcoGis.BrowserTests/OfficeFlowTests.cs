using System.Text;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>What forestry staff and people with very many proposals do: the dashboard, the queue of changes with the keyboard, a batch from file to workbook.</summary>
[TestFixture]
internal sealed class OfficeFlowTests : PageTest
{
    [Test]
    public async Task The_dashboard_shows_cover_stock_targets_and_the_matrix()
    {
        await GoTo("/forest?lang=zh");
        await Page.Locator(".matrix td.same").First.WaitForAsync();
        Assert.That(await Page.Locator(".chart canvas").CountAsync(), Is.EqualTo(4));
        string before = await Page.Locator(".matrix table").InnerTextAsync();
        await Page.Locator("select").Nth(1).SelectOptionAsync("1");
        await Page.WaitForFunctionAsync("old => document.querySelector('.matrix table') && document.querySelector('.matrix table').innerText !== old", before);
        await Page.Locator("details summary").First.ClickAsync();
        Assert.That(await Page.Locator("details table").First.InnerTextAsync(), Does.Contain("2023").And.Contain("%"));
    }

    [Test]
    public async Task A_change_is_decided_with_the_keyboard()
    {
        Prepared.Queue();
        await GoTo("/forest?lang=zh#queue");
        await Page.Locator(".pair canvas").First.WaitForAsync();
        string first = await Page.Locator(".queue h1").InnerTextAsync();
        await Page.Keyboard.PressAsync("j");
        await Page.WaitForFunctionAsync("old => document.querySelector('.queue h1')?.innerText !== old", first);
        await Page.Keyboard.PressAsync("k");
        await Page.WaitForFunctionAsync("old => document.querySelector('.queue h1')?.innerText === old", first);
        await Page.Keyboard.PressAsync("1");
        await Page.Keyboard.TypeAsync("现场核实为采伐");
        await Page.Locator(".decide button.main").ClickAsync();
        await Assertions.Expect(Page.Locator(".queue h1 .chip")).ToHaveTextAsync("属实");
        Assert.That(await Page.Locator(".queue").InnerTextAsync(), Does.Contain("现场核实为采伐"));
    }

    /// <summary>On a catalog where nothing was ever checked.</summary>
    [Test]
    public async Task Two_epochs_are_checked_from_the_page()
    {
        await using OfficeServer server = await OfficeServer.Start(Directory.CreateDirectory(Path.Combine(Served.Folder, "check")).FullName, "--single-user");
        await using IBrowserContext context = await Served.Browser.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(server.Address + "/forest?lang=zh#queue");
        await page.Locator("#check select[name=from]").SelectOptionAsync("forest-patch@1");
        Assert.That(await page.Locator(".empty").InnerTextAsync(), Does.Contain("没有变化图斑"));
        await page.Locator("#check button").ClickAsync();
        await page.Locator(".queue .list button").First.WaitForAsync(new() { Timeout = 90_000 });
        int found = await page.Locator(".queue .list button").CountAsync();
        Assert.That(await page.Locator("[role=status].card").InnerTextAsync(), Is.EqualTo($"核查完成：台账共 {found} 个图斑，新登记 {found} 个"));
        await page.Locator(".queue h1").WaitForAsync();
        Assert.That(await page.Locator(".queue").InnerTextAsync(), Does.Contain("local"), "entered in the name of who asked");
        await page.Locator("#check summary").ClickAsync();
        await page.Locator("#check select[name=from]").SelectOptionAsync("forest-patch@1");
        await page.Locator("#check button").ClickAsync();
        await Assertions.Expect(page.Locator("[role=status].card")).ToHaveTextAsync($"核查完成：台账共 {found} 个图斑，新登记 0 个", new() { Timeout = 90_000 });
    }

    [Test]
    public async Task A_file_becomes_a_job_and_its_result_a_table_and_a_map()
    {
        await GoTo("/batch?lang=zh");
        await Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "图斑<img src=x>.geojson", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(Prepared.Squares()) });
        await Page.Locator("select[name=nature]").SelectOptionAsync("new");
        await Page.Locator("button[name=go]").ClickAsync();
        await Page.Locator(".result tbody tr").First.WaitForAsync(new() { Timeout = 90_000 });
        int all = await Page.Locator(".result tbody tr").CountAsync();
        Assert.That(all, Is.EqualTo(40), "nothing is known of them: all are problems");
        await Page.Locator(".result tbody tr").First.ClickAsync();
        await Page.Locator("section.card h2 .tag").WaitForAsync();

        // a box with Shift over the left half of the map
        LocatorBoundingBoxResult map = (await Page.Locator(".result .map").BoundingBoxAsync())!;
        await Page.Locator(".result .map").ScrollIntoViewIfNeededAsync();
        map = (await Page.Locator(".result .map").BoundingBoxAsync())!;
        await Page.Keyboard.DownAsync("Shift");
        await Page.Mouse.MoveAsync(map.X + 5, map.Y + 5);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(map.X + (map.Width / 2), map.Y + map.Height - 30, new() { Steps = 5 });
        await Page.Mouse.UpAsync();
        await Page.Keyboard.UpAsync("Shift");
        await Page.WaitForFunctionAsync("all => { const n = document.querySelectorAll('.result tbody tr').length; return n > 0 && n < all; }", all);

        IDownload book = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = "下载 Excel" }).ClickAsync(), new() { Timeout = 60_000 });
        Assert.That(Encoding.ASCII.GetString(await File.ReadAllBytesAsync(await book.PathAsync()), 0, 2), Is.EqualTo("PK"));
        Assert.That(await Page.Locator("img").CountAsync(), Is.Zero, "a file's name is text");
    }
}
