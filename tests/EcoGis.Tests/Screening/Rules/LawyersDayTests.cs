using System.Text.RegularExpressions;
using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>The edits of <c>how-to-change-the-law.md</c>, applied as text to a copy of <c>data/</c>: what a site is told before and after, on both sides of the day.</summary>
public sealed partial class LawyersDayTests
{
    private static readonly DateOnly Today = new(2026, 11, 28), MidYear = new(2027, 7, 1), NewYear = new(2027, 1, 1);

    private static RuleBase Before => MadeUp.Rules;

    private static readonly Lazy<RuleBase> s_after = new(Edited);

    private static RuleBase After => s_after.Value;

    [Test]
    public void A_distance_changes_on_its_day()
    {
        var bank = One("river-bank", "tributary", MadeUp.Line(2000, 0, 2000, 1000), fields: new Dictionary<string, string> { ["baseline"] = "bank" });
        bool Prohibited(RuleBase rules, DateOnly day) => Says(rules, day, bank, new Activity(rules.Industry("C2614"), Nature.New, Activity.Unknown.Facts), "chemical-near-river"); // 1500 m away
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Prohibited(Before, Today), Is.False);
            Assert.That(Prohibited(Before, MidYear), Is.False);
            Assert.That(Prohibited(After, MidYear.AddDays(-1)), Is.False);
            Assert.That(Prohibited(After, MidYear), Is.True);
        }
    }

    [Test]
    public void An_exception_is_added()
    {
        var farmland = One("permanent-farmland", "", MadeUp.Box(0, 0, 1000, 1000));
        bool Prohibited(RuleBase rules, string purpose) => Says(rules, Today, farmland, Activity(rules, ("purpose", purpose)), "permanent-farmland-occupation");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Prohibited(Before, "disaster-prevention"), Is.True);
            Assert.That(Prohibited(After, "disaster-prevention"), Is.False);
            Assert.That(Prohibited(After, "water-supply"), Is.True, "no other purpose is let through");
        }
    }

    [Test]
    public void A_clause_is_repealed_from_a_day()
    {
        var slope = One("soil-conservation", "steep-slope", MadeUp.Box(0, 0, 1000, 1000));
        bool Prohibited(RuleBase rules, DateOnly day) => Says(rules, day, slope, Activity(rules, ("facility", "land-clearing")), "steep-slope-clearing");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Prohibited(Before, NewYear), Is.True);
            Assert.That(Prohibited(After, NewYear.AddDays(-1)), Is.True);
            Assert.That(Prohibited(After, NewYear), Is.False);
        }
    }

    [Test]
    public void An_instrument_is_added()
    {
        var wetland = One("wetland", "general", MadeUp.Box(600, 0, 900, 1000)); // 100 m from the site
        bool Prohibited(RuleBase rules, DateOnly day, string county = "510604") =>
            Says(rules, day, wetland, Activity(rules, ("facility", "outfall")), "sample-outfall-near-wetland", county);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Prohibited(Before, NewYear), Is.False);
            Assert.That(Prohibited(After, NewYear.AddDays(-1)), Is.False);
            Assert.That(Prohibited(After, NewYear), Is.True);
            Assert.That(Prohibited(After, NewYear, "510104"), Is.False, "another city");
        }
    }

    [Test]
    public void The_edited_base_lints_and_is_another_rule_base()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(RuleLint.Run(After, Today, null).Where(f => f.Level == LintLevel.Error).Select(f => f.Fault.In(Language.En)), Is.Empty);
            Assert.That(After.Digest, Is.Not.EqualTo(Before.Digest));
            Assert.That(After.Rules.Select(r => r.Id).Except(Before.Rules.Select(r => r.Id)), Is.EqualTo(new[] { "chemical-near-river-2027", "sample-outfall-near-wetland" }));
        }
    }

    private static bool Says(RuleBase rules, DateOnly day, PinnedLayer layer, Activity activity, string rule, string county = "510604") =>
        Screen(rules, [MadeUp.Admin(county), layer], activity, day: day).Findings.Any(f => f.Rule.StartsWith(rule, StringComparison.Ordinal) && f.Effect == Effect.Prohibited);

    private static RuleBase Edited()
    {
        var files = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).ToDictionary(f => "data/" + f.Name, f => f.Text, StringComparer.Ordinal);
        string page = File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "src", "how-to-change-the-law.md")).ReplaceLineEndings("\n");
        var edits = Block().Matches(page).Select(m => (Form: m.Groups["form"].Value, File: m.Groups["file"].Value, Text: m.Groups["text"].Value)).ToList();
        Assert.That(edits, Has.Count.EqualTo(5));
        foreach (var (form, file, text) in edits)
            files[file] = form == "yaml" ? text : Patched(files[file], text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        return RuleBase.Load([.. files.Select(f => new DataFile(f.Key["data/".Length..], f.Value))]);
    }

    /// <summary>As patch(1): the lines without a plus must stand in the file exactly once.</summary>
    private static string Patched(string text, string[] lines)
    {
        string old = string.Concat(lines.Where(l => l[0] != '+').Select(l => l[1..] + "\n")), @new = string.Concat(lines.Where(l => l[0] != '-').Select(l => l[1..] + "\n"));
        Assert.That(Regex.Count(text, Regex.Escape(old)), Is.EqualTo(1), old);
        return text.Replace(old, @new, StringComparison.Ordinal);
    }

    [GeneratedRegex("^```(?<form>diff|yaml) (?<file>data/\\S+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
