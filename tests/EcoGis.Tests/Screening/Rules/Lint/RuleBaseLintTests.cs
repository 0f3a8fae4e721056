namespace EcoGis.Tests;

/// <summary>The rule base that is shipped, as the linter sees it.</summary>
public sealed class RuleBaseLintTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    [Test]
    public void The_rule_base_has_no_error_no_contradiction_and_no_exception_left_out()
    {
        var library = LawFolder.Library(SharedData.Path("law"), _ => { }, default);
        var findings = RuleLint.Run(MadeUp.Rules, Day, library);
        Assert.That(findings.Where(f => f.Level != LintLevel.Note && f.Fault.Kind != LintFaults.SupersededUnchecked).Select(f => f.Fault.In(Language.En)), Is.Empty);
    }

    /// <summary>DOMAIN §0: believed, not checked; a person must be told until somebody does.</summary>
    [Test]
    public void Instruments_that_may_have_been_superseded_are_told_from_the_day_on()
    {
        string[] Told(DateOnly day) => [.. RuleLint.Run(MadeUp.Rules, day, null).Where(f => f.Fault.Kind == LintFaults.SupersededUnchecked).Select(f => f.Subjects[0])];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Told(new(2026, 4, 30)), Is.EqualTo(new[] { "national-wetland-park-measures" }));
            Assert.That(Told(new(2026, 5, 1)), Is.EquivalentTo(new[] { "national-wetland-park-measures", "fishery-law" }));
            Assert.That(Told(new(2026, 8, 15)), Has.Length.EqualTo(7).And.Member("water-pollution-law"));
            Assert.That(Told(new(2027, 8, 16)), Has.Member("ecological-red-line-notice"), "its five years are over");
        }
    }
}
