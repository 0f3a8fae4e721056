using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Distance;
using static EcoGis.Tests.Overlay.OverlayCase;

namespace EcoGis.Tests.Overlay;

/// <summary>How far the nearest feature is; independent oracle: NetTopologySuite's own DistanceOp and a loop over all features.</summary>
public sealed class NearestTests
{
    /// <summary>More often than features are looked at one by one: then the grid of the layer answers.</summary>
    private const int Often = 20;

    private static readonly Predicate<int> Any = _ => true;

    [Test]
    public void Distance_and_azimuth_lead_from_the_site_to_the_feature()
    {
        Proximity p = Index(Box(110, 2, 120, 8)).Nearest(Site(Box(0, 0, 10, 10)), Any)!;
        Assert.That(p.Distance, Is.EqualTo(100).Within(1e-4));
        Assert.That(p.Azimuth, Is.EqualTo(90).Within(0.01));
    }

    [Test]
    public void Inside_or_touching_is_zero_and_ties_go_to_the_lower_number()
    {
        OverlayIndex index = Index(Box(100, 0, 110, 10), Box(10, 0, 20, 10), Box(-100, -100, 200, 200));
        Assert.That(index.Nearest(Site(Box(0, 0, 10, 10)), Any), Is.EqualTo(new Proximity(1, 0, 0)));
        Assert.That(index.Nearest(Site("POINT (5 5)"), i => i != 1), Is.EqualTo(new Proximity(2, 0, 0)));
        Assert.That(Index(Box(20, 0, 30, 10), Box(20, 0, 25, 10)).Nearest(Site(Box(0, 0, 10, 10)), Any)!.Feature, Is.Zero);
    }

    [Test]
    public void Of_neighbours_that_share_the_nearest_stretch_of_border_the_lower_number_wins_however_they_are_drawn()
    {
        // the site looks along their common border, which one has upwards and the other downwards, with corners on no round number
        string left = "POLYGON ((20 -30, 23.1 7.3, 31.7 12.9, 29 60, 20 60, 20 -30))", right = "POLYGON ((23.1 7.3, 20 -30, 60 -30, 60 60, 29 60, 31.7 12.9, 23.1 7.3))";
        Site site = Site("LINESTRING (24.2 8, 25 8.7)", plane: Plane);
        foreach (string[] drawn in new[] { new[] { left, right }, [right, left] })
        {
            OverlayIndex index = Index(drawn);
            for (int asked = 0; asked < Often; asked++)
                Assert.That(index.Nearest(site, Any)!.Feature, Is.Zero, $"asked {asked} times before");
        }
    }

    [Test]
    public void Of_many_that_are_as_near_the_lower_number_wins()
    {
        // mirror images about the site
        OverlayIndex index = Index("POINT (0 -50)", "LINESTRING (30 40, 90 40)", "POLYGON ((-50 -5, -50 5, -60 0, -50 -5))", "POINT (50 0)", "POINT (0 50)");
        for (int asked = 0; asked < Often; asked++)
        {
            Site site = Site("POINT (0 0)");
            foreach (int[] wanted in new int[][] { [1, 3], [2, 3], [2], [1] })
                Assert.That(index.Nearest(site, i => Array.IndexOf(wanted, i) >= 0)!.Distance, Is.EqualTo(50).Within(1e-5));
            Assert.That(index.Nearest(site, i => i is 2 or 3)!.Feature, Is.EqualTo(2), "east and west of the central meridian");
        }
    }

    [Test]
    public void The_nearest_so_far_does_not_depend_on_the_order()
    {
        Proximity[] shown = [new(4, 10, 0), new(3, 10 + 0.8e-9, 0), new(2, 10 + 1.6e-9, 0), new(1, 11, 0)];
        foreach (int[] order in new int[][] { [0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 1, 3], [1, 2, 0, 3], [2, 1, 3, 0] })
        {
            NearestSoFar nearest = new();
            foreach (int i in order)
                nearest.Add(shown[i]);
            Assert.That(nearest.Best, Is.EqualTo(shown[1]));
        }
    }

    [Test]
    public void A_site_in_a_hole_is_measured_to_the_rim() => Assert.That(
        Index("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (10 10, 90 10, 90 90, 10 90, 10 10))").Nearest(Site(Box(40, 40, 60, 60)), Any)!.Distance,
        Is.EqualTo(30).Within(1e-4));

    [Test]
    public void Nothing_wanted_is_null() => Assert.That(Index(Box(0, 0, 1, 1)).Nearest(Site(Box(5, 5, 6, 6)), _ => false), Is.Null);

    [Test]
    public void Within_a_distance_includes_the_distance_itself()
    {
        Shape site = Draw(Box(0, 0, 10, 10));
        OverlayIndex index = Index(Box(0, -1020, 10, -1000), Box(0, 1011, 10, 1020), Box(20, 0, 30, 10));
        Assert.That(index.Within(Site(site), 1000, Any).Select(p => p.Feature), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(index.Within(Site(site), 1001, Any).Select(p => p.Feature), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void The_index_finds_what_a_loop_over_all_features_finds()
    {
        var random = new Random(7);
        Shape[] features = [.. Enumerable.Range(0, 150).Select(i => Scatter(random, 0.05, i))];
        OverlayIndex index = OverlayIndex.Build(features, Plane);
        for (int n = 0; n < 2 * Often; n++)
        {
            Site site = Site(Scatter(random, 0.05, n));
            var loop = features.Select((f, i) => (Feature: i, Distance: Ground(site.Plane, f.In(Plane)))).MinBy(f => f.Distance);
            Proximity nearest = index.Nearest(site, Any)!;
            Assert.That(nearest.Distance, Is.EqualTo(loop.Distance).Within(1e-6));
            Assert.That(nearest.Feature, Is.EqualTo(loop.Feature));
            foreach (int i in new[] { n, n + 50, n + 100 })
                Assert.That(index.Nearest(site, f => f == i)!.Distance, Is.EqualTo(Ground(site.Plane, features[i].In(Plane))).Within(1e-6));
            Assert.That(index.Within(site, 800, Any).Select(p => p.Feature),
                Is.EqualTo(features.Select((f, i) => (i, D: Ground(site.Plane, f.In(Plane)))).Where(f => f.D <= 800).Select(f => f.i)));
            var shared = features.Select((f, i) => (Feature: i, f.In(Plane).Intersection(site.Plane).Area)).Where(f => f.Area > 0.01).ToList();
            List<Overlap> overlaps = [.. index.Overlaps(site, 0).Where(o => o.PlanarArea > 0)];
            Assert.That(overlaps.Select(o => o.Feature), Is.EqualTo(shared.Select(f => f.Feature)));
            Assert.That(overlaps.Select(o => o.PlanarArea), Is.EqualTo(shared.Select(f => f.Area)).Within(1e-6));
        }
    }

    [Test]
    public void Far_features_are_ranked_by_the_geodesic()
    {
        // 300–900 km away; and one beyond the plane altogether
        string[] wkts = ["POINT (108 31)", "POINT (101.9 31)", "POINT (105 34.1)", "POINT (118 31)", "POINT (140 31)"];
        Shape[] features = [.. wkts.Select(w => Draw(w, Crs.Cgcs2000))];
        Site site = Site("POINT (105 31)", crs: Crs.Cgcs2000);
        OverlayIndex index = OverlayIndex.Build(features, Plane);
        double[] expected = [.. features.Select(f => Geodesic.Distance(105, 31, f.Geometry.Coordinate.X, f.Geometry.Coordinate.Y).Metres)];
        Assert.That(index.Nearest(site, Any), Is.EqualTo(new Proximity(Array.IndexOf(expected, expected.Min()), 0, 0)).Using<Proximity>((a, b) => a.Feature == b.Feature));
        for (int i = 0; i < Often * features.Length; i++)
            Assert.That(index.Nearest(site, j => j == i % features.Length)!.Distance, Is.EqualTo(expected[i % features.Length]).Within(1e-4), wkts[i % features.Length]);
        for (int asked = 0; asked < Often; asked++)
            Assert.That(index.Within(site, 4_000_000, Any).Select(p => p.Feature), Is.EqualTo(new[] { 0, 1, 2, 3, 4 }));
        Assert.That(index.Within(site, 1_000_000, Any).Select(p => p.Feature), Is.EqualTo(new[] { 0, 1, 2 }));
    }

    [Test]
    public void Nothing_beyond_the_plane_is_nearer_than_its_bound() =>
        Gen.Select(Gen.Double[-10, 10], Gen.Double[-80, 80], Gen.Double[-180, 180], Gen.Double[-89, 89], Gen.Int[-3, 3]).Sample((east, north, longitude, latitude, zone) =>
        {
            Crs plane = Crs.PlaneAt(105 + (3 * zone), 31);
            double meridian = plane.Projection!.CentralMeridian;
            double bound = PlaneWindow.ToBeyond(new Envelope(new Coordinate(meridian + east, north)), plane);
            bool beyond = Math.Abs(longitude - meridian) > 9.5 || Math.Abs(latitude) > 88;
            double metres = Geodesic.Distance(meridian + east, north, longitude, latitude).Metres;
            return !beyond || double.IsNaN(metres) || bound <= metres;
        }, iter: 100_000);

    [Test]
    public void The_bound_between_boxes_never_exceeds_the_geodesic()
    {
        var coordinate = Gen.Select(Gen.Double[-179, 179], Gen.Double[-85, 85]);
        Gen.Select(coordinate, coordinate, Gen.Double[0, 1]).Sample((a, b, grow) =>
        {
            double geodesic = Geodesic.Distance(a.Item1, a.Item2, b.Item1, b.Item2).Metres;
            double bound = GroundBound.Between(
                new Box(a.Item1 - grow, a.Item2 - grow, a.Item1, a.Item2), new Box(b.Item1, b.Item2, b.Item1 + grow, b.Item2 + grow));
            return double.IsNaN(geodesic) || bound <= geodesic;
        }, iter: 100_000);
    }

    private static double Ground(Geometry a, Geometry b)
    {
        Coordinate[] nearest = DistanceOp.NearestPoints(a, b);
        CrsTransform toLonLat = CrsTransform.Between(Plane, Crs.Cgcs2000);
        var (lon1, lat1) = toLonLat.Apply(nearest[0].X, nearest[0].Y);
        var (lon2, lat2) = toLonLat.Apply(nearest[1].X, nearest[1].Y);
        return Geodesic.Distance(lon1, lat1, lon2, lat2).Metres;
    }

    /// <summary>A star-shaped polygon, a line or points, of some hundred metres, within so many degrees of the origin.</summary>
    private static Shape Scatter(Random random, double degrees, int kind)
    {
        double lon = 105 + ((random.NextDouble() - 0.5) * degrees), lat = 31 + ((random.NextDouble() - 0.5) * degrees);
        int n = random.Next(3, 40);
        var points = Enumerable.Range(0, n).Select(i => (Math.SinCos(2 * Math.PI * i / n), R: 0.0002 + (0.002 * random.NextDouble()))).ToArray();
        string text = string.Join(", ", points.Append(points[0]).Select(p =>
            FormattableString.Invariant($"{lon + (p.R * p.Item1.Cos)} {lat + (p.R * p.Item1.Sin)}")));
        return Draw((kind % 4) switch { 0 => $"LINESTRING ({text})", 1 => $"MULTIPOINT ({text[..text.LastIndexOf(',')]})", _ => $"POLYGON (({text}))" }, Crs.Cgcs2000);
    }
}
