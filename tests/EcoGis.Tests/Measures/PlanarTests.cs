using NetTopologySuite.IO;

namespace EcoGis.Tests;

public sealed class PlanarTests
{
    [TestCase("POLYGON ((35500000 3464000, 35500004 3464000, 35500004 3464003, 35500000 3464003, 35500000 3464000))", 12, 14)]
    [TestCase("POLYGON ((0 0, 0 10, 10 10, 10 0, 0 0), (1 1, 3 1, 3 3, 1 3, 1 1))", 96, 48)]
    [TestCase("MULTIPOLYGON (((0 0, 3 0, 0 4, 0 0)), ((10 10, 11 10, 11 11, 10 11, 10 10)))", 7, 16)]
    [TestCase("LINESTRING (0 0, 3 4, 3 5)", 0, 6)]
    [TestCase("MULTILINESTRING ((0 0, 3 4), (0 0, 0 1))", 0, 6)]
    [TestCase("POINT (1 2)", 0, 0)]
    [TestCase("POLYGON EMPTY", 0, 0)]
    public void Areas_and_lengths_of_figures_that_the_eye_can_check(string wkt, double area, double length)
    {
        var geometry = new WKTReader().Read(wkt);
        Assert.That((Planar.Area(geometry), Planar.Length(geometry)), Is.EqualTo((area, length)));
    }

    [Test]
    public void A_small_square_far_from_the_origin_loses_no_digits()
    {
        // corners are exact binary fractions, so the area is exactly 2⁻¹⁴ m²
        double side = 1.0 / 128;
        var ring = new NetTopologySuite.Geometries.GeometryFactory().CreatePolygon(
            [new(35.4e6, 3.4e6), new(35.4e6 + side, 3.4e6), new(35.4e6 + side, 3.4e6 + side), new(35.4e6, 3.4e6 + side), new(35.4e6, 3.4e6)]);
        Assert.That(Planar.Area(ring), Is.EqualTo(side * side));
    }
}
