using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

/// <summary>
/// The official formula to the letter: 国土调查办发〔2008〕32号《图幅理论面积与图斑椭球面积计算公式及要求》, its constants, its trigonometric series, every vertex
/// inverse-projected by itself, mean longitude times band area summed edge by edge.
/// </summary>
internal static class OfficialArea
{
    private const double Radian = Math.PI / 180;
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

    public static double Of(Geometry geometry, Crs crs)
    {
        CrsTransform transform = CrsTransform.Between(crs, Crs.Cgcs2000);
        return geometry switch
        {
            Polygon polygon => Ring(polygon.ExteriorRing) - polygon.InteriorRings.Sum(Ring),
            _ => geometry is GeometryCollection many ? many.Geometries.Sum(g => Of(g, crs)) : 0,
        };

        double Ring(LineString ring)
        {
            (double X, double Y)[] points = [.. EdgeSplitter.Split(ring, crs).Coordinates.Select(c => transform.Apply(c.X, c.Y))];
            double west = points.Min(p => p.X);
            return Math.Abs(points.Zip(points.Skip(1)).Sum(e =>
                (e.First.X - west + (e.Second.X - west)) / 2 * Radian * Band(e.First.Y * Radian, e.Second.Y * Radian)));
        }
    }

    /// <summary>Square metres per radian of longitude between two latitudes in radians, signed: S / ΔL of the official formula.</summary>
    public static double Band(double latitude1, double latitude2)
    {
        double half = (latitude2 - latitude1) / 2;
        double middle = (latitude1 + latitude2) / 2;
        return 2 * SemiMinorAxis * SemiMinorAxis
            * ((A * Math.Sin(half) * Math.Cos(middle)) - (B * Math.Sin(3 * half) * Math.Cos(3 * middle))
                + (C * Math.Sin(5 * half) * Math.Cos(5 * middle)) - (D * Math.Sin(7 * half) * Math.Cos(7 * middle))
                + (E * Math.Sin(9 * half) * Math.Cos(9 * middle)));
    }
}
