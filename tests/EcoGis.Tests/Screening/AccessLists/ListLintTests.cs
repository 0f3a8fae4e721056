using static EcoGis.Tests.HandMadeLists;

namespace EcoGis.Tests;

/// <summary>Each kind of thing the linter finds, in the smallest list that has it, and beside it one that has it not.</summary>
public sealed class ListLintTests
{
    private static readonly LayerUnit s_unit = new("units", Unit, "control-unit/key-industry");

    private static IReadOnlyList<Fault> Lint(IReadOnlyList<AccessListVersion> lists, params LayerUnit[] units) => [.. new ListLint(Rules, lists, units).Run().Select(f => f.Fault)];

    private static IEnumerable<string> Codes(IReadOnlyList<Fault> faults) => faults.Select(f => f.Kind.Code);

    [Test]
    public void A_sound_list_has_nothing_to_say() => Assert.That(Lint([List(Line(OfUnit, "禁止化工", NoChemicals), Line(County, "鼓励绿化"))], s_unit), Is.Empty);

    [Test]
    public void Units_without_lists_and_lists_without_units_are_named()
    {
        var faults = Lint([List(Line(OfOther, "x"))], s_unit);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Codes(faults), Is.EquivalentTo(new[] { "ECO-5132", "ECO-5133" }));
            Assert.That(faults.Select(f => f.In(Language.En)), Has.Some.Contains(Other).And.Some.Contains(Unit));
            Assert.That(Lint([List(Line(KeyIndustry, "x"))], s_unit), Is.Empty, "a list for its type is a list");
            Assert.That(Codes(Lint([List(Line(OfOther, "x"))])), Is.Empty, "without a layer nothing is known of units");
        }
    }

    [Test]
    public void A_malformed_code_is_an_error_in_list_and_layer()
    {
        var faults = Lint([List(Line(OfUnit with { Unit = "ZH5106042" }, "x"))], s_unit, new LayerUnit("units", "ZH999", "control-unit/general"));
        Assert.That(faults.Where(f => f.Kind == ListLintFaults.MalformedCode).Select(f => f.In(Language.Zh)), Has.Exactly(2).Items.And.Some.Contains("ZH5106042").And.Some.Contains("ZH999"));
    }

    [TestCase("no-such-level", "spatial-layout", "ECO-5100")]
    [TestCase("unit", "no-such-dimension", "ECO-5100")]
    public void Words_that_the_data_do_not_have_are_errors(string level, string dimension, string code) =>
        Assert.That(Codes(Lint([List(Line(OfUnit with { Level = level }, "x", dimension: dimension))], s_unit)), Does.Contain(code));

    [Test]
    public void A_slot_of_the_lists_own_is_told() => Assert.That(Codes(Lint([List(Line(OfUnit, "x", slot: "园区特别要求"))], s_unit)), Is.EqualTo(new[] { "ECO-5130" }));

    [Test]
    public void An_industry_that_does_not_exist_is_an_error_with_its_row()
    {
        var fault = Lint([List(Line(OfUnit, "一"), Line(OfUnit, "禁止", "{effect: prohibited, activity: {industry: {codes: [C2699]}}}"))], s_unit).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((fault.Kind.Code, fault.Where.Line), Is.EqualTo(("ECO-5101", 3)));
            Assert.That(fault.In(Language.En), Does.Contain("C2699"));
        }
    }

    [Test]
    public void The_same_line_in_two_lists_is_told()
    {
        var faults = Lint([Named("甲", Line(OfUnit, "禁止化工")), Named("乙", Line(OfUnit, "禁止化工"), Line(OfUnit, "禁止钢铁"))], s_unit);
        Assert.That(faults.Single().Kind, Is.EqualTo(ListLintFaults.SaidTwice));
    }

    [Test]
    public void A_lower_level_that_only_restricts_what_a_higher_one_prohibits_is_a_contradiction()
    {
        string restricted = NoChemicals.Replace("prohibited", "restricted", StringComparison.Ordinal);
        var faults = Lint([List(Line(County, "化工一", NoChemicals), Line(OfUnit, "化工二", restricted))], s_unit);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(faults.Single().Kind, Is.EqualTo(ListLintFaults.Contradiction));
            Assert.That(faults.Single().In(Language.En), Does.Contain("only that it restricts"));
            Assert.That(Lint([List(Line(County, "化工一", restricted), Line(OfUnit, "化工二", NoChemicals))], s_unit), Is.Empty, "a lower level may be stricter");
            Assert.That(Lint([List(Line(County with { Areas = ["510603"] }, "化工一", NoChemicals), Line(OfUnit, "化工二", restricted))], s_unit), Is.Empty, "of another county");
            Assert.That(Lint([List(Line(County, "化工一", NoChemicals), Line(OfUnit, "化工二", restricted.Replace("chemical", "steel", StringComparison.Ordinal)))], s_unit), Is.Empty, "of another thing");
        }
    }

    [Test]
    public void The_same_words_under_a_weaker_verb_are_a_contradiction()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Codes(Lint([List(Line(Province, "禁止新建化工项目。"), Line(OfUnit, "鼓励新建化工项目"))], s_unit)), Is.EqualTo(new[] { "ECO-5135" }));
            Assert.That(Codes(Lint([List(Line(KeyIndustry, "原则上不得新建化工项目"), Line(OfUnit, "允许新建化工项目"))], s_unit)), Is.EqualTo(new[] { "ECO-5135" }));
            Assert.That(Lint([List(Line(Province, "禁止新建化工项目"), Line(OfUnit, "鼓励新建食品项目"))], s_unit), Is.Empty);
            Assert.That(Lint([List(Line(OfUnit, "鼓励新建化工项目"), Line(OfUnit, "禁止新建化工项目"))], s_unit), Is.Empty, "one level");
            Assert.That(Lint([List(Line(KeyIndustry, "禁止新建化工项目"), Line(OfOther, "鼓励新建化工项目"))], s_unit, new LayerUnit("units", Other, "control-unit/priority")), Is.Empty, "a unit of another type");
        }
    }

    [Test]
    public void A_condition_weaker_than_its_words_and_an_exception_left_out_are_told()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Codes(Lint([List(Line(OfUnit, "禁止化工", "{effect: advice}"))], s_unit)), Is.EqualTo(new[] { "ECO-5136" }));
            Assert.That(Codes(Lint([List(Line(OfUnit, "禁止化工，改建的除外", NoChemicals))], s_unit)), Is.EqualTo(new[] { "ECO-5137" }));
            Assert.That(Lint([List(Line(OfUnit, "禁止化工，改建的除外", NoChemicals.Replace("}}", "}, except: [{nature: [rebuild]}]}", StringComparison.Ordinal)))], s_unit), Is.Empty);
        }
    }
}
