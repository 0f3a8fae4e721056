namespace EcoGis.Tests;

/// <summary>Runs <c>tests/cases</c>, made-up worlds of one zone and one site each.</summary>
public sealed class RuleCaseTests
{
    private static IEnumerable<TestCaseData> Named() => RuleCase.All.Select(c => new TestCaseData(c).SetName($"{c.Rule}：{c.Case} → {c.Expect}"));

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
        double side = site?.Side?.Value ?? 100;
        double west = site switch
        {
            { Distance: { } d } => 1000 + d.Value,
            { Overlap: true } => 950,
            { Inside: true, Side: not null } => 10,
            { Inside: true } => 400,
            { Outside: true } => 5000,
            _ => 400,
        };
        double south = site?.Side is null ? 400 : 10;
        return MadeUp.Box(west, south, west + side, south + side);
    }
}
