namespace EcoGis.Tests;

/// <summary>The step from a code to a policy word, on rules written here: which row is printed, and that its confidence decides nothing.</summary>
internal sealed class IndustryGroupTests
{
    private static readonly RuleBase Phosphorus = HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: overlaps, activity: {industry: {groups: [phosphorus]}}, effect: prohibited");

    private static Screening Of(string? code) => HandMadeRules.Screen(
        Phosphorus, [MadeUp.Admin(), HandMadeRules.One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000))], Activity.Unknown with { Industry = code });

    // B1020 medium, C2622 high, C2631 low: rows of data/codes/industry-groups.yaml
    [TestCase("B1020", Confidence.Medium)]
    [TestCase("C2622", Confidence.High)]
    [TestCase("C2631", Confidence.Low)]
    public void A_row_decides_alike_whatever_its_confidence_and_the_finding_carries_it(string code, Confidence confidence)
    {
        var screening = Of(code);
        var finding = screening.Findings.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((screening.Verdict, finding.Effect), Is.EqualTo((Verdict.Prohibited, Effect.Prohibited)));
            Assert.That(finding.Memberships.Select(m => (m.Code, m.Group.Id, m.Member.Code, m.Member.Confidence)), Is.EqualTo(new[] { (code, "phosphorus", code, confidence) }));
            Assert.That(screening.Industry!.Code, Is.EqualTo(code));
        }
    }

    [Test]
    public void A_code_coarser_than_the_rows_leaves_the_rule_open_and_says_so()
    {
        var screening = Of("C262");
        var open = screening.Undetermined.Single(o => o.Rule == "rule-1");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(screening.Findings, Is.Empty);
            Assert.That((open.Needs, open.Subject), Is.EqualTo((Need.Fact, "industry")));
            Assert.That(open.What.Zh, Does.Contain("C262").And.Not.Contain("未说明"));
            Assert.That(Of(null).Undetermined.Single(o => o.Rule == "rule-1").What.Zh, Is.EqualTo("未说明行业"));
        }
    }

    [Test]
    public void Another_industry_is_out_and_a_rule_without_a_word_prints_none()
    {
        Assert.That(Of("C2621").Findings, Is.Empty);
        var any = HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: overlaps, activity: {industry: {codes: [C2622]}}, effect: prohibited");
        var finding = HandMadeRules.Screen(any, [MadeUp.Admin(), HandMadeRules.One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000))], Activity.Unknown with { Industry = "C2622" }).Findings.Single();
        Assert.That(finding.Memberships, Is.Empty);
    }

    [Test]
    public void The_row_nearest_to_the_code_is_the_one_printed()
    {
        IndustryGroup group = new("g", new("示范", "sample"), "", [new("C26", Confidence.Medium, false, null), new("C2645", Confidence.High, false, null), new("C264", Confidence.Low, false, null)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(group.MemberFor("C2645")!.Code, Is.EqualTo("C2645"));
            Assert.That(group.MemberFor("C2641")!.Code, Is.EqualTo("C264"));
            Assert.That(group.MemberFor("C2611")!.Code, Is.EqualTo("C26"));
            Assert.That(group.MemberFor("C2710"), Is.Null);
            Assert.That(group.MembersWithin("C26").Select(m => m.Code), Is.EqualTo(new[] { "C2645", "C264" }));
        }
    }
}
