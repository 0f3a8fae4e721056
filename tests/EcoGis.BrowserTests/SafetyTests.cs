using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>Text of others stays text, and whoever has no mouse reaches everything.</summary>
[TestFixture]
internal sealed class SafetyTests : PageTest
{
    private const string Hostile = "<img src=x onerror=\"window.xss=1\"><script>window.xss=2</script>\"'&amp;";

    [Test]
    public async Task Markup_in_every_attribute_of_an_upload_stays_text()
    {
        JsonNode collection = JsonNode.Parse(await File.ReadAllTextAsync(Sample("03-hotel-in-scenic-core.geojson")))!;
        JsonObject properties = collection["features"]![0]!["properties"]!.AsObject();
        foreach (string key in properties.Select(p => p.Key).Concat([Hostile, "name", "项目名称", "地块名称"]).Distinct().ToList())
            properties[key] = Hostile;
        collection["features"]![0]!["id"] = Hostile;
        await GoTo("/?lang=zh");
        await Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = Hostile.Replace('/', ' ') + ".geojson", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(collection.ToJsonString()) });
        await Page.Locator("#receipt, .fault").First.WaitForAsync();
        await Harmless("receipt");
        if (await Page.Locator("#yes").CountAsync() > 0)
        {
            await Page.Locator("#yes").ClickAsync();
            await Page.Locator("#band, .fault").First.WaitForAsync();
            await Harmless("answer");
            Assert.That(await Page.Locator(".site input").InputValueAsync(), Does.Contain("<img"), "the name is shown as it is");
        }

        await Picture("hostile-upload");
    }

    [Test]
    public async Task Zones_that_could_not_be_drawn_do_not_look_like_empty_land()
    {
        await Page.RouteAsync("**/tiles/WebMercatorQuad/**", route => route.FulfillAsync(new() { Status = 404 }));
        await GoTo("/?lang=zh");
        await Assertions.Expect(Page.Locator("#undrawn")).ToContainTextAsync("图上的管控区不全");
        await Page.UnrouteAsync("**/tiles/WebMercatorQuad/**");
        await GoTo("/?lang=zh");
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Assertions.Expect(Page.Locator("#undrawn")).ToBeHiddenAsync();
    }

    [Test]
    public async Task Everything_is_reached_with_the_keyboard()
    {
        await GoTo("/?lang=zh");
        await Page.Locator("#sample").WaitForAsync();
        HashSet<string> reached = [];
        for (int i = 0; i < 60; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            reached.Add(await Page.EvaluateAsync<string>("() => document.activeElement.id || document.activeElement.dataset.tool || document.activeElement.className || document.activeElement.tagName"));
            Assert.That(await Page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.matches(':focus-visible')"), Is.True, "the focus is seen");
        }

        Assert.That(reached, Is.SupersetOf(new[] { "skip", "language", "draw", "import", "batch", "sample", "line", "measure", "coordinates", "map" }));
        await Page.Locator("#sample").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await WaitForVerdict("prohibited");
        await Page.Locator("#finding-1 .number").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        Assert.That(await Page.Locator("#finding-1").GetAttributeAsync("class"), Does.Contain("chosen"));
        await Page.Locator("#report").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Page.Locator("#files").WaitForAsync();
        await Page.Keyboard.PressAsync("Escape");
        Assert.That(await Page.EvaluateAsync<string>("() => document.activeElement.id"), Is.EqualTo("report"), "the focus returns");
        await Page.Locator("#map").FocusAsync();
        await Page.Keyboard.PressAsync("Delete");
        await Page.Locator("#sample").WaitForAsync();
    }

    private async Task Harmless(string where) => Assert.Multiple(async () =>
    {
        Assert.That(await Page.EvaluateAsync<bool>("() => window.xss === undefined"), Is.True, where);
        Assert.That(await Page.Locator("main img, main script, dialog img").CountAsync(), Is.Zero, where);
    });
}
