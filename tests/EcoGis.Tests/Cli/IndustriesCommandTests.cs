using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary><c>rules industries</c> as scripts and people read it; what is expected is typed from data/codes and the rules.</summary>
internal sealed class IndustriesCommandTests
{
    private readonly Cli _cli = new();

    [TearDown]
    public void Remove() => _cli.Dispose();

    [Test]
    public void A_code_shows_its_name_its_policy_words_and_the_rules_that_use_them()
    {
        var run = _cli.Run("rules", "industries", "C2614", "--json");
        var found = run.Json["classes"]!.AsArray().Single()!;
        var chemical = found["groups"]!.AsArray().Single(g => (string)g!["id"]! == "chemical")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string)found["code"]!, (string)found["name"]!, (string)found["level"]!), Is.EqualTo(("C2614", "有机化学原料制造", "class")));
            Assert.That((bool)chemical["whole"]!, Is.True);
            var row = chemical["rows"]!.AsArray().Single()!;
            Assert.That(((string)row["code"]!, (string)row["confidence"]!, (bool)row["verified"]!), Is.EqualTo(("C26", "high", false)));
            Assert.That(chemical["rules"]!.AsArray().Select(r => (string)r!), Does.Contain("chemical-near-river"));
        }
    }

    [Test]
    public void A_class_too_coarse_for_a_policy_word_shows_which_part_of_it_falls_under_the_word()
    {
        var refining = _cli.Run("rules", "industries", "251", "--json").Json["classes"]!.AsArray().First(c => (string)c!["code"]! == "C251")!;
        var chemical = refining["groups"]!.AsArray().Single(g => (string)g!["id"]! == "chemical")!;
        Assert.That((bool)chemical["whole"]!, Is.False);
        Assert.That(chemical["rows"]!.AsArray().Select(r => (string)r!["code"]!), Is.EqualTo(new[] { "C2511", "C2519" }));
    }

    [Test]
    public void A_policy_word_shows_its_table()
    {
        var json = _cli.Run("rules", "industries", "焦化", "--json").Json;
        var word = json["words"]!.AsArray().Single(w => (string)w!["id"]! == "coking")!;
        Assert.That(word["rows"]!.AsArray().Select(r => ((string)r!["code"]!, (string)r["industry_name"]!)), Is.EqualTo(new[] { ("C2521", "炼焦") }));
        Assert.That(_cli.Run("rules", "industries", "焦化").Out, Does.Contain("“焦化”").And.Contain("C2521 炼焦").And.Contain("置信度 高"));
    }

    [Test]
    public void Without_a_word_the_divisions_are_listed()
    {
        var run = _cli.Run("rules", "industries");
        Assert.That(run.Out.Split('\n').Count(l => l.Contains("大类", StringComparison.Ordinal)), Is.EqualTo(97));
    }

    [Test]
    public void A_word_that_nothing_has_exits_with_2()
    {
        var run = _cli.Run("rules", "industries", "无此行业");
        Assert.That((run.Exit, run.Out), Is.EqualTo((2, "")));
        Assert.That(run.Err, Does.StartWith("ECO-5548"));
    }

    [Test]
    public void A_screening_by_name_prints_code_and_name_and_puts_the_policy_word_with_the_finding()
    {
        DemoCatalog.CopyTo(_cli.File("d", "demo.gpkg"));
        var run = _cli.Run(
            "screen", Cli.Sample("proposals", "01-chemical-near-river.txt"), "--catalog", _cli.File("d", "demo.gpkg"), "--district", "510604-demo", "--date", "2026-11-23",
            "--industry", "有机化学原料制造", "--nature", "new", "--json", "--out", "o");
        JsonNode screening = run.Json[0]!;
        var finding = screening["findings"]!.AsArray().First(f => (string)f!["rule"]! == "chemical-near-river")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string)screening["proposal"]!["industry"]!, Is.EqualTo("C2614"));
            Assert.That((string)screening["proposal"]!["industry_name"]!, Is.EqualTo("有机化学原料制造"));
            Assert.That(finding["industry_groups"]!.AsArray().Select(g => ((string)g!["group"]!, (string)g["code"]!, (string)g["confidence"]!)), Is.EqualTo(new[] { ("chemical", "C26", "high") }));
            Assert.That(File.ReadAllText(Directory.EnumerateFiles(_cli.File("o"), "report-*.html").Single()), Does.Contain("C2614 有机化学原料制造 属于“化工”"));
        }
    }
}
