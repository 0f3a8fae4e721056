namespace EcoGis.Tests;

/// <summary><c>rules explain</c> as people and scripts have it, on the demonstration set.</summary>
internal sealed class ExplainCommandTests
{
    private static readonly string[] Chemical =
        ["--industry", "C2614", "--nature", "new", "--fact", "facility=none", "--fact", "purpose=none", "--fact", "may-pollute-soil=true", "--fact", "industry-policy=none", "--fact", "follows-plan=none"];

    private static readonly Lazy<Cli> Demo = new(() =>
    {
        Cli cli = new();
        DemoCatalog.CopyTo(cli.File("d", "demo.gpkg"));
        return cli;
    });

    private readonly Cli _cli = new();

    [OneTimeTearDown]
    public static void RemoveDemo()
    {
        if (Demo.IsValueCreated)
            Demo.Value.Dispose();
    }

    [TearDown]
    public void Remove() => _cli.Dispose();

    private CliRun Run(string[] command, params string[] more) =>
        _cli.Run([.. command, Cli.Sample("proposals", "01-chemical-near-river.txt"), "--catalog", Demo.Value.File("d", "demo.gpkg"), "--district", "510604-demo", "--date", "2026-11-23", .. Chemical, .. more]);

    [Test]
    public void A_planner_reads_verdict_clause_distance_and_the_changes_that_would_lift_it()
    {
        var run = Run(["rules", "explain"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.Zero, run.ToString());
            Assert.That(run.Out, Does.Contain("不符合").And.Contain("《中华人民共和国长江保护法》第二十六条第二款").And.Contain("≤ 1000 m").And.Contain("归入“化工”").And.Contain("建设性质改为改建：本项消失"));
            Assert.That(run.Out.Split('\n'), Has.Length.LessThan(75));
            Assert.That(Run(["rules", "explain"], "--lang", "en").Out, Does.Contain("Not compliant").And.Contain("nature of construction: rebuilding: this finding goes"));
        }
    }

    [Test]
    public void The_json_has_the_whole_proof_both_sides_of_every_flip_and_the_boundary_that_was_screened()
    {
        var run = Run(["rules", "explain"], "--json");
        var e = run.Json.AsArray().Single()!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string)e["schema"]!, (string)e["verdict"]!), Is.EqualTo(("explanation/1", "prohibited")));
            var river = e["findings"]!.AsArray().First(f => (string)f!["rule"]! == "chemical-near-river")!;
            Assert.That(river["proof"]!["conditions"]!.AsArray().Select(c => (string)c!["about"]!), Is.EqualTo(new[] { "place", "industry", "nature", "territory", "date" }));
            var move = river["flips"]!.AsArray().Single(f => (string)f!["change"]! == "move")!;
            Assert.That(((string)move["after"]!["crs"]!, (string)move["after"]!["geometry"]!["type"]!), Is.EqualTo(("EPSG:4523", "MultiPolygon")));
            Assert.That(e["verdict_changes"]!["flips"]!.AsArray(), Is.Not.Empty);
            Assert.That(e["not_applied"]!.AsArray(), Is.Not.Empty);
        }
    }

    [Test]
    public void Reports_say_why_only_here_and_the_screening_is_the_same_bytes()
    {
        Run(["rules", "explain"], "--out", "why");
        Run(["screen"], "--out", "plain");
        string report = Directory.EnumerateFiles(_cli.File("plain"), "report-*.html").Select(f => Path.GetFileName(f)!).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes(_cli.File("why", "screening.json")), Is.EqualTo(File.ReadAllBytes(_cli.File("plain", "screening.json"))));
            Assert.That(File.Exists(_cli.File("why", "explanation.json")), Is.True);
            Assert.That(File.Exists(_cli.File("plain", "explanation.json")), Is.False);
            Assert.That(File.ReadAllText(_cli.File("why", report)), Does.Contain("怎样才能通过").And.Contain("为什么").And.Contain("本项消失"));
            Assert.That(File.ReadAllText(_cli.File("plain", report)), Does.Not.Contain("怎样才能通过").And.Not.Contain("本项消失"));
        }
    }
}
