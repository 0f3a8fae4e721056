namespace EcoGis;

/// <summary>
/// A lower bound, in metres, of the geodesic between any two points of two lon/lat boxes. On the ellipsoid a line element is at least that of a
/// sphere with the smallest radius of curvature b²/a; on the sphere a point at latitude φ is asin(cos φ · sin Δλ) from a meridian Δλ away.
/// One millimetre is taken off for edges that are straight in a plane and not here.
/// </summary>
internal static class GroundBound
{
    private const double SmallestRadius = 6_335_439; // b²/a, CGCS2000, rounded down
    private const double Slack = 0.001;
    private const double Radian = Math.PI / 180;

    public static double Between(Box a, Box b)
    {
        double north = Math.Max(0, Math.Max(a.MinY - b.MaxY, b.MinY - a.MaxY)) * Radian;
        double gap = Math.Max(0, Math.Max(a.MinX - b.MaxX, b.MinX - a.MaxX));
        double otherWay = 360 - (Math.Max(a.MaxX, b.MaxX) - Math.Min(a.MinX, b.MinX));
        double east = Math.Sin(Math.Clamp(Math.Min(gap, Math.Max(0, otherWay)), 0, 90) * Radian);
        double cos = Math.Max(SmallestCosine(a), SmallestCosine(b));
        return Math.Max(0, (SmallestRadius * Math.Max(north, Math.Asin(Math.Clamp(cos * east, 0, 1)))) - Slack);
    }

    private static double SmallestCosine(Box box) => Math.Max(0, Math.Cos(Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)) * Radian));
}
