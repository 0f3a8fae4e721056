using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// Points of one CRS in the cylindrical equal-area plane of the CGCS2000 ellipsoid, x = a·L, y = F(B)/a (metres), in which areas are those on the
/// ellipsoid. Inside squares of 8192 m (1/16° in a geographic CRS) the map is a polynomial, made when first needed and kept: its areas are right to
/// 1e-12, which a vertex-by-vertex inverse projection, rounded to 5e-10 m, is not. At the edge of the projection's domain, and in a
/// transverse Mercator beyond 75° of latitude where the polynomial would be too coarse, points are projected one by one. Thread-safe.
/// </summary>
internal sealed class EqualAreaPlane
{
    private const double Metres = 8192, Degrees = 1.0 / 16, HighestLatitude = 75;
    private const double A = GeodeticDatum.SemiMajorAxis, Radian = Math.PI / 180;

    /// <summary>A tile takes half a kilobyte.</summary>
    private const int TilesAtMost = 200_000;

    private static readonly ConcurrentDictionary<Crs, EqualAreaPlane> Planes = new();

    private readonly ConcurrentDictionary<(long, long), EqualAreaTile?> tiles = new();
    private readonly Crs crs;
    private readonly double side, meridian;

    private EqualAreaPlane(Crs crs)
    {
        this.crs = crs;
        side = crs.IsGeographic ? Degrees : Metres;
        meridian = crs.Projection?.CentralMeridian ?? 0;
    }

    public static EqualAreaPlane Of(Crs crs) => Planes.GetOrAdd(crs, static c => new(c));

    /// <summary>The tile under a point; null where points are projected one by one (<see cref="Exact"/>).</summary>
    public EqualAreaTile? Tile(double x, double y)
    {
        (long, long) key = ((long)Math.Floor(x / side), (long)Math.Floor(y / side));
        if (tiles.TryGetValue(key, out EqualAreaTile? tile))
            return tile;
        if (tiles.Count > TilesAtMost)
            tiles.Clear();
        return tiles.GetOrAdd(key, static (key, plane) => plane.Make(key), this);
    }

    /// <summary>The tile whose polynomial serves a whole box: no larger than a tile, wherever it lies.</summary>
    public bool OneTile(double minX, double minY, double maxX, double maxY, out EqualAreaTile? tile)
    {
        tile = null;
        if (!(maxX - minX <= side && maxY - minY <= side))
            return false;
        tile = Tile((minX + maxX) / 2, (minY + maxY) / 2);
        return true;
    }

    /// <summary>Metres from the CRS's meridian and the equator, by the point's own tile; NaN outside the domain.</summary>
    public Vector128<double> At(double x, double y) => Tile(x, y) is { } tile ? tile.Origin + tile.At(x, y) : Exact(x, y);

    /// <summary>Metres from the CRS's meridian and the equator, NaN outside the domain.</summary>
    public Vector128<double> Exact(double x, double y) => From(meridian, 0, x, y);

    private Vector128<double> From(double longitude, double latitude, double x, double y)
    {
        (double toLongitude, double toLatitude) = crs.Inverse(x, y);
        return Vector128.Create(
            A * Radian * Math.IEEERemainder(toLongitude - longitude, 360), ClosedFormArea.Band(latitude * Radian, toLatitude * Radian) / A);
    }

    private EqualAreaTile? Make((long Column, long Row) key)
    {
        (double x, double y) = ((key.Column + 0.5) * side, (key.Row + 0.5) * side);
        (double longitude, double latitude) = crs.Inverse(x, y);
        if (crs.IsPlane && !(Math.Abs(latitude) <= HighestLatitude))
            return null;
        foreach ((int across, int up) in ((int, int)[])[(-1, -1), (-1, 1), (1, -1), (1, 1)])
            if (!double.IsFinite(crs.Inverse(x + (across * side), y + (up * side)).Latitude))
                return null;
        return new EqualAreaTile(x, y, side, From(meridian, 0, x, y), (px, py) => From(longitude, latitude, px, py));
    }
}
