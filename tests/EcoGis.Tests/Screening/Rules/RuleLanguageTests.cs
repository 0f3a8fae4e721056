using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>Bounds, decision tables and the list of what is no rule: what they mean, and that a mistake in them is named with its line.</summary>
public sealed class RuleLanguageTests
{
    [Test]
    public void Bounds_hold_of_an_interval_as_they_hold_of_every_number_in_it()
    {
        double?[] bounds = [null, 1, 3];
        var ranges = from atLeast in bounds from above in bounds from below in bounds from atMost in bounds select new NumberRange(atLeast, above, below, atMost, "ha");
        var intervals = (from low in Enumerable.Range(0, 9) from high in Enumerable.Range(low, 9 - low) select (Low: low * 0.5, High: high * 0.5)).ToList();
        int seen = 0;
        foreach (var range in ranges.Where(r => !Empty(r)))
        {
            foreach (var (low, high) in intervals)
            {
                bool[] each = [.. Enumerable.Range(0, (int)((high - low) / 0.25) + 1).Select(i => low + (i * 0.25)).Select(v => Within(range, v))];
                var expected = each.All(b => b) ? Truth.True : each.Any(b => b) ? Truth.Unknown : Truth.False;
                Assert.That(range.HoldsBetween(low, high), Is.EqualTo(expected), $"{range.Text} of [{low}, {high}]");
                seen++;
            }
        }

        Assert.That(seen, Is.GreaterThan(1000));
    }

    private static bool Within(NumberRange r, double v) => !(v < r.AtLeast) && !(v <= r.Above) && !(v >= r.Below) && !(v > r.AtMost);

    /// <summary>Bounds that leave no number between them: the reader refuses them.</summary>
    private static bool Empty(NumberRange r) => Enumerable.Range(0, 41).All(i => !Within(r, i * 0.1));

    /// <summary>DOMAIN §2.11, the matrix of 令第35号 article 4, by hand: n no, c only with a condition, y allowed (consent under the law remains).</summary>
    [TestCase("state-or-provincial", "nyyy")]
    [TestCase("local-infrastructure", "nyyy")]
    [TestCase("emerging-mining-ecotourism", "nyyy")]
    [TestCase("town-village-plan", "nyyy")]
    [TestCase("protected-area-plan", "nyyy")]
    [TestCase("other-industrial-commercial", "nnyy")]
    [TestCase("quarry-borrow-auxiliary", "ncyy")]
    [TestCase("other", "nnny")]
    public void The_matrix_of_forest_land_says_what_the_measures_say(string project, string grades)
    {
        for (int grade = 1; grade <= 4; grade++)
        {
            var s = MadeUp.Screen(HandMadeRules.Site, Activity(MadeUp.Rules, ("forest-project-kind", project)), MadeUp.Snapshot(Day, MadeUp.Admin(), One("forest-land", $"grade-{grade}", MadeUp.Box(0, 0, 1000, 1000),
                fields: new Dictionary<string, string> { ["forest_category"] = "commercial" })));
            var found = s.Findings.Where(f => f.Clauses.Any(c => c.Instrument == "forest-land-use-measures")).Select(f => f.Effect).ToList();
            char said = found.Contains(Effect.Prohibited) ? 'n' : found.Contains(Effect.Restricted) ? 'c' : 'y';
            using (Assert.EnterMultipleScope())
            {
                Assert.That(said, Is.EqualTo(grades[grade - 1]), $"{project}, grade {grade}");
                Assert.That(s.Undetermined.Where(o => o.Clauses.Any(c => c.Instrument == "forest-land-use-measures")), Is.Empty);
                Assert.That(s.Findings.Select(f => f.Rule), Does.Contain("forest-land-use-approval"), "what is allowed still needs consent");
            }
        }
    }

    private const string Head = "instrument: {id: t, title: 法, issuer: 机关, in_force: {from: 2020-01-01}, applies_in: [china], verified: false}\nclauses: {'1': {article: 第一条, summary: 示范}}\n";
    private const string Rule = "rules:\n  - {id: r, name: 甲, cites: ['1'], effect: prohibited, ";
    private const string Table = "rules: []\ntables:\n  - id: t\n    name: 表\n    kind: forest-land\n    fact: small-hydropower-class\n    columns: [grade-1, grade-2]\n    rows:\n";

    [TestCase(Rule + "zone: {kind: cropland}, relation: {overlaps: {at_least: 10 m}}}", "ECO-5004", 4, TestName = "An area in metres is refused")]
    [TestCase(Rule + "zone: {kind: cropland}, relation: {overlaps: {}}}", "ECO-5004", 4, TestName = "Bounds without a bound are refused")]
    [TestCase(Rule + "zone: {kind: cropland}, relation: {overlaps: {at_least: 1 ha, above: 1 ha}}}", "ECO-5004", 4, TestName = "Two lower bounds are refused")]
    [TestCase(Rule + "zone: {kind: cropland}, relation: {overlaps: {at_least: 3 ha, below: 3 ha}}}", "ECO-5004", 4, TestName = "Bounds that leave nothing between them are refused")]
    [TestCase(Rule + "zone: {kind: cropland}, relation: {within: 5 m, overlaps: {above: 3 ha}}}", "ECO-5004", 4, TestName = "Two relations at once are refused")]
    [TestCase(Rule + "relation: anywhere, activity: {facts: {hydropower-capacity: {at_most: 50 kW}}}}", "ECO-5004", 4, TestName = "Another unit than the fact's is refused")]
    [TestCase(Rule + "relation: anywhere, activity: {facts: {hydropower-capacity: true}}}", "ECO-5004", 4, TestName = "A yes for a number is refused")]
    [TestCase(Rule + "zone: {kind: forest-land, fields: {forest_category: [public-welfare]}}, relation: {within: 5 m}}", "ECO-5503", 4, TestName = "A field condition needs an overlap")]
    [TestCase(Rule + "zone: {kind: forest-land, fields: {forest_category: [public]}}, relation: overlaps}", "ECO-5005", 4, TestName = "A value the field has not is refused")]
    [TestCase(Rule + "zone: {kind: forest-land, fields: {land_class: ['0111']}}, relation: overlaps}", "ECO-5005", 4, TestName = "A field of free text cannot be asked for")]
    [TestCase(Table + "      exit: {cites: ['1'], cells: [allowed, prohibited]}\n      rectify: {cites: ['1'], cells: [allowed, allowed]}\n      none: {cites: ['1'], cells: [allowed, allowed]}", "ECO-5500", 5, TestName = "A table without a row for some value is refused")]
    [TestCase(Table + "      exit: {cites: ['1'], cells: [prohibited]}\n      rectify: {cites: ['1'], cells: [allowed, allowed]}\n      keep: {cites: ['1'], cells: [allowed, allowed]}\n      none: {cites: ['1'], cells: [allowed, allowed]}", "ECO-5501", 11, TestName = "A row with too few cells is refused")]
    [TestCase(Table + "      exit: {cites: ['1'], cells: [allowed, forbidden]}", "ECO-5004", 11, TestName = "A cell that is no effect is refused")]
    public void A_mistake_is_named_with_its_line(string rest, string code, int line)
    {
        var faults = Assert.Throws<EcoException>(() => Load(Head + rest))!.Faults;
        Assert.That(faults.Select(f => (f.Kind.Code, f.Where.Line)), Does.Contain((code, (int?)line)));
    }

    [Test]
    public void A_table_stands_for_one_rule_per_row_and_effect()
    {
        var rules = Load(Head + Table + "      exit: {cites: ['1'], cells: [prohibited, restricted]}\n      rectify: {cites: ['1'], cells: [restricted, restricted]}\n      keep: {cites: ['1'], cells: [allowed, allowed]}\n      none: {cites: ['1'], cells: [allowed, prohibited]}").Rules;
        Assert.That(rules.Select(r => $"{r.Id} {r.Effect} {string.Join('+', r.Zones!.Classes)}"), Is.EqualTo(new[]
        {
            "t-exit Prohibited grade-1", "t-exit-restricted Restricted grade-2", "t-none Prohibited grade-2", "t-rectify Restricted grade-1+grade-2",
        }));
    }

    [TestCase("why: covered", "ECO-5502", TestName = "Covered by no rule is refused")]
    [TestCase("why: duty, covered_by: [forest-grade-1]", "ECO-5502", TestName = "Covered by a rule for another reason is refused")]
    [TestCase("why: covered, covered_by: [no-such-rule]", "ECO-5005", TestName = "Covered by a rule that is not there is refused")]
    public void A_clause_that_is_no_rule_says_why(string why, string code)
    {
        var files = DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).Where(f => f.Name != "not-modelled.yaml")
            .Append(new DataFile("not-modelled.yaml", $"clauses:\n  - {{instrument: 法, article: 第一条, summary: 示范, verified: false, {why}}}\n")).ToList();
        Assert.That(Assert.Throws<EcoException>(() => RuleBase.Load(files))!.Faults.Select(f => (f.Kind.Code, f.Where.Line)), Is.EqualTo(new[] { (code, (int?)2) }));
    }

    private static RuleBase Load(string text) => RuleBase.Load(
    [
        .. DataFolder.Read(Path.Combine(SharedData.RepositoryRoot, "data")).Where(f => !f.Name.StartsWith("rules/", StringComparison.Ordinal) && f.Name != "not-modelled.yaml"),
        new DataFile("rules/t.yaml", text),
    ]);
}
