using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis.Tests.Server;

/// <summary>
/// <c>kill -9</c> of the real server while people review cases, start jobs and upload files and a program imports layers beside it (not power loss: that needs another
/// tool). After every kill a new server must have all that was acknowledged, whole and once, and nothing half.
/// </summary>
[NonParallelizable]
internal sealed class ServerCrashTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    [Test]
    [Category("reliability-58")]
    public Task Six_kills_lose_nothing_that_was_acknowledged() => Kill(6, 7132);

    [Test]
    [Category("reliability-58")]
    [Explicit("fifty kills, some minutes")]
    public Task Fifty_kills_lose_nothing_that_was_acknowledged() => Kill(50, 7133);

    private static async Task Kill(int kills, int seed)
    {
        using Cli cli = new();
        var (catalog, office, author, reviewer) = await Prepare(cli);
        Work work = new(author, reviewer, cli, catalog);
        work.ImportOne();
        Random random = new(seed);
        int withImport = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            using ServedProcess server = ServedProcess.Start(cli, "--catalog", catalog, "--office", office, "--district", ServedCatalog.District);
            if (kill % 7 == 5)
            {
                await Task.Delay(random.Next(100, 2500)); // while it starts
                await server.Kill();
                continue;
            }

            await server.Answers();
            await Check(server, work, cli, catalog, office, whole: false);
            withImport += await OneKill(server, work, random, kill % 5 == 3 ? 8000 : 1500) ? 1 : 0;
        }

        using ServedProcess last = ServedProcess.Start(cli, "--catalog", catalog, "--office", office, "--district", ServedCatalog.District);
        await last.Answers();
        await Check(last, work, cli, catalog, office, whole: true);
        string jobs = await Finished(last, work);
        TestContext.Out.WriteLine($"{kills} kills: {work.Cases.Count(c => c.Id is not null)} cases with {work.Acknowledged} acts acknowledged, {work.Cases.Count(c => c.Id is null)} not, {work.Approved} approved; "
            + $"{work.Jobs.Count} jobs ({jobs}); {work.Uploads.Count(u => u.Value.Id is not null)} uploads; {work.Versions.Count(v => v.Value)} imports acknowledged, {work.Versions.Count(v => !v.Value)} killed, {withImport} kills hit an import too; refused: {work.Refused.Count}");
        Assert.That(work.Refused, Is.Empty, last.Said);
        Assert.That(work.Acknowledged, Is.GreaterThan(2 * kills), "there was work to lose");
    }

    /// <summary>All are at work; then the server dies at a random moment, and at every second one an import with it.</summary>
    /// <param name="most">Milliseconds; long enough, now and then, for a case to be sealed and a job to end.</param>
    private static async Task<bool> OneKill(ServedProcess server, Work work, Random random, int most)
    {
        using CancellationTokenSource over = new();
        Process? import = null;
        Task imports = Task.Run(() => work.Import(() => over.IsCancellationRequested, p => Volatile.Write(ref import, p)));
        int before = work.Acknowledged;
        Task[] people = [work.Review(server), work.Review(server), work.Start(server)];
        for (var clock = Stopwatch.StartNew(); work.Acknowledged == before; await Task.Delay(20))
            Assert.That(clock.Elapsed, Is.LessThan(s_patience), "nothing is acknowledged: " + string.Join('\n', work.Refused));
        await Task.Delay(random.Next(0, most));
        bool both = random.Next(2) == 0;
        await server.Kill();
        if (both)
            Interrupt(Volatile.Read(ref import));
        await over.CancelAsync();
        await Task.WhenAll([imports, .. people]);
        return both;
    }

    private static void Interrupt(Process? import)
    {
        try
        {
            import?.Kill();
        }
        catch (InvalidOperationException)
        {
            // it ended just now
        }
    }

    private static async Task Check(ServedProcess server, Work work, Cli cli, string catalog, string office, bool whole)
    {
        CliRun audit = cli.Run("audit", "verify", "--office", office, "--json");
        Assert.That((audit.Exit, (bool)audit.Json["valid"]!), Is.EqualTo((0, true)), audit.ToString());
        using Member author = server.As(work.AuthorToken);
        await Cases(author, work, whole);
        await Uploads(author, work, office);
        await Jobs(author, work);
        Files(office);
        Catalog(work, catalog);
    }

    private static async Task Cases(Member author, Work work, bool whole)
    {
        const int Newest = 12;
        JsonArray listed = (await author.Get("/api/cases")).AsArray();
        var found = listed.ToLookup(c => (string)c!["title"]!, c => (string)c!["id"]!);
        Assert.That(found.Select(f => f.Key), Is.SubsetOf(work.Cases.Select(c => c.Title)));
        foreach (CaseDeeds deeds in work.Cases)
        {
            Assert.That(found[deeds.Title].Count(), Is.LessThanOrEqualTo(1), deeds.Title + ": made twice");
            if (deeds.Id is { } id)
                Assert.That(found[deeds.Title], Is.EqualTo(new[] { id }), deeds.Title);
        }

        foreach (CaseDeeds deeds in whole ? work.Cases : work.Cases.TakeLast(Newest))
        {
            foreach (string id in found[deeds.Title])
                deeds.Check(await author.Get("/api/cases/" + id));
        }
    }

    private static async Task Uploads(Member author, Work work, string office)
    {
        JsonArray listed = (await author.Get("/api/uploads")).AsArray();
        foreach (JsonNode? upload in listed)
        {
            var (hash, id) = work.Uploads[(string)upload!["label"]!];
            Assert.That(id, Is.Null.Or.EqualTo((string)upload["id"]!));
            string file = Path.Combine(office + ".files", "uploads", (string)upload["id"]!, (string)upload["main"]!);
            Assert.That((HashOf(file), (string?)upload["sha256"]), Is.EqualTo((hash, hash)));
        }

        Assert.That(listed.Select(u => (string)u!["id"]!), Is.SupersetOf(work.Uploads.Values.Select(u => u.Id).OfType<string>()));
        foreach (var (name, (hash, id)) in work.Uploads.Where(u => u.Value.Id is not null).SkipLast(MostUploads).ToList())
        {
            if (work.Jobs.Values.Any(j => j.Id is null && (string?)j.Inputs["upload"] == id))
                continue;
            await author.Ask(HttpMethod.Delete, "/api/uploads/" + id);
            work.Uploads[name] = (hash, null);
        }
    }

    /// <summary>Uploads that are kept from round to round.</summary>
    private const int MostUploads = 40;

    /// <summary>Every job that was acknowledged is there; asked for again, it is the same, and one that was not is there once.</summary>
    private static async Task Jobs(Member author, Work work)
    {
        foreach (var (key, job) in work.Jobs.Where(j => j.Value.Id is null).ToList())
        {
            string first = await work.Again(author, key);
            Assert.That(await work.Again(author, key), Is.EqualTo(first));
        }

        JsonArray listed = (await author.Get("/ogc/jobs"))["jobs"]!.AsArray();
        string[] asked = [.. listed.Where(j => (string?)j!["processID"] != "screen").Select(j => (string)j!["jobID"]!)];
        Assert.That(asked, Is.EquivalentTo(work.Jobs.Values.Select(j => j.Id)));
    }

    /// <summary>All acts have their entry, all files their row and all rows their file.</summary>
    private static void Files(string office)
    {
        using SqliteConnection connection = new($"Data Source={office};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteTransaction view = connection.BeginTransaction(deferred: true);
        Assert.That(connection.Scalar("PRAGMA integrity_check(1)"), Is.EqualTo("ok"));
        Assert.That(connection.Rows("""
            SELECT c.id || ' ' || c.revision FROM review_case c WHERE c.revision <> (SELECT count(*) FROM audit a WHERE a.subject=c.id AND a.action LIKE 'case.%' AND a.action<>'case.comment')
            UNION ALL SELECT a.subject FROM audit a WHERE a.action='case.create' AND NOT EXISTS (SELECT 1 FROM review_case c WHERE c.id=a.subject)
            UNION ALL SELECT c.id || ' without a version' FROM review_case c WHERE NOT EXISTS (SELECT 1 FROM case_version v WHERE v.case_id=c.id)
            UNION ALL SELECT j.id || ' without an entry' FROM job j WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.subject=j.id AND a.action='job.start')
            """, r => r.GetString(0)), Is.Empty);
        string files = office + ".files", sample = HashOf(Cli.Sample("proposals", Work.Upload));
        var sources = connection.Rows("SELECT source, source_label FROM case_version WHERE source IS NOT NULL", r => (Id: r.GetString(0), Label: r.GetString(1)));
        foreach (var (id, label) in sources)
            Assert.That(HashOf(Path.Combine(files, "cases", id, label)), Is.EqualTo(sample), id);
        foreach (string seal in connection.Rows("SELECT package || '.ecoz' FROM case_seal UNION SELECT record || '.json' FROM case_seal", r => r.GetString(0)))
            Assert.That("sha256:" + HashOf(Path.Combine(files, "evidence", seal["sha256:".Length..])) + Path.GetExtension(seal), Is.EqualTo(seal));
        Assert.That(Folders(files, "cases"), Is.EquivalentTo(sources.Select(s => s.Id)), "a folder that no case knows");
        Assert.That(Folders(files, "jobs"), Is.EquivalentTo(connection.Rows("SELECT id FROM job", r => r.GetString(0))), "a folder that no job knows");
    }

    private static IEnumerable<string> Folders(string files, string part) =>
        Directory.Exists(Path.Combine(files, part)) ? Directory.GetDirectories(Path.Combine(files, part)).Select(f => Path.GetFileName(f)) : [];

    private static void Catalog(Work work, string path)
    {
        var catalog = GeoPackageCatalog.Open(path, RuleBase.Load(Session.Data).Kinds);
        catalog.Verify();
        IReadOnlyList<LayerSummary> history = catalog.History(Work.Layer);
        Assert.That(history.Select(v => v.Version), Is.EqualTo(Enumerable.Range(1, history.Count)), "no gap");
        Assert.That(history.Select(v => v.ZoneCount), Is.EqualTo(history.Select(v => Work.Zones(int.Parse(v.Source![2..], System.Globalization.CultureInfo.InvariantCulture)))));
        Assert.That(history.Select(v => v.Source), Is.Unique.And.SupersetOf(work.Versions.Where(v => v.Value).Select(v => v.Key)).And.SubsetOf(work.Versions.Keys));
        using SqliteConnection connection = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        Assert.That(connection.Scalar("SELECT count(*) FROM sqlite_master WHERE type='table' AND name LIKE 'crash\\_v%' ESCAPE '\\'"), Is.EqualTo((long)history.Count), "no orphan");
    }

    /// <summary>Every job comes to an end, with its result or with a reason.</summary>
    private static async Task<string> Finished(ServedProcess server, Work work)
    {
        using Member author = server.As(work.AuthorToken);
        Dictionary<string, int> ends = [];
        var clock = Stopwatch.StartNew();
        foreach (var (key, job) in work.Jobs)
        {
            JsonNode now;
            while ((string?)(now = await author.Get("/ogc/jobs/" + job.Id))["status"] is "accepted" or "running")
            {
                Assert.That(clock.Elapsed, Is.LessThan(s_patience), "it hangs: " + now.ToJsonString());
                await Task.Delay(200);
            }

            string status = (string)now["status"]!;
            if (status == "successful" && job.Process == "batch")
                Assert.That((int)(await author.Get($"/ogc/jobs/{job.Id}/results/summary.json"))["features"]!, Is.EqualTo(Work.Parcels(int.Parse(key[1..], System.Globalization.CultureInfo.InvariantCulture))), key);
            if (status != "successful")
                Assert.That((string?)now["message"], Does.Contain("ECO-7218"), "only what was interrupted too often is given up: " + now.ToJsonString());
            string end = $"{job.Process} {status}";
            ends[end] = ends.GetValueOrDefault(end) + 1;
        }

        return string.Join(", ", ends.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Value} {e.Key}"));
    }

    private static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>A catalog with one version of the layer, and an office file with two people who have tokens.</summary>
    private static async Task<(string Catalog, string Office, string Author, string Reviewer)> Prepare(Cli cli)
    {
        string catalog = cli.File("demo.gpkg"), office = cli.File("demo.office");
        await using ServedOffice served = await ServedOffice.Start(o => o with { Office = office });
        File.Copy(served.Served.Options.Catalog, catalog);
        Account author = await served.Add("li", Roles.Screener), reviewer = await served.Add("wang", Roles.Reviewer);
        ProgramTokens tokens = served.Services.GetRequiredService<ProgramTokens>();
        return (catalog, office, tokens.Create(new(author.Id, author.Name, new()), "crash").Secret, tokens.Create(new(reviewer.Id, reviewer.Name, new()), "crash").Secret);
    }
}
