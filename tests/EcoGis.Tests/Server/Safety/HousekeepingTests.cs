using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis.Tests.Server;

/// <summary>What is old goes, what nobody knows is put aside, and a disk that is nearly full keeps what it has.</summary>
internal sealed class HousekeepingTests
{
    private const string Site = """{"type":"Polygon","coordinates":[[[104.5,31.3],[104.502,31.3],[104.502,31.302],[104.5,31.302],[104.5,31.3]]]}""";

    [Test]
    public async Task Jobs_that_have_been_over_for_long_go_with_their_files_and_the_log_says_so()
    {
        using Cli cli = new();
        string office = cli.File("x.office"), old, young;
        MovedClock clock = new();
        await using (ServedCatalog served = await Start(TimeSpan.FromDays(30)))
        {
            old = await Screen(served);
            clock.Ahead = TimeSpan.FromDays(20);
            young = await Screen(served);
            served.Services.GetRequiredService<JobStore>().Add(JobStore.NewId(), "batch", "local", "{}", ["batch"]); // waits; of any age
        }

        clock.Ahead = TimeSpan.FromDays(31);
        await using (ServedCatalog served = await Start(null))
            Assert.That(Ids(served), Is.SupersetOf(new[] { old, young }), "kept for ever where it is said");
        await using (ServedCatalog served = await Start(TimeSpan.FromDays(30)))
        {
            JobStore jobs = served.Services.GetRequiredService<JobStore>();
            for (var watch = System.Diagnostics.Stopwatch.StartNew(); (jobs.Find(old) is not null || Directory.Exists(jobs.FolderOf(old))) && watch.Elapsed < TimeSpan.FromSeconds(20); await Task.Delay(50))
            {
            }

            using (Assert.EnterMultipleScope())
            {
                Assert.That(Ids(served), Does.Contain(young).And.Not.Contain(old));
                Assert.That(Ids(served), Has.Length.EqualTo(2), "what is not over stays");
                Assert.That((Directory.Exists(jobs.FolderOf(old)), Directory.Exists(jobs.FolderOf(young))), Is.EqualTo((false, true)));
                Assert.That(served.Services.GetRequiredService<OfficeStore>().Read(c => AuditLog.All(c).Where(e => e.Action == "job.remove").Select(e => (e.Actor, e.Subject)).ToList()), Is.EqualTo(new[] { ("server", old) }));
                Assert.That((await served.Client.GetAsync($"/ogc/jobs/{old}/results")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
                Assert.That((await served.Client.GetAsync($"/ogc/jobs/{young}/results")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
            }
        }

        Task<ServedCatalog> Start(TimeSpan? kept) => ServedCatalog.Start(o => o with { Office = office, Clock = clock, JobsKept = kept });

        static string[] Ids(ServedCatalog served) => [.. served.Services.GetRequiredService<JobStore>().Ids()];
    }

    [Test]
    public async Task Folders_that_no_row_knows_are_put_aside_and_go_after_thirty_days()
    {
        using Cli cli = new();
        string office = cli.File("x.office"), files = office + ".files", job, source;
        MovedClock clock = new();
        await using (ServedCatalog served = await Start())
        {
            job = await Screen(served);
            using HttpResponseMessage upload = await served.Client.PostAsync("/api/uploads?name=a.txt", new ByteArrayContent(await File.ReadAllBytesAsync(Cli.Sample("proposals", "01-chemical-near-river.txt"))));
            string id = (string)JsonNode.Parse(await upload.Content.ReadAsStringAsync())!["id"]!;
            using HttpResponseMessage made = await served.Client.PostAsync("/api/cases", Json($$$"""{"title":"t","request":{"upload":"{{{id}}}"}}"""));
            Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.Created), await made.Content.ReadAsStringAsync());
            source = Directory.GetDirectories(Path.Combine(files, "cases")).Select(f => Path.GetFileName(f)).Single();
        }

        foreach (string part in new[] { "jobs", "cases" })
        {
            Directory.CreateDirectory(Path.Combine(files, part, "0123"));
            File.WriteAllText(Path.Combine(files, part, "0123", "half.txt"), part);
        }

        await using (await Start())
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That((Names("jobs"), Names("cases")), Is.EqualTo((new[] { job }, new[] { source })));
                Assert.That(Names("orphans"), Is.EquivalentTo(new[] { "jobs-0123", "cases-0123" }));
                Assert.That(File.ReadAllText(Path.Combine(files, "orphans", "cases-0123", "half.txt")), Is.EqualTo("cases"));
            }
        }

        clock.Ahead = TimeSpan.FromDays(29);
        await using (await Start())
            Assert.That(Names("orphans"), Has.Length.EqualTo(2));
        clock.Ahead = TimeSpan.FromDays(31);
        await using (await Start())
            Assert.That((Names("orphans").Length, Names("cases").Length), Is.EqualTo((0, 1)));

        Task<ServedCatalog> Start() => ServedCatalog.Start(o => o with { Office = office, Clock = clock, JobsKept = null });

        string[] Names(string part) => [.. Directory.GetDirectories(Path.Combine(files, part)).Select(f => Path.GetFileName(f))];
    }

    [Test]
    [Category("reliability-57")]
    public async Task A_disk_that_is_nearly_full_takes_no_uploads_and_no_jobs_and_cases_go_on()
    {
        long free = 10L << 30;
        await using ServedCatalog served = await ServedCatalog.Start(o => o with { FreeBytes = _ => free });
        using HttpResponseMessage kept = await Upload(1000);
        string id = (string)JsonNode.Parse(await kept.Content.ReadAsStringAsync())!["id"]!;
        free = served.Options.SpareBytes + 5000;
        using HttpResponseMessage fits = await Upload(4000), tooMuch = await Upload(6000);
        free = served.Options.SpareBytes - 1;
        using HttpResponseMessage upload = await Upload(10), batch = await served.Client.PostAsync("/ogc/processes/batch/execution", Json($$$"""{"inputs":{"upload":"{{{id}}}"}}"""));
        using HttpResponseMessage change = await served.Client.PostAsync("/ogc/processes/forest-change/execution", Json("""{"inputs":{"before":"forest-patch@1","after":"forest-patch"}}"""));
        using HttpResponseMessage screen = await served.Client.PostAsync("/api/screen", Json($$"""{"boundary":{{Site}}}""")), made = await served.Client.PostAsync("/api/cases", Json($$$"""{"title":"t","request":{"boundary":{{{Site}}}}}"""));
        JobStore jobs = served.Services.GetRequiredService<JobStore>();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((kept.StatusCode, fits.StatusCode), Is.EqualTo((HttpStatusCode.Created, HttpStatusCode.Created)));
            foreach (HttpResponseMessage refused in new[] { tooMuch, upload, batch, change })
            {
                Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.InsufficientStorage), $"{refused.RequestMessage!.RequestUri}");
                Assert.That((string?)JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["title"], Is.EqualTo("ECO-7010"));
            }

            Assert.That((screen.StatusCode, made.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Created)));
            Assert.That(jobs.Ids(), Is.Empty);
            Assert.That(Directory.Exists(Path.GetDirectoryName(jobs.FolderOf("x"))!) ? Directory.GetDirectories(Path.GetDirectoryName(jobs.FolderOf("x"))!) : [], Is.Empty, "no folder of what was refused");
        }

        Task<HttpResponseMessage> Upload(int bytes) => served.Client.PostAsync("/api/uploads?name=a.txt", new ByteArrayContent(new byte[bytes]));
    }

    /// <summary>A kill between the end of the work and the note of it: the result had its name already, and a batch does not write over a result.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task A_job_whose_result_was_there_when_the_server_died_ends_well(bool printed)
    {
        using Cli cli = new();
        string office = cli.File("x.office"), id = JobStore.NewId();
        await using ServedCatalog other = await ServedCatalog.Start();
        string input = cli.File("a.geojson");
        await File.WriteAllTextAsync(input, $$"""{"type":"Feature","properties":{"name":"a"},"geometry":{{Site}}}""");
        using (OfficeStore store = OfficeStore.Open(office, TimeProvider.System))
        {
            JobStore jobs = new(store);
            string folder = jobs.FolderOf(id), result = Path.Combine(folder, "result.csv");
            string[] arguments = ["batch", input, "--out", result, "--date", ServedCatalog.Day, "--json", "--catalog", other.Options.Catalog, "--district", ServedCatalog.District];
            OwnerOnly.Folder(folder);
            jobs.Add(id, "batch", "local", "{}", arguments);
            jobs.Begin(id);
            CliRun run = cli.Run(arguments);
            Assert.That((run.Exit, File.Exists(result)), Is.EqualTo((0, true)), run.ToString());
            if (printed)
                await File.WriteAllTextAsync(Path.Combine(folder, JobFiles.Summary), run.Out);
        }

        await using ServedCatalog served = await ServedCatalog.Start(o => o with { Office = office });
        JsonNode now;
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); (string?)(now = JsonNode.Parse(await served.Client.GetStringAsync($"/ogc/jobs/{id}"))!)["status"] is "accepted" or "running" && watch.Elapsed < TimeSpan.FromMinutes(1);)
            await Task.Delay(100);
        Assert.That(((string?)now["status"], (int?)now["attempts"]), Is.EqualTo(("successful", 2)), now.ToJsonString());
        Assert.That(await served.Client.GetStringAsync($"/ogc/jobs/{id}/results/result.csv"), Does.Contain("verdict"));
        Assert.That((int)JsonNode.Parse(await served.Client.GetStringAsync($"/ogc/jobs/{id}/results/summary.json"))!["features"]!, Is.EqualTo(1));
    }

    [Test]
    public async Task Two_starts_of_one_key_at_the_same_time_are_one_job()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string[] ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using HttpRequestMessage request = new(HttpMethod.Post, "/ogc/processes/forest-change/execution") { Content = Json("""{"inputs":{"before":"forest-patch@1","after":"forest-patch"}}"""), Headers = { { "Idempotency-Key", "k" } } };
            using HttpResponseMessage answer = await served.Client.SendAsync(request);
            return (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["jobID"] ?? await answer.Content.ReadAsStringAsync();
        }));
        JobStore jobs = served.Services.GetRequiredService<JobStore>();
        Assert.That(ids.Distinct(), Is.EqualTo(jobs.Ids()));
        Assert.That(Directory.GetDirectories(Path.GetDirectoryName(jobs.FolderOf(ids[0]))!), Has.Length.EqualTo(1));
    }

    private static async Task<string> Screen(ServedCatalog served)
    {
        using HttpResponseMessage answer = await served.Client.PostAsync("/ogc/processes/screen/execution", Json($$$"""{"inputs":{"boundary":{{{Site}}}}}"""));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        string link = answer.Headers.GetValues("Link").Single();
        return link[(link.LastIndexOf('/') + 1)..link.IndexOf('>', StringComparison.Ordinal)];
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
