using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests.Overlay;

/// <summary>Lengths of lines in polygons and along lines: drawn, and random against OverlayNG.</summary>
public sealed class LineClipTests
{
    private const string Square = "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))";

    [TestCase("LINESTRING (-1 2, 5 2)", 4, TestName = "Straight through")]
    [TestCase("LINESTRING (1 1, 1 3)", 2, TestName = "Inside")]
    [TestCase("LINESTRING (5 0, 5 4)", 0, TestName = "Outside")]
    [TestCase("LINESTRING (-1 0, 2 0)", 2, TestName = "Along the border from outside")]
    [TestCase("LINESTRING (0 0, 4 0, 4 4, 0 4, 0 0)", 16, TestName = "The border itself")]
    [TestCase("LINESTRING (-1 1, 1 -1)", 0, TestName = "Touches a corner")]
    [TestCase("LINESTRING (-2 2, 2 -2)", 0, TestName = "Touches a corner again")]
    [TestCase("LINESTRING (0 0, 4 4)", 5.656854249492381, TestName = "Corner to corner")]
    [TestCase("LINESTRING (4 2, 6 2)", 0, TestName = "Starts on the border and leaves")]
    [TestCase("LINESTRING (6 2, 4 2)", 0, TestName = "Comes from outside and ends on the border")]
    [TestCase("LINESTRING (4 2, 2 2)", 2, TestName = "Starts on the border and enters")]
    [TestCase("MULTILINESTRING ((1 1, 3 1), (2 1, 5 1))", 3, TestName = "Twice along one stretch counts once")]
    public void A_line_in_a_square(string line, double length)
    {
        Assert.That(Shared(Read(line), Read(Square)), Is.EqualTo(length).Within(1e-12));
        Assert.That(Shared(Read(Square), Read(line)), Is.EqualTo(length).Within(1e-12));
    }

    [TestCase("LINESTRING (0 0, 4 0)", "LINESTRING (2 0, 6 0)", 2)]
    [TestCase("LINESTRING (0 0, 4 0)", "LINESTRING (6 0, 2 0)", 2)]
    [TestCase("LINESTRING (0 0, 4 0)", "LINESTRING (2 -1, 2 1)", 0)]
    [TestCase("LINESTRING (0 0, 4 0)", "MULTILINESTRING ((0 0, 3 0), (1 0, 4 0))", 4)]
    [TestCase("MULTILINESTRING ((0 0, 3 0), (1 0, 4 0))", "LINESTRING (2 0, 9 0)", 2)]
    public void Two_lines_share_where_they_run_together(string a, string b, double length) =>
        Assert.That(Shared(Read(a), Read(b)), Is.EqualTo(length).Within(1e-12));

    [Test]
    public void Random_lines_share_the_lengths_that_another_engine_finds()
    {
        int doubts = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            Random random = new(seed);
            int size = random.Next(4, 9);
            Func<double, double> number = random.Next(3) > 0 ? Math.Round : v => v;
            Geometry polygon = random.Next(2) == 0 ? Lattice.Cells(random, size) : Lattice.Star(random, size, number);
            if (polygon.IsEmpty)
                continue;
            Geometry a = random.Next(3) == 0 ? polygon.Boundary : Lines(random, size, number), b = Lines(random, size, number);
            foreach (var (x, y) in new[] { (a, polygon), (polygon, a), (a, b), (b, a) })
            {
                Geometry shared = Nts.Intersection(x, y).Shared;
                if (Shared(x, y) is { } length)
                    Assert.That(length, Is.EqualTo(shared.Dimension == Dimension.Curve ? shared.Length : 0).Within(1e-9), $"{seed}\n{x}\n{y}");
                else
                    doubts++;
            }
        }

        Assert.That(doubts, Is.Zero);
    }

    private static double? Shared(Geometry a, Geometry b)
    {
        TraceCase mine = new(a), other = new(b);
        LineClip clip = new();
        clip.Begin(mine.Paths.Rings, a.Dimension == Dimension.Surface);
        return a.Dimension == b.Dimension ? clip.Together(other.Near(a)) : clip.Inside(other.Near(a), other);
    }

    private static MultiLineString Lines(Random random, int size, Func<double, double> number)
    {
        return Nts.Factory.CreateMultiLineString([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Line())]);

        LineString Line()
        {
            while (true)
            {
                Coordinate[] points = [.. Enumerable.Range(0, random.Next(2, 8)).Select(_ => new Coordinate(Number(), Number()))];
                if (points.Distinct().Count() > 1)
                    return Nts.Factory.CreateLineString(random.Next(4) == 0 ? [.. points, points[0]] : points);
            }
        }

        double Number() => number((random.NextDouble() * (size + 2)) - 1);
    }

    private static Geometry Read(string wkt) => new WKTReader().Read(wkt);
}
