namespace EcoGis;

/// <summary>
/// EPSG:3857 by its own formula (IOGP Guidance Note 7-2, method 1024): spherical Mercator of geodetic longitude and latitude on the radius
/// a = 6 378 137 m. Degrees in, metres out. For display and input only: not conformal on the ellipsoid, no plane for measures. Its domain is the
/// square |x|, |y| ≤ πa (|latitude| ≤ 85.051°); NaN outside.
/// </summary>
internal static class WebMercator
{
    private const double Radius = GeodeticDatum.SemiMajorAxis;

    /// <summary>πa with a micrometre for the rounding of others.</summary>
    private const double Limit = (Math.PI * Radius) + 1e-6;

    public static (double X, double Y) Forward(double longitude, double latitude)
    {
        double x = Radius * longitude * Math.PI / 180;
        double y = Radius * Math.Asinh(Math.Tan(latitude * Math.PI / 180));
        return Math.Abs(latitude) <= 90 && Math.Abs(x) <= Limit && Math.Abs(y) <= Limit ? (x, y) : (double.NaN, double.NaN);
    }

    public static (double Longitude, double Latitude) Inverse(double x, double y) =>
        Math.Abs(x) <= Limit && Math.Abs(y) <= Limit
            ? (Math.Clamp(x / Radius * 180 / Math.PI, -180, 180), Math.Atan(Math.Sinh(y / Radius)) * 180 / Math.PI)
            : (double.NaN, double.NaN);
}
