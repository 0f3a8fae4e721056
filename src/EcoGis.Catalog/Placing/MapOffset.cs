namespace EcoGis;

/// <summary>
/// A deliberate offset of Chinese web maps that can be undone when the user says that it is there (<c>--from</c>). Degrees of WGS 84, longitude
/// before latitude. The inverse is iterated on the forward formula until the two agree to 1e-12°, far below what the formula itself is worth.
/// </summary>
public sealed class MapOffset
{
    private const double Settled = 1e-12; // degrees
    private const double Required = 1e-9; // degrees; 0.1 mm
    private const int Steps = 60;

    /// <summary>高德、腾讯. The map providers' own formula is not published; the public one is held to agree with them to about a metre.</summary>
    public static readonly MapOffset Gcj02 = new("gcj02", new("GCJ-02（高德、腾讯等地图）", "GCJ-02 (Amap, Tencent and other maps)"), 1, EcoGis.Gcj02.FromWgs84);

    /// <summary>百度: GCJ-02 and a second formula of the same standing.</summary>
    public static readonly MapOffset Bd09 = new("bd09", new("BD-09（百度地图）", "BD-09 (Baidu maps)"), 2, EcoGis.Bd09.FromWgs84);

    public static readonly IReadOnlyList<MapOffset> All = [Gcj02, Bd09];

    private readonly Func<double, double, (double Longitude, double Latitude)> forward;

    private MapOffset(string id, Bilingual name, double error, Func<double, double, (double, double)> forward)
    {
        (Id, Name, Error) = (id, name, error);
        this.forward = forward;
    }

    public string Id { get; }

    public Bilingual Name { get; }

    /// <summary>What undoing it adds to the positional accuracy, m.</summary>
    public double Error { get; }

    public static MapOffset? Called(string? id) => id is null ? null : All.Single(o => o.Id == id);

    public (double Longitude, double Latitude) FromWgs84(double longitude, double latitude) => forward(longitude, latitude);

    /// <summary>The true place of a shifted point; NaN where the formula has no offset or none that settles.</summary>
    public (double Longitude, double Latitude) ToWgs84(double longitude, double latitude)
    {
        (double lon, double lat) = (longitude, latitude);
        for (int step = 0; step < Steps; step++)
        {
            var (shiftedLon, shiftedLat) = forward(lon, lat);
            (double east, double north) = (longitude - shiftedLon, latitude - shiftedLat);
            if ((Math.Abs(east) <= Settled && Math.Abs(north) <= Settled) || (step == Steps - 1 && Math.Abs(east) <= Required && Math.Abs(north) <= Required))
                return EcoGis.Gcj02.FromWgs84(lon, lat) == (lon, lat) ? (double.NaN, double.NaN) : (lon, lat);
            (lon, lat) = (lon + east, lat + north);
        }

        return (double.NaN, double.NaN);
    }
}
