using CsCheck;
using NetTopologySuite.Geometries;
using static EcoGis.Tests.Sites.StructureTests;

namespace EcoGis.Tests.Sites;

/// <summary>From a raw boundary in a declared CRS to a located and measured site.</summary>
public sealed class SiteTests
{
    private const string Parcel = "104.50 31.30, 104.51 31.30, 104.51 31.31, 104.50 31.31, 104.50 31.30";

    [Test]
    public void A_site_is_measured_on_the_ellipsoid_and_in_the_zone_of_its_centroid()
    {
        Site site = From(Parcel).Site!;
        Assert.That(site.Crs.Code, Is.EqualTo("EPSG:4523")); // 105° E, zone 35
        // band of the ellipsoid between two latitudes: closed form, F(B) of the cylindrical equal-area plane
        double radians = 0.01 * Math.PI / 180;
        Assert.That(site.EllipsoidalArea, Is.EqualTo(radians * ClosedFormArea.F(31.31 * Math.PI / 180) - (radians * ClosedFormArea.F(31.30 * Math.PI / 180)))
            .Within(1e-9).Percent);
        Assert.That(site.PlanarArea / site.EllipsoidalArea, Is.EqualTo(1).Within(1e-4).And.GreaterThan(1));
        Assert.That(site.MeanWidth, Is.EqualTo(2 * site.PlanarArea / site.PlanarLength));
    }

    [Test]
    public void The_plane_asked_for_wins_then_the_home_plane_inside_its_extent()
    {
        Shape shape = From(Parcel).Site!.Shape;
        Crs asked = Crs.Parse("EPSG:4545"), home = Crs.Parse("EPSG:4544");
        var around = new Envelope(104, 105, 31, 32);
        Assert.That(new PlaneChoice(asked, home, around).For(shape), Is.EqualTo(asked));
        Assert.That(new PlaneChoice(null, home, around).For(shape), Is.EqualTo(home));
        Assert.That(new PlaneChoice(null, home, new Envelope(104, 104.505, 31, 32)).For(shape).Code, Is.EqualTo("EPSG:4523"));
    }

    [Test]
    public void Degrees_and_web_mercator_are_refused_as_planes()
    {
        foreach (string code in new[] { "EPSG:4490", "EPSG:3857" })
            Assert.That(() => Site.From(RawShape.Polygon(Path(Parcel)), Crs.Cgcs2000, new PlaneChoice(Crs.Parse(code)), 1),
                Throws.TypeOf<EcoException>().With.Message.Contains("ECO-2102"));
    }

    [Test]
    public void A_plane_far_from_the_site_is_refused() =>
        Assert.That(() => Site.From(RawShape.Polygon(Path(Parcel)), Crs.Cgcs2000, new PlaneChoice(Crs.Parse("EPSG:32632")), 1),
            Throws.TypeOf<EcoException>().With.Message.Contains("ECO-2103"));

    [TestCase("104 31, 104 95, 105 95, 104 31", GeometryProblemKind.OutOfRange, 104, 95)]
    [TestCase("179 0, 179 1, -179 1, -179 0, 179 0", GeometryProblemKind.CrossesAntimeridian, -179, 0)]
    public void Coordinates_off_the_earth_and_edges_over_the_antimeridian_are_named(string ring, GeometryProblemKind kind, double x, double y)
    {
        SiteReading reading = From(ring);
        Assert.That(reading.Site, Is.Null);
        Assert.That(reading.Problems, Does.Contain(new GeometryProblem(kind, 1, x, y)));
        Assert.That(reading.Problems.Select(p => p.Kind).Distinct(), Is.EqualTo(new[] { kind }));
    }

    [Test]
    public void A_coordinate_outside_the_declared_projection_is_out_of_range() => Assert.That(
        ShapeGate.Check(RawShape.Polygon(Path("500000 3400000, 1e15 3400000, 500000 3400100, 500000 3400000")), Crs.Parse("EPSG:4544")).Problems,
        Is.EqualTo(new[] { new GeometryProblem(GeometryProblemKind.OutOfRange, 1, 1e15, 3400000) }));

    [Test]
    public void A_shape_of_world_size_is_refused_rather_than_filling_the_memory()
    {
        string zigzag = string.Join(", ", Enumerable.Range(0, 40).Select(i => FormattableString.Invariant($"{(i % 2 == 0 ? -170 : 170)} {i}")));
        var raw = new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[Path(zigzag)]]);
        Assert.That(ShapeGate.Check(raw, Crs.Cgcs2000).Problems[0].Kind, Is.EqualTo(GeometryProblemKind.CrossesAntimeridian));
        raw = new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[Path(zigzag.Replace("170", "85"))]]);
        Assert.That(() => ShapeGate.Check(raw, Crs.Cgcs2000), Throws.TypeOf<EcoException>().With.Message.Contains("ECO-2104"));
    }

    [Test]
    public void A_site_of_continental_size_is_refused_where_a_layer_may_hold_it()
    {
        var wide = RawShape.Polygon(new RawPath([10, 20, 20, 10, 10], [-55, -55, 65, 65, -55]));
        Assert.That(ShapeGate.Check(wide, Crs.Wgs84).Shape, Is.Not.Null);
        Assert.That(() => Site.From(wide, Crs.Wgs84, new PlaneChoice(), 1), Throws.TypeOf<EcoException>().With.Message.Contains("ECO-2104"));
    }

    [Test]
    public void A_structure_repair_gives_a_receipt()
    {
        SiteReading reading = Site.From(
            RawShape.Polygon(Path("500000 3400000, 500010 3400010, 500010 3400000, 500000 3400010, 500000 3400000")), Crs.Parse("EPSG:4544"), new PlaneChoice(), 1, Repair.Structure);
        Assert.That(reading.Site!.PlanarArea, Is.EqualTo(50));
        Assert.That(reading.Repair!.AreaBefore, Is.EqualTo(0).Within(1e-6)); // the lobes of the bow-tie cancelled
        Assert.That(reading.Repair.AreaAfter, Is.EqualTo(50).Within(1e-6));
        Assert.That(reading.Problems, Has.Count.EqualTo(1));
        Assert.That(From(Parcel, Repair.Structure).Repair, Is.Null);
    }

    [Test]
    public void Ring_start_and_direction_change_no_bit_of_a_measure_or_key()
    {
        Site expected = From(Parcel).Site!;
        Gen.Select(Gen.Int[0, 3], Gen.Bool).Sample((start, reverse) =>
        {
            string[] points = Parcel.Split(", ")[..4];
            points = [.. points[start..], .. points[..start]];
            if (reverse)
                Array.Reverse(points);
            Site site = From(string.Join(", ", points.Append(points[0]))).Site!;
            return site.Shape.ContentKey == expected.Shape.ContentKey && site.EllipsoidalArea.Equals(expected.EllipsoidalArea)
                && site.PlanarArea.Equals(expected.PlanarArea) && site.PlanarLength.Equals(expected.PlanarLength);
        }, iter: 50);
    }

    [Test]
    public void The_content_key_tells_shapes_and_systems_apart()
    {
        string[] keys =
        [
            From(Parcel).Site!.Shape.ContentKey,
            From(Parcel.Replace("104.51 31.31", "104.51 31.3100001")).Site!.Shape.ContentKey,
            ShapeGate.Check(RawShape.Polygon(Path(Parcel)), Crs.Wgs84).Shape!.ContentKey,
        ];
        Assert.That(keys, Is.Unique);
        Assert.That(Shape.Trusted(From(Parcel).Site!.Shape.Geometry, Crs.Cgcs2000).ContentKey, Is.EqualTo(keys[0]));
    }

    [Test]
    public void A_shape_in_its_own_system_is_the_same_object_and_elsewhere_it_is_kept()
    {
        Shape shape = From(Parcel).Site!.Shape;
        Crs plane = Crs.Parse("EPSG:4544");
        Assert.That(shape.In(Crs.Cgcs2000), Is.SameAs(shape.Geometry));
        Geometry kept = shape.In(plane);
        Assert.That(shape.In(plane), Is.SameAs(kept));
        Assert.That(shape.In(plane).Coordinates.Zip(shape.In(plane).Coordinates.Skip(1), (a, b) => a.Distance(b)), Is.All.LessThan(70.1));
        Assert.That(shape.LonLatBounds, Is.EqualTo(new Envelope(104.50, 104.51, 31.30, 31.31)));
    }

    [Test]
    public void Lines_and_points_are_put_in_order_too()
    {
        Crs plane = Crs.Parse("EPSG:4544");
        string[] lines = ["500000 3400000, 500010 3400000, 500010 3400005", "500000 3400020, 500000 3400010"];
        string Key(params string[] paths) => ShapeGate.Check(
            new RawShape(ShapeKind.Line, RingRoles.AsGiven, [.. paths.Select(p => (IReadOnlyList<RawPath>)[Path(p)])]), plane).Shape!.ContentKey;
        string turned = string.Join(", ", lines[0].Split(", ").Reverse());
        Assert.That(Key(lines[1], turned), Is.EqualTo(Key(lines[0], lines[1])));
        var points = new RawShape(ShapeKind.Point, RingRoles.AsGiven, [[Path("500001 3400000")], [Path("500000 3400000")], [Path("500001 3400000")]]);
        ShapeReading reading = ShapeGate.Check(points, plane);
        Assert.That(reading.Shape!.Geometry.NumGeometries, Is.EqualTo(2));
        Assert.That(reading.Problems.Single().Kind, Is.EqualTo(GeometryProblemKind.RepeatedPoint));
        Assert.That(ShapeGate.Check(new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[Path("500000 3400000, 500000 3400000")]]), plane).Problems[0].Kind,
            Is.EqualTo(GeometryProblemKind.TooFewPoints));
    }

    private static SiteReading From(string ring, Repair repair = Repair.None) =>
        Site.From(RawShape.Polygon(Path(ring)), Crs.Cgcs2000, new PlaneChoice(), 1, repair);
}
