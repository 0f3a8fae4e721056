using System.Text.RegularExpressions;

namespace EcoGis.Tests;

/// <summary>The form of <c>tests/coverage/domain-section-2.yaml</c>.</summary>
internal sealed record DomainRow(
    string Row,
    IReadOnlyList<string>? Rules = null,
    IReadOnlyList<string>? NotModelled = null,
    IReadOnlyList<string>? Groups = null,
    IReadOnlyList<string>? Superseded = null);

/// <summary>Every row of section 2 of the domain paper is a rule or is named with the reason why not; every rule comes from a row or from a law of the library.</summary>
public sealed partial class DomainCoverageTests
{
    private static readonly List<DomainRow> s_rows =
        [.. StrictYaml.Read<IReadOnlyList<DomainRow>>(new DataFile("domain-section-2.yaml", File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "tests", "coverage", "domain-section-2.yaml"))))];

    [Test]
    public void Every_row_of_the_domain_paper_is_a_rule_or_is_named_with_the_reason_why_not()
    {
        List<string> rows = [.. RowsOfThePaper()];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.GreaterThan(120));
            Assert.That(s_rows.Select(r => r.Row), Is.EquivalentTo(rows));
        }
    }

    [Test]
    public void What_a_row_is_said_to_be_exists()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s_rows.Where(r => (r.Rules ?? r.NotModelled ?? r.Groups ?? r.Superseded) is not { Count: > 0 }).Select(r => r.Row), Is.Empty);
            Assert.That(s_rows.SelectMany(r => r.Rules ?? []).Except(MadeUp.Rules.Rules.Select(r => r.Id)), Is.Empty);
            Assert.That(s_rows.SelectMany(r => r.Groups ?? []).Except(MadeUp.Rules.IndustryGroups.Keys), Is.Empty);
            Assert.That(s_rows.SelectMany(r => r.Superseded ?? []).Except(MadeUp.Rules.Instruments.Where(i => i.SupersededBy is not null).Select(i => i.Id)), Is.Empty);
            Assert.That(s_rows.SelectMany(r => r.NotModelled ?? []).Where(n => !MadeUp.Rules.NotModelled.Any(k => Names(n, k))), Is.Empty);
        }
    }

    [Test]
    public void Every_law_that_the_code_is_believed_to_repeal_warns_of_it()
    {
        string[] repealed = ["water-pollution-law", "air-pollution-law", "soil-pollution-law", "solid-waste-law", "noise-pollution-law"]; // DOMAIN §0
        Assert.That(MadeUp.Rules.Instruments.Where(i => i.SupersededBy is { Verified: false } s && s.From == new DateOnly(2026, 8, 15)).Select(i => i.Id), Is.EquivalentTo(repealed));
    }

    [Test]
    public void Old_reserve_classes_are_judged_as_what_they_have_become()
    {
        var day = new DateOnly(2026, 3, 15);
        foreach (var rule in MadeUp.Rules.Rules.Where(r => r.Zones?.Kind == "nature-reserve" && r.Instrument.InForceOn(day)))
        {
            foreach (var (old, now) in new[] { ("core", "core-protection"), ("buffer", "core-protection"), ("unzoned", "core-protection"), ("experimental", "general-control") })
                Assert.That(rule.Zones!.SelectsClass(old), Is.EqualTo(rule.Zones.SelectsClass(now)), $"{rule.Id}: {old} as {now}");
        }
    }

    private static bool Names(string name, NotModelled clause)
    {
        int gap = name.LastIndexOf(' ');
        return clause.Article == name[(gap + 1)..] && clause.Instrument.Zh.Contains(name[..gap], StringComparison.Ordinal);
    }

    /// <summary>"2.1 YRPL-26-2", "2.2 1": the section and the first cell of a table's row, the number of an item, or a bullet up to its colon.</summary>
    private static IEnumerable<string> RowsOfThePaper()
    {
        string[] heads = ["Id", "Art.", "#", "Zone", "Project kind", "Ban word", "---", ""];
        string section = "";
        foreach (string line in File.ReadLines(SharedData.Path("DOMAIN.md")).SkipWhile(l => !l.StartsWith("## 2.", StringComparison.Ordinal)).TakeWhile(l => !l.StartsWith("## 3.", StringComparison.Ordinal)))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                section = line.Split(' ')[1];
            else if (line.StartsWith("| ", StringComparison.Ordinal) && line.Split('|')[1].Trim() is var cell && !heads.Contains(cell))
                yield return $"{section} {cell}";
            else if (Item().Match(line) is { Success: true } item)
                yield return $"{section} {item.Groups["n"].Value}";
            else if (line.StartsWith("- ", StringComparison.Ordinal))
                yield return $"{section} {Bullet().Match(line[2..]).Value}";
        }
    }

    [GeneratedRegex("^(?<n>[0-9]+)\\. ")]
    private static partial Regex Item();

    [GeneratedRegex("^[^:：,]*?(?=[:：,]| →| \\()")]
    private static partial Regex Bullet();
}
