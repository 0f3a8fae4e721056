using System.Runtime.Intrinsics;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

/// <summary>Oracle: the same definition in 28 digits (<see cref="DecimalArea"/>).</summary>
public sealed class EqualAreaPlaneTests
{
    private static Coordinate[] Star(Random random, double x, double y, double width, double height)
    {
        double[] angles = [.. Enumerable.Range(0, 3 + random.Next(9)).Select(_ => 2 * Math.PI * random.NextDouble()).Order()];
        Coordinate[] ring = [.. angles.Select(a => new Coordinate(
            x + (width * (0.2 + (0.3 * random.NextDouble())) * Math.Cos(a)), y + (height * (0.2 + (0.3 * random.NextDouble())) * Math.Sin(a))))];
        return [.. ring, ring[0].Copy()];
    }

    private static Polygon Polygon(Coordinate[] ring) => new(new LinearRing(ring));

    [Test]
    public void The_decimal_projection_is_the_librarys()
    {
        Crs crs = Crs.Parse("EPSG:4544");
        foreach ((double longitude, double latitude) in ((double, double)[])[(105.5, 31), (108.4, 23.1), (99, 54), (113, 40)])
        {
            (double x, double y) = crs.Forward(longitude, latitude);
            const decimal Radian = 3.1415926535897932384626433833m / 180;
            (decimal theirX, decimal theirY) = DecimalArea.Forward((decimal)(longitude - 105) * Radian, (decimal)latitude * Radian, DecimalArea.Eccentricity2(crs), 1);
            Assert.That(x - 500000, Is.EqualTo((double)theirX).Within(2e-9));
            Assert.That(y, Is.EqualTo((double)theirY).Within(2e-9));
        }
    }

    [TestCase("EPSG:4523", 35.33e6, 35.67e6, 1.8e6, 6.0e6)]
    [TestCase("EPSG:4544", 0.1e6, 0.9e6, 0, 7.5e6)]
    [TestCase("EPSG:32648", 0.15e6, 0.85e6, 0, 8.2e6)]
    [TestCase("EPSG:4490", 73, 136, -60, 60)]
    public void Areas_of_10_m_to_20_km_are_right_to_1e_12(string code, double west, double east, double south, double north)
    {
        Random random = new(20261124);
        Crs crs = Crs.Parse(code);
        double unit = crs.IsGeographic ? 1 / 111320.0 : 1;
        List<double> errors = [];
        for (int i = 0; i < 60; i++)
        {
            double size = 10 * Math.Pow(2000, i < 40 ? random.NextDouble() : random.NextDouble() / 2) * unit;
            (double x, double y) = (west + ((east - west) * random.NextDouble()), south + ((north - south) * random.NextDouble()));
            if (i % 2 == 1) // over the corner of four tiles
                (x, y) = crs.IsGeographic ? (Math.Round(x * 16) / 16, Math.Round(y * 16) / 16) : (Math.Round(x / 8192) * 8192, Math.Round(y / 8192) * 8192);
            Coordinate[] ring = Star(random, x, y, size, size);
            if (Polygon(ring).Area < size * size / 50)
                continue;
            decimal exact = DecimalArea.Of(ring, crs);
            errors.Add(Math.Abs((double)(((decimal)Ellipsoidal.Area(Polygon(ring), crs) - exact) / exact)));
        }

        TestContext.Out.WriteLine($"{code}: worst {errors.Max():e2}, mean {errors.Average():e2}, n {errors.Count}");
        Assert.That(errors, Has.Count.GreaterThan(20));
        Assert.That(errors.Max(), Is.InRange(1e-20, 1e-12));
    }

    [TestCase("EPSG:4523", 35.4e6, 3.4e6, 4000)]
    [TestCase("EPSG:4490", 104.4, 31.3, 0.03)]
    public void Four_points_at_a_time_come_where_each_alone_does(string code, double x, double y, double reach)
    {
        EqualAreaTile tile = EqualAreaPlane.Of(Crs.Parse(code)).Tile(x, y)!;
        Random random = new(7);
        for (int i = 0; i < 1000; i++)
        {
            double[] xs = [.. Enumerable.Range(0, 4).Select(_ => x + (reach * random.NextDouble()))], ys = [.. xs.Select(_ => y + (reach * random.NextDouble()))];
            var (east, north) = tile.At(Vector256.Create(xs), Vector256.Create(ys));
            for (int k = 0; k < 4; k++)
                Assert.That((east[k], north[k]), Is.EqualTo((tile.At(xs[k], ys[k])[0], tile.At(xs[k], ys[k])[1])));
        }
    }

    [Test]
    public void A_long_strip_over_many_tiles_is_right_to_1e_12()
    {
        Crs crs = Crs.Parse("EPSG:4523");
        foreach (double width in (double[])[10, 30, 100])
        {
            Coordinate[] ring = [new(35400000, 3400000), new(35412000, 3412000), new(35412000, 3412000 + width), new(35400000, 3400000 + width), new(35400000, 3400000)];
            decimal exact = DecimalArea.Of(ring, crs);
            double error = Math.Abs((double)(((decimal)Ellipsoidal.Area(Polygon(ring), crs) - exact) / exact));
            Assert.That(error, Is.LessThan(1e-12), $"{width}");
        }
    }

    [Test]
    public void Flat_rings_and_geometries_give_the_same_area()
    {
        Random random = new(4);
        Crs crs = Crs.Parse("EPSG:4523");
        for (int i = 0; i < 100; i++)
        {
            Coordinate[] shell = [new(35400000, 3400000), new(35401000 + random.Next(99), 3400000), new(35401000, 3401000 + random.Next(99)), new(35400000, 3401000), new(35400000, 3400000)];
            Coordinate[] hole = Star(random, 35400500.5, 3400500.5, 300, 300);
            LinearRing inner = new(hole);
            Polygon polygon = new(new LinearRing(shell), [NetTopologySuite.Algorithm.Area.OfRingSigned(hole) < 0 ? (LinearRing)inner.Reverse() : inner]);
            Assert.That(Ellipsoidal.Area(FlatPaths.Of(polygon).Rings, crs), Is.EqualTo(Ellipsoidal.Area(polygon, crs)));
        }
    }

    [Test]
    public void The_walk_along_a_path_gives_the_bits_of_the_splitter()
    {
        Random random = new(6);
        foreach (Crs crs in (Crs[])[Crs.Parse("EPSG:4523"), Crs.Cgcs2000])
        {
            for (int i = 0; i < 200; i++)
            {
                double step = crs.IsGeographic ? 0.003 : 300;
                Coordinate[] path = [.. Enumerable.Range(0, 5).Select(_ => new Coordinate(
                    (crs.IsGeographic ? 104 : 35400000) + (step * random.NextDouble()), (crs.IsGeographic ? 31 : 3400000) + (step * random.NextDouble())))];
                Seen seen = new([]);
                EdgeSplitter.Walk(FlatPaths.Of(new LineString(path)).Points, crs, ref seen);
                Assert.That(seen.Points, Is.EqualTo(EdgeSplitter.Split(new LineString(path), crs).Coordinates.Select(c => (c.X, c.Y))));
            }
        }
    }

    [TestCase("EPSG:4523", 35590000, 9200000)]
    [TestCase("EPSG:4523", 35500000, 9800000)]
    [TestCase("EPSG:4523", 34620000, 4000000)]
    [TestCase("EPSG:3857", 20037400, 20037400)]
    public void Near_the_edge_of_the_domain_and_towards_the_pole_areas_agree_with_the_official_formula(string code, double x, double y)
    {
        Crs crs = Crs.Parse(code);
        foreach (double size in (double[])[100, 1000])
        {
            Coordinate[] ring = [new(x - size, y - size), new(x, y - size), new(x, y), new(x - size, y - size)];
            Assert.That(Math.Abs((Ellipsoidal.Area(Polygon(ring), crs) / OfficialArea.Of(Polygon(ring), crs)) - 1), Is.InRange(0, 2e-9));
        }
    }

    [Test]
    public void One_vertex_outside_the_domain_is_an_error_even_when_the_others_are_inside()
    {
        // 10 degrees from the meridian of 105 at 31 north is 954 km
        Coordinate[] ring = [new(36450000, 3400000), new(36480000, 3400000), new(36450000, 3430000), new(36450000, 3400000)];
        Assert.Throws<ArgumentException>(() => Ellipsoidal.Area(Polygon(ring), Crs.Parse("EPSG:4523")));
    }

    private readonly struct Seen(List<(double X, double Y)> points) : IVertexVisitor
    {
        public List<(double X, double Y)> Points { get; } = points;

        public void Visit(double x, double y) => Points.Add((x, y));
    }
}
