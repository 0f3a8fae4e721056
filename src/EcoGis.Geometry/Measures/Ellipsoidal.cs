using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// 图斑椭球面积, the area of record of the natural resources authorities: 国土调查办发〔2008〕32号《图幅理论面积与图斑椭球面积计算公式及要求》.
/// Square metres on the CGCS2000 ellipsoid (WGS 84 systems too: one datum, ellipsoids 0.1 mm apart). Edges are straight in the geometry's own CRS and
/// are split at 70 m first; each piece and the reference meridian bound a trapezoid. Holes are subtracted; lines and points have no area.
/// Not for polygons over the antimeridian or a pole.
/// </summary>
public static class Ellipsoidal
{
    private const double SemiMinorAxis = 6356752.314140356;
    private const double E2 = 0.006694380022900686;
    private const double E4 = E2 * E2;
    private const double E6 = E4 * E2;
    private const double E8 = E4 * E4;
    private const double A = 1 + (3.0 / 6 * E2) + (30.0 / 80 * E4) + (35.0 / 112 * E6) + (630.0 / 2304 * E8);
    private const double B = (1.0 / 6 * E2) + (15.0 / 80 * E4) + (21.0 / 112 * E6) + (420.0 / 2304 * E8);
    private const double C = (3.0 / 80 * E4) + (7.0 / 112 * E6) + (180.0 / 2304 * E8);
    private const double D = (1.0 / 112 * E6) + (45.0 / 2304 * E8);
    private const double E = 5.0 / 2304 * E8;

    /// <exception cref="ArgumentException">A coordinate lies outside the domain of the CRS.</exception>
    public static double Area(Geometry geometry, Crs crs) => EllipsoidalSum.Of(geometry, crs, Band);

    /// <summary>Square metres per radian of longitude between two latitudes in radians, signed: S / ΔL of the official formula.</summary>
    internal static double Band(double latitude1, double latitude2)
    {
        double half = (latitude2 - latitude1) / 2;
        double middle = (latitude1 + latitude2) / 2;
        return 2 * SemiMinorAxis * SemiMinorAxis
            * ((A * Math.Sin(half) * Math.Cos(middle)) - (B * Math.Sin(3 * half) * Math.Cos(3 * middle))
                + (C * Math.Sin(5 * half) * Math.Cos(5 * middle)) - (D * Math.Sin(7 * half) * Math.Cos(7 * middle))
                + (E * Math.Sin(9 * half) * Math.Cos(9 * middle)));
    }
}
