using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>Rules that ask for an area or for a field: hand-drawn zones, the site a square of 100 m, one hectare.</summary>
public sealed class SharedAreaTests
{
    private static readonly Dictionary<string, string> PublicWelfare = new() { ["forest_category"] = "public-welfare" };
    private static readonly Dictionary<string, string> Commercial = new() { ["forest_category"] = "commercial" };

    private static string Area(string bounds) => $"zone: {{kind: forest-land}}, relation: {{overlaps: {{{bounds}}}}}, effect: restricted";

    private static PinnedLayer Forest(IReadOnlyList<Shape>? coverage, params (RawShape Shape, Dictionary<string, string> Fields)[] zones) =>
        MadeUp.Layer("forest-land", [.. zones.Select((z, i) => MadeUp.Zone(i + 1, $"Z{i + 1}", "grade-3", MadeUp.Shape(z.Shape), z.Fields))], coverage);

    /// <summary>Half the site, 0.5 ha in the plane, 0.49997 ha on the ellipsoid, which is the measure of record.</summary>
    private static readonly RawShape Half = MadeUp.Box(400, 0, 450, 1000);

    [TestCase("at_least: 0.49 ha", Verdict.Conditional)]
    [TestCase("at_least: 0.51 ha", Verdict.Compliant)]
    [TestCase("above: 0.49 ha", Verdict.Conditional)]
    [TestCase("below: 0.51 ha", Verdict.Conditional)]
    [TestCase("below: 0.49 ha", Verdict.Compliant)]
    [TestCase("at_most: 0.49 ha", Verdict.Compliant)]
    [TestCase("above: 0.4 ha, at_most: 0.6 ha", Verdict.Conditional)]
    [TestCase("above: 0.6 ha, at_most: 0.7 ha", Verdict.Compliant)]
    public void The_shared_area_is_held_to_the_bounds(string bounds, Verdict verdict) =>
        Assert.That(Screen(Of("china", Area(bounds)), [MadeUp.Admin(), Forest(null, (Half, PublicWelfare))]).Verdict, Is.EqualTo(Reviewed(verdict)));

    /// <summary>A rule from some area on does not speak for smaller overlaps: what it leaves goes to a person.</summary>
    private static Verdict Reviewed(Verdict verdict) => verdict == Verdict.Compliant ? Verdict.Conditional : verdict;

    [TestCase("at_least: 0.49 ha", true)]
    [TestCase("at_least: 0.51 ha", false)]
    [TestCase("below: 0.49 ha", false)]
    public void A_finding_says_the_area_it_was_judged_by(string bounds, bool found)
    {
        var s = Screen(Of("china", Area(bounds)), [MadeUp.Admin(), Forest(null, (Half, PublicWelfare))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Findings.Select(f => f.Numbers["area_together_m2"]), Is.EqualTo(found ? new[] { 5000.0 } : []).Within(0.5));
            Assert.That(s.Undetermined, Is.Empty);
            Assert.That(s.Review.Length, Is.EqualTo(1), "no rule speaks for every overlap of this kind");
        }
    }

    [Test]
    public void An_area_equal_to_the_bound_is_at_least_and_at_most_but_neither_above_nor_below()
    {
        var layer = Forest(null, (Half, PublicWelfare));
        double hectares = Screen(Of("china", Area("at_least: 0.1 ha")), [MadeUp.Admin(), layer]).Findings.Single().Numbers["area_together_m2"] / 10_000;
        bool Found(string bound) => Screen(Of("china", Area(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{bound}: {hectares:R} ha"))), [MadeUp.Admin(), layer]).Findings.Length > 0;
        Assert.That((Found("at_least"), Found("at_most"), Found("above"), Found("below")), Is.EqualTo((true, true, false, false)));
    }

    [Test]
    public void Zones_that_overlap_each_other_count_once_and_zones_side_by_side_add_up()
    {
        var twice = Forest(null, (Half, PublicWelfare), (Half, PublicWelfare));
        var beside = Forest(null, (Half, PublicWelfare), (MadeUp.Box(450, 0, 480, 1000), Commercial));
        bool Found(PinnedLayer layer) => Screen(Of("china", Area("at_least: 0.75 ha")), [MadeUp.Admin(), layer]).Findings.Length > 0;
        Assert.That((Found(twice), Found(beside)), Is.EqualTo((false, true)));
    }

    [TestCase("at_least: 0.49 ha", Verdict.Conditional, TestName = "Enough is enough even where the layer is not complete")]
    [TestCase("at_least: 0.51 ha", Verdict.Undetermined, TestName = "Where the layer is not complete there may be more")]
    [TestCase("below: 0.51 ha", Verdict.Undetermined, TestName = "Little cannot be said where the layer is not complete")]
    [TestCase("at_least: 1.5 ha", Verdict.Conditional, TestName = "There cannot be more than the whole site")]
    public void Incomplete(string bounds, Verdict verdict)
    {
        var s = Screen(Of("china", Area(bounds)), [MadeUp.Admin(), Forest([], (Half, PublicWelfare))]);
        Assert.That((s.Verdict, Needs(s).Distinct().ToArray()), Is.EqualTo((verdict, verdict == Verdict.Undetermined ? new[] { (Need.Coverage, "forest-land") } : [])));
    }

    [Test]
    public void A_line_has_no_area_to_be_held_to_a_bound()
    {
        var s = Screen(Of("china", Area("at_least: 0.5 ha")), [MadeUp.Admin(), Forest(null, (Half, PublicWelfare))], site: MadeUp.Line(380, 500, 480, 500));
        Assert.That((s.Verdict, s.Undetermined.Select(o => o.Needs)), Is.EqualTo((Verdict.Undetermined, new[] { Need.Geometry })));
    }

    private const string Field = "zone: {kind: forest-land, fields: {forest_category: [public-welfare]}}, relation: overlaps, effect: prohibited";

    [TestCase("public-welfare", Verdict.Prohibited, TestName = "A zone with the value is caught")]
    [TestCase("commercial", Verdict.Conditional, TestName = "A zone with another value goes to a person")]
    [TestCase(null, Verdict.Undetermined, TestName = "A zone that does not say leaves the rule open")]
    public void Field_values(string? value, Verdict verdict)
    {
        var s = Screen(Of("china", Field), [MadeUp.Admin(), Forest(null, (Half, value is null ? [] : new() { ["forest_category"] = value }))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(verdict));
            Assert.That(Needs(s), Is.EqualTo(value is null ? new[] { (Need.Layer, "forest-land") } : []));
            if (value is null)
                Assert.That(s.Undetermined[0].What.Zh, Does.Contain("森林类别"));
        }
    }

    [Test]
    public void A_zone_that_says_so_is_caught_although_another_says_nothing() =>
        Assert.That(Screen(Of("china", Field), [MadeUp.Admin(), Forest(null, (Half, PublicWelfare), (MadeUp.Box(450, 0, 480, 1000), []))]).Verdict, Is.EqualTo(Verdict.Prohibited));

    private const string Grade = "zone: {kind: forest-land, fields: {public_welfare_grade: [grade-1]}}, relation: overlaps, effect: prohibited";

    [Test]
    public void A_blank_means_none_only_where_the_layer_fills_the_field_for_others()
    {
        (RawShape, Dictionary<string, string>) blank = (Half, []);
        var alone = Screen(Of("china", Grade), [MadeUp.Admin(), Forest(null, blank)]);
        var amongOthers = Screen(Of("china", Grade), [MadeUp.Admin(), Forest(null, blank, (MadeUp.Box(5000, 0, 6000, 1000), new() { ["public_welfare_grade"] = "grade-2" }))]);
        Assert.That((alone.Verdict, amongOthers.Undetermined.Length, amongOthers.Findings.Length), Is.EqualTo((Verdict.Undetermined, 0, 0)));
    }

    private static string Beyond(string bounds) => $"zone: {{kind: cropland}}, relation: {{outside: {{{bounds}}}}}, effect: restricted";

    private static PinnedLayer Cropland(IReadOnlyList<Shape>? coverage = null) => MadeUp.Layer("cropland", [MadeUp.Zone(1, "C1", "", MadeUp.Shape(Half))], coverage);

    [TestCase("above: 0.49 ha", false, Verdict.Conditional, TestName = "More than the bound lies outside")]
    [TestCase("above: 0.51 ha", false, Verdict.Compliant, TestName = "Less than the bound lies outside")]
    [TestCase("above: 0.49 ha", true, Verdict.Undetermined, TestName = "Where the layer is not complete less may lie outside")]
    [TestCase("above: 0.51 ha", true, Verdict.Compliant, TestName = "What is missing cannot put more outside")]
    [TestCase("below: 0.49 ha", false, Verdict.Compliant, TestName = "More than a little lies outside")]
    [TestCase("below: 0.49 ha", true, Verdict.Undetermined, TestName = "Where the layer is not complete only a little may lie outside")]
    [TestCase("below: 0.51 ha", true, Verdict.Undetermined, TestName = "Little outside may be nothing where the layer is not complete")]
    public void Outside(string bounds, bool incomplete, Verdict verdict)
    {
        var s = Screen(Of("china", Beyond(bounds)), [MadeUp.Admin(), Cropland(incomplete ? [] : null)]);
        Assert.That(s.Verdict == Verdict.Conditional && s.Findings.IsEmpty ? Verdict.Compliant : s.Verdict, Is.EqualTo(verdict));
    }
}
