using System.Buffers;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// 图斑椭球面积, the area of record of the natural resources authorities: 国土调查办发〔2008〕32号《图幅理论面积与图斑椭球面积计算公式及要求》.
/// Square metres on the CGCS2000 ellipsoid (WGS 84 systems too: one datum, ellipsoids 0.1 mm apart). Edges are straight in the geometry's own CRS and
/// are split at 70 m first; each piece and the reference meridian bound a trapezoid of mean longitude times band area. That sum of trapezoids
/// is the shoelace sum in the cylindrical equal-area plane x = a·L, y = F(B)/a, and so it is computed (<see cref="EqualAreaPlane"/>), with F in
/// closed form instead of the official series, from which it differs by less than 1e-9. Holes are subtracted; lines and points have no area.
/// Not for polygons over a pole, nor, in a geographic CRS, over the antimeridian.
/// </summary>
public static class Ellipsoidal
{
    /// <exception cref="ArgumentException">A coordinate lies outside the domain of the CRS.</exception>
    public static double Area(Geometry geometry, Crs crs)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(crs);
        EqualAreaPlane plane = EqualAreaPlane.Of(crs);
        return Of(geometry);

        double Of(Geometry part) => part switch
        {
            Polygon polygon => Unsigned(polygon.ExteriorRing) - polygon.InteriorRings.Sum(Unsigned),
            GeometryCollection many => many.Geometries.Sum(Of),
            _ => 0,
        };

        double Unsigned(LineString line)
        {
            CoordinateSequence sequence = line.CoordinateSequence;
            double[] points = ArrayPool<double>.Shared.Rent(2 * sequence.Count);
            for (int i = 0; i < sequence.Count; i++)
                (points[2 * i], points[(2 * i) + 1]) = (sequence.GetX(i), sequence.GetY(i));
            double area = Math.Abs(Ring(points.AsSpan(0, 2 * sequence.Count), crs, plane));
            ArrayPool<double>.Shared.Return(points);
            return area;
        }
    }

    /// <summary>Of flat rings, shells counter-clockwise and holes clockwise; allocates nothing but the tiles of new ground.</summary>
    /// <exception cref="ArgumentException">A coordinate lies outside the domain of the CRS.</exception>
    public static double Area(Rings rings, Crs crs)
    {
        ArgumentNullException.ThrowIfNull(crs);
        EqualAreaPlane plane = EqualAreaPlane.Of(crs);
        double sum = 0;
        for (int i = 0; i < rings.Count; i++)
            sum += Ring(rings[i], crs, plane);
        return sum;
    }

    private static double Ring(ReadOnlySpan<double> points, Crs crs, EqualAreaPlane plane)
    {
        if (points.IsEmpty)
            return 0;
        EllipsoidalRing ring = new(points, plane);
        EdgeSplitter.Walk(points, crs, ref ring);
        return ring.Area() is var area && double.IsFinite(area) ? area
            : throw new ArgumentException($"a vertex lies outside the domain of {crs.Code}", nameof(points));
    }
}
