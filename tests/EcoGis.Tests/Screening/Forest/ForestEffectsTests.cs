using System.Collections.Immutable;
using System.Text.Json.Nodes;
using static EcoGis.Tests.ForestDrawing;

namespace EcoGis.Tests;

/// <summary>
/// What a project does to cover and stock, on hectares that the eye counts: two townships of 100 ha side by side (the border at x = 0); 30 ha of arbour with 60 m³/ha in
/// the eastern one, 10 ha in the western. A site takes 10 ha of the eastern wood.
/// </summary>
internal sealed class ForestEffectsTests
{
    private static readonly (Shape, string, (string, string)[])[] s_wood =
    [
        Patch(Box(0, 0, 1000, 300), "0111", ("stock_per_ha", "60"), ("survey_class", "0301"), ("network_area_ha", "0"), ("four_side_stems", "0"), ("four_side_stock", "0"), ("scattered_stock", "0")),
        Patch(Box(-1000, 0, 0, 100), "0111", ("stock_per_ha", "40"), ("survey_class", "0301")),
        Patch(Box(-1000, 100, 0, 200), "0210", ("survey_class", "0103")),
    ];

    private static readonly TargetBook s_targets = TargetBook.Load(
    [
        new DataFile("targets/x.yaml", """
            id: x
            name: 示范指标
            source: 示范
            verified: false
            targets:
              - {id: cover, name: 森林覆盖率, unit: '%', goal: {at_least: 18}, period: {by: 2026-12-31}, sentence: 示范, indicator: forest-cover/legal}
              - {id: stock, name: 森林蓄积量, unit: m³, goal: {at_least: 1500}, period: {by: 2026-12-31}, sentence: 示范, indicator: forest-stock/forest}
              - {id: vague, name: 没有口径的, unit: '%', goal: {at_least: 18}, period: {by: 2026-12-31}, sentence: 示范, indicator: forest-cover}
            """),
    ], MadeUp.Rules.Kinds);

    private static PinnedLayer Boundaries => MadeUp.Layer("admin-boundary",
    [
        MadeUp.Zone(1, "510604", "county", Box(-1000, 0, 1000, 1000)), MadeUp.Zone(2, "510604100000", "township", Box(-1000, 0, 0, 1000)), MadeUp.Zone(3, "510604101000", "township", Box(0, 0, 1000, 1000)),
    ], [Box(-1000, 0, 1000, 1000)]);

    private static PinnedLayer Patches(params (Shape, string, (string, string)[])[] patches) =>
        new("forest-patch", "forest-patch", Version("forestry", 0.5, patches), Expired: false);

    private static Screening Screen(Shape site, bool asked = true, params PinnedLayer[] layers) =>
        new Screener(MadeUp.Rules, MadeUp.Rules.District("510604"), "test", forest: asked ? new ForestEffects(new Lazy<ForestBook>(Book), new Lazy<TargetBook>(s_targets)) : null)
            .Screen(new Proposal("1", "示范", "x.txt", "txt", RawShape.Of(site), Plane, Activity.Unknown, null, []), MadeUp.Snapshot(new(2026, 6, 1), layers), new ScreenOptions(0.1));

    private static ForestEffect Of(ForestUse use, string indicator, string? place) => use.Effects.Single(e => e.Indicator == indicator && (e.IsWhole ? null : e.PlaceCode) == place);

    /// <summary>40 of 200 ha are 20 %; 30 are 15 %. In the east 30 of 100, then 20. 2,200 m³ less 600.</summary>
    [Test]
    public void Ten_hectares_of_a_wood_taken_are_five_per_cent_of_the_district_and_ten_of_the_township()
    {
        var use = Screen(Box(500, 0, 1000, 200), true, Boundaries, Patches(s_wood)).Forest!;
        using (Assert.EnterMultipleScope())
        {
            foreach (string definition in new[] { "legal", "monitoring" })
            {
                Holds(Of(use, $"forest-cover/{definition}", null), 0.20, 0.15, definition);
                Holds(Of(use, $"forest-cover/{definition}", "510604101000"), 0.30, 0.20, definition);
            }

            Holds(Of(use, "forest-stock/forest", null), 2200, 1600, "stock", 0.1);
            Holds(Of(use, "forest-stock/forest", "510604101000"), 1800, 1200, "stock", 0.1);
            Assert.That(use.Effects.Select(e => e.PlaceCode).Distinct(), Is.EquivalentTo(new[] { "510604", "510604101000" }), "the western township loses nothing");
            Assert.That(use.ForestLand, Is.EqualTo(100_000).Within(1));
            Assert.That(Of(use, "forest-cover/legal", null).Taken, Is.EqualTo(100_000).Within(1));
            Assert.That(Of(use, "forest-stock/forest", null).Taken, Is.EqualTo(600).Within(0.1));
            Assert.That((Of(use, "forest-cover/legal", null).StandingBefore, Of(use, "forest-cover/legal", null).StandingAfter), Is.EqualTo((Standing.Met, Standing.Short)), "18 %");
            Assert.That((Of(use, "forest-stock/forest", null).StandingBefore, Of(use, "forest-stock/forest", null).StandingAfter), Is.EqualTo((Standing.Met, Standing.Met)), "1,500 m³");
            Assert.That(Of(use, "forest-cover/monitoring", null).Target, Is.Null);
            Assert.That(use.Unheld.Select(t => t.Id), Is.EqualTo(new[] { "vague" }));
        }

        static void Holds(ForestEffect e, double before, double after, string what, double within = 1e-6)
        {
            Assert.That(e.Before!.Value.AtLeast, Is.EqualTo(before).Within(within), what);
            Assert.That(e.After!.Value.AtLeast, Is.EqualTo(after).Within(within), what);
            Assert.That((e.Before.Value.AtMost, e.After.Value.AtMost), Is.EqualTo(((double?)e.Before.Value.AtLeast, (double?)e.After.Value.AtLeast)), what);
        }
    }

    /// <summary>x from −500 to 500, 100 m high: 5 ha of each township's wood.</summary>
    [Test]
    public void A_site_across_the_border_takes_from_each_township_what_lies_in_it()
    {
        var use = Screen(Box(-500, 0, 500, 100), true, Boundaries, Patches(s_wood)).Forest!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(use, "forest-cover/legal", null).After!.Value.AtLeast, Is.EqualTo(0.15).Within(1e-6));
            Assert.That(Of(use, "forest-cover/legal", "510604101000").After!.Value.AtLeast, Is.EqualTo(0.25).Within(1e-6));
            Assert.That(Of(use, "forest-cover/legal", "510604100000").After!.Value.AtLeast, Is.EqualTo(0.05).Within(1e-6));
            Assert.That(Of(use, "forest-stock/forest", "510604100000").After!.Value.AtLeast, Is.EqualTo(200).Within(0.1));
        }
    }

    /// <summary>700.04 of 2,200 m³ taken leave 1,499.96: the line reads 2200.0 − 700.0 = 1500.0, and 1,500 are not reached.</summary>
    [Test]
    public void What_is_printed_adds_up_and_a_target_is_not_met_by_rounding()
    {
        var stock = Of(Screen(Box(0, 0, 700.04 / 60 * 10_000 / 200, 200), true, Boundaries, Patches(s_wood)).Forest!, "forest-stock/forest", null);
        Assert.That((stock.Before!.Value.AtLeast, stock.Taken, stock.After!.Value.AtLeast, stock.StandingAfter), Is.EqualTo((2200.0, 700.0, 1500.0, Standing.Short)));
    }

    [Test]
    public void Without_a_boundary_cover_is_not_known_and_never_zero()
    {
        var effect = Of(Screen(Box(500, 0, 1000, 200), true, Patches(s_wood)).Forest!, "forest-cover/legal", null);
        Assert.That((effect.Before, effect.After, effect.Unknown!.Zh), Is.EqualTo(((ForestBounds?)null, (ForestBounds?)null, "没有行政区界，土地面积不掌握")));
    }

    [Test]
    public void A_township_without_patches_leaves_the_cover_of_the_district_unknown()
    {
        var use = Screen(Box(500, 0, 1000, 200), true, Boundaries, Patches(s_wood[0])).Forest!;
        Assert.That(Of(use, "forest-cover/legal", null).Before, Is.Null);
        Assert.That(Of(use, "forest-cover/legal", "510604101000").After!.Value.AtLeast, Is.EqualTo(0.20).Within(1e-6));
    }

    [Test]
    public void A_layer_that_cannot_be_summed_is_told_with_its_reason()
    {
        var use = Screen(Box(500, 0, 1000, 200), true, Boundaries, Patches([.. s_wood, Patch(Box(900, 0, 1100, 300), "0111")])).Forest!;
        Assert.That(use.Unknown!.Zh, Does.Contain("重叠"));
        Assert.That(use.Effects, Is.Empty);
    }

    [TestCase(-1000, 100, 0, 200, TestName = "Cropland among the patches is no forest")]
    [TestCase(-500, 500, 0, 900, TestName = "Ground without a patch")]
    public void A_site_that_takes_no_forest_has_no_such_part_and_the_same_bytes(double west, double south, double east, double north)
    {
        Shape site = Box(west, south, east, north);
        var asked = Screen(site, true, Boundaries, Patches(s_wood));
        Assert.That(asked.Forest, Is.Null);
        Assert.That(ScreeningJson.Object(asked), Is.EqualTo(ScreeningJson.Object(Screen(site, false, Boundaries, Patches(s_wood)))));
    }

    [Test]
    public void The_json_has_one_more_key_and_the_rest_of_its_bytes_stay()
    {
        var layers = new[] { Boundaries, Patches(s_wood) };
        var with = JsonNode.Parse(ScreeningJson.Object(Screen(Box(500, 0, 1000, 200), true, layers)))!.AsObject();
        string without = ScreeningJson.Object(Screen(Box(500, 0, 1000, 200), false, layers));
        var forest = with["forest"]!;
        with.Remove("forest");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(with.ToJsonString(), Is.EqualTo(JsonNode.Parse(without)!.ToJsonString()));
            Assert.That(forest["targets"]!.AsArray().Select(t => (string)t!["indicator"]!).Distinct(), Is.EqualTo(new[] { "forest-cover/legal", "forest-cover/monitoring", "forest-stock/forest", "forest-stock/standing" }));
            Assert.That((double)forest["targets"]![0]!["after"]!["at_least"]!, Is.EqualTo(0.15).Within(1e-6));
        }
    }

    /// <summary>12 ha of grade II public-welfare forest land: national review from 10 ha on, and the matrix asks what kind of project it is.</summary>
    [Test]
    public void The_reviewing_level_and_the_matrix_are_those_of_the_rules()
    {
        var land = MadeUp.Layer("forest-land", [MadeUp.Zone(1, "L1", "grade-2", Box(0, 0, 1000, 300), new Dictionary<string, string> { ["forest_category"] = "public-welfare" })], [Box(-1000, 0, 1000, 1000)]);
        var use = Screen(Box(400, 0, 1000, 200), true, Boundaries, land, Patches(s_wood)).Forest!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(use.Level.Select(a => (a.Rule, a.Effect)), Is.EqualTo(new[] { ("forest-review-national-protection", (Effect?)Effect.Advice) }));
            Assert.That(use.Matrix, Is.Not.Empty.And.All.Matches<ForestAnswer>(a => a.Effect is null), "the kind of project is not stated");
            Assert.That(Book.Approval.Level, Is.SubsetOf(MadeUp.Rules.Rules.Select(r => r.Id)));
            foreach (string named in Book.Approval.Matrix)
                Assert.That(MadeUp.Rules.Rules.Any(r => ForestApproval.Names([named], r.Id)), Is.True, named);
        }
    }

    [TestCase(Language.Zh, "对森林指标的影响", "20.0000 %", "没有写明口径")]
    [TestCase(Language.En, "Effect on forest indicators", "20.0000 %", "names no definition")]
    public void The_report_shows_it_as_a_table(Language language, string title, string before, string unheld)
    {
        var context = ReportContext.Of(MadeUp.Rules, MapStyles.Parse("zones.yaml", File.ReadAllText(Path.Combine(SharedData.RepositoryRoot, "maps", "styles", "zones.yaml"))));
        string page = ReportWriter.Html(Screen(Box(500, 0, 1000, 200), true, Boundaries, Patches(s_wood)), context, language);
        Assert.That(page, Does.Contain(title).And.Contain(before).And.Contain("15.0000 %").And.Contain(unheld));
    }
}
