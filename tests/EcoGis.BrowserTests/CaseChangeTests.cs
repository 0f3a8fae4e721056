using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>A case that was filed, and then the world changes: the words of the law are installed, a layer has a new version. The page tells of both; the case stays as it is.</summary>
[TestFixture]
internal sealed class CaseChangeTests : OwnServerTest
{
    private static readonly string[] s_digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    [Test]
    public async Task The_law_is_quoted_once_installed_and_a_new_layer_shows_as_a_change_that_can_be_compared()
    {
        Server = await OfficeServer.Start(Folder, "--single-user");
        await using IBrowserContext context = await Served.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1366, Height = 768 }, Locale = "zh-CN" });
        context.SetDefaultTimeout(30_000);
        IPage page = await context.NewPageAsync();
        string id = await Hotel(context.APIRequest);

        await page.GotoAsync($"{Server.Address}/cases?lang=zh&id={id}");
        ILocator clause = page.Locator(".point .clause").Filter(new() { HasText = "《中华人民共和国森林法》第三十七条第一款" }).First;
        await clause.WaitForAsync();
        Assert.That(await clause.InnerTextAsync(), Does.Contain("工程建设不占或者少占林地"), "our summary");
        Assert.That(await clause.Locator("details").CountAsync(), Is.Zero, "no text is installed");
        Assert.That(await page.Locator(".drift, #drift").CountAsync(), Is.Zero, "nothing has changed");

        string law = Path.Combine(Folder, "中华人民共和国森林法(2019-12-28).txt");
        await File.WriteAllTextAsync(law, "中华人民共和国森林法\n（2019年12月28日示范通过）\n" + string.Concat(Enumerable.Range(1, 37).Select(i => $"第{Chinese(i)}条　示范第{i}条的文字。\n")) + "示范的第二款。\n");
        Assert.That(Prepared.Command(Server.Catalog, "law", "import", law), Is.Zero);
        await page.ReloadAsync();
        await clause.Locator("summary").ClickAsync();
        Assert.That(await clause.Locator("blockquote").InnerTextAsync(), Is.EqualTo("示范第37条的文字。"));
        Assert.That(await clause.Locator("summary").InnerTextAsync(), Does.Contain("2019-12-28"));
        Assert.That(await page.Locator(".point .clause").Filter(new() { HasText = "风景名胜区条例" }).First.InnerTextAsync(), Does.Contain("法规库中没有本条原文"));

        await WithoutTheCore();
        await page.ReloadAsync();
        await page.Locator(".inbox .drift").WaitForAsync();
        Assert.That(await page.Locator("#drift").InnerTextAsync(), Does.Contain("图层 scenic-area：v1 → v2").And.Not.Contain("规则库"));
        IReadOnlyList<string> filed = await page.Locator(".point").AllInnerTextsAsync();
        await page.Locator("#again").ClickAsync();
        ILocator difference = page.Locator("#drift .card");
        await difference.WaitForAsync();
        Assert.That(await difference.InnerTextAsync(), Does.Contain("消除 禁止 · 核心景区内宾馆、招待所、培训中心、疗养院 · 风景名胜区 · SFFJ5106049001").And.Contain("重叠面积 风景名胜区 · SFFJ5106049001: 6,345.51 m² → 0 m²"));
        await Contrast.Holds(page, "a case whose inputs changed");
        await page.ScreenshotAsync(new() { Path = Path.Combine(Served.Pictures, "case-changed.png") });
        Assert.That(await page.Locator(".point").AllInnerTextsAsync(), Is.EqualTo(filed), "the case stays as it was filed");
    }

    private async Task<string> Hotel(IAPIRequestContext api)
    {
        object request = new
        {
            boundary = JsonNode.Parse(await File.ReadAllTextAsync(Prepared.Demonstration("proposals", "03-hotel-in-scenic-core.geojson"))),
            industry = "H6110",
            nature = "new",
            facts = new { facility = "lodging-training-sanatorium" },
            date = "2026-11-23",
        };
        IAPIResponse made = await api.PostAsync(Server!.Address + "/api/cases", new() { DataObject = new { title = "示范核心景区宾馆", request } });
        Assert.That(made.Ok, Is.True, await made.TextAsync());
        return JsonNode.Parse(await made.TextAsync())!["id"]!.GetValue<string>();
    }

    /// <summary>A version of the scenic area without its core zone.</summary>
    private async Task WithoutTheCore()
    {
        JsonNode zones = JsonNode.Parse(await File.ReadAllTextAsync(Prepared.Demonstration("layers", "scenic-area.geojson")))!;
        zones["features"]!.AsArray().RemoveAt(0);
        string file = Path.Combine(Folder, "scenic-area.geojson");
        await File.WriteAllTextAsync(file, zones.ToJsonString());
        Assert.That(
            Prepared.Command(Server!.Catalog, "layer", "import", file, "--kind", "scenic-area", "--name", "scenic-area", "--source", "示范", "--coverage", Prepared.Demonstration("coverage.geojson"), "--valid-from", "2024-01-01", "--crs", "EPSG:4490", "--accuracy", "1"),
            Is.Zero);
    }

    private static string Chinese(int number) => number < 10 ? s_digits[number] : (number < 20 ? "" : s_digits[number / 10]) + "十" + s_digits[number % 10];
}
