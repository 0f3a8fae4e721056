namespace EcoGis;

/// <summary>
/// Areas between parallels on the CGCS2000 ellipsoid, without a series: F(B), the area per radian of longitude from the equator to a latitude
/// (Snyder, Map Projections, USGS PP 1395, 1987, eq. 3-12; a²q/2). Radians and square metres.
/// </summary>
public static class ClosedFormArea
{
    private static readonly double E2 = GeodeticDatum.Cgcs2000.EccentricitySquared;
    private static readonly double E = Math.Sqrt(E2);
    private static readonly double HalfSquare = GeodeticDatum.SemiMajorAxis * GeodeticDatum.SemiMajorAxis * (1 - E2) / 2;

    /// <summary>Square metres per radian of longitude from the equator to a latitude in radians.</summary>
    public static double F(double latitude) => Band(0, latitude);

    /// <summary>
    /// F(B2) − F(B1) without cancellation: the difference of sines as a product, and artanh u − artanh v = artanh((u − v)/(1 − uv)).
    /// </summary>
    internal static double Band(double latitude1, double latitude2)
    {
        (double s1, double s2) = (Math.Sin(latitude1), Math.Sin(latitude2));
        double difference = 2 * Math.Sin((latitude2 - latitude1) / 2) * Math.Cos((latitude1 + latitude2) / 2);
        double algebraic = difference * (1 + (E2 * s1 * s2)) / ((1 - (E2 * s1 * s1)) * (1 - (E2 * s2 * s2)));
        return HalfSquare * (algebraic + (Math.Atanh(E * difference / (1 - (E2 * s1 * s2))) / E));
    }
}
