using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>Distances, margins, outside, territory and home: where a rule holds and how far its layer must be complete.</summary>
public sealed class PlaceTests
{
    private const string Ban = "zone: {kind: scenic-area}, relation: overlaps, effect: prohibited";
    private const string Near = "zone: {kind: river-bank}, relation: {within: 1000 m}, effect: prohibited";
    private const string OutsidePark = "zone: {kind: compliant-park}, relation: outside, effect: prohibited";

    private static readonly RawShape Away = MadeUp.Box(5000, 0, 6000, 1000);

    private static PinnedLayer Bank(double east, string baseline = "bank", IReadOnlyList<Shape>? coverage = null) => MadeUp.Layer("river-bank",
        [MadeUp.Zone(1, "R1", "tributary", MadeUp.Shape(MadeUp.Line(east, -3000, east, 3000)), new Dictionary<string, string> { ["baseline"] = baseline })], coverage);

    /// <summary>50 km west of the central meridian a metre on the ground is 1 + (49.5/6371)²/2 = 1.0000302 m in the plane: 1,000 m are 1,000.030 m there.</summary>
    [TestCase(1000.0, true)]
    [TestCase(1000.025, true)]
    [TestCase(1000.035, false)]
    [TestCase(1001.0, false)]
    public void Within_is_measured_on_the_ground(double inThePlane, bool within)
    {
        var s = Screen(Of("china", Near), [MadeUp.Admin(), Bank(500 + inThePlane)]);
        Assert.That(s.Verdict, Is.EqualTo(within ? Verdict.Prohibited : Verdict.Compliant));
        if (within)
            Assert.That(s.Findings.Single().Numbers["distance_m"], Is.EqualTo(inThePlane / 1.0000302).Within(0.002));
    }

    [Test]
    public void Within_includes_its_distance_and_ends_there()
    {
        var rules = Of("china", Near);
        var bank = Bank(1500);
        var site = Site.From(HandMadeRules.Site, MadeUp.Plane, new PlaneChoice(), 0.05).Site!;
        double distance = bank.Version!.IndexIn(site.Crs).Nearest(site, _ => true)!.Distance; // compared as it is printed, to the millimetre
        double printed = Math.Round(distance, 3);
        Verdict At(double metres) => Screen(rules with { Rules = [rules.Rules[0] with { Relation = new Relation(RelationWord.Within, metres) }] }, [MadeUp.Admin(), bank]).Verdict;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(At(printed), Is.EqualTo(Verdict.Prohibited), "≤ D");
            Assert.That(At(printed + 0.001), Is.EqualTo(Verdict.Prohibited));
            Assert.That(At(printed - 0.001), Is.EqualTo(Verdict.Compliant));
        }
    }

    [Test]
    public void A_site_inside_a_solid_zone_is_at_distance_0()
    {
        var river = MadeUp.Layer("river-bank", [MadeUp.Zone(1, "R1", "tributary", MadeUp.Shape(MadeUp.Box(0, 0, 1000, 1000)), new Dictionary<string, string> { ["baseline"] = "bank" })]);
        var s = Screen(Of("china", Near), [MadeUp.Admin(), river]);
        Assert.That((s.Verdict, s.Findings.Single().Numbers["distance_m"]), Is.EqualTo((Verdict.Prohibited, 0.0)));
    }

    [TestCase(998, Verdict.Undetermined, TestName = "Coverage that ends 998 m around the site is too small for a rule of 1,000 m")]
    [TestCase(1002, Verdict.Compliant, TestName = "Coverage 1,002 m around the site is enough for a rule of 1,000 m")]
    public void Margin(double margin, Verdict verdict)
    {
        var s = Screen(Of("china", Near), [MadeUp.Admin(), Bank(5000, coverage: [MadeUp.Shape(MadeUp.Box(400 - margin, 400 - margin, 500 + margin, 500 + margin))])]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(verdict));
            Assert.That(Needs(s), Is.EqualTo(verdict == Verdict.Undetermined ? new[] { (Need.Coverage, "river-bank") } : []));
            if (verdict == Verdict.Undetermined)
                Assert.That(s.Undetermined[0].What.Zh, Does.Contain("周边 1000 m"));
        }
    }

    [Test]
    public void A_centre_line_can_prohibit_but_never_clear()
    {
        var rules = Of("china", Near);
        var near = Screen(rules, [MadeUp.Admin(), Bank(1400, "centre-line")]);
        var far = Screen(rules, [MadeUp.Admin(), Bank(9000, "centre-line")]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(near.Verdict, Is.EqualTo(Verdict.Prohibited));
            Assert.That((far.Verdict, Needs(far).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Layer, "river-bank"))));
            Assert.That(far.Undetermined[0].What.Zh, Does.Contain("中心线"));
            Assert.That(far.Clear.Select(c => c.Kind), Does.Not.Contain("river-bank"));
            Assert.That(Screen(rules, [MadeUp.Admin(), Bank(9000)]).Verdict, Is.EqualTo(Verdict.Compliant));
        }
    }

    private static PinnedLayer Parks(IReadOnlyList<Shape>? coverage, IReadOnlyList<string>? flags, params RawShape[] parks) =>
        MadeUp.Layer("compliant-park", [.. parks.Select((p, i) => MadeUp.Zone(i + 1, $"P{i + 1}", "", MadeUp.Shape(p)))], coverage, flags: flags);

    [TestCase(0, 1000, Verdict.Compliant, TestName = "Inside a park")]
    [TestCase(0, 450, Verdict.Prohibited, TestName = "Half outside a park")]
    [TestCase(0, 499.7, Verdict.Undetermined, TestName = "Outside a park by less than the accuracy")]
    [TestCase(0, 499.9996, Verdict.Compliant, TestName = "Outside a park by less than a millimetre")]
    [TestCase(5000, 6000, Verdict.Prohibited, TestName = "Far from any park")]
    public void Outside(double west, double east, Verdict verdict) =>
        Assert.That(Screen(Of("china", OutsidePark), [MadeUp.Admin(), Parks(null, null, MadeUp.Box(west, 0, east, 1000))]).Verdict, Is.EqualTo(verdict));

    [Test]
    public void Outside_means_outside_the_union_of_all_parks() => Assert.That(
        Screen(Of("china", OutsidePark), [MadeUp.Admin(), Parks(null, null, MadeUp.Box(0, 0, 450, 1000), MadeUp.Box(450, 0, 1000, 1000))]).Verdict, Is.EqualTo(Verdict.Compliant));

    [Test]
    public void Outside_cannot_be_said_where_the_park_layer_is_not_complete_but_inside_can()
    {
        var rules = Of("china", OutsidePark);
        var outside = Screen(rules, [MadeUp.Admin(), Parks([], null, Away)]);
        var inside = Screen(rules, [MadeUp.Admin(), Parks([], null, MadeUp.Box(0, 0, 1000, 1000))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((outside.Verdict, Needs(outside).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Coverage, "compliant-park"))));
            Assert.That(inside.Verdict, Is.EqualTo(Verdict.Compliant));
        }
    }

    [Test]
    [Category("reliability-51")]
    public void Inside_a_park_that_looks_shifted_is_not_known_to_be_inside()
    {
        var s = Screen(Of("china", OutsidePark), [MadeUp.Admin(), Parks(null, [LayerFlags.LooksGcj02], MadeUp.Box(0, 0, 1000, 1000))]);
        Assert.That((s.Verdict, Needs(s).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Accuracy, "compliant-park"))));
    }

    [Test]
    [Category("reliability-51")]
    public void An_administrative_boundary_that_looks_shifted_does_not_say_where_a_site_is()
    {
        var admin = MadeUp.Layer("admin-boundary", [MadeUp.Zone(1, "510604", "county", MadeUp.Everywhere)], flags: [LayerFlags.LooksGcj02]);
        var s = Screen(Of("china", Ban), [admin, One("scenic-area", "core", Away)]);
        Assert.That((s.Verdict, Needs(s).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Accuracy, "admin-boundary"))));
    }

    [Test]
    public void Without_an_administrative_boundary_nothing_is_decided()
    {
        var s = Screen(Of("china", Ban), [One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000))]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(Needs(s), Does.Contain((Need.Layer, "admin-boundary")));
        }
    }

    [Test]
    public void A_site_partly_in_no_known_area_is_undetermined()
    {
        var admin = MadeUp.Layer("admin-boundary", [MadeUp.Zone(1, "510604", "county", MadeUp.Shape(MadeUp.Box(0, 0, 450, 1000)))]);
        var s = Screen(Of("china", Ban), [admin, One("scenic-area", "core", Away)]);
        Assert.That((s.Verdict, Needs(s).Single()), Is.EqualTo((Verdict.Undetermined, (Need.Layer, "admin-boundary"))));
    }

    [TestCase("510604", Verdict.Prohibited, TestName = "An instrument decides inside its territory")]
    [TestCase("510603", Verdict.Undetermined, TestName = "A site in no territory of any instrument is undetermined")]
    [TestCase("510000", Verdict.Undetermined, TestName = "A code too coarse for the territory is undetermined")]
    public void Territory(string adcode, Verdict verdict)
    {
        var s = Screen(Of("luojiang", Ban), [MadeUp.Admin(adcode), One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000))]);
        Assert.That(s.Verdict, Is.EqualTo(verdict));
        if (verdict == Verdict.Undetermined)
            Assert.That(Needs(s).Select(n => n.Needs), Is.All.EqualTo(Need.Coverage));
    }

    [Test]
    public void A_neighbour_that_only_touches_does_not_bring_its_law()
    {
        var admin = MadeUp.Layer("admin-boundary",
            [MadeUp.Zone(1, "510603", "county", MadeUp.Shape(MadeUp.Box(-9000, -9000, 400, 9000))), MadeUp.Zone(2, "510604", "county", MadeUp.Shape(MadeUp.Box(400, -9000, 9000, 9000)))]);
        Assert.That(Screen(Of("china", Ban), [admin, One("scenic-area", "core", Away)]).Site.Adcodes, Is.EqualTo(new[] { "510604" }));
    }

    /// <summary>The home district is the square of 10 km; its neighbour lies east of it.</summary>
    private static readonly PinnedLayer TwoDistricts = MadeUp.Layer("admin-boundary",
        [MadeUp.Zone(1, "510604", "county", MadeUp.Shape(MadeUp.Box(0, 0, 10_000, 10_000))), MadeUp.Zone(2, "510603", "county", MadeUp.Shape(MadeUp.Box(10_000, 0, 20_000, 10_000)))]);

    private static RawShape SiteAt(double west) => MadeUp.Box(west, 5000, west + 100, 5100);

    [TestCase(5000, Verdict.Compliant, TestName = "A declared absence holds inside the home boundary")]
    [TestCase(9900, Verdict.Compliant, TestName = "A declared absence holds up to the home boundary")]
    [TestCase(9950, Verdict.Undetermined, TestName = "A declared absence does not hold across the home boundary")]
    [TestCase(15_000, Verdict.Undetermined, TestName = "A declared absence does not hold next door")]
    public void Declared_absence(double west, Verdict verdict)
    {
        var rules = Of("china", Ban);
        var s = Screen(rules, [TwoDistricts], site: SiteAt(west), profile: Home(rules, absent: ["scenic-area"]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(verdict));
            Assert.That(s.Clear.Where(c => c.Kind == "scenic-area").Select(c => c.DeclaredAbsentBy), Is.EqualTo(verdict == Verdict.Compliant ? new[] { "示范声明" } : []));
            Assert.That(Needs(s), Is.EqualTo(verdict == Verdict.Compliant ? [] : new[] { (Need.Layer, "scenic-area") }));
        }
    }

    [TestCase(8895, Verdict.Compliant, TestName = "With 1,005 m to the home boundary an absence holds for a rule of 1,000 m")]
    [TestCase(8905, Verdict.Undetermined, TestName = "With 995 m to the home boundary an absence does not hold for a rule of 1,000 m")]
    public void Declared_absence_with_a_margin(double west, Verdict verdict)
    {
        var rules = Of("china", Near);
        Assert.That(Screen(rules, [TwoDistricts], site: SiteAt(west), profile: Home(rules, absent: ["river-bank"])).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void A_zone_of_a_kind_declared_absent_is_still_found()
    {
        var rules = Of("china", Ban);
        Assert.That(Screen(rules, [TwoDistricts, One("scenic-area", "core", MadeUp.Box(0, 0, 9000, 9000))], site: SiteAt(5000), profile: Home(rules, absent: ["scenic-area"])).Verdict, Is.EqualTo(Verdict.Prohibited));
    }

    [Test]
    public void Optional_kinds_may_be_missing_at_home_only()
    {
        var rules = Of("china", Ban); // the reader refuses an optional kind that decides (next test): here the margin of "home" is what is asked
        var profile = Home(rules, optional: ["scenic-area"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Screen(rules, [TwoDistricts], site: SiteAt(5000), profile: profile).Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(Screen(rules, [TwoDistricts], site: SiteAt(15_000), profile: profile).Verdict, Is.EqualTo(Verdict.Undetermined));
        }
    }

    [Test]
    public void A_rule_that_decides_by_an_optional_kind_does_not_load()
    {
        var refusal = Assert.Throws<EcoException>(() => Of("china", "zone: {kind: noise-zone}, relation: overlaps, effect: restricted"))!;
        Assert.That(refusal.In(Language.Zh), Does.Contain("ECO-5008").And.Contain("noise-zone").And.Contain("缺少该图层会被当作没有问题"));
    }

    [Test]
    public void Every_layer_that_the_profile_names_must_be_there()
    {
        var rules = Of("china", Ban);
        var profile = Home(rules, expects: [("scenic-area", "national"), ("scenic-area", "provincial")]);
        var national = MadeUp.Layer("scenic-area", [MadeUp.Zone(1, "N", "core", MadeUp.Shape(Away))], name: "national");
        var s = Screen(rules, [TwoDistricts, national], site: SiteAt(3000), profile: profile);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(Needs(s).Distinct(), Is.EqualTo(new[] { (Need.Layer, "provincial") }));
            Assert.That(s.Layers.Single(l => l.Name == "provincial").Status, Is.EqualTo(LayerStatus.Missing));
        }
    }

    [Test]
    public void With_no_district_every_kind_that_a_deciding_rule_names_is_required()
    {
        var rules = Of("china", Ban, Near, "zone: {kind: forest-land}, relation: overlaps, effect: advice");
        var s = Screen(rules, [MadeUp.Admin()]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(s.Verdict, Is.EqualTo(Verdict.Undetermined));
            Assert.That(Needs(s), Is.EquivalentTo(new[] { (Need.Layer, "scenic-area"), (Need.Layer, "river-bank") }));
            Assert.That(s.Layers.Where(l => l.Status == LayerStatus.Missing).Select(l => l.Kind), Is.EqualTo(new[] { "river-bank", "scenic-area" }));
        }
    }

    [Test]
    public void With_no_district_the_real_rules_require_every_kind_they_decide_by()
    {
        var s = MadeUp.Screen(HandMadeRules.Site, EcoGis.Activity.Unknown, MadeUp.Snapshot(Day, MadeUp.Admin()));
        var deciding = MadeUp.Rules.Rules.Where(r => r.Decides && r.InForceOn(Day) && r.Zones is not null && r.Zones.Kind != "admin-boundary").Select(r => r.Zones!.Kind).Distinct();
        Assert.That(s.Undetermined.Where(o => o.Needs == Need.Layer).Select(o => o.Subject).Distinct(), Is.EquivalentTo(deciding));
    }
}
