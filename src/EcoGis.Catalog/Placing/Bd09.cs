namespace EcoGis;

/// <summary>
/// The further offset of Baidu maps, GCJ-02 → BD-09, in degrees, by the formula in public use: a small wave on radius and angle about (0, 0), then
/// 0.0065° east and 0.006° north.
/// </summary>
internal static class Bd09
{
    private const double Wave = Math.PI * 3000 / 180;

    public static (double Longitude, double Latitude) FromGcj02(double longitude, double latitude)
    {
        double radius = Math.Sqrt((longitude * longitude) + (latitude * latitude)) + (0.00002 * Math.Sin(latitude * Wave));
        double angle = Math.Atan2(latitude, longitude) + (0.000003 * Math.Cos(longitude * Wave));
        return ((radius * Math.Cos(angle)) + 0.0065, (radius * Math.Sin(angle)) + 0.006);
    }

    public static (double Longitude, double Latitude) FromWgs84(double longitude, double latitude)
    {
        var (lon, lat) = Gcj02.FromWgs84(longitude, latitude);
        return FromGcj02(lon, lat);
    }
}
