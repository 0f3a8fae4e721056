using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Measures on the plane of the geometry's own projected CRS, in its metres: the area of record of the ecological authorities (高斯-克吕格平面面积).
/// Wrong by the scale of the projection, and meaningless in degrees or Web Mercator. Sums run relative to the ring's first vertex, so
/// that eastings of 3.5e7 cost no digits.
/// </summary>
public static class Planar
{
    /// <summary>Square metres, holes subtracted; lines and points have none.</summary>
    public static double Area(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry switch
        {
            Polygon polygon => Math.Abs(SignedArea(polygon.ExteriorRing.CoordinateSequence))
                - polygon.InteriorRings.Sum(r => Math.Abs(SignedArea(r.CoordinateSequence))),
            GeometryCollection many => many.Geometries.Sum(Area),
            _ => 0,
        };
    }

    /// <summary>Square metres of flat rings, shells counter-clockwise and holes clockwise.</summary>
    public static double Area(Rings rings)
    {
        double area = 0;
        for (int i = 0; i < rings.Count; i++)
            area += SignedArea(rings[i]);
        return area;
    }

    /// <summary>Metres: the perimeter of flat rings, or the length of flat paths.</summary>
    public static double Length(Rings paths)
    {
        double length = 0;
        for (int i = 0; i < paths.Count; i++)
            length += PathLength(paths[i]);
        return length;
    }

    /// <summary>Metres: the length of lines, the perimeter of polygons with that of their holes; points have none.</summary>
    public static double Length(Geometry geometry)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        return geometry switch
        {
            LineString line => Length(line.CoordinateSequence),
            Polygon polygon => Length(polygon.ExteriorRing) + polygon.InteriorRings.Sum(Length),
            GeometryCollection many => many.Geometries.Sum(Length),
            _ => 0,
        };
    }

    /// <summary>Shoelace formula of a closed ring, counter-clockwise positive.</summary>
    internal static double SignedArea(CoordinateSequence ring)
    {
        double sum = 0;
        for (int i = 2; i < ring.Count; i++)
        {
            sum += ((ring.GetX(i - 1) - ring.GetX(0)) * (ring.GetY(i) - ring.GetY(0)))
                - ((ring.GetX(i) - ring.GetX(0)) * (ring.GetY(i - 1) - ring.GetY(0)));
        }
        return sum / 2;
    }

    private static double Length(CoordinateSequence line)
    {
        double sum = 0;
        for (int i = 1; i < line.Count; i++)
        {
            (double dx, double dy) = (line.GetX(i) - line.GetX(i - 1), line.GetY(i) - line.GetY(i - 1));
            sum += Math.Sqrt((dx * dx) + (dy * dy));
        }
        return sum;
    }

    /// <summary>Of one closed ring, x and y interleaved; counter-clockwise positive.</summary>
    internal static double SignedArea(ReadOnlySpan<double> ring)
    {
        double sum = 0;
        for (int k = 4; k < ring.Length; k += 2)
            sum += ((ring[k - 2] - ring[0]) * (ring[k + 1] - ring[1])) - ((ring[k] - ring[0]) * (ring[k - 1] - ring[1]));
        return sum / 2;
    }

    /// <summary>Of one path, x and y interleaved.</summary>
    internal static double PathLength(ReadOnlySpan<double> path)
    {
        double sum = 0;
        for (int k = 2; k < path.Length; k += 2)
        {
            (double dx, double dy) = (path[k] - path[k - 2], path[k + 1] - path[k - 1]);
            sum += Math.Sqrt((dx * dx) + (dy * dy));
        }

        return sum;
    }
}
