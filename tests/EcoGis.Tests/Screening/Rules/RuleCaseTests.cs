namespace EcoGis.Tests;

/// <summary>Runs <c>tests/cases</c>: every rule has a case where it applies and a near miss where it does not.</summary>
public sealed class RuleCaseTests
{
    private static IEnumerable<RuleCase> Cases() =>
        DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "tests", "cases")).SelectMany(f => StrictYaml.Read<IReadOnlyList<RuleCase>>(f));

    private static IEnumerable<TestCaseData> Named() => Cases().Select(c => new TestCaseData(c).SetName($"{c.Rule}：{c.Case} → {c.Expect}"));

    [TestCaseSource(nameof(Named))]
    public void A_rule_says_what_its_case_expects(object testCase)
    {
        var c = (RuleCase)testCase;
        var rule = MadeUp.Rules.Rules.Single(r => r.Id == c.Rule);
        var screening = MadeUp.Screen(Site(c.Site), c.Activity(MadeUp.Rules), World(c, rule));
        var needs = screening.Undetermined.Where(o => o.Rule == c.Rule).Select(o => o.Needs.ToString().ToLowerInvariant()).Distinct().ToList();
        string said = screening.Findings.Any(f => f.Rule == c.Rule) ? "applies" : needs.Count > 0 ? "open" : "silent";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(said, Is.EqualTo(c.Expect));
            if (c.Needs is not null)
                Assert.That(needs, Does.Contain(c.Needs));
        }
    }

    [Test]
    public void Every_rule_has_a_case_where_it_applies_and_one_where_it_does_not()
    {
        var byRule = Cases().ToLookup(c => c.Rule);
        var lacking = MadeUp.Rules.Rules.Where(r => !byRule[r.Id].Any(c => c.Expect == "applies") || !byRule[r.Id].Any(c => c.Expect != "applies")).Select(r => r.Id);
        Assert.That(lacking, Is.Empty);
    }

    private static Snapshot World(RuleCase c, Rule rule)
    {
        var admin = MadeUp.Admin(c.Adcode ?? "510604");
        if (rule.Zones is not { } zones || zones.Kind == "admin-boundary")
            return MadeUp.Snapshot(c.Date, admin);
        var kind = MadeUp.Rules.Kind(zones.Kind);
        var shape = kind.Shapes[0] == ShapeKind.Line ? MadeUp.Line(1000, 0, 1000, 1000) : MadeUp.Box(0, 0, 1000, 1000);
        string @class = c.Zone?.Class ?? zones.Classes.FirstOrDefault() ?? (kind.ClassRequired ? kind.Classes[0].Id : "");
        return MadeUp.Snapshot(c.Date, admin, MadeUp.Layer(zones.Kind, [MadeUp.Zone(1, "Z9001", @class, MadeUp.Shape(shape), c.Zone?.Fields)]));
    }

    private static RawShape Site(CaseSite? site)
    {
        double west = site switch
        {
            { Distance: { } d } => 1000 + d.Value,
            { Overlap: true } => 950,
            { Inside: true } => 400,
            { Outside: true } => 5000,
            _ => 400,
        };
        return MadeUp.Box(west, 400, west + 100, 500);
    }
}
