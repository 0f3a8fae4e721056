using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>Jobs through the API, with real processes: the same answers as the command gives, cancelled, over the death of the server.</summary>
[TestFixture]
internal sealed class JobTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Small squares all over the demonstration district.</summary>
    private static string Parcels(int count)
    {
        StringBuilder text = new("{\"type\":\"FeatureCollection\",\"features\":[");
        for (int i = 0; i < count; i++)
        {
            double x = 104.36 + (i % 60 * 0.005), y = 31.22 + (i / 60 % 40 * 0.005), d = 0.001;
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}{{\"type\":\"Feature\",\"properties\":{{\"name\":\"p{i}\"}},\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[[{x},{y}],[{x + d},{y}],[{x + d},{y + d}],[{x},{y + d}],[{x},{y}]]]}}}}");
        }

        return text.Append("]}").ToString();
    }

    private static async Task<JsonNode> Batch(HttpClient client, int parcels, string? key = null, string? content = null)
    {
        using MultipartFormDataContent form = new() { { new StringContent(content ?? Parcels(parcels)), "file", "地块.geojson" } };
        using HttpResponseMessage uploaded = await client.PostAsync("/api/uploads", form);
        Assert.That(uploaded.StatusCode, Is.EqualTo(HttpStatusCode.Created), await uploaded.Content.ReadAsStringAsync());
        string id = JsonNode.Parse(await uploaded.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        (HttpStatusCode status, JsonNode job) = await Execute(client, "batch", $$"""{"upload":"{{id}}","format":"csv","industry":"C2614","nature":"new","crs":"EPSG:4490","date":"{{ServedCatalog.Day}}"}""", key);
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), job.ToJsonString());
        return job;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> Execute(HttpClient client, string process, string inputs, string? key = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"/ogc/processes/{process}/execution") { Content = new StringContent($"{{\"inputs\":{inputs}}}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "respond-async");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    private static string IdOf(JsonNode job) => job["jobID"]!.GetValue<string>();

    private static async Task<JsonNode> Until(HttpClient client, string id, Func<JsonNode, bool> reached)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            JsonNode job = JsonNode.Parse(await client.GetStringAsync($"/ogc/jobs/{id}"))!;
            if (reached(job))
                return job;
            Assert.That(clock.Elapsed, Is.LessThan(s_patience), job.ToJsonString());
            await Task.Delay(100);
        }
    }

    private static bool IsOver(JsonNode job) => job["status"]!.GetValue<string>() is "successful" or "failed" or "dismissed";

    private static string ByCommand(string catalog, int parcels)
    {
        using var cli = new Cli();
        File.WriteAllText(cli.File("content.geojson"), Parcels(parcels));
        CliRun run = cli.Run("batch", cli.File("content.geojson"), "--out", cli.File("result.csv"), "--catalog", catalog, "--district", ServedCatalog.District,
            "--industry", "C2614", "--nature", "new", "--crs", "EPSG:4490", "--date", ServedCatalog.Day);
        Assert.That(run.Exit, Is.Zero, run.ToString());
        return File.ReadAllText(cli.File("result.csv"));
    }

    [Test]
    public async Task A_batch_gives_what_the_command_gives_and_one_key_gives_one_job()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        JsonNode job = await Batch(served.Client, 70, "k1"), again = await Batch(served.Client, 70, "k1");
        Assert.That(IdOf(again), Is.EqualTo(IdOf(job)));
        JsonNode over = await Until(served.Client, IdOf(job), IsOver);
        Assert.That((over["status"]!.GetValue<string>(), over["progress"]!.GetValue<int>()), Is.EqualTo(("successful", 100)), over.ToJsonString());
        JsonNode results = JsonNode.Parse(await served.Client.GetStringAsync($"/ogc/jobs/{IdOf(job)}/results"))!;
        string csv = await served.Client.GetStringAsync(results["result"]!["href"]!.GetValue<string>());
        JsonNode summary = JsonNode.Parse(await served.Client.GetStringAsync(results["summary"]!["href"]!.GetValue<string>()))!;
        Assert.That((csv, summary["features"]!.GetValue<int>()), Is.EqualTo((ByCommand(served.Options.Catalog, 70), 70)));
        Assert.That((await served.Client.GetAsync($"/ogc/jobs/{IdOf(job)}/results/..%2F..%2F..%2Fdemo.gpkg")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await served.Client.GetAsync($"/ogc/jobs/{IdOf(job)}/results/input")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Cancelling_ends_the_process_and_the_job_has_no_result()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        JsonNode job = await Batch(served.Client, 6000); // half a minute and more of work
        await Until(served.Client, IdOf(job), j => j["done"]!.GetValue<long>() > 0 || IsOver(j));
        var store = (JobStore)served.Services.GetService(typeof(JobStore))!;
        using Process child = Process.GetProcessById(int.Parse(store.Find(IdOf(job))!.Child!.Split(' ')[0], CultureInfo.InvariantCulture));
        using HttpResponseMessage dismissed = await served.Client.DeleteAsync($"/ogc/jobs/{IdOf(job)}");
        JsonNode state = JsonNode.Parse(await dismissed.Content.ReadAsStringAsync())!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(state["status"]!.GetValue<string>(), Is.EqualTo("dismissed"));
            Assert.That(child.WaitForExit(TimeSpan.FromSeconds(8)), Is.True, "the process still runs");
            Assert.That((await served.Client.GetAsync($"/ogc/jobs/{IdOf(job)}/results")).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        }
    }

    [Test]
    public async Task A_job_survives_the_killing_of_the_server_and_its_process_does_not()
    {
        const int Count = 1200;
        await using ServedCatalog served = await ServedCatalog.Start();
        using var cli = new Cli();
        string catalog = cli.File("demo.gpkg");
        File.Copy(served.Options.Catalog, catalog);
        string[] serve = ["serve", "--catalog", catalog, "--district", ServedCatalog.District, "--single-user", "--urls", "http://127.0.0.1:0"];
        string id;
        int child;
        using (Process server = cli.Start(new Dictionary<string, string>(), serve))
        {
            using HttpClient client = await ClientOf(server);
            id = IdOf(await Batch(client, Count));
            JsonNode before = await Until(client, id, j => j["done"]!.GetValue<long>() >= 64 || IsOver(j));
            Assert.That(before["status"]!.GetValue<string>(), Is.EqualTo("running"));
            string mark = OracleTool.Run("ogrinfo", ["-ro", "-q", "-dialect", "SQLITE", "-sql", "SELECT child FROM job", Path.ChangeExtension(catalog, ".office")]);
            child = int.Parse(mark.Split("= ")[1].Split(' ')[0], CultureInfo.InvariantCulture);
            server.Kill();
            server.WaitForExit();
        }

        Assert.That(Gone(child, TimeSpan.FromSeconds(20)), Is.True, "the process outlives the server");
        using Process next = cli.Start(new Dictionary<string, string>(), serve);
        try
        {
            using HttpClient client = await ClientOf(next);
            JsonNode over = await Until(client, id, IsOver);
            string csv = await client.GetStringAsync($"/ogc/jobs/{id}/results/result.csv"), summary = await client.GetStringAsync($"/ogc/jobs/{id}/results/summary.json");
            using (Assert.EnterMultipleScope())
            {
                Assert.That((over["status"]!.GetValue<string>(), over["attempts"]!.GetValue<int>()), Is.EqualTo(("successful", 2)), over.ToJsonString());
                Assert.That(JsonNode.Parse(summary)!["continued_from"]!.GetValue<int>(), Is.GreaterThanOrEqualTo(64));
                Assert.That(csv, Is.EqualTo(ByCommand(catalog, Count)));
            }
        }
        finally
        {
            next.Kill();
        }
    }

    private static bool Gone(int process, TimeSpan within)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < within; Thread.Sleep(100))
        {
            try
            {
                using var running = Process.GetProcessById(process);
                if (running.HasExited)
                    return true;
            }
            catch (ArgumentException)
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<HttpClient> ClientOf(Process server)
    {
        while (await server.StandardError.ReadLineAsync() is { } line)
        {
            if (line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is var at and >= 0)
                return new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(line[at..].Split('（', '(')[0].Trim()) };
        }

        throw new AssertionException("the server said no address");
    }

    [Test]
    public async Task A_screening_answers_at_once_and_the_run_is_kept()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string inputs = """{"boundary":{"type":"Polygon","coordinates":[[[104.5,31.3],[104.502,31.3],[104.502,31.302],[104.5,31.302],[104.5,31.3]]]},"industry":"C2614","nature":"new","date":"2026-11-23"}""";
        using HttpResponseMessage answer = await served.Client.PostAsync("/ogc/processes/screen/execution", new StringContent($"{{\"inputs\":{inputs}}}", Encoding.UTF8, "application/json"));
        using HttpResponseMessage plain = await served.Client.PostAsync("/api/screen", new StringContent(inputs, Encoding.UTF8, "application/json"));
        string text = await answer.Content.ReadAsStringAsync(), link = answer.Headers.GetValues("Link").Single();
        string kept = await served.Client.GetStringAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)] + "/results");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
            Assert.That(JsonNode.Parse(text)![0]!["schema"]!.GetValue<string>(), Is.EqualTo("screening/1"));
            Assert.That(text, Is.EqualTo(await plain.Content.ReadAsStringAsync()));
            Assert.That(kept, Is.EqualTo(text));
        }
    }

    [Test]
    public async Task Forest_change_counts_what_the_command_counts()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        (HttpStatusCode status, JsonNode job) = await Execute(served.Client, "forest-change", """{"before":"forest-patch@1","after":"forest-patch"}""");
        Assert.That(status, Is.EqualTo(HttpStatusCode.Created), job.ToJsonString());
        JsonNode over = await Until(served.Client, IdOf(job), IsOver);
        Assert.That(over["status"]!.GetValue<string>(), Is.EqualTo("successful"), over.ToJsonString());
        JsonNode results = JsonNode.Parse(await served.Client.GetStringAsync($"/ogc/jobs/{IdOf(job)}/results"))!;
        using var cli = new Cli();
        JsonNode command = cli.Run("forest", "change", "forest-patch@1", "forest-patch@3", "--catalog", served.Options.Catalog, "--district", ServedCatalog.District, "--json").Json;
        Assert.That(await served.Client.GetStringAsync(results["summary"]!["href"]!.GetValue<string>()), Is.EqualTo(command.ToJsonString(new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n"));
        Assert.That((await served.Client.GetByteArrayAsync(results["result"]!["href"]!.GetValue<string>()))[..2], Is.EqualTo("PK"u8.ToArray()));
    }

    [TestCase("batch", "{}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("batch", "{\"upload\":\"../../../etc\"}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("batch", "{\"upload\":\"00000000000000000000000000000000\",\"catalog\":\"/etc/passwd\"}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("forest-change", "{\"before\":\"/etc/passwd\",\"after\":\"forest-patch\"}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("forest-change", "{\"before\":\"--out=/tmp/x\",\"after\":\"forest-patch\"}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("forest-check", "{\"before\":\"--preview\",\"after\":\"forest-patch\"}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("forest-change", "{\"before\":\"forest-patch@9\",\"after\":\"forest-patch\"}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("forest-change", "{\"before\":\"forest-patch\",\"after\":\"forest-patch\",\"format\":\"exe\"}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("screen", "{\"boundary\":{\"type\":\"Point\",\"coordinates\":[1,2]},\"colour\":1}", HttpStatusCode.UnprocessableEntity)]
    [TestCase("no-such", "{}", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_begun_is_refused_before_there_is_a_job(string process, string inputs, HttpStatusCode expected)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        (HttpStatusCode status, JsonNode answer) = await Execute(served.Client, process, inputs);
        Assert.That(status, Is.EqualTo(expected).Or.EqualTo(HttpStatusCode.BadRequest), answer.ToJsonString());
        Assert.That(JsonNode.Parse(await served.Client.GetStringAsync("/ogc/jobs"))!["jobs"]!.AsArray(), Is.Empty);
    }

    [Test]
    public async Task An_input_that_looks_like_an_option_is_a_value_and_a_failed_job_says_why()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string elsewhere = Path.Combine(served.Folder, "elsewhere.csv");
        using MultipartFormDataContent form = new() { { new StringContent(Parcels(1)), "file", "a.geojson" } };
        using HttpResponseMessage uploaded = await served.Client.PostAsync("/api/uploads", form);
        string id = JsonNode.Parse(await uploaded.Content.ReadAsStringAsync())!["id"]!.GetValue<string>();
        (_, JsonNode job) = await Execute(served.Client, "batch", $$"""{"upload":"{{id}}","layer":"--out={{elsewhere}}","industry":"@{{elsewhere}}"}""");
        JsonNode over = await Until(served.Client, IdOf(job), IsOver);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(over["status"]!.GetValue<string>(), Is.EqualTo("failed"));
            Assert.That(over["message"]!.GetValue<string>(), Does.Contain("ECO-"));
            Assert.That(File.Exists(elsewhere), Is.False);
        }
    }

    [Test]
    public void An_input_becomes_one_word_of_the_command_line()
    {
        using var inputs = System.Text.Json.JsonDocument.Parse("""{"layer":"--out=/tmp/x","facts":{"facility":"@file","a b":"c=d"},"width":12.5}""");
        Assert.That(ProcessInput.Options("batch", ProcessInput.OfProposals, inputs.RootElement), Is.EqualTo(new[] { "--layer=--out=/tmp/x", "--fact=facility=@file", "--fact=a b=c=d", "--width=12.5" }));
    }

    [TestCase("{\"done\":64,\"total\":1000,\"zh\":\"筛查\",\"en\":\"screening\"}", 64L)]
    [TestCase("{\"done\":64", null)]
    [TestCase("{\"done\":\"x\",\"total\":1,\"zh\":\"\",\"en\":\"\"}", null)]
    [TestCase("! 提示", null)]
    public void Progress_is_read_from_its_own_lines_only(string line, long? done) => Assert.That(JobProcess.Progress(line)?.Done, Is.EqualTo(done));
}
