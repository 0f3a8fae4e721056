using System.Collections.Immutable;
using NUnit.Framework;

namespace EcoGis.Tests;

/// <summary>Lines, points and sites in several parts or counties, on squares whose answer the eye sees. Metres from a corner.</summary>
internal sealed class BreakdownTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    /// <summary>Three squares of 100 m, 100 m apart: from 100, 300 and 500 m east.</summary>
    private static readonly PinnedLayer ThreeSquares = MadeUp.Layer("forest-land",
    [
        .. Enumerable.Range(0, 3).Select(i => MadeUp.Zone(i + 1, $"Z{i + 1}", "grade-4", MadeUp.Shape(MadeUp.Box(100 + (200 * i), 0, 200 + (200 * i), 100)))),
    ]);

    private static Screening Screen(RawShape site, Corridor? corridor = null, params PinnedLayer[] layers) =>
        new Screener(MadeUp.Rules, MadeUp.Rules.District("none"), "test").Screen(
            MadeUp.Proposal(site, Activity.Unknown) with { Corridor = corridor ?? Corridor.None }, MadeUp.Snapshot(Day, layers.Length > 0 ? layers : [MadeUp.Admin(), ThreeSquares]), new ScreenOptions());

    private static IEnumerable<(string Zone, double From, double To)> Ways(Screening s) =>
        s.Breakdown.Crossings.Where(p => p.Kind != "admin-boundary").Select(p => (p.ZoneCode, p.From, p.To));

    [Test]
    public void A_line_through_three_squares_tells_where_it_enters_and_leaves_each()
    {
        var s = Screen(MadeUp.Line(0, 50, 550, 50));
        Assert.That(Ways(s), Is.EqualTo(new[] { ("Z1", 100.0, 200.0), ("Z2", 300.0, 400.0), ("Z3", 500.0, 550.0) }));
        var first = s.Breakdown.Crossings.Single(p => p.ZoneCode == "Z1");
        Assert.That((first.Enter.X - MadeUp.E0, first.Enter.Y - MadeUp.N0, first.Leave.X - MadeUp.E0), Is.EqualTo((100.0, 50.0, 200.0)));
        Assert.That(s.Breakdown.Paths.Single().Length, Is.EqualTo(550));
        Assert.That(s.Overlaps.Where(o => o.Kind == "forest-land").Select(o => o.Length), Is.EqualTo(new[] { 100.0, 100.0, 50.0 }));
    }

    [Test]
    public void A_line_drawn_the_other_way_gives_the_same_ways() =>
        Assert.That(Ways(Screen(MadeUp.Line(550, 50, 0, 50))), Is.EqualTo(Ways(Screen(MadeUp.Line(0, 50, 550, 50)))));

    [Test]
    public void A_line_that_bends_inside_a_square_passes_it_once_and_one_that_comes_back_twice()
    {
        RawShape Bent(params (double X, double Y)[] points) =>
            new(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath([.. points.Select(p => MadeUp.E0 + p.X)], [.. points.Select(p => MadeUp.N0 + p.Y)])]]);
        // in by the west side, 50 m, a right angle, out by the north side
        Assert.That(Ways(Screen(Bent((50, 50), (150, 50), (150, 200)))), Is.EqualTo(new[] { ("Z1", 50.0, 150.0) }));
        // over the square, around, and back through it
        Assert.That(Ways(Screen(Bent((50, 20), (250, 20), (250, 80), (50, 80)))), Is.EqualTo(new[] { ("Z1", 50.0, 150.0), ("Z1", 310.0, 410.0) }));
        // along its border: closed, so it lies inside
        Assert.That(Ways(Screen(Bent((50, 0), (250, 0)))), Is.EqualTo(new[] { ("Z1", 50.0, 150.0) }));
    }

    [Test]
    public void Random_ways_add_up_to_the_length_and_agree_with_the_overlay_library()
    {
        var random = new Random(7);
        for (int n = 0; n < 300; n++)
        {
            double[] xs = [.. Enumerable.Range(0, 12).Select(_ => MadeUp.E0 + random.Next(0, 700))], ys = [.. Enumerable.Range(0, 12).Select(_ => MadeUp.N0 + random.Next(-50, 150))];
            var raw = new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath(xs, ys)]]);
            if (ShapeGate.Check(raw, MadeUp.Plane).Shape is not { } shape || shape.Geometry.Length - shape.Geometry.Union().Length > 1e-6)
                continue; // refused, or it runs over itself: the library then counts once what both passes tell
            var site = Site.From(raw, MadeUp.Plane, new PlaneChoice(MadeUp.Plane), 0.5).Site!;
            var index = OverlayIndex.Build([.. ThreeSquares.Version!.Zones.Select(z => z.Shape)], MadeUp.Plane);
            for (int f = 0; f < 3; f++)
            {
                double library = site.Plane.Intersection(index.Feature(f)).Length;
                double byEdges = 0;
                for (int i = 1; i < shape.Geometry.Coordinates.Length; i++)
                {
                    var (a, b) = (shape.Geometry.Coordinates[i - 1], shape.Geometry.Coordinates[i]);
                    byEdges += LineMeter.EdgeInside((a.X, a.Y, b.X, b.Y), index.Feature(f)).Sum(p => p.To - p.From) * a.Distance(b);
                }

                string what = $"line {n}, square {f}: {shape.Geometry}";
                Assert.That(index.Crossings(site, f).Sum(p => p.To - p.From), Is.EqualTo(byEdges).Within(1e-6), what);
                Assert.That(byEdges, Is.EqualTo(library).Within(1e-6), what);
            }
        }
    }

    [Test]
    public void A_corridor_is_a_strip_and_keeps_the_length_of_its_line()
    {
        var s = Screen(MadeUp.Line(0, 50, 550, 50), new Corridor(Width: 20));
        Assert.That(s.Site.PlanarArea, Is.EqualTo(550 * 20).Within(1e-3));
        Assert.That(s.Breakdown.Corridor, Is.EqualTo(new CorridorRecord(20, null, 550)));
        var forest = s.Overlaps.Where(o => o.Kind == "forest-land").ToList();
        Assert.That(forest.Select(o => Math.Round(o.PlanarArea, 2)), Is.EqualTo(new[] { 2000.0, 2000.0, 1000.0 }));
        Assert.That(forest.Select(o => o.Length), Is.EqualTo(new[] { 100.0, 100.0, 50.0 }));
        Assert.That(Ways(s), Is.EqualTo(Ways(Screen(MadeUp.Line(0, 50, 550, 50)))));
    }

    [Test]
    public void A_bend_is_round_on_its_outside()
    {
        // two legs of 100 m at a right angle, 20 m wide: 2 × 100 × 20, less the square of 10 m both cover, plus a quarter disc of 10 m
        var s = Screen(new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath([MadeUp.E0, MadeUp.E0 + 100, MadeUp.E0 + 100], [MadeUp.N0, MadeUp.N0, MadeUp.N0 + 100])]]), new Corridor(Width: 20));
        Assert.That(s.Site.PlanarArea, Is.EqualTo(4000 - 100 + (Math.PI * 100 / 4)).Within(0.02));
    }

    [TestCase(1), TestCase(50), TestCase(1000)]
    public void A_disc_has_the_area_of_a_circle_to_a_millimetre_of_radius(double radius)
    {
        var point = new RawShape(ShapeKind.Point, RingRoles.AsGiven, [[new RawPath([MadeUp.E0], [MadeUp.N0])]]);
        double area = Screen(point, new Corridor(Radius: radius)).Site.PlanarArea!.Value, circle = Math.PI * radius * radius;
        Assert.That(area, Is.InRange(circle - (2 * Math.PI * radius * Corridor.Tolerance), circle));
    }

    [Test]
    public void Shallow_hollows_of_a_line_are_not_flattened_by_a_wide_corridor()
    {
        // 0.5 m of wave under a corridor of 200 m: the library's own rule would take 1 m off
        double[] xs = [.. Enumerable.Range(0, 41).Select(i => MadeUp.E0 + (10.0 * i))], ys = [.. Enumerable.Range(0, 41).Select(i => MadeUp.N0 + (i % 2 * 0.5))];
        var raw = new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath(xs, ys)]]);
        var site = Site.From(raw, MadeUp.Plane, new PlaneChoice(MadeUp.Plane), 0.5, corridor: new Corridor(Width: 200)).Site!;
        var line = site.Line!.Plane;
        foreach (var vertex in site.Plane.Coordinates.Where(c => c.X > MadeUp.E0 + 100 && c.X < MadeUp.E0 + 300))
            Assert.That(line.Distance(line.Factory.CreatePoint(vertex)), Is.EqualTo(100).Within(2 * Corridor.Tolerance));
    }

    [Test]
    public void Parts_are_measured_one_by_one_and_add_up()
    {
        var two = new RawShape(ShapeKind.Polygon, RingRoles.AsGiven, [.. MadeUp.Box(150, 0, 250, 50).Parts, .. MadeUp.Box(550, 0, 560, 10).Parts]);
        var s = Screen(two);
        Assert.That(s.Breakdown.Parts.Select(p => p.PlanarArea), Is.EqualTo(new[] { 5000.0, 100.0 }));
        Assert.That(s.Breakdown.Parts.Select(p => p.Overlaps.Where(o => o.Kind == "forest-land").Select(o => (o.ZoneCode, o.PlanarArea)).Single()), Is.EqualTo(new[] { ("Z1", 2500.0), ("Z3", 100.0) }));
        Assert.That(s.Breakdown.Parts.Sum(p => p.PlanarArea), Is.EqualTo(s.Site.PlanarArea));
        Assert.That(Screen(MadeUp.Box(150, 0, 250, 50)).Breakdown, Is.EqualTo(Breakdown.None));
    }

    [Test]
    public void A_site_in_two_counties_is_summed_per_county_and_what_lies_in_none_is_told()
    {
        var counties = MadeUp.Layer("admin-boundary",
        [
            MadeUp.Zone(1, "510603", "county", MadeUp.Shape(MadeUp.Box(-1000, -1000, 150, 1000))), MadeUp.Zone(2, "510604", "county", MadeUp.Shape(MadeUp.Box(150, -1000, 580, 1000))),
        ]);
        var s = Screen(MadeUp.Box(100, 0, 600, 10), null, counties, ThreeSquares);
        Assert.That(s.Breakdown.Districts.Select(d => (d.Adcode, d.PlanarArea)), Is.EqualTo(new (string?, double)[] { ("510603", 500), ("510604", 4300), (null, 200) }));
        Assert.That(s.Breakdown.Districts.Select(d => d.Overlaps!.Value.Select(o => (o.ZoneCode, o.PlanarArea))), Is.EqualTo(new (string, double)[][]
        {
            [("Z1", 500)], [("Z1", 500), ("Z2", 1000), ("Z3", 800)], [("Z3", 200)],
        }));
    }

    [Test]
    public void A_width_must_be_a_width()
    {
        Assert.That(() => Corridor.Metres(0), Throws.TypeOf<EcoException>().With.Message.Contains("ECO-2105"));
        Assert.That(() => Corridor.Metres(double.NaN), Throws.TypeOf<EcoException>());
        Assert.That(() => Corridor.Metres(10_001), Throws.TypeOf<EcoException>());
    }
}
