namespace EcoGis.Tests;

/// <summary>What the linter says of random small rule bases is what going through every case says, no more and no less.</summary>
public sealed class LintBruteForceTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly string[] Silent = ["ECO-5030", "ECO-5032", "ECO-5033", "ECO-5034"];

    /// <summary>How often each thing was found; a run in which something never occurs has not tested it.</summary>
    private static readonly SortedDictionary<string, int> s_seen = new(StringComparer.Ordinal);

    [Test]
    public void Unreachable_rules_idle_exceptions_repetitions_and_contradictions_are_those_that_enumeration_finds()
    {
        s_seen.Clear();
        for (int seed = 0; seed < 60; seed++)
        {
            var world = new SmallWorlds(seed, rules: 8);
            var said = RuleLint.Run(world.Rules, Day, null);
            var cases = world.Rules.Rules.ToDictionary(r => r.Id, SmallWorlds.Of, StringComparer.Ordinal);
            Compare(world.Rules, seed, "never speaks", Of(said, Silent), world.Rules.Rules.Where(r => cases[r.Id].AreNone).Select(r => r.Id));
            Compare(world.Rules, seed, "idle exception", Of(said, "ECO-5035"), world.Rules.Rules.SelectMany(Idle));

            List<Rule> live = [.. world.Rules.Rules.Where(r => !cases[r.Id].AreNone && r.Decides)];
            var pairs = (from a in live from b in live where a != b select (a, b)).ToList();
            Compare(world.Rules, seed, "repeats", Of(said, "ECO-5036", "ECO-5037"), pairs.Where(p => Repeats(p.a, p.b)).Select(Ids));
            Compare(world.Rules, seed, "approval never helps", Of(said, "ECO-5038"), pairs.Where(p => p.b.Effect < p.a.Effect && Within(p.a, p.b)).Select(Ids));
            var both = pairs.Where(p => p.a.Effect == Effect.Prohibited && p.b.Effect == Effect.Prohibited).ToList();
            Compare(world.Rules, seed, "exception taken back", Of(said, "ECO-5039"), both.SelectMany(p => TakenBack(p.a, p.b).Select(_ => Ids(p))));
            Compare(world.Rules, seed, "excepted differently", Of(said, "ECO-5040"), both.Where(p => Differently(p.a, p.b)).Select(Ids));
            foreach (var finding in said.Where(f => f.Fault.Kind.Code == "ECO-5040"))
                Shows(world.Rules, finding);

            bool Within(Rule a, Rule b) => cases[a.Id].PlacesWithin(cases[b.Id]) && cases[a.Id].Activities.IsWithin(cases[b.Id].Activities);
            bool Repeats(Rule a, Rule b) => a.Effect == b.Effect && Within(a, b) && !(string.CompareOrdinal(a.Id, b.Id) < 0 && Within(b, a));
            bool Meet(Rule a, Rule b) => cases[a.Id].Days.Meets(cases[b.Id].Days) && cases[a.Id].Adcodes.Meets(cases[b.Id].Adcodes)
                && (cases[a.Id].Worlds.IsWithin(cases[b.Id].Worlds) || SmallWorlds.ShareAZone(a, b));
            IEnumerable<ActivityCondition> TakenBack(Rule a, Rule b) => a.Except.Where(e =>
                cases[a.Id].PlacesWithin(cases[b.Id]) && SmallWorlds.ActivitiesOf(a.Activity, e) is { IsEmpty: false } lifted && lifted.IsWithin(cases[b.Id].Activities));
            bool Differently(Rule a, Rule b) => SmallWorlds.ActivitiesOf(a.Activity).IsWithin(SmallWorlds.ActivitiesOf(b.Activity)) && Meet(a, b) && !TakenBack(a, b).Any()
                && a.Except.Any(e => SmallWorlds.ActivitiesOf(a.Activity, e).Meets(cases[b.Id].Activities));
        }

        TestContext.Out.WriteLine(string.Join(Environment.NewLine, s_seen.Select(s => $"{s.Key}: {s.Value}")));
        Assert.That(s_seen.Values, Has.All.GreaterThan(5), "each kind of finding occurs");
    }

    /// <summary>The example of a finding, judged by the judge itself: an exception lifts the one rule, the other prohibits.</summary>
    private static void Shows(RuleBase rules, LintFinding finding)
    {
        Rule rule = rules.Rules.Single(r => r.Id == finding.Subjects[0]), other = rules.Rules.Single(r => r.Id == finding.Subjects[1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rule.Activity.Judge(finding.Example!), Is.EqualTo(Truth.True));
            Assert.That(rule.AppliesTo(finding.Example!), Is.EqualTo(Truth.False));
            Assert.That(other.AppliesTo(finding.Example!), Is.EqualTo(Truth.True));
        }
    }

    private static IEnumerable<string> Idle(Rule rule) => rule.Except.Where((e, i) =>
    {
        var others = rule with { Activity = Both(rule.Activity, e), Except = rule.Except.RemoveAt(i) };
        return SmallWorlds.Of(others).Activities.IsEmpty;
    }).Select(_ => rule.Id);

    /// <summary>One conjunction of the two: industries cannot be joined so, hence as an exception of none of the second's codes.</summary>
    private static ActivityCondition Both(ActivityCondition a, ActivityCondition b) => new(
        a.IndustryCodes.IsEmpty ? b.IndustryCodes : b.IndustryCodes.IsEmpty ? a.IndustryCodes : [.. Common(a, b).DefaultIfEmpty("none")],
        a.Natures.IsEmpty ? b.Natures : b.Natures.IsEmpty ? a.Natures : [.. a.Natures.Where(b.Natures.Contains).DefaultIfEmpty((Nature)99)],
        [.. a.Facts, .. b.Facts]);

    /// <summary>Of two prefixes the longer one, where one begins with the other.</summary>
    private static IEnumerable<string> Common(ActivityCondition a, ActivityCondition b) =>
        (from x in a.IndustryCodes from y in b.IndustryCodes where x.StartsWith(y, StringComparison.Ordinal) || y.StartsWith(x, StringComparison.Ordinal) select x.Length > y.Length ? x : y).Distinct();

    private static string Written(Rule r) =>
        $"{r.Id} {Period.Of(r)} [{string.Join(' ', r.Instrument.Territories.SelectMany(t => t.Adcodes))}] {r.Effect} {r.Relation.Text.En} {r.Zones?.Kind} {string.Join('|', r.Zones?.Classes ?? [])} "
        + $"{string.Join('|', (r.Zones?.Fields ?? []).SelectMany(f => f.Values))}: {RuleWriting.Describe(r.Activity)}{string.Concat(r.Except.Select(e => " except " + RuleWriting.Describe(e)))}";

    private static string Ids((Rule A, Rule B) pair) => $"{pair.A.Id} {pair.B.Id}";

    private static IEnumerable<string> Of(IEnumerable<LintFinding> said, params string[] codes) =>
        said.Where(f => codes.Contains(f.Fault.Kind.Code)).Select(f => string.Join(' ', f.Subjects));

    private static void Compare(RuleBase rules, int seed, string what, IEnumerable<string> said, IEnumerable<string> found)
    {
        List<string> expected = [.. found.Order(StringComparer.Ordinal)];
        s_seen[what] = s_seen.GetValueOrDefault(what) + expected.Count;
        Assert.That(said.Order(StringComparer.Ordinal), Is.EqualTo(expected), () => $"seed {seed}: {what}\n{string.Join("\n", rules.Rules.Select(Written))}");
    }
}
