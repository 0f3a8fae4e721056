using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

public sealed class EdgeSplitterTests
{
    private static readonly GeometryFactory Factory = new();
    private static readonly Crs Plane = Crs.Parse("EPSG:4544");

    [Test]
    public void An_edge_of_280_m_becomes_four_of_70_and_one_of_70_stays()
    {
        Geometry line = Factory.CreateLineString([new(500000, 3464000), new(500280, 3464000), new(500280, 3464070)]);
        Assert.That(EdgeSplitter.Split(line, Plane).Coordinates.Select(c => (c.X - 500000, c.Y - 3464000)),
            Is.EqualTo(new[] { (0.0, 0.0), (70, 0), (140, 0), (210, 0), (280, 0), (280, 70) }));
    }

    [Test]
    public void A_geometry_of_short_edges_is_returned_as_it_is()
    {
        Geometry square = Factory.CreatePolygon([new(0, 0), new(50, 0), new(50, 50), new(0, 50), new(0, 0)]);
        Assert.That(EdgeSplitter.Split(square, Plane), Is.SameAs(square));
    }

    [Test]
    public void Both_directions_give_the_same_bits()
    {
        Random random = new(5);
        for (int i = 0; i < 200; i++)
        {
            Coordinate[] ends = [new(35.4e6 + (1e4 * random.NextDouble()), 3.4e6 + random.NextDouble()), new(35.4e6, 3.4e6 + (1e4 * random.NextDouble()))];
            Geometry there = EdgeSplitter.Split(Factory.CreateLineString(ends), Plane);
            Geometry back = EdgeSplitter.Split(Factory.CreateLineString([.. ends.Reverse()]), Plane);
            Assert.That(back.Coordinates.Reverse().Select(c => (c.X, c.Y)), Is.EqualTo(there.Coordinates.Select(c => (c.X, c.Y))));
        }
    }

    [Test]
    public void No_piece_is_longer_than_70_m_and_no_vertex_is_lost_in_degrees_either()
    {
        Geometry line = Factory.CreateLineString([new(104.5, 31.3), new(104.6, 31.4), new(104.2, 31.4)]);
        Coordinate[] split = EdgeSplitter.Split(line, Crs.Cgcs2000).Coordinates;
        double[] lengths = [.. split.Zip(split.Skip(1), (a, b) => Geodesic.Distance(a.X, a.Y, b.X, b.Y).Metres)];
        Assert.That(lengths.Max(), Is.InRange(69.9, 70.01));
        Assert.That(split, Is.SupersetOf(line.Coordinates));
    }

    [Test]
    public void Structure_is_kept()
    {
        Geometry polygon = Factory.CreatePolygon(
            Factory.CreateLinearRing([new(0, 0), new(400, 0), new(400, 400), new(0, 400), new(0, 0)]),
            [Factory.CreateLinearRing([new(100, 100), new(100, 110), new(110, 110), new(100, 100)])]);
        Geometry many = Factory.CreateMultiPolygon([(Polygon)polygon]);
        Geometry split = EdgeSplitter.Split(many, Plane);
        Assert.That(split.GeometryType, Is.EqualTo("MultiPolygon"));
        Assert.That(((Polygon)split.GetGeometryN(0)).NumInteriorRings, Is.EqualTo(1));
        Assert.That(split.NumPoints, Is.EqualTo((4 * 6) + 1 + 4));
        Assert.That(split.EqualsTopologically(many), Is.True);
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(1e300)]
    public void An_absurd_edge_is_an_error_and_not_a_flood(double x) =>
        Assert.Throws<ArgumentException>(() => EdgeSplitter.Split(Factory.CreateLineString([new(0, 0), new(x, 0)]), Plane));
}
