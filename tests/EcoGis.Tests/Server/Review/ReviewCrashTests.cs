using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace EcoGis.Tests.Server;

/// <summary>kill -9 in the middle of reviews: what was acknowledged is there, what is there is in the audit log, and the chain holds.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ReviewCrashTests
{
    private const int KillsOfStore = 44, KillsOfServer = 6;
    private static readonly string[] s_acts = ["submit", "take", "return", "submit", "take", "reject"];

    [Test]
    [Category("reliability-58")]
    public void A_store_killed_while_it_commits_keeps_what_it_acknowledged()
    {
        using OfficeBench bench = new();
        Random random = new(7130);
        long acknowledged = 0;
        for (int kill = 0; kill < KillsOfStore; kill++)
        {
            using Process child = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashChild).Assembly.Location, "review-loop", bench.Path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            string? first = child.StandardOutput.ReadLine(); // something was committed
            Assert.That(first, Is.Not.Null, child.HasExited ? child.StandardError.ReadToEnd() : "no answer");
            Thread.Sleep(random.Next(0, 60));
            child.Kill();
            string[] said = [first!, .. child.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
            child.WaitForExit();
            acknowledged = long.Parse(said.Last(l => l.EndsWith('.')).TrimEnd('.'), CultureInfo.InvariantCulture);
            CheckWhole(bench.Path, acknowledged);
        }

        TestContext.Out.WriteLine($"{KillsOfStore} kills, {acknowledged} acts acknowledged");
    }

    [Test]
    [Category("reliability-58")]
    public async Task A_server_killed_while_cases_come_in_keeps_those_it_answered()
    {
        using Cli cli = new();
        DemoCatalog.CopyTo(cli.File("demo", "demo.gpkg"));
        JsonObject request = new() { ["title"] = "t", ["request"] = new JsonObject { ["boundary"] = JsonNode.Parse(File.ReadAllText(Cli.Sample("proposals", "03-hotel-in-scenic-core.geojson"))), ["date"] = ServedCatalog.Day } };
        Random random = new(7131);
        List<string> answered = [];
        string office = cli.File("demo", "demo.office");
        for (int kill = 0; kill < KillsOfServer; kill++)
        {
            using Process server = cli.Start(new Dictionary<string, string>(), "serve", "--catalog", cli.File("demo", "demo.gpkg"), "--district", ServedCatalog.District, "--single-user", "--urls", "http://127.0.0.1:0", "--lang", "en");
            string? line;
            do
                line = await server.StandardError.ReadLineAsync();
            while (line?.Contains("http://") == false);
            string address = "http" + line!.Split("http")[1].Split(' ')[0];
            _ = server.StandardError.ReadToEndAsync();
            using HttpClient client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(address) };
            Assert.That(await Make(client), Is.True, "it answers");
            Task<bool>[] many = [.. Enumerable.Range(0, 20).Select(_ => Make(client))];
            await Task.Delay(random.Next(0, 150));
            server.Kill();
            await server.WaitForExitAsync();
            await Task.WhenAll(many);
            CheckWhole(office, 0);
            using OfficeStore store = OfficeStore.Open(office, TimeProvider.System);
            Assert.That(new CaseStore(store).All().Select(c => c.Id), Is.SupersetOf(answered), $"kill {kill}");
        }

        TestContext.Out.WriteLine($"{KillsOfServer} kills, {answered.Count} cases answered");

        async Task<bool> Make(HttpClient client)
        {
            try
            {
                using StringContent body = new(request.ToJsonString(), Encoding.UTF8, "application/json");
                using HttpResponseMessage answer = await client.PostAsync("/api/cases", body);
                string text = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode)
                {
                    lock (answered)
                        answered.Add((string)JsonNode.Parse(text)!["id"]!);
                }

                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false; // killed before it answered
            }
        }
    }

    /// <summary>What the child does: takes cases through their states without end, and says after each commit how many entries the log has.</summary>
    public static void RunChild(string path)
    {
        using OfficeStore office = OfficeStore.Open(path, TimeProvider.System);
        CaseStore cases = new(office);
        Person author = new("a", "li", new()), reviewer = new("b", "wang", new());
        while (true)
        {
            string id = cases.Add(author, new string('案', 40), new(0, "{}", "{\"findings\":[{}],\"undetermined\":[],\"review\":[]}" + new string(' ', 3000), "sha256:0", Verdict.Prohibited, new(2026, 5, 1), null, null, ""));
            Say();
            foreach (string act in s_acts)
            {
                Case seen = cases.One(id);
                CaseStep step = CaseFlow.Step(seen.Head.State, act);
                cases.Move(step.By == CaseParty.Author ? author : reviewer, seen, step, step.Reasoned ? "r" : null, null);
                Say();
            }
        }

        void Say() => Console.WriteLine($"{office.Read(c => AuditLog.Last(c)!.Sequence)}.");
    }

    /// <summary>Every entry has its change and every change its entry.</summary>
    private static void CheckWhole(string path, long acknowledged)
    {
        var found = OfficeStore.Verify(path);
        Assert.That(found.FirstBad, Is.Null, $"{found.Why?.En}");
        Assert.That(found.Entries, Is.GreaterThanOrEqualTo(acknowledged), "an acknowledged act is gone");
        using OfficeStore office = OfficeStore.Open(path, TimeProvider.System);
        CaseStore cases = new(office);
        var acts = office.Read(c => AuditLog.All(c).Where(e => e.Action.StartsWith("case.")).ToList()).ToLookup(e => e.Subject);
        Assert.That(cases.All().Select(c => c.Id), Is.EquivalentTo(acts.Select(a => a.Key)));
        foreach (CaseHead head in cases.All())
            Assert.That(head.Revision, Is.EqualTo(acts[head.Id].Count()), head.Id);
    }
}
