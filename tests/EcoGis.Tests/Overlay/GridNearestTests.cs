using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Overlay;

/// <summary>
/// Features in the order of their distance. Oracle: every edge of the site against every edge of the feature with NetTopologySuite's segment distance, and its
/// own relation of two geometries for those that touch or hold one another.
/// </summary>
public sealed class GridNearestTests
{
    private const double East = 35_470_000, North = 3_400_000;

    // 4^−1 m: an edge lies in many cells; 4^7 m: all lies in one; null: as the layer would choose
    private static readonly int?[] Cells = [null, -1, 0, 1, 2, 7];

    [Test]
    public void Every_feature_comes_once_in_order_at_the_distance_of_a_loop_over_all_edges([Range(1, 8)] int seed)
    {
        Random random = new(seed);
        Geometry[] features = [.. Enumerable.Range(0, 30).Select(_ => Any(random, 60))];
        Geometry[] sites = [.. Enumerable.Range(0, 10).Select(i => Any(random, i < 8 ? 60 : 2000))];
        FlatPaths?[] paths = [.. features.Select(GridCase.Flat)];
        foreach (int? cells in Cells)
        {
            using GridIndex index = GridCase.Index(cells, paths);
            foreach (Geometry site in sites)
            {
                List<(int Feature, Nearness Near)> found = All(index, GridCase.Flat(site));
                Assert.That(found.Select(f => f.Feature), Is.EquivalentTo(Enumerable.Range(0, features.Length)));
                Assert.That(found.Select(f => f.Near.Squared), Is.Ordered.Ascending);
                foreach (var (i, near) in found)
                {
                    string where = $"{site} {features[i]} in cells of 4^{cells} m";
                    Assert.That(near.Squared == 0, Is.EqualTo(Touch(site, features[i])), where);
                    if (near.Squared == 0)
                        continue;
                    Assert.That(Math.Sqrt(near.Squared), Is.EqualTo(Brute(site, features[i])).Within(2e-8), where);
                    Assert.That(Brute(site, At(near.X, near.Y)) + Brute(features[i], At(near.OtherX, near.OtherY)), Is.LessThan(2e-8), where);
                    Assert.That(new Coordinate(near.X, near.Y).Distance(new Coordinate(near.OtherX, near.OtherY)), Is.EqualTo(Math.Sqrt(near.Squared)).Within(2e-8), where);
                }
            }
        }
    }

    [Test]
    public void How_near_a_feature_is_depends_on_the_pair_alone([Range(1, 6)] int seed)
    {
        Random random = new(seed);
        Geometry[] features = [.. Enumerable.Range(0, 30).Select(_ => Any(random, 60))];
        FlatPaths?[] paths = [.. features.Select(GridCase.Flat)];
        FlatPaths[] sites = [.. Enumerable.Range(0, 10).Select(_ => GridCase.Flat(Any(random, 60)))];
        foreach (FlatPaths site in sites)
        {
            Nearness[][] ways = [.. Cells.Select(c => Of(c, paths)), Alone(paths), [.. Alone([.. paths.Select(Backwards)])]];
            foreach (Nearness[] way in ways)
                Assert.That(way, Is.EqualTo(ways[0]));

            Nearness[] Of(int? cells, FlatPaths?[] all)
            {
                using GridIndex index = GridCase.Index(cells, all);
                return [.. All(index, site).OrderBy(f => f.Feature).Select(f => f.Near)];
            }

            Nearness[] Alone(FlatPaths?[] each) => [.. each.SelectMany(p => Of(null, [p]))];
        }
    }

    [Test]
    public void A_limit_lets_through_what_is_no_further([Range(1, 4)] int seed)
    {
        Random random = new(seed);
        FlatPaths?[] paths = [.. Enumerable.Range(0, 40).Select(_ => GridCase.Flat(Any(random, 100)))];
        using GridIndex index = GridCase.Index(null, paths);
        FlatPaths site = GridCase.Flat(Any(random, 100));
        var all = All(index, site).OrderBy(f => f.Near.Squared).ThenBy(f => f.Feature).ToList();
        foreach (double limit in new[] { 0, 3, 7.5, 20, 60 })
            Assert.That(All(index, site, limit).OrderBy(f => f.Near.Squared).ThenBy(f => f.Feature), Is.EqualTo(all.TakeWhile(f => f.Near.Squared <= limit * limit)));
    }

    [Test]
    public void What_is_not_wanted_does_not_come_and_each_is_asked_for_once()
    {
        Random random = new(5);
        FlatPaths?[] paths = [.. Enumerable.Range(0, 40).Select(_ => GridCase.Flat(Any(random, 60)))];
        using GridIndex index = GridCase.Index(0, paths);
        using GridOverlay grid = new(index);
        GridNearest nearest = new(index, grid);
        NearSite site = new();
        site.Load(GridCase.Flat(Any(random, 60)));
        List<int> asked = [];
        nearest.Begin(site, i =>
        {
            asked.Add(i);
            return i % 3 == 0;
        });
        List<int> found = [];
        while (nearest.Next(double.PositiveInfinity, out int i, out _))
            found.Add(i);
        Assert.That(found, Is.EquivalentTo(Enumerable.Range(0, 40).Where(i => i % 3 == 0)));
        Assert.That(asked, Is.Unique);
    }

    [Test]
    public void Only_what_can_be_next_is_looked_at()
    {
        // a thousand squares in a row; the site touches the first
        using GridIndex index = GridCase.Index(null, [.. Enumerable.Range(0, 1000).Select(i => GridCase.Square(20 * i, 0, 10))]);
        using GridOverlay grid = new(index);
        GridNearest nearest = new(index, grid);
        NearSite site = new();
        site.Load(GridCase.Square(-10, 0, 10));
        int asked = 0;
        nearest.Begin(site, _ => asked++ >= 0);
        Assert.That(nearest.Next(double.PositiveInfinity, out int first, out Nearness near) && first == 0 && near.Squared == 0);
        Assert.That(nearest.Next(double.PositiveInfinity, out int second, out near) && second == 1 && near.Squared == 400);
        Assert.That(asked, Is.LessThan(30));
    }

    [TestCase("POINT (5 5)", "POINT (5 5)", 0)]
    [TestCase("POINT (5 5)", "POINT (8 9)", 5)]
    [TestCase("POINT (5 5)", "LINESTRING (0 0, 10 10)", 0)]
    [TestCase("POINT (5 5)", "POLYGON ((5 5, 9 5, 9 9, 5 5))", 0)]
    [TestCase("POINT (6 5.5)", "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))", 0, TestName = "A point deep in a polygon")]
    [TestCase("POINT (10 10)", "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (4 4, 16 4, 16 16, 4 16, 4 4))", 6, TestName = "A point in a hole")]
    [TestCase("POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (4 4, 16 4, 16 16, 4 16, 4 4))", "POINT (10 10)", 6, TestName = "In the hole of the site")]
    [TestCase("POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))", "MULTIPOINT ((30 10), (10 10))", 0, TestName = "One of two points in the site")]
    [TestCase("MULTIPOINT ((30 10), (10 10))", "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))", 0, TestName = "One of two points of the site in a polygon")]
    [TestCase("MULTILINESTRING ((30 10, 40 10), (9 9, 11 11))", "POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))", 0, TestName = "One of two lines of the site in a polygon")]
    [TestCase("POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))", "MULTILINESTRING ((30 10, 40 10), (9 9, 11 11))", 0, TestName = "One of two lines in the site")]
    [TestCase("POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0))", "POLYGON ((5 5, 15 5, 15 15, 5 15, 5 5))", 0, TestName = "A polygon in the site")]
    [TestCase("LINESTRING (0 0, 10 10)", "LINESTRING (0 10, 10 0)", 0, TestName = "Lines that cross")]
    [TestCase("LINESTRING (0 0, 10 0)", "LINESTRING (3 4, 3 9)", 4, TestName = "An end over the middle of a line")]
    [TestCase("LINESTRING (0 0, 10 0)", "LINESTRING (13 0, 20 0)", 3, TestName = "Lines in line")]
    public void Drawn(string site, string feature, double distance)
    {
        foreach (int? cells in Cells)
        {
            using GridIndex index = GridCase.Index(cells, GridCase.Wkt(feature));
            Assert.That(Math.Sqrt(All(index, GridCase.Wkt(site)).Single().Near.Squared), Is.EqualTo(distance), $"in cells of 4^{cells} m");
        }
    }

    private static List<(int Feature, Nearness Near)> All(GridIndex index, FlatPaths from, double limit = double.PositiveInfinity)
    {
        using GridOverlay grid = new(index);
        GridNearest nearest = new(index, grid);
        NearSite site = new();
        site.Load(from);
        nearest.Begin(site, _ => true);
        List<(int, Nearness)> found = [];
        while (nearest.Next(limit, out int feature, out Nearness near))
            found.Add((feature, near));
        return found;
    }

    /// <summary>The same feature, lines drawn from the other end: polygons have one direction.</summary>
    private static FlatPaths? Backwards(FlatPaths? paths) => paths is { Kind: ShapeKind.Line, Ends.Length: 1 }
        ? paths with { Points = [.. paths.Points.Chunk(2).Reverse().SelectMany(p => p)] }
        : paths;

    /// <summary>A polygon, a line or points near the origin, on whole metres or anywhere.</summary>
    private static Geometry Any(Random random, int spread)
    {
        GeometryFactory factory = new();
        bool whole = random.Next(2) == 0;
        Geometry any = random.Next(4) switch
        {
            0 => GridCase.Lattice(random, 3, 3, random.Next(1, 8), 0.6, random.Next(-spread, spread), random.Next(-spread, spread)),
            1 => GridCase.Star(random, Number(), Number(), 3 + (12 * random.NextDouble()), random.Next(12, 30), random.Next(2) == 0),
            2 => factory.CreateMultiLineString([.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Line())]),
            _ => factory.CreateMultiPointFromCoords([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Point())]),
        };
        if (any.IsEmpty)
            return Any(random, spread);
        any.Apply(new Move());
        return any.NumGeometries == 1 ? any.GetGeometryN(0) : any;

        LineString Line()
        {
            Coordinate[] points = [.. Enumerable.Range(0, random.Next(2, 8)).Select(_ => Point())];
            return points.Distinct().Count() > 1 ? factory.CreateLineString(points) : Line();
        }

        Coordinate Point() => new(Number(), Number());

        double Number() => whole ? random.Next(-spread, spread) : spread * ((2 * random.NextDouble()) - 1);
    }

    private static Point At(double x, double y) => new(x, y);

    private static double Brute(Geometry a, Geometry b) =>
        (from e in Edges(a) from f in Edges(b) select DistanceComputer.SegmentToSegment(e.From, e.To, f.From, f.To)).Min();

    private static bool Touch(Geometry a, Geometry b)
    {
        RobustLineIntersector lines = new();
        return (from e in Edges(a) from f in Edges(b) select (e, f)).Any(p => Meet(p.e, p.f)) || Holds(a, b) || Holds(b, a);

        bool Meet((Coordinate From, Coordinate To) e, (Coordinate From, Coordinate To) f)
        {
            lines.ComputeIntersection(e.From, e.To, f.From, f.To);
            return lines.HasIntersection;
        }

        static bool Holds(Geometry solid, Geometry other) =>
            solid.Dimension == Dimension.Surface && other.Coordinates.Any(c => SimplePointInAreaLocator.Locate(c, solid) != Location.Exterior);
    }

    private static IEnumerable<(Coordinate From, Coordinate To)> Edges(Geometry geometry) => geometry switch
    {
        Point p => [(p.Coordinate, p.Coordinate)],
        LineString line => line.Coordinates.Zip(line.Coordinates.Skip(1)),
        Polygon p => [.. Edges(p.Shell), .. p.Holes.SelectMany(Edges)],
        _ => Enumerable.Range(0, geometry.NumGeometries).SelectMany(i => Edges(geometry.GetGeometryN(i))),
    };

    private sealed class Move : ICoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            sequence.SetX(i, sequence.GetX(i) + East);
            sequence.SetY(i, sequence.GetY(i) + North);
        }
    }
}
