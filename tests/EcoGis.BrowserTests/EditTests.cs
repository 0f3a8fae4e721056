using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>Editing a site whose north-east corner alone lies outside farmland: cut in two by hand, or changed as the program proposes. The verdict follows, and both can be taken back.</summary>
[TestFixture]
internal sealed class EditTests : PageTest
{
    private ILocator Undo => Page.Locator("[data-tool=undo]");

    [Test]
    public async Task Split_the_site_and_give_up_the_part_on_farmland()
    {
        (double Lon, double Lat)[] ring = await SolarPlant();
        double before = await Area();
        Assert.That(await Undo.IsDisabledAsync(), Is.True);
        (double Lon, double Lat) corner = ring.MaxBy(p => p.Lat); // seen on the map: clear of farmland to half the way along both its edges
        int at = Array.IndexOf(ring, corner), most = ring.Length - 1; // the last repeats the first
        (double Lon, double Lat) on = Between(corner, ring[(at + most - 1) % most], 0.5), off = Between(corner, ring[(at + 1) % most], 0.35);
        await Page.Locator("[data-tool=split]").ClickAsync();
        Func<double, double, (float X, float Y)> places = await Places();
        foreach ((double lon, double lat) in new[] { Between(on, off, -0.4), Between(on, off, 1.4) })
        {
            (float x, float y) = places(lon, lat);
            await Page.Mouse.MoveAsync(x, y);
            await Page.Mouse.ClickAsync(x, y);
            await Page.WaitForTimeoutAsync(350); // two quick clicks would be one double-click
        }

        await Page.Keyboard.PressAsync("Enter");
        Assert.That(await Parts(), Is.EqualTo(2));
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await WaitForVerdict("prohibited"); // two parts that meet are one piece of ground, not a broken boundary
        Assert.That(await Area() / before, Is.EqualTo(1).Within(1e-6));

        (float partX, float partY) = places(ring.Take(most).Average(p => p.Lon), ring.Take(most).Average(p => p.Lat));
        await Page.Mouse.ClickAsync(partX, partY);
        await Page.WaitForTimeoutAsync(350);
        await Page.Keyboard.PressAsync("Delete");
        await WaitForVerdict("compliant");
        Assert.That(await Parts(), Is.EqualTo(1));

        await Undo.ClickAsync();
        await WaitForVerdict("prohibited");
        Assert.That(await Parts(), Is.EqualTo(2));
        await Undo.ClickAsync();
        Assert.That(await Parts(), Is.EqualTo(1));
        Assert.That(await Undo.IsDisabledAsync(), Is.True, "it is the site that was imported again");
        await WaitForVerdict("prohibited");
    }

    [TestCase(0, 1.0)]
    [TestCase(1, 0.0647)]
    public async Task A_proposed_change_is_applied_screened_and_taken_back(int proposal, double share)
    {
        await SolarPlant();
        double before = await Area();
        await Page.Locator("#clear").ClickAsync();
        ILocator apply = Page.Locator(".changes").First.Locator(".apply").Nth(proposal);
        await apply.WaitForAsync(new() { Timeout = 90_000 });
        if (proposal == 0)
            await Picture("map-clear");
        Assert.That(await apply.GetAttributeAsync("data-verdict"), Is.EqualTo("compliant"));
        await apply.ClickAsync();
        Assert.That(await Page.Locator("dialog").CountAsync(), Is.Zero);
        await WaitForVerdict("compliant");
        Assert.That(await Area() / before, Is.EqualTo(share).Within(0.001));
        await Undo.ClickAsync();
        await WaitForVerdict("prohibited");
        Assert.That(await Area() / before, Is.EqualTo(1).Within(1e-9));
        await Page.Locator("[data-tool=redo]").ClickAsync();
        await WaitForVerdict("compliant");
    }

    /// <summary>The demonstration plant on farmland, with all facts stated. Gives its ring.</summary>
    private async Task<(double Lon, double Lat)[]> SolarPlant()
    {
        await GoTo("/?lang=zh");
        JsonNode sample = JsonNode.Parse(await (await Page.APIRequest.GetAsync(Served.Address + "/api/samples")).TextAsync())!.AsArray().Single(s => s!["title"]!["zh"]!.GetValue<string>().Contains("光伏", StringComparison.Ordinal))!;
        await Page.Locator("summary").First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = sample["title"]!["zh"]!.GetValue<string>() }).ClickAsync();
        await WaitForVerdict("prohibited");
        return [.. sample["boundary"]!["coordinates"]![0]![0]!.AsArray().Select(p => (p![0]!.GetValue<double>(), p[1]!.GetValue<double>()))];
    }

    private Task<int> Parts() => Page.EvaluateAsync<int>("async () => (await import('/map/board.js')).map.getLayers().getArray().find(l => l.getZIndex() === 30).getSource().getFeatures().length");

    /// <summary>On the sphere of the map library: for shares only.</summary>
    private Task<double> Area() => Page.EvaluateAsync<double>("async () => ol.sphere.getArea(new ol.format.GeoJSON().readGeometry((await import('/map/board.js')).boundary()), { projection: 'EPSG:4326' })");

    private static (double Lon, double Lat) Between((double Lon, double Lat) from, (double Lon, double Lat) to, double way) => (from.Lon + ((to.Lon - from.Lon) * way), from.Lat + ((to.Lat - from.Lat) * way));
}
