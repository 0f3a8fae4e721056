using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

/// <summary>Oracles: the test vectors of DOMAIN.md §5.3, the official series, and (loosely: its edges are geodesics) PROJ's geodesic polygon.</summary>
public sealed class EllipsoidalTests
{
    private static readonly GeometryFactory Factory = new();
    private static readonly Crs Zone35 = Crs.Parse("EPSG:4523");

    private static Polygon Square(double east, double north, double side) => Factory.CreatePolygon(
        [new(east, north), new(east + side, north), new(east + side, north + side), new(east, north + side), new(east, north)]);

    private static double Relative(double a, double b) => Math.Abs((a / b) - 1);

    [TestCase(35452000, 3464000, 100, 9999.43)]
    [TestCase(35452000, 3464000, 1000, 999944.37)]
    [TestCase(35435000, 3464000, 1000, 999897.42)]
    [TestCase(35445000, 3460000, 10000, 99993815.21)]
    public void The_test_vectors_come_out_to_the_centimetre_by_both_formulas(double east, double north, double side, double area)
    {
        Polygon square = Square(east, north, side);
        Assert.That(Ellipsoidal.Area(square, Zone35), Is.EqualTo(area).Within(0.00501));
        Assert.That(OfficialArea.Of(square, Zone35), Is.EqualTo(area).Within(0.00501));
        Assert.That(Planar.Area(square), Is.EqualTo(side * side));
    }

    [Test]
    public void The_ten_kilometre_vector_by_corners_only_shows_that_splitting_matters()
    {
        CrsTransform toDegrees = CrsTransform.Between(Zone35, Crs.Cgcs2000);
        (double X, double Y)[] corners = [.. Square(35445000, 3460000, 10000).Coordinates.Select(c => toDegrees.Apply(c.X, c.Y))];
        double radian = Math.PI / 180;
        double sum = corners.Zip(corners.Skip(1)).Sum(e =>
            (((e.First.X + e.Second.X) / 2) - 104) * radian * OfficialArea.Band(e.First.Y * radian, e.Second.Y * radian));
        Assert.That(Math.Abs(sum), Is.EqualTo(99993830.32).Within(0.00501));
    }

    [Test]
    public void The_official_series_agrees_to_1e_9_on_random_polygons_from_10_m_to_10_km()
    {
        Random random = new(20261123);
        double worst = 0;
        for (int i = 0; i < 300; i++)
        {
            double size = 10 * Math.Pow(1000, random.NextDouble());
            (double east, double north) = (35.35e6 + (3e5 * random.NextDouble()), 2.0e6 + (3.9e6 * random.NextDouble()));
            double[] angles = [.. Enumerable.Range(0, 3 + random.Next(9)).Select(_ => 2 * Math.PI * random.NextDouble()).Order()];
            Coordinate[] ring = [.. angles.Select(a => new Coordinate(
                east + (size * (0.3 + (0.2 * random.NextDouble())) * Math.Cos(a)), north + (size * (0.3 + (0.2 * random.NextDouble())) * Math.Sin(a))))];
            Polygon polygon = Factory.CreatePolygon([.. ring, ring[0].Copy()]);
            if (polygon.Area > size * size / 50)
                worst = Math.Max(worst, Relative(Ellipsoidal.Area(polygon, Zone35), OfficialArea.Of(polygon, Zone35)));
        }
        Assert.That(worst, Is.InRange(1e-18, 1e-9));
    }

    [Test]
    public void A_degree_cell_agrees_with_the_closed_form_of_its_own_latitudes()
    {
        // between parallels the area is ΔL·(F(B2) − F(B1)) whatever the splitting
        Polygon cell = Factory.CreatePolygon([new(104, 31), new(105, 31), new(105, 32), new(104, 32), new(104, 31)]);
        double radian = Math.PI / 180;
        double expected = radian * (ClosedFormArea.F(32 * radian) - ClosedFormArea.F(31 * radian));
        Assert.That(Relative(Ellipsoidal.Area(cell, Crs.Cgcs2000), expected), Is.LessThan(1e-11));
    }

    [Test]
    public void The_whole_ellipsoid_has_its_published_surface() =>
        // radius of the sphere of the same surface, R2 = 6 371 007.1810 m: H. Moritz, Geodetic Reference System 1980, J. Geodesy 74, 2000,
        // printed with a last digit or two from a series
        Assert.That(Math.Sqrt(ClosedFormArea.F(Math.PI / 2)), Is.EqualTo(6371007.1810).Within(2e-4));

    [Test]
    public void Both_formulas_agree_with_the_surface_element_integrated_numerically()
    {
        // dS = M N cos B dB dL, Simpson's rule; M and N by their definitions
        double e2 = 0.006694380022900686;
        double Element(double b) => 6378137.0 * 6378137.0 * (1 - e2) * Math.Cos(b) / Math.Pow(1 - (e2 * Math.Sin(b) * Math.Sin(b)), 2);
        foreach ((double south, double north) in ((double, double)[])[(0.05, 0.06), (0.5, 0.5001), (0.2, 0.9), (-0.6, -0.55)])
        {
            int n = 2000;
            double h = (north - south) / n;
            double sum = Enumerable.Range(0, n + 1).Sum(i => (i == 0 || i == n ? 1 : i % 2 == 1 ? 4 : 2) * Element(south + (i * h))) * h / 3;
            Assert.That(Relative(OfficialArea.Band(south, north), sum), Is.LessThan(1e-11));
            Assert.That(Relative(ClosedFormArea.Band(south, north), sum), Is.LessThan(1e-11));
        }
    }

    [Test]
    public void A_geodesic_polygon_of_PROJ_is_near()
    {
        Polygon square = Square(35452000, 3464000, 1000);
        CrsTransform toDegrees = CrsTransform.Between(Zone35, Crs.Cgcs2000);
        (double X, double Y)[] corners = [.. square.Coordinates.SkipLast(1).Select(c => toDegrees.Apply(c.X, c.Y))];
        double theirs = GeodesicPolygon.Area([.. corners.Select(c => c.Y)], [.. corners.Select(c => c.X)]);
        Assert.That(Relative(Ellipsoidal.Area(square, Zone35), theirs), Is.InRange(1e-15, 1e-6));
    }

    [Test]
    public void Holes_are_subtracted_and_parts_are_added()
    {
        Polygon outer = Square(35452000, 3464000, 1000);
        Polygon inner = Square(35452300, 3464300, 100);
        Polygon ring = Factory.CreatePolygon(outer.Shell, [inner.Shell]);
        double expected = Ellipsoidal.Area(outer, Zone35) - Ellipsoidal.Area(inner, Zone35);
        Assert.That(Ellipsoidal.Area(ring, Zone35), Is.EqualTo(expected));
        Assert.That(Ellipsoidal.Area(Factory.CreateMultiPolygon([ring, inner]), Zone35), Is.EqualTo(Ellipsoidal.Area(outer, Zone35)).Within(1e-9));
        Assert.That(Ellipsoidal.Area(outer.ExteriorRing, Zone35), Is.Zero);
    }

    [Test]
    public void The_zone_prefix_the_direction_and_the_start_do_not_change_the_area()
    {
        Polygon square = Square(35452000, 3464000, 1000);
        double area = Ellipsoidal.Area(square, Zone35);
        Assert.That(Ellipsoidal.Area(Square(452000, 3464000, 1000), Crs.Parse("EPSG:4544")), Is.EqualTo(area).Within(1e-6));
        Assert.That(Ellipsoidal.Area((Polygon)square.Reverse(), Zone35), Is.EqualTo(area).Within(1e-7));
    }

    [Test]
    public void A_square_of_one_millimetre_keeps_its_area() =>
        Assert.That(Ellipsoidal.Area(Square(452000, 3464000, 1.0 / 1024), Crs.Parse("EPSG:4544")) * 1024 * 1024, Is.EqualTo(0.99994).Within(1e-4));

    [Test]
    public void A_vertex_outside_the_domain_is_an_error_and_never_an_area() =>
        Assert.Throws<ArgumentException>(() => Ellipsoidal.Area(Square(452000, 3464000, 1000), Zone35));

    [Test]
    public void An_empty_polygon_has_no_area() => Assert.That(Ellipsoidal.Area(Factory.CreatePolygon(), Zone35), Is.Zero);
}
