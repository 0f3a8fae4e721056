using System.Collections.Immutable;
using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>Which facts are asked for, in what order, and what answering them leads to: hand cases, and enumeration over every rule of the base.</summary>
public sealed class QuestionTests
{
    private const string Ban = "zone: {kind: scenic-area}, relation: overlaps, activity: {facts: {discharges-pollutants: true}}, effect: prohibited";
    private const string Soil = "zone: {kind: scenic-area}, relation: overlaps, activity: {facts: {may-pollute-soil: true}}, effect: restricted";

    private static readonly PinnedLayer Hit = One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000));

    private static IEnumerable<string> Asked(Screening s) => s.Questions.Select(q => q.Subject);

    [Test]
    public void A_fact_nobody_stated_is_asked_for_in_both_languages_and_its_answer_leads_to_a_verdict()
    {
        var rules = Of("china", Ban);
        var s = Screen(rules, [MadeUp.Admin(), Hit]);
        Assert.That(s.Questions, Is.EqualTo(new[] { new NextQuestion("discharges-pollutants", rules.Fact("discharges-pollutants").Question) }));
        var answered = Screen(rules, [MadeUp.Admin(), Hit], Activity(rules, ("discharges-pollutants", "false")));
        Assert.That((answered.Verdict, answered.Questions.Length), Is.EqualTo((Verdict.Compliant, 0)));
    }

    [Test]
    public void A_prohibition_that_is_sure_leaves_nothing_to_ask_although_other_rules_stay_open()
    {
        var s = Screen(Of("china", Ban, Soil, "zone: {kind: scenic-area}, relation: overlaps, effect: prohibited"), [MadeUp.Admin(), Hit]);
        Assert.That((s.Verdict, s.Undetermined.Length, s.Questions.Length), Is.EqualTo((Verdict.Prohibited, 2, 0)));
    }

    [Test]
    public void Where_a_layer_is_missing_only_what_could_prohibit_is_asked()
    {
        var s = Screen(Of("china", Ban, Soil, "zone: {kind: nature-reserve}, relation: overlaps, effect: prohibited"), [MadeUp.Admin(), Hit]);
        Assert.That(Asked(s), Is.EqualTo(new[] { "discharges-pollutants" }));
    }

    [Test]
    public void A_missing_layer_of_a_rule_that_an_answer_rules_out_is_a_reason_to_ask()
    {
        var s = Screen(Of("china", Ban), [MadeUp.Admin()]);
        Assert.That(Asked(s), Is.EqualTo(new[] { "discharges-pollutants" }));
    }

    [Test]
    public void The_question_that_settles_more_comes_first()
    {
        string Rule(string facts) => $"zone: {{kind: scenic-area}}, relation: overlaps, activity: {{facts: {{{facts}}}}}, effect: restricted";
        var s = Screen(Of("china", Rule("discharges-pollutants: true"), Rule("may-pollute-soil: true, increases-discharge: true"), Rule("may-pollute-soil: true, boiler-capacity: {below: 10 t/h}")), [MadeUp.Admin(), Hit]);
        Assert.That(Asked(s).First(), Is.EqualTo("may-pollute-soil"));
        Assert.That(Asked(s), Is.EquivalentTo(new[] { "may-pollute-soil", "discharges-pollutants", "increases-discharge", "boiler-capacity" }));
    }

    [Test]
    public void Facts_that_prohibit_whatever_the_answer_are_still_asked_until_one_answer_says_why()
    {
        var rules = Of("china", Ban, Ban.Replace("true", "false", StringComparison.Ordinal));
        Assert.That(Asked(Screen(rules, [MadeUp.Admin(), Hit])), Is.EqualTo(new[] { "discharges-pollutants" }));
    }

    [Test]
    public void A_number_exactly_at_a_bound_is_an_answer_of_its_own()
    {
        string Boiler(string range) => $"zone: {{kind: scenic-area}}, relation: overlaps, activity: {{facts: {{boiler-capacity: {{{range}: 10 t/h}}}}}}, effect: prohibited";
        var s = Screen(Of("china", Boiler("below"), Boiler("above"), Soil), [MadeUp.Admin(), Hit]);
        Assert.That(Asked(s), Is.EquivalentTo(new[] { "boiler-capacity", "may-pollute-soil" }), "soil matters at 10 t/h alone");
    }

    [Test]
    public void An_industry_too_coarse_is_asked_for_again_and_one_that_settles_is_not()
    {
        var rules = Of("china", "zone: {kind: scenic-area}, relation: overlaps, activity: {industry: {codes: [C26]}}, effect: prohibited");
        Assert.That(Asked(Screen(rules, [MadeUp.Admin(), Hit], EcoGis.Activity.Unknown with { Industry = "C" })), Is.EqualTo(new[] { "industry" }));
        Assert.That(Asked(Screen(rules, [MadeUp.Admin(), Hit], EcoGis.Activity.Unknown with { Industry = "C27" })), Is.Empty);
    }

    [Test]
    public void A_graver_finding_never_makes_the_verdict_milder()
    {
        bool[] both = [false, true];
        foreach (var (p, o, r) in both.SelectMany(p => both.SelectMany(o => both.Select(r => (p, o, r)))))
        {
            var now = Verdicts.From(p, o, r);
            Assert.That(new[] { Verdicts.From(true, o, r), Verdicts.From(p, true, r), Verdicts.From(p, o, true) }, Has.All.LessThanOrEqualTo(now), $"{p} {o} {r}");
        }
    }

    private static IEnumerable<TestCaseData> Rules() => MadeUp.Rules.Rules.Where(r => r.Decides && AllFacts.Of([r]).Count is > 0 and <= 8).Select(r => new TestCaseData(r.Id).SetName($"{r.Id} asks what matters"));

    [TestCaseSource(nameof(Rules))]
    public void Of_one_rule_exactly_the_facts_that_some_answers_to_the_others_make_matter_are_asked(string id)
    {
        var rule = MadeUp.Rules.Rules.Single(r => r.Id == id);
        foreach (var place in new[] { Truth.True, Truth.Unknown })
        {
            foreach (var rest in new[] { default, new Settled(false, true, false, []), new Settled(false, false, true, []) })
                Assert.That(Check([new LiveRule(rule, place)], rest, null), $"enumerated, {place}, {rest}");
        }
    }

    [Test]
    public void Of_several_rules_too_with_missing_layers_findings_and_statements_among_them()
    {
        var pool = MadeUp.Rules.Rules.Where(r => r.Decides && AllFacts.Of([r]).Count is > 0 and <= 3).ToList();
        Random random = new(5560);
        int checkedWorlds = 0;
        for (int world = 0; world < 150; world++)
        {
            LiveRule[] live = [.. Enumerable.Range(0, 3).Select(_ => new LiveRule(pool[random.Next(pool.Count)], random.Next(3) == 0 ? Truth.Unknown : Truth.True)).DistinctBy(l => l.Rule.Id)];
            checkedWorlds += Check(live, new Settled(false, random.Next(2) == 0, random.Next(3) == 0, []), random.Next(2) == 0 ? null : random) ? 1 : 0;
        }

        Assert.That(checkedWorlds, Is.GreaterThan(100));
    }

    /// <param name="states">Draws one fact that is stated; null: nothing is.</param>
    /// <returns>False where there are too many answers to go through.</returns>
    private static bool Check(LiveRule[] live, Settled settled, Random? states)
    {
        var facts = AllFacts.Of([.. live.Select(l => l.Rule)]);
        var stated = EcoGis.Activity.Unknown;
        if (states is not null)
        {
            string known = facts.Keys.ElementAt(states.Next(facts.Count));
            facts = facts.SetItem(known, [facts[known][states.Next(facts[known].Count)]]);
            stated = AllFacts.Choices(facts).First().ToActivity(only: known);
        }

        long count = facts.Aggregate(1L, (n, f) => n * f.Value.Count);
        if (count > 200_000)
            return false;
        var inquiry = Inquire(live, settled, stated);
        var asked = inquiry.Questions().Select(q => q.Subject).ToHashSet();
        var matters = AllFacts.Choices(facts).GroupBy(c => c.Verdict(live, settled)).ToList();
        foreach (var (subject, _) in facts.Where(f => stated == EcoGis.Activity.Unknown || f.Value.Count > 1))
        {
            bool flips = AllFacts.Choices(facts).GroupBy(c => c.Without(subject)).Any(g => g.Select(c => c.Verdict(live, settled)).Distinct().Count() > 1);
            bool silenceDiffers = AllFacts.Choices(facts).Any(c => inquiry.VerdictOf(c.ToActivity(but: subject)) != c.Verdict(live, settled));
            Assert.That(asked.Contains(subject), Is.EqualTo(flips || silenceDiffers), $"{subject} of {string.Join(" + ", live.Select(l => $"{l.Rule.Id} {l.Place}"))}");
        }

        Assert.That(inquiry.VerdictOf(stated), Is.Not.EqualTo(Verdict.Compliant).Or.EqualTo(matters.Min(g => g.Key)), "never compliant while an answer would not be");
        foreach (var truth in AllFacts.Choices(facts).Where((_, i) => i % Math.Max(1, count / 20) == 0))
        {
            var said = stated;
            int answers = 0;
            for (var now = inquiry; now.Questions() is [var first, ..]; now = Inquire(live, settled, said))
            {
                said = truth.ToActivity(only: first.Subject, onto: said);
                Assert.That(++answers, Is.LessThanOrEqualTo(facts.Count));
            }

            Assert.That(Inquire(live, settled, said).VerdictOf(said), Is.EqualTo(truth.Verdict(live, settled)), "answering in turn leads to the verdict that all answers give");
        }

        return true;
    }

    private static Inquiry Inquire(LiveRule[] live, Settled settled, Activity said) =>
        new(MadeUp.Rules, said, live.Where(l => l.Rule.AppliesTo(said) == Truth.Unknown), Decided(live, settled, said));

    private static Settled Decided(LiveRule[] live, Settled settled, Activity said) => new(
        live.Any(l => l.Holds(said) == Truth.True && l.Rule.Effect == Effect.Prohibited),
        settled.Restricted || live.Any(l => l.Holds(said) == Truth.True && l.Rule.Effect == Effect.Restricted),
        settled.Open || live.Any(l => l.Rule.AppliesTo(said) == Truth.True && l.Holds(said) == Truth.Unknown), []);
}
