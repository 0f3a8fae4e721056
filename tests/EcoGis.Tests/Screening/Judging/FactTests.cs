using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>What nobody stated is unknown: it leaves a rule open, and only what is known false settles it.</summary>
public sealed class FactTests
{
    private const string Ban = "zone: {kind: scenic-area}, relation: overlaps, activity: {facts: {discharges-pollutants: true}}, effect: prohibited";
    private const string Unless = "zone: {kind: scenic-area}, relation: overlaps, except: [{facts: {may-pollute-soil: false}}], effect: prohibited";
    private const string Chemical = "zone: {kind: scenic-area}, relation: overlaps, activity: {industry: {codes: [C26]}, nature: [new]}, effect: prohibited";

    private static readonly PinnedLayer Hit = One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000));
    private static readonly PinnedLayer Miss = One("scenic-area", "core", MadeUp.Box(5000, 0, 6000, 1000));

    [TestCase(null, true, Verdict.Undetermined, TestName = "A fact nobody stated leaves a hit open")]
    [TestCase("true", true, Verdict.Prohibited, TestName = "A stated fact decides")]
    [TestCase("false", true, Verdict.Compliant, TestName = "A fact stated false settles the rule although the zone is hit")]
    [TestCase(null, false, Verdict.Compliant, TestName = "Where no zone is near the fact does not matter")]
    public void A_fact(string? value, bool hit, Verdict verdict)
    {
        var rules = Of("china", Ban);
        var s = Screen(rules, [MadeUp.Admin(), hit ? Hit : Miss], value is null ? null : Activity(rules, ("discharges-pollutants", value)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(verdict));
            Assert.That(Needs(s), Is.EqualTo(verdict == Verdict.Undetermined ? new[] { (Need.Fact, "discharges-pollutants") } : []));
            if (verdict == Verdict.Undetermined)
                Assert.That(s.Undetermined[0].Question, Is.EqualTo(rules.Fact("discharges-pollutants").Question));
        }
    }

    [Test]
    public void A_rule_known_false_never_blocks_even_without_its_layer()
    {
        var rules = Of("china", Ban);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Screen(rules, [MadeUp.Admin()], Activity(rules, ("discharges-pollutants", "false"))).Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(Needs(Screen(rules, [MadeUp.Admin()])), Is.EquivalentTo(new[] { (Need.Fact, "discharges-pollutants"), (Need.Layer, "scenic-area") }), "unknown: both would settle it");
        }
    }

    [TestCase(null, Verdict.Undetermined, TestName = "An unknown exception leaves the rule open")]
    [TestCase("false", Verdict.Compliant, TestName = "An exception that holds lifts the rule")]
    [TestCase("true", Verdict.Prohibited, TestName = "An exception that does not hold leaves the prohibition")]
    public void An_exception(string? value, Verdict verdict)
    {
        var rules = Of("china", Unless);
        var s = Screen(rules, [MadeUp.Admin(), Hit], value is null ? null : Activity(rules, ("may-pollute-soil", value)));
        Assert.That((s.Verdict, s.Undetermined.FirstOrDefault()?.Subject), Is.EqualTo((verdict, value is null ? "may-pollute-soil" : null)));
    }

    [Test]
    public void Of_several_exceptions_one_that_holds_is_enough_and_each_unknown_one_is_asked_for()
    {
        var rules = Of("china", "zone: {kind: scenic-area}, relation: overlaps, except: [{facts: {may-pollute-soil: false}}, {facts: {discharges-pollutants: false}}], effect: prohibited");
        var one = Screen(rules, [MadeUp.Admin(), Hit], Activity(rules, ("may-pollute-soil", "false")));
        var none = Screen(rules, [MadeUp.Admin(), Hit], Activity(rules, ("may-pollute-soil", "true")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(one.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That((none.Verdict, Needs(none).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Fact, "discharges-pollutants"))));
        }
    }

    [TestCase("C2614", Nature.New, Verdict.Prohibited, "", TestName = "Industry below the prefix and the nature named")]
    [TestCase("C2614", Nature.Rebuild, Verdict.Compliant, "", TestName = "A nature not named settles it")]
    [TestCase("C27", null, Verdict.Compliant, "", TestName = "Another industry settles it whatever the nature")]
    [TestCase("C", Nature.New, Verdict.Undetermined, "industry", TestName = "A code too coarse leaves it open")]
    [TestCase(null, null, Verdict.Undetermined, "industry nature", TestName = "Nothing stated asks for both")]
    public void Industry_and_nature(string? industry, Nature? nature, Verdict verdict, string asked)
    {
        var s = Screen(Of("china", Chemical), [MadeUp.Admin(), Hit], EcoGis.Activity.Unknown with { Industry = industry, Nature = nature });
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(verdict));
            Assert.That(s.Undetermined.Select(o => o.Subject), Is.EquivalentTo(asked.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [Test]
    public void An_open_restriction_is_undetermined_and_an_open_advice_is_not()
    {
        Verdict Of1(string effect) => Screen(Of("china", Ban.Replace("prohibited", effect)), [MadeUp.Admin(), Hit]).Verdict;
        Assert.That((Of1("restricted"), Of1("advice")), Is.EqualTo((Verdict.Undetermined, Verdict.Compliant)));
    }
}
