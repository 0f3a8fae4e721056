using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The part of a shape that a plane can hold. A transverse Mercator ends 10° from its meridian, but a river or a country does not: a shape that
/// reaches further is cut, in longitude and latitude, at 9.5° from the meridian and at 88° of latitude. Sites are never cut.
/// </summary>
internal static class PlaneWindow
{
    private const double HalfWidth = 9.5, Latitude = 88;

    /// <returns>The shape in the plane, and whether it is all there; an empty geometry when it lies wholly outside.</returns>
    public static (Geometry Geometry, bool Whole) Project(Shape shape, Crs plane)
    {
        Envelope window = Of(plane), bounds = shape.LonLatBounds;
        if (window.Covers(bounds))
            return (shape.In(plane), true);
        if (!window.Intersects(bounds))
            return (Nts.Factory.CreateGeometryCollection(), false);
        var (cut, _) = Nts.Intersection(shape.In(Crs.Cgcs2000), Nts.Factory.ToGeometry(window));
        return (Shape.Trusted(cut, Crs.Cgcs2000).In(plane), false);
    }

    /// <summary>A lower bound, m, of how far anything is that the plane holds nothing of.</summary>
    /// <param name="lonLat">Bounds of the place that is asked for.</param>
    public static double ToBeyond(Envelope lonLat, Crs plane)
    {
        Envelope window = Of(plane);
        Box from = Box.Of(lonLat);
        Box[] beyond = [new(-180, -90, window.MinX, 90), new(window.MaxX, -90, 180, 90), new(-180, -90, 180, window.MinY), new(-180, window.MaxY, 180, 90)];
        return beyond.Where(b => b.MinX < b.MaxX).Min(b => GroundBound.Between(b, from));
    }

    private static Envelope Of(Crs plane)
    {
        double meridian = plane.Projection?.CentralMeridian ?? throw new ArgumentException($"{plane.Code} is no plane", nameof(plane));
        return new Envelope(meridian - HalfWidth, meridian + HalfWidth, -Latitude, Latitude);
    }
}
