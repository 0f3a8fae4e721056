using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>What planners do on the map page, from the first click to the paper, on the demonstration set. Verdicts expected are those its author meant (its manifest).</summary>
[TestFixture]
internal sealed class FlowTests : PageTest
{
    private const string Day = "2026-11-23";

    [Test]
    public async Task Draw_a_site_answer_the_questions_and_take_the_report()
    {
        await GoTo("/?lang=zh");
        JsonArray ring = Ring("03-hotel-in-scenic-core.geojson");
        (double Lon, double Lat)[] corners = [.. ring.Take(ring.Count - 1).Select(p => (p![0]!.GetValue<double>(), p[1]!.GetValue<double>()))];
        await Page.Locator("#draw").ClickAsync();
        await ZoomTo(corners.Average(c => c.Lon), corners.Average(c => c.Lat), 6);
        Func<double, double, (float X, float Y)> places = await Places();
        foreach ((double lon, double lat) in corners)
        {
            (float x, float y) = places(lon, lat);
            await Page.Mouse.MoveAsync(x, y);
            await Page.WaitForTimeoutAsync(350); // two quick clicks would be one double-click, which ends the drawing
            await Page.Mouse.ClickAsync(x, y);
        }

        await Page.WaitForTimeoutAsync(350);
        await Page.Keyboard.PressAsync("Enter");
        Assert.That(await Verdict(), Is.EqualTo("undetermined"), "nothing is known of the project yet");
        await Page.Locator("#date").FillAsync(Day);
        await Industry("H6110");
        await Page.Locator("#nature").SelectOptionAsync("new");
        await Verdict();
        await Answer(new() { ["facility"] = ["lodging-training-sanatorium"] });
        await WaitForVerdict("prohibited");
        Assert.That(await Page.Locator("#list-conflicts .finding").CountAsync(), Is.GreaterThan(0));
        foreach (string list in new[] { "conflicts", "clear", "unknown" })
            Assert.That(await Page.Locator($"#list-{list} > summary .count").IsVisibleAsync(), Is.True, list);
        await Page.Locator("#report").ClickAsync();
        IPage paper = await Page.Context.RunAndWaitForPageAsync(() => Page.Locator("#files a[data-format=html]").ClickAsync());
        Assert.That(await paper.Locator("body").InnerTextAsync(), Does.Contain("不符合").And.Contain("H6110"));
        await paper.CloseAsync();
        foreach ((string format, string magic) in new[] { ("xlsx", "PK"), ("gpkg", "SQLite format 3"), ("json", "[") })
        {
            IDownload file = await Page.RunAndWaitForDownloadAsync(() => Page.Locator($"#files a[data-format={format}]").ClickAsync());
            string text = await File.ReadAllTextAsync(await file.PathAsync());
            Assert.That(text, Does.StartWith(magic), format);
        }

        await Page.Keyboard.PressAsync("Escape");
        Assert.That(await Page.Locator("dialog").CountAsync(), Is.Zero);
    }

    [TestCase("01-chemical-near-river.txt", "EPSG:4523", "undetermined")]
    [TestCase("06-grain-store.gpkg", "EPSG:4523", "undetermined")]
    [TestCase("05-solar-on-farmland.zip", "EPSG:4523", "undetermined")]
    public async Task Upload_look_at_the_receipt_and_screen(string name, string crs, string verdict)
    {
        await GoTo("/?lang=zh");
        byte[] content = name.EndsWith(".zip", StringComparison.Ordinal) ? Zip(Path.GetFileNameWithoutExtension(name)) : await File.ReadAllBytesAsync(Sample(name));
        await Page.Locator("#file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await Page.Locator("#yes").WaitForAsync();
        string receipt = await Page.Locator("#receipt").InnerTextAsync();
        Assert.That(receipt, Does.Contain(crs).And.Contain("罗江区"));
        await Page.Locator("#yes").ClickAsync();
        Assert.That(await Verdict(), Is.EqualTo(verdict), "the project is not described yet");
        Assert.That(await Page.Locator("#list-unknown .count").InnerTextAsync(), Is.Not.EqualTo("0"));
    }

    /// <summary>From a file to a clear answer by answering what is asked, and nothing else.</summary>
    [Test]
    public async Task Answer_the_questions_until_it_is_clear()
    {
        await GoTo("/?lang=zh");
        await Page.Locator("#file").SetInputFilesAsync(Sample("06-grain-store.gpkg"));
        await Page.Locator("#yes").ClickAsync();
        await Verdict();
        await Page.Locator("#date").FillAsync(Day);
        await Industry("G5951");
        await Page.Locator("#nature").SelectOptionAsync("new");
        await Verdict();
        await Answer(new() { ["facility"] = ["none"], ["purpose"] = ["none"], ["discharges-pollutants"] = ["false"], ["may-pollute-soil"] = ["false"] });
        await WaitForVerdict("compliant");
        Assert.That(await Page.Locator(".ask").CountAsync(), Is.Zero);
    }

    /// <summary>The verdict follows the hand: it turns while the mouse button is still down, and Ctrl-Z takes it back.</summary>
    [Test]
    public async Task Drag_a_vertex_into_farmland_and_see_the_verdict_change()
    {
        await GoTo("/?lang=zh");
        JsonNode sample = JsonNode.Parse(await (await Page.APIRequest.GetAsync(Served.Address + "/api/samples")).TextAsync())!.AsArray().Single(s => s!["title"]!["zh"]!.GetValue<string>().Contains("粮食仓库", StringComparison.Ordinal))!;
        await Page.Locator("summary").First.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = sample["title"]!["zh"]!.GetValue<string>() }).ClickAsync();
        await WaitForVerdict("compliant");

        IAPIResponse answer = await Page.APIRequest.PostAsync(Served.Address + "/api/screen", new() { DataObject = new { sample = sample["sample"]!.GetValue<int>(), date = Day } });
        JsonNode near = JsonNode.Parse(await answer.TextAsync())![0]!["proximities"]!.AsArray().Single(p => p!["kind"]!.GetValue<string>() == "permanent-farmland")!;
        double way = near["distance_m"]!.GetValue<double>() + 150, azimuth = near["azimuth_deg"]!.GetValue<double>() * Math.PI / 180;
        (double Lon, double Lat)[] corners = [.. sample["boundary"]!["coordinates"]![0]![0]!.AsArray().Select(p => (p![0]!.GetValue<double>(), p[1]!.GetValue<double>()))];
        double cos = Math.Cos(corners[0].Lat * Math.PI / 180);
        (double Lon, double Lat) vertex = corners.MaxBy(c => (c.Lon * cos * Math.Sin(azimuth)) + (c.Lat * Math.Cos(azimuth)));
        (double Lon, double Lat) target = (vertex.Lon + (way * Math.Sin(azimuth) / 111_320 / cos), vertex.Lat + (way * Math.Cos(azimuth) / 111_320));

        await Page.Locator("[data-tool=modify]").ClickAsync();
        await Page.Mouse.MoveAsync(900, 400);
        for (int i = 0; i < 3; i++)
        {
            await Page.Mouse.WheelAsync(0, 300);
            await Page.WaitForTimeoutAsync(500);
        }

        Func<double, double, (float X, float Y)> places = await Places();
        (float x, float y) = places(vertex.Lon, vertex.Lat);
        (float toX, float toY) = places(target.Lon, target.Lat);
        TestContext.Out.WriteLine($"{way:0} m, from ({x:0}, {y:0}) to ({toX:0}, {toY:0})");
        await Page.Mouse.MoveAsync(x, y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(toX, toY, new() { Steps = 12 });
        await WaitForVerdict("prohibited");
        Assert.That(await Page.Locator("#list-conflicts").InnerTextAsync(), Does.Contain("永久基本农田"));
        await Picture("map-dragging");
        await Page.Mouse.UpAsync();
        await WaitForVerdict("prohibited");
        await Page.Keyboard.PressAsync("Control+z");
        await WaitForVerdict("compliant");
        await Page.Keyboard.PressAsync("Control+y");
        await WaitForVerdict("prohibited");
    }

    [Test]
    public async Task Paste_boundary_points_and_type_degrees()
    {
        await GoTo("/?lang=zh");
        await Page.Locator("[data-tool=coordinates]").ClickAsync();
        await Page.Locator("#points").FillAsync("104.5000 31.3000\n104°30′36″, 31°18′\n104.51,31.31");
        await Page.Locator("#use-points").ClickAsync();
        await Verdict();
        await Page.Locator("#again").ClickAsync();
        await Page.Locator("[data-tool=coordinates]").ClickAsync();
        await Page.Locator("#points").FillAsync(await File.ReadAllTextAsync(Sample("12-bow-tie.txt")));
        await Page.Locator("#use-points").ClickAsync();
        await Page.Locator("#yes").WaitForAsync();
        Assert.That(await Page.Locator("#receipt").InnerTextAsync(), Does.Contain("EPSG:4523"));
        await Page.Locator("#panel").GetByRole(AriaRole.Button, new() { Name = "换一块地" }).ClickAsync();
        await Page.Locator("[data-tool=coordinates]").ClickAsync();
        await Page.Locator("#points").FillAsync("104.5,31.3\nabc\n1,2");
        await Page.Locator("#use-points").ClickAsync();
        Assert.That(await Page.Locator("dialog .fault").InnerTextAsync(), Does.Contain("第 2 行"));
    }

    [Test]
    public async Task The_language_switches_and_stays()
    {
        await GoTo("/?lang=zh");
        Assert.That(await Page.Locator("#draw").InnerTextAsync(), Does.Contain("画一块地"));
        await Page.Locator("#language").ClickAsync();
        await Assertions.Expect(Page.Locator("#draw")).ToContainTextAsync("Draw a site");
        await GoTo("/");
        await Page.Locator("#sample").ClickAsync();
        await WaitForVerdict("prohibited");
        Assert.That(await Band.InnerTextAsync(), Does.Contain("Not compliant"));
        Assert.That(await Page.Locator("html").GetAttributeAsync("lang"), Is.EqualTo("en"));
    }

    /// <summary>Answers what is asked with what is stated here; a question that is not foreseen fails the test.</summary>
    private async Task Answer(Dictionary<string, string[]> answers)
    {
        JsonArray facts = JsonNode.Parse(await (await Page.APIRequest.GetAsync(Served.Address + "/api/facts")).TextAsync())!.AsArray();
        for (int i = 0; i < 12 && await Page.Locator(".ask #question").CountAsync() > 0; i++)
        {
            string question = await Page.Locator("#question").InnerTextAsync();
            JsonNode? fact = facts.SingleOrDefault(f => f!["question"]!["zh"]!.GetValue<string>() == question && answers.ContainsKey(f["id"]!.GetValue<string>()));
            if (fact is null)
            {
                await Page.Locator(".ask .plain").ClickAsync(); // not known
                continue;
            }

            string[] choices = answers[fact["id"]!.GetValue<string>()];
            foreach (string choice in choices)
            {
                if (await Page.Locator($".ask input[value='{choice}']").CountAsync() > 0)
                    await Page.Locator($".ask input[value='{choice}']").CheckAsync();
                else
                    await Page.Locator(".ask .choices").GetByRole(AriaRole.Button, new() { Name = choice == "true" ? "是" : "否", Exact = true }).ClickAsync();
            }

            if (await Page.Locator(".ask .main").CountAsync() > 0 && await Page.Locator("#question").InnerTextAsync() == question)
                await Page.Locator(".ask .main").ClickAsync();
            await Verdict();
            await Page.WaitForTimeoutAsync(200);
        }
    }

    private async Task ZoomTo(double longitude, double latitude, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            (float x, float y) = (await Places())(longitude, latitude);
            await Page.Mouse.MoveAsync(x, y);
            await Page.Mouse.WheelAsync(0, -300);
            await Page.WaitForTimeoutAsync(450);
        }
    }

    private static JsonArray Ring(string sample)
    {
        JsonNode geometry = JsonNode.Parse(File.ReadAllText(Sample(sample)))!["features"]![0]!["geometry"]!;
        return (geometry["type"]!.GetValue<string>() == "Polygon" ? geometry["coordinates"]![0]! : geometry["coordinates"]![0]![0]!).AsArray();
    }

    private static byte[] Zip(string stem)
    {
        using MemoryStream packed = new();
        using (ZipArchive zip = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (string file in Directory.GetFiles(Path.GetDirectoryName(Sample("x"))!, stem + ".*"))
                zip.CreateEntryFromFile(file, Path.GetFileName(file));
        }

        return packed.ToArray();
    }
}
