using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace EcoGis.BrowserTests;

/// <summary>What the pages need to have something to show, made once on the common server: changes of forest in the queue, a batch that is done, a case.</summary>
internal static class Prepared
{
    private static readonly Lazy<int> s_checked = new(() => Command(Path.Combine(Served.Folder, "demo.gpkg"), "forest", "check", "forest-patch@1", "forest-patch@3", "--by", "内业"));
    private static readonly Lazy<Task<string>> s_batch = new(MakeBatch), s_case = new(MakeCase);

    /// <summary>Changes of forest are in the queue.</summary>
    public static void Queue() => Assert.That(s_checked.Value, Is.Zero);

    /// <summary>The id of a finished batch of forty squares.</summary>
    public static Task<string> Batch() => s_batch.Value;

    /// <summary>The id of a draft of a case.</summary>
    public static Task<string> Case() => s_case.Value;

    /// <summary>Forty squares of 100 m in rows over the demonstration district.</summary>
    public static string Squares() => "{\"type\":\"FeatureCollection\",\"features\":[" + string.Join(',', Enumerable.Range(0, 40).Select(i =>
    {
        double x = 104.42 + (i % 8 * 0.02), y = 31.26 + (i / 8 * 0.03);
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{{\"type\":\"Feature\",\"properties\":{{\"name\":\"<b>图斑{i}</b>\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{x},{y}],[{x + 0.001},{y}],[{x + 0.001},{y + 0.001}],[{x},{y + 0.001}],[{x},{y}]]]}}}}");
    })) + "]}";

    /// <summary>A command over a catalog; its exit status.</summary>
    public static int Command(string catalog, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(TestContext.CurrentContext.TestDirectory, "ecogis.dll"), .. arguments, "--catalog", catalog, "--district", "510604-demo"])
        { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>A file of the demonstration set.</summary>
    public static string Demonstration(params string[] name)
    {
        DirectoryInfo? folder = new(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EcoGis.sln")))
            folder = folder.Parent;
        return Path.Combine([folder!.FullName, "maps", "samples", "luojiang", .. name]);
    }

    private static async Task<string> MakeBatch()
    {
        await using IBrowserContext context = await Served.Browser.NewContextAsync();
        IAPIRequestContext api = context.APIRequest;
        JsonNode upload = await Answer(await api.PostAsync(Served.Address + "/api/uploads?name=squares.geojson", new() { DataByte = Encoding.UTF8.GetBytes(Squares()), Headers = new Dictionary<string, string> { ["Content-Type"] = "application/octet-stream" } }));
        JsonNode job = await Answer(await api.PostAsync(Served.Address + "/ogc/processes/batch/execution", new()
        {
            DataObject = new { inputs = new { upload = upload["id"]!.GetValue<string>(), nature = "new" } },
            Headers = new Dictionary<string, string> { ["Prefer"] = "respond-async" },
        }));
        string id = job["jobID"]!.GetValue<string>();
        for (int i = 0; i < 200; i++)
        {
            string status = (await Answer(await api.GetAsync($"{Served.Address}/ogc/jobs/{id}")))["status"]!.GetValue<string>();
            if (status == "successful")
                return id;
            Assert.That(status, Is.Not.EqualTo("failed"));
            await Task.Delay(300);
        }

        throw new TimeoutException("the batch does not end");
    }

    private static async Task<string> MakeCase()
    {
        await using IBrowserContext context = await Served.Browser.NewContextAsync();
        IAPIRequestContext api = context.APIRequest;
        JsonNode sample = (await Answer(await api.GetAsync(Served.Address + "/api/samples"))).AsArray().Single(s => s!["title"]!["zh"]!.GetValue<string>().Contains("宾馆", StringComparison.Ordinal))!;
        JsonNode made = await Answer(await api.PostAsync(Served.Address + "/api/cases", new() { DataObject = new { title = "示范核心景区宾馆", request = new { sample = sample["sample"]!.GetValue<int>(), industry = "H6110", nature = "new" } } }));
        return made["id"]!.GetValue<string>();
    }

    private static async Task<JsonNode> Answer(IAPIResponse answer)
    {
        string text = await answer.TextAsync();
        Assert.That(answer.Ok, Is.True, text);
        return JsonNode.Parse(text)!;
    }
}
