using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests.Overlay;

/// <summary>
/// Shapes drawn in metres around a round point on the central meridian of EPSG:4544 (CGCS2000, 105° E), where the scale is 1 and the
/// integer grid is exact.
/// </summary>
internal static class OverlayCase
{
    public const double East = 500_000, North = 3_400_000;

    public static Crs Plane { get; } = Crs.Parse("EPSG:4544");

    public static Shape Draw(string wkt, Crs? crs = null)
    {
        Geometry geometry = new WKTReader().Read(wkt);
        bool plane = crs is null || crs.Equals(Plane);
        ShapeReading reading = ShapeGate.Check(Raw(geometry, plane ? (East, North) : (0, 0)), crs ?? Plane);
        return reading.Shape ?? throw new AssertionException($"{wkt}\n{string.Join('\n', reading.Problems)}");
    }

    public static Site Site(string wkt, double accuracy = 0, Crs? crs = null, Crs? plane = null) => EcoGis.Site.Of(Draw(wkt, crs), plane ?? Plane, accuracy);

    public static Site Site(Shape shape, double accuracy = 0, Crs? plane = null) => EcoGis.Site.Of(shape, plane ?? Plane, accuracy);

    public static OverlayIndex Index(params string[] wkts) => OverlayIndex.Build([.. wkts.Select(w => Draw(w))], Plane);

    public static string Box(double x0, double y0, double x1, double y1) =>
        FormattableString.Invariant($"POLYGON (({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))");

    public static RawShape Raw(Geometry geometry, (double X, double Y) shift)
    {
        var parts = Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).Select(g => g is Polygon p
            ? (IReadOnlyList<RawPath>)[Path(p.Shell), .. p.Holes.Select(Path)]
            : [Path(g)]);
        ShapeKind kind = geometry.Dimension switch { Dimension.Surface => ShapeKind.Polygon, Dimension.Curve => ShapeKind.Line, _ => ShapeKind.Point };
        return new RawShape(kind, RingRoles.AsGiven, [.. parts]);

        RawPath Path(Geometry g) => new([.. g.Coordinates.Select(c => c.X + shift.X)], [.. g.Coordinates.Select(c => c.Y + shift.Y)]);
    }
}
