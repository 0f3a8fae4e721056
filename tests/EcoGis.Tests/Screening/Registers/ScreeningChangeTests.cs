namespace EcoGis.Tests;

/// <summary>What differs between two screenings, and by which inputs: on texts written by hand after CONTRACT.md.</summary>
public sealed class ScreeningChangeTests
{
    private static string Text(string verdict = "compliant", string day = "2026-03-01", int version = 1, string rules = "sha256:aaaaaaaaaa", string facts = "{}", string findings = "", string open = "") => $$$"""
        {"schema": "screening/1", "program": {"version": "1.0"}, "date": "{{{day}}}", "verdict": "{{{verdict}}}", "district": "510604",
         "proposal": {"industry": "C2614", "nature": null, "facts": {{{facts}}}},
         "layers": [{"kind": "scenic-area", "name": "景区", "version": {{{version}}}, "digest": "sha256:00000000{{{version}}}", "status": "used"},
                    {"kind": "wetland", "name": "wetland", "version": null, "digest": null, "status": "missing"}],
         "findings": [{{{findings}}}], "undetermined": [{{{open}}}], "review": [], "rule_base": {"version": "2026.11", "digest": "{{{rules}}}"}}
        """;

    private const string Finding = """{"rule": "hotel", "effect": "prohibited", "layer": "景区", "zone_code": "A-1"}""";
    private const string Question = """{"rule": "hotel", "needs": "fact", "what": "facility"}""";

    private static ScreeningChange Between(string before, string after) => ScreeningChange.Between(ScreeningGist.Read(before), ScreeningGist.Read(after));

    [Test]
    public void The_same_text_differs_in_nothing()
    {
        var change = Between(Text(), Text());
        Assert.That((change.OutcomeChanged, change.Inputs.Length), Is.EqualTo((false, 0)));
    }

    [Test]
    public void A_new_layer_version_that_prohibits_is_named_with_both_versions()
    {
        var change = Between(Text(open: Question), Text("prohibited", version: 2, findings: Finding));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.OutcomeChanged, Is.True);
            Assert.That(change.Inputs.Select(i => (i.Cause, i.What)), Is.EqualTo(new[] { (ChangeCause.Layer, "scenic-area 景区") }));
            Assert.That(change.Inputs[0].Text.Zh, Does.Contain("v1").And.Contain("v2"));
            Assert.That(change.NewFindings, Is.EqualTo(new[] { "prohibited hotel 景区 A-1" }));
            Assert.That(change.GoneQuestions, Is.EqualTo(new[] { "hotel fact facility" }));
        }
    }

    [Test]
    public void Rule_base_facts_and_day_are_named_each()
    {
        var change = Between(Text(), Text(day: "2026-11-23", rules: "sha256:bbbbbbbbbb", facts: """{"facility": ["hotel"]}"""));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.OutcomeChanged, Is.False);
            Assert.That(change.Inputs.Select(i => i.Cause), Is.EqualTo(new[] { ChangeCause.RuleBase, ChangeCause.Facts, ChangeCause.Date }));
            Assert.That(change.Inputs[1].Before, Is.EqualTo("—"));
        }
    }

    [Test]
    public void The_first_screening_has_no_before() => Assert.That(ScreeningChange.Between(null, ScreeningGist.Read(Text())).OutcomeChanged, Is.False);

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("not json")]
    [TestCase("""{"date": "2026-13-01"}""")]
    public void What_is_no_screening_is_refused(string text) => Assert.Throws<FormatException>(() => ScreeningGist.Read(text));

    [Test]
    public void The_gist_of_a_real_screening_is_read_from_its_own_text()
    {
        var site = MadeUp.Box(0, 0, 100, 100);
        var screening = MadeUp.Screen(site, Activity.Unknown, MadeUp.Snapshot(new DateOnly(2026, 11, 23), MadeUp.Admin()));
        var gist = ScreeningGist.Read(ScreeningJson.Object(screening));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(gist.Verdict, Is.EqualTo(screening.Verdict));
            Assert.That(gist.RuleBaseDigest, Is.EqualTo(MadeUp.Rules.Digest));
            Assert.That(gist.Open, Has.Count.EqualTo(screening.Undetermined.Select(u => (u.Rule, u.Needs, u.Subject)).Distinct().Count()));
            Assert.That(gist.Layers.Keys, Is.EquivalentTo(screening.Layers.Select(l => $"{l.Kind} {l.Name}").Distinct()));
        }
    }
}
