using static EcoGis.Tests.HandMadeRules;

namespace EcoGis.Tests;

/// <summary>Changes that turn a finding over, against distances, areas, bounds and days that are known by hand; and both sides of every one screened again.</summary>
public sealed class FlipTests
{
    private const string Ban = "zone: {kind: scenic-area}, relation: overlaps, effect: prohibited";
    private const string Near = "zone: {kind: river-bank}, relation: {within: 1000 m}, effect: prohibited";

    private static readonly PinnedLayer Square = One("scenic-area", "core", MadeUp.Box(0, 0, 1000, 1000));

    internal static Explanation Explain(RuleBase rules, IEnumerable<PinnedLayer> layers, Activity? activity = null, RawShape? site = null, DateOnly? day = null, int? most = null)
    {
        var snapshot = MadeUp.Snapshot(day ?? Day, [.. layers]);
        var explainer = new Explainer(new Screener(rules, rules.District("none"), "test"), new ScreenOptions(), d => snapshot with { Date = d }) { MostTrials = most ?? Trials.Most };
        return explainer.Explain(MadeUp.Proposal(site ?? HandMadeRules.Site, activity ?? EcoGis.Activity.Unknown), snapshot);
    }

    private static Flip? Of(FlipList flips, FlipKind kind) => flips.Flips.SingleOrDefault(f => f.Kind == kind);

    private static PinnedLayer Bank(double east) => MadeUp.Layer("river-bank",
        [MadeUp.Zone(1, "R1", "tributary", MadeUp.Shape(MadeUp.Line(east, -3000, east, 3000)), new Dictionary<string, string> { ["baseline"] = "bank" })]);

    /// <summary>The site's nearest way out of the square: its far edge to the square's near one. Until they touch, a strip is left.</summary>
    [TestCase(850, 400, 90, 150)]
    [TestCase(100, 400, 270, 200)]
    [TestCase(400, 820, 0, 180)]
    [TestCase(400, 50, 180, 150)]
    public void The_shortest_move_out_of_a_square_is_the_way_over_its_nearest_side(double west, double south, double azimuth, double metres)
    {
        var e = Explain(HandMadeRules.Of("china", Ban), [MadeUp.Admin(), Square], site: MadeUp.Box(west, south, west + 100, south + 100));
        var move = Of(e.Findings.Single().Flips, FlipKind.Move)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Math.Cos((move.Numbers["azimuth_deg"] - azimuth) * Math.PI / 180), Is.GreaterThan(Math.Cos(0.1)));
            Assert.That(move.Numbers["distance_m"], Is.EqualTo(metres).Within(0.1 + (metres * 0.001)));
            Assert.That(move.Numbers["distance_m"] - move.Numbers["distance_before_m"], Is.EqualTo(0.1).Within(1e-9));
            Assert.That((move.Before.Verdict, move.After.Verdict), Is.EqualTo((Verdict.Undetermined, Verdict.Compliant)), "the last decimetre is a sliver: no way out yet");
        }
    }

    /// <summary>900 m of plane lie between; 1,000 m on the ground are 1,000.030 m there (50 km from the meridian), so 100.1 m west is the first decimetre beyond.</summary>
    [Test]
    public void A_site_too_near_a_river_moves_away_until_the_distance_is_more_than_the_rules()
    {
        var e = Explain(HandMadeRules.Of("china", Near), [MadeUp.Admin(), Bank(1400)]);
        var move = Of(e.Findings.Single().Flips, FlipKind.Move)!;
        Assert.That((move.Numbers["azimuth_deg"], move.Numbers["distance_before_m"], move.Numbers["distance_m"]), Is.EqualTo((270.0, 100.0, 100.1)));
        Assert.That(e.Findings.Single().Proof.Conditions[0].Stated.Zh, Does.Contain("899.97").And.Contain("≤ 1000 m"));
    }

    [Test]
    public void A_corner_that_lies_inside_is_cut_off_and_the_rest_stays()
    {
        var e = Explain(HandMadeRules.Of("china", Ban), [MadeUp.Admin(), Square], site: MadeUp.Box(950, 960, 1050, 1060));
        var cut = Of(e.Findings.Single().Flips, FlipKind.Cut)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cut.Numbers["area_left_planar_m2"], Is.EqualTo(10_000 - (50 * 40)).Within(1e-6));
            Assert.That(cut.Numbers["share_left"], Is.EqualTo(0.8).Within(1e-6));
            Assert.That((cut.Numbers["shared_after_m2"], cut.After.Verdict), Is.EqualTo((0.0, Verdict.Compliant)));
            Assert.That(cut.Before.Verdict, Is.Not.EqualTo(Verdict.Compliant));
        }
    }

    [Test]
    public void A_site_inside_has_nothing_to_keep_and_that_is_said()
    {
        var flips = Explain(HandMadeRules.Of("china", Ban), [MadeUp.Admin(), Square]).Findings.Single().Flips;
        Assert.That((Of(flips, FlipKind.Cut), flips.Others.Single(o => o.Kind == FlipKind.Cut).Why.Zh), Is.EqualTo(((Flip?)null, "整个地块都在其内，去掉后没有剩余")));
    }

    /// <summary>A strip 1,000 m wide and 300 m deep lies inside; from 10 ha on it is prohibited, so a strip just under 100 m may stay.</summary>
    [Test]
    public void Where_the_rule_names_an_area_only_as_much_is_cut_as_brings_the_overlap_below_it()
    {
        var e = Explain(HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: {overlaps: {at_least: 10 ha}}, effect: prohibited"), [MadeUp.Admin(), Square], site: MadeUp.Box(0, 700, 1000, 1300));
        var cut = Of(e.Findings.Single().Flips, FlipKind.Cut)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cut.Numbers["shared_after_m2"], Is.LessThan(100_000).And.GreaterThan(99_800));
            Assert.That(cut.Numbers["shared_before_m2"], Is.GreaterThanOrEqualTo(100_000).And.LessThan(100_200));
            Assert.That(cut.Numbers["area_left_planar_m2"], Is.EqualTo(400_000).Within(200));
        }
    }

    [Test]
    public void Outside_a_park_only_what_lies_inside_may_stay_and_a_move_leads_into_it()
    {
        var park = One("compliant-park", "", MadeUp.Box(450, 0, 2000, 1000));
        var flips = Explain(HandMadeRules.Of("china", "zone: {kind: compliant-park}, relation: outside, effect: prohibited"), [MadeUp.Admin(), park]).Findings.Single().Flips;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(flips, FlipKind.Cut)!.Numbers["area_left_planar_m2"], Is.EqualTo(5_000).Within(1e-6), "the eastern half");
            Assert.That(Of(flips, FlipKind.Move)!.After.Verdict, Is.EqualTo(Verdict.Compliant));
            Assert.That(Of(flips, FlipKind.Move)!.Numbers["distance_m"], Is.InRange(50, 55), "50 m east; the way goes to the middle of the park");
        }
    }

    [Test]
    public void Industry_nature_and_facts_turn_over_one_at_a_time_and_what_the_rule_does_not_ask_is_said()
    {
        var rules = HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: overlaps, activity: {industry: {codes: [C261]}, nature: [new, expand], facts: {boiler-capacity: {below: 10 t/h}}}, effect: prohibited");
        var activity = Activity(rules, ("boiler-capacity", "8")) with { Industry = "C2614", Nature = Nature.New };
        var flips = Explain(rules, [MadeUp.Admin(), Square], activity).Findings.Single().Flips;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Of(flips, FlipKind.Industry)!.After.Proposal.Activity.Industry, Is.EqualTo("C2621"), "氮肥制造, the next class after C2619");
            Assert.That(Of(flips, FlipKind.Nature)!.After.Proposal.Activity.Nature, Is.EqualTo(Nature.Rebuild));
            var fact = Of(flips, FlipKind.Fact)!;
            Assert.That((fact.Before.Proposal.Activity.Facts["boiler-capacity"], fact.After.Proposal.Activity.Facts["boiler-capacity"]), Is.EqualTo((new FactValue.Number(9.999), new FactValue.Number(10))));
            Assert.That(flips.Flips.Where(f => f.Kind is FlipKind.Industry or FlipKind.Nature or FlipKind.Fact).Select(f => f.After.Verdict), Is.All.EqualTo(Verdict.Compliant));
        }

        var plain = Explain(HandMadeRules.Of("china", Ban), [MadeUp.Admin(), Square], activity).Findings.Single().Flips;
        Assert.That(plain.Others.Where(o => o.Why.Zh == "规则不问这一项").Select(o => o.Kind), Is.EqualTo(new[] { FlipKind.Industry, FlipKind.Nature, FlipKind.Fact }));
    }

    [Test]
    public void An_exception_that_could_apply_is_a_way_out()
    {
        var rules = HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: overlaps, except: [{facts: {purpose: [state-key-project]}}], effect: prohibited");
        var flips = Explain(rules, [MadeUp.Admin(), Square], Activity(rules, ("purpose", "none"))).Findings.Single().Flips;
        Assert.That(((FactValue.Set)Of(flips, FlipKind.Fact)!.After.Proposal.Activity.Facts["purpose"]).Values, Is.EqualTo(new[] { "state-key-project" }), "“none” does not stay beside it");
    }

    [Test]
    public void The_last_day_of_a_rule_and_the_first_day_of_another_are_both_screened_on_both_sides()
    {
        var rules = HandMadeRules.Of("china", Ban + ", in_force: {to: 2027-01-01}", "zone: {kind: scenic-area}, relation: overlaps, effect: restricted, in_force: {from: 2027-03-15}");
        var e = Explain(rules, [MadeUp.Admin(), Square]);
        var ends = e.Findings.Single().Flips.Flips.Single(f => f.Kind == FlipKind.Date && !f.IsPast);
        var begins = e.NotApplied.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((ends.Before.Date, ends.After.Date, ends.After.Verdict), Is.EqualTo((new DateOnly(2026, 12, 31), new DateOnly(2027, 1, 1), Verdict.Undetermined)), "no rule of the base is in force that day: nothing can be called clear");
            Assert.That((begins.Failing.Kind, begins.Flips.Flips.Single().Before.Date, begins.Flips.Flips.Single().After.Date), Is.EqualTo((ConditionKind.Date, new DateOnly(2027, 3, 14), new DateOnly(2027, 3, 15))));
        }
    }

    [Test]
    public void A_zone_not_far_away_is_a_near_miss_with_the_move_that_would_reach_it()
    {
        var e = Explain(HandMadeRules.Of("china", Ban), [MadeUp.Admin(), Square], site: MadeUp.Box(1040, 400, 1140, 500));
        var miss = e.NotApplied.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((e.Screening.Verdict, miss.Near, miss.Failing.Kind), Is.EqualTo((Verdict.Compliant, true, ConditionKind.Place)));
            Assert.That(miss.Distance, Is.EqualTo(40 / 1.0000302).Within(0.002));
            var move = miss.Flips.Flips.Single();
            Assert.That(move.Numbers["distance_m"], Is.InRange(40.5, 41), "40 m of way and a strip as wide as the accuracy of both, √(0.5² + site²)");
            Assert.That(move.After.Verdict, Is.EqualTo(Verdict.Prohibited));
        }
    }

    [Test]
    public void Every_answer_to_an_open_question_has_its_verdict()
    {
        var rules = HandMadeRules.Of("china", "zone: {kind: scenic-area}, relation: overlaps, activity: {facts: {discharges-pollutants: true}}, effect: prohibited");
        var answers = Explain(rules, [MadeUp.Admin(), Square]).Answers.Single().Answers;
        Assert.That(answers.Select(a => (a.Answer.Zh, a.Verdict)), Is.EquivalentTo(new[] { ("是", Verdict.Prohibited), ("否", Verdict.Compliant) }));
    }

    [Test]
    public void With_a_law_library_every_clause_of_a_proof_is_quoted_that_of_a_near_miss_too()
    {
        var rules = HandMadeRules.Of("china", Ban, "zone: {kind: scenic-area}, relation: overlaps, activity: {nature: [rebuild]}, effect: restricted");
        var law = new LawLibrary([new LawEntry(LawDocument.Of("示范法(2020-01-01).txt", TextLines.Of("示范法\n\n第一条　区内不得建设。\n", markdown: false)))]);
        var snapshot = MadeUp.Snapshot(Day, MadeUp.Admin(), Square);
        var e = new Explainer(new Screener(rules, rules.District("none"), "test", law), new ScreenOptions(), d => snapshot with { Date = d })
            .Explain(MadeUp.Proposal(HandMadeRules.Site, EcoGis.Activity.Unknown with { Nature = Nature.New }), snapshot);
        Assert.That(new[] { e.Findings.Single().Proof, e.NotApplied.Single().Proof }.Select(p => p.Clauses.Single().Quotation?.Lines.Single()), Is.All.Contains("区内不得建设"));
    }

    [Test]
    public void A_search_that_reaches_its_bound_says_so_instead_of_no()
    {
        var e = Explain(HandMadeRules.Of("china", Ban), [MadeUp.Admin(), Square], most: 5);
        Assert.That((e.Complete, e.Findings.Single().Flips.Others.Single(o => o.Kind == FlipKind.Move).Why.Zh), Is.EqualTo((false, "试算次数已到上限，未查完")));
    }

    /// <summary>Two convex polygons are separated by the shortest move along a normal of one of their edges: the oracle.</summary>
    [Test]
    public void The_move_out_of_a_slanted_zone_is_as_short_as_the_separating_normal_of_convex_polygons()
    {
        Random random = new(20261128);
        for (int world = 0; world < 8; world++)
        {
            double turn = random.NextDouble() * Math.PI, length = 1500 + (random.NextDouble() * 500), width = 400 + (random.NextDouble() * 400);
            (double X, double Y)[] zone = [.. new[] { (-length, -width), (length, -width), (length, width), (-length, width) }.Select(p =>
                (450 + (p.Item1 * Math.Cos(turn)) - (p.Item2 * Math.Sin(turn)), 450 + (p.Item1 * Math.Sin(turn)) + (p.Item2 * Math.Cos(turn))))];
            double dx = random.Next(-300, 300), dy = random.Next(-150, 150);
            var raw = RawShape.Polygon(new RawPath([.. zone.Append(zone[0]).Select(p => MadeUp.E0 + p.X)], [.. zone.Append(zone[0]).Select(p => MadeUp.N0 + p.Y)]));
            (double X, double Y)[] site = [(400 + dx, 400 + dy), (500 + dx, 400 + dy), (500 + dx, 500 + dy), (400 + dx, 500 + dy)];
            var e = Explain(HandMadeRules.Of("china", Ban), [MadeUp.Admin(), One("scenic-area", "core", raw)], site: MadeUp.Box(400 + dx, 400 + dy, 500 + dx, 500 + dy));
            double found = Of(e.Findings.Single().Flips, FlipKind.Move)!.Numbers["distance_m"], shortest = Separation(site, zone);
            Assert.That(found, Is.InRange(shortest - 0.1, (shortest * 1.005) + 0.2), $"world {world}");
        }
    }

    private static double Separation((double X, double Y)[] a, (double X, double Y)[] b) => a.Zip(a.Skip(1).Append(a[0])).Concat(b.Zip(b.Skip(1).Append(b[0]))).SelectMany(edge =>
    {
        double nx = edge.Second.Y - edge.First.Y, ny = edge.First.X - edge.Second.X, n = Math.Sqrt((nx * nx) + (ny * ny));
        return new[] { (nx / n, ny / n), (-nx / n, -ny / n) };
    }).Min(u => b.Max(p => (p.X * u.Item1) + (p.Y * u.Item2)) - a.Min(p => (p.X * u.Item1) + (p.Y * u.Item2)));
}
