using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>The decision order of ARCHITECTURE on hand-drawn worlds: a 100 m site, squares of zones, one to three rules.</summary>
public sealed class DecisionOrderTests
{
    private const string Ban = "zone: {kind: scenic-area}, relation: overlaps, effect: prohibited";
    private const string Approval = "zone: {kind: forest-land}, relation: overlaps, effect: restricted";
    private const string Hint = "zone: {kind: forest-land}, relation: overlaps, effect: advice";

    private static readonly RawShape Around = MadeUp.Box(0, 0, 1000, 1000);
    private static readonly RawShape Away = MadeUp.Box(5000, 0, 6000, 1000);

    private static PinnedLayer Scenic(RawShape zone, IReadOnlyList<Shape>? coverage = null, IReadOnlyList<string>? flags = null) => One("scenic-area", "core", zone, coverage, flags: flags);

    private static string ForestClass => MadeUp.Rules.Kind("forest-land").Classes[0].Id;

    private static PinnedLayer ForestOf(RawShape zone) => One("forest-land", ForestClass, zone);

    [Test]
    public void A_prohibited_finding_wins_over_everything_and_the_rest_is_still_listed()
    {
        var s = Screen(Of("china", Ban, Approval), [MadeUp.Admin(), Scenic(Around)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Prohibited));
            Assert.That(s.Findings.Single().Layer, Is.EqualTo("scenic-area"));
            Assert.That(Needs(s), Is.EqualTo(new[] { (Need.Layer, "forest-land") }));
        }
    }

    [Test]
    public void An_open_question_wins_over_a_restriction()
    {
        var s = Screen(Of("china", Ban, Approval), [MadeUp.Admin(), ForestOf(Around)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(s.Findings.Single().Effect, Is.EqualTo(Effect.Restricted));
            Assert.That(Needs(s), Is.EqualTo(new[] { (Need.Layer, "scenic-area") }));
        }
    }

    [Test]
    public void A_restriction_alone_is_conditional() =>
        Assert.That(Screen(Of("china", Ban, Approval), [MadeUp.Admin(), Scenic(Away), ForestOf(Around)]).Verdict, Is.EqualTo(Verdict.Conditional));

    [Test]
    public void Everything_present_and_clear_is_compliant_with_the_nearest_distances()
    {
        var s = Screen(Of("china", Ban, Approval), [MadeUp.Admin(), Scenic(Away), ForestOf(Away)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(s.Clear.Select(c => c.Kind), Is.EqualTo(new[] { "forest-land", "scenic-area" }));
            Assert.That(s.Clear[0].Distance, Is.EqualTo(4500 / (1 + (47.25 / 6371 * (47.25 / 6371) / 2))).Within(0.01), "4,500 m in the plane, 47 km from the central meridian");
        }
    }

    [Test]
    public void Advice_is_found_but_neither_blocks_nor_restricts()
    {
        var found = Screen(Of("china", Hint), [MadeUp.Admin(), ForestOf(Around)]);
        var missing = Screen(Of("china", Hint), [MadeUp.Admin()]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(found.Findings.Single().Effect, Is.EqualTo(Effect.Advice));
            Assert.That(missing.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(missing.Undetermined, Is.Empty);
            Assert.That(missing.Clear.Select(c => c.Kind), Does.Not.Contain("forest-land"), "a layer that is not there was not checked");
        }
    }

    [Test]
    public void A_hit_that_no_rule_names_is_a_review_item_and_caps_the_verdict()
    {
        var s = Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Away), One("wetland", "national-important", Around)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Conditional));
            Assert.That(s.Review.Single().Text.Zh, Does.Contain("没有规则可自动判断").And.Contain("区Z1"));
            Assert.That(s.Findings, Is.Empty);
        }
    }

    [TestCase("noise-zone", "class-1", false, TestName = "A kind that only informs needs no review")]
    [TestCase("control-unit", "general", false, TestName = "A general control unit needs no review")]
    [TestCase("control-unit", "priority", true, TestName = "A priority control unit does")]
    [TestCase("control-unit", "key", true, TestName = "A key control unit without sub-type does")]
    public void Unruled_classes(string kind, string @class, bool review)
    {
        var s = Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Away), One(kind, @class, Around)]);
        Assert.That((s.Verdict, s.Review.Length), Is.EqualTo(review ? (Verdict.Conditional, 1) : (Verdict.Compliant, 0)));
    }

    [Test]
    public void A_rule_for_one_class_leaves_the_others_to_review()
    {
        var rules = Of("china", "zone: {kind: scenic-area, class: [core]}, relation: overlaps, effect: prohibited");
        Assert.That(Screen(rules, [MadeUp.Admin(), One("scenic-area", "level-3", Around)]).Verdict, Is.EqualTo(Verdict.Conditional));
    }

    [Test]
    public void An_expired_layer_is_not_a_missing_one_and_a_future_one_is()
    {
        var rules = Of("china", Ban);
        var ended = Screen(rules, [MadeUp.Admin(), new PinnedLayer("scenic-area", "scenic-area", null, Expired: true)]);
        var future = Screen(rules, [MadeUp.Admin(), new PinnedLayer("scenic-area", "scenic-area", null, Expired: false)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((ended.Verdict, Needs(ended).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Expired, "scenic-area"))));
            Assert.That((future.Verdict, Needs(future).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Layer, "scenic-area"))));
            Assert.That(ended.Layers.Single(l => l.Kind == "scenic-area").Status, Is.EqualTo(LayerStatus.Expired));
            Assert.That(future.Layers.Single(l => l.Kind == "scenic-area").Status, Is.EqualTo(LayerStatus.Missing));
        }
    }

    [Test]
    public void A_layer_that_is_complete_nowhere_can_prohibit_but_not_clear()
    {
        var rules = Of("china", Ban);
        var hit = Screen(rules, [MadeUp.Admin(), Scenic(Around, [])]);
        var none = Screen(rules, [MadeUp.Admin(), Scenic(Away, [])]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(hit.Verdict, Is.EqualTo(Verdict.Prohibited));
            Assert.That((none.Verdict, Needs(none).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Coverage, "scenic-area"))));
            Assert.That(none.Layers.Single(l => l.Kind == "scenic-area").Status, Is.EqualTo(LayerStatus.NotCovering));
            Assert.That(none.Clear, Is.Empty);
        }
    }

    [Test]
    public void Coverage_is_the_union_of_the_layers_of_a_kind()
    {
        var rules = Of("china", Ban);
        PinnedLayer Half(string name, RawShape coverage) => MadeUp.Layer("scenic-area", [MadeUp.Zone(1, name, "core", MadeUp.Shape(Away))], [MadeUp.Shape(coverage)], name: name);
        var west = Half("west", MadeUp.Box(-1000, -1000, 450, 1000));
        var east = Half("east", MadeUp.Box(450, -1000, 2000, 1000));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Screen(rules, [MadeUp.Admin(), west, east]).Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(Screen(rules, [MadeUp.Admin(), west]).Verdict, Is.EqualTo(Verdict.Undetermined));
        }
    }

    [Test]
    public void A_sliver_alone_is_undetermined_and_its_area_is_kept()
    {
        var s = Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Around)], site: MadeUp.Box(999.8, 400, 1099.8, 500));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((s.Verdict, Needs(s).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Accuracy, "Z1"))));
            Assert.That(s.Findings, Is.Empty);
            Assert.That(s.Overlaps.Single(o => o.Kind == "scenic-area").PlanarArea, Is.EqualTo(20).Within(0.001));
            Assert.That(s.Overlaps.Single(o => o.Kind == "scenic-area").Certainty, Is.EqualTo(Certainty.Sliver));
        }
    }

    [Test]
    public void A_strip_wider_than_the_accuracy_is_firm() => // √(0.05² + 0.5²) = 0.502 m; width 2·60/201.2 = 0.596 m
        Assert.That(Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Around)], site: MadeUp.Box(999.4, 400, 1099.4, 500)).Verdict, Is.EqualTo(Verdict.Prohibited));

    [TestCase(0, TestName = "A neighbour that touches is clear at distance 0")]
    [TestCase(0.0004, TestName = "A neighbour that overlaps by under a millimetre touches")]
    public void Touch(double overlap)
    {
        var s = Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Around)], site: MadeUp.Box(1000 - overlap, 400, 1100, 500));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(s.Overlaps.Select(o => o.Kind), Does.Not.Contain("scenic-area"));
            Assert.That(s.Clear.Single(c => c.Kind == "scenic-area").Distance, Is.Zero);
            Assert.That(s.Proximities.Single(p => p.Kind == "scenic-area").Distance, Is.Zero);
        }
    }

    [Test]
    [Category("reliability-51")]
    public void A_layer_that_looks_shifted_neither_clears_nor_prohibits()
    {
        string[] flags = [LayerFlags.LooksGcj02];
        var rules = Of("china", Ban, Approval);
        foreach (var zone in new[] { Around, Away })
        {
            var s = Screen(rules, [MadeUp.Admin(), Scenic(zone, flags: flags), ForestOf(Away)]);
            using (Assert.EnterMultipleScope())
            {
                Assert.That((s.Verdict, Needs(s).Distinct().Single()), Is.EqualTo((Verdict.Undetermined, (Need.Accuracy, "scenic-area"))));
                Assert.That(s.Findings, Is.Empty);
                Assert.That(s.Undetermined[0].What.Zh, Does.Contain("坐标存疑").And.Contain("looks-gcj02"));
                Assert.That(s.Undetermined[0].Question.En, Does.Contain("survey coordinates"));
            }
        }
    }

    [Test]
    [Category("reliability-51")]
    public void Another_layer_in_its_right_place_still_prohibits()
    {
        var sound = MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "S", "core", MadeUp.Shape(Around))], name: "sound");
        Assert.That(Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Away, flags: [LayerFlags.LooksGcj02]), sound]).Verdict, Is.EqualTo(Verdict.Prohibited));
    }

    [TestCase("2022-12-31", true)]
    [TestCase("2023-01-01", false)]
    public void Before_the_rule_base_is_complete_nothing_is_compliant(string day, bool open)
    {
        var s = Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Away)], day: DateOnly.Parse(day));
        Assert.That(s.Verdict, Is.EqualTo(open ? Verdict.Undetermined : Verdict.Compliant));
        Assert.That(Needs(s), Is.EqualTo(open ? new[] { (Need.Coverage, "rules") } : []));
    }

    [Test]
    public void A_broken_boundary_needs_geometry()
    {
        var s = Screen(Of("china", Ban), [MadeUp.Admin(), Scenic(Away)], site: RawShape.Polygon(new RawPath(
            [MadeUp.E0, MadeUp.E0 + 100, MadeUp.E0 + 100, MadeUp.E0, MadeUp.E0], [MadeUp.N0, MadeUp.N0 + 100, MadeUp.N0, MadeUp.N0 + 100, MadeUp.N0])));
        Assert.That((s.Verdict, Needs(s).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Geometry, "1"))));
    }
}
