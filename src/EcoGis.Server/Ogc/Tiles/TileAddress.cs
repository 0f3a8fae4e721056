using System.Globalization;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// One tile of the tile matrix set WebMercatorQuad (OGC 17-083r4, annex D.1): the world as a square of Web Mercator, cut into 2^z × 2^z, x from the west,
/// y from the north.
/// </summary>
internal readonly record struct TileAddress(int Z, int X, int Y)
{
    public const string MatrixSet = "WebMercatorQuad", MatrixSetAddress = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";

    /// <summary>A tile of this level is 9.6 m wide at the equator: nothing is drawn finer.</summary>
    public const int DeepestLevel = 22;

    /// <summary>Coordinates of a tile run from 0 to this, y down (Mapbox vector tile specification 2.1, §4.1).</summary>
    public const int Extent = 4096;

    public static TileAddress? Parse(string? z, string? row, string? column) =>
        Number(z) is { } level and <= DeepestLevel && Number(row) is { } y && Number(column) is { } x && x < 1 << level && y < 1 << level ? new(level, x, y) : null;

    /// <summary>Tile units of this level to one unit of <see cref="MercatorShapes"/>.</summary>
    public double Scale => Extent * Math.ScaleB(1, Z - MercatorShapes.WorldBits);

    /// <summary>The world units of the tile's upper left corner.</summary>
    public (double X, double Y) Corner => (Math.ScaleB(X, MercatorShapes.WorldBits - Z), Math.ScaleB(Y, MercatorShapes.WorldBits - Z));

    /// <summary>The tile and a margin of so many tile units, in degrees.</summary>
    public Envelope LonLat(double margin)
    {
        double side = Math.ScaleB(1, -Z), edge = margin / Extent;
        (double west, double north) = Degrees((X - edge) * side, (Y - edge) * side);
        (double east, double south) = Degrees((X + 1 + edge) * side, (Y + 1 + edge) * side);
        return new(west, east, south, north);
    }

    private static (double Longitude, double Latitude) Degrees(double x, double y) =>
        ((Math.Clamp(x, 0, 1) * 360) - 180, Math.Atan(Math.Sinh(Math.PI * (1 - (2 * Math.Clamp(y, 0, 1))))) * 180 / Math.PI);

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
