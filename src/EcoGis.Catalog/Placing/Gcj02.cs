namespace EcoGis;

/// <summary>
/// The offset of the Chinese web maps, WGS 84 → GCJ-02, in degrees, by the formula that has been public since 2010 ("eviltransform"):
/// a sum of sines over (lon − 105, lat − 35) on the Krasovsky 1940 ellipsoid, and its inverse by iteration. Used to recognise shifted data, and to
/// correct it only when that was asked for. Outside lon 72.004–137.8347, lat 0.8293–55.8271 the offset is zero, as on those maps.
/// </summary>
internal static class Gcj02
{
    private const double SemiMajor = 6378245.0;
    private const double EccentricitySquared = 0.00669342162296594323;

    public static (double Longitude, double Latitude) FromWgs84(double longitude, double latitude)
    {
        if (longitude is < 72.004 or > 137.8347 || latitude is < 0.8293 or > 55.8271)
            return (longitude, latitude);
        double x = longitude - 105.0;
        double y = latitude - 35.0;
        double common = (20 * Math.Sin(6 * x * Math.PI) + 20 * Math.Sin(2 * x * Math.PI)) * 2 / 3;
        double root = Math.Sqrt(Math.Abs(x));

        double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
            + (20 * Math.Sin(y * Math.PI) + 40 * Math.Sin(y / 3 * Math.PI)) * 2 / 3
            + (160 * Math.Sin(y / 12 * Math.PI) + 320 * Math.Sin(y * Math.PI / 30)) * 2 / 3;
        double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
            + (20 * Math.Sin(x * Math.PI) + 40 * Math.Sin(x / 3 * Math.PI)) * 2 / 3
            + (150 * Math.Sin(x / 12 * Math.PI) + 300 * Math.Sin(x / 30 * Math.PI)) * 2 / 3;

        double radians = latitude * Math.PI / 180;
        double w2 = 1 - EccentricitySquared * Math.Sin(radians) * Math.Sin(radians);
        double w = Math.Sqrt(w2);
        return (longitude + east * 180 / (SemiMajor / w * Math.Cos(radians) * Math.PI),
            latitude + north * 180 / (SemiMajor * (1 - EccentricitySquared) / (w2 * w) * Math.PI));
    }
}
