namespace EcoGis;

/// <summary>A tile as sent, and what stands in it: how many of its features are squares that stand for zones smaller than a pixel, and how large that pixel is (tile units).</summary>
internal sealed record MadeTile(byte[] Content, int Features, int Squares, int Zones, int Pixel);

/// <summary>
/// Draws the zones of a layer into a tile. Nothing that lies in it is left out: a zone smaller than a pixel becomes, with all others of its class in the same
/// pixel, one square with the attribute <c>zones</c>, their number; larger ones are cut at a margin around the tile and thinned to half a pixel. When that is
/// still too much the pixel is doubled.
/// </summary>
internal static class TileMaker
{
    /// <summary>Tile units of a pixel when a tile is shown 512 pixels wide.</summary>
    public const int FinestPixel = 8;

    /// <summary>Tile units around the tile that are drawn too, so that no line stands at its border.</summary>
    private const int Margin = 80;

    public const int MostFeatures = 20_000, MostVertices = 300_000;

    public static MadeTile Make(ShelvedLayer layer, TileAddress tile, CancellationToken cancellation)
    {
        IReadOnlyList<Zone> zones = layer.Meeting(tile.LonLat(Margin));
        for (int pixel = FinestPixel; ; pixel *= 2)
        {
            if (Attempt(layer, tile, zones, pixel, cancellation) is { } made)
                return made;
        }
    }

    /// <summary>Null: too much for one tile at this pixel. A pixel as large as the tile is never too much.</summary>
    private static MadeTile? Attempt(ShelvedLayer layer, TileAddress tile, IReadOnlyList<Zone> zones, int pixel, CancellationToken cancellation)
    {
        List<Zone> drawn = [];
        Dictionary<(int X, int Y, string Class), (Zone First, int Count)> small = [];
        foreach (Zone zone in zones)
        {
            (double x, double y, double width, double height) = Box(zone, tile);
            if (width >= pixel || height >= pixel || (zone.Shape.Kind == ShapeKind.Point && pixel == FinestPixel && zones.Count <= MostFeatures))
            {
                drawn.Add(zone);
                continue;
            }

            var cell = ((int)Math.Floor((x + (width / 2)) / pixel), (int)Math.Floor((y + (height / 2)) / pixel), zone.Class);
            small[cell] = small.TryGetValue(cell, out var standing) ? (standing.First, standing.Count + 1) : (zone, 1);
        }

        bool last = pixel >= TileAddress.Extent;
        if (drawn.Count + small.Count > MostFeatures && !last)
            return null;
        VectorTileWriter writer = new(layer.Name);
        MercatorShape[] shapes = layer.Mercator.Of(drawn);
        int standingAlone = 0;
        for (int i = 0; i < shapes.Length; i++)
        {
            if (i % 256 == 0)
                cancellation.ThrowIfCancellationRequested();
            List<List<int>> paths = Paths(shapes[i], tile, pixel / 2.0);
            if (paths.Count > 0)
            {
                Write(writer, drawn[i], drawn[i].Shape.Kind, paths, 1);
                standingAlone++;
            }

            if (writer.Vertices > MostVertices && !last)
                return null;
        }

        foreach (((int x, int y, _), (Zone first, int count)) in small)
            Write(writer, first, first.Shape.Kind, [Mark(first.Shape.Kind, x * pixel, y * pixel, pixel)], count);
        return new(writer.ToTile(), writer.Features, small.Count, standingAlone + small.Values.Sum(s => s.Count), pixel);
    }

    private static void Write(VectorTileWriter writer, Zone zone, ShapeKind kind, IReadOnlyList<List<int>> paths, int zones)
    {
        if (zones > 1)
            writer.Add((ulong)zone.Number, kind, paths, ("class", zone.Class, 0), ("zones", null, zones));
        else
            writer.Add((ulong)zone.Number, kind, paths, ("code", zone.Code, 0), ("name", zone.Name, 0), ("class", zone.Class, 0), ("number", null, zone.Number), ("zones", null, 1));
    }

    private static (double X, double Y, double Width, double Height) Box(Zone zone, TileAddress tile)
    {
        NetTopologySuite.Geometries.Envelope e = zone.Shape.LonLatBounds;
        (double west, double north) = MercatorShapes.World(e.MinX, e.MaxY);
        (double east, double south) = MercatorShapes.World(e.MaxX, e.MinY);
        (double cornerX, double cornerY) = tile.Corner;
        return ((west - cornerX) * tile.Scale, (north - cornerY) * tile.Scale, (east - west) * tile.Scale, (south - north) * tile.Scale);
    }

    /// <summary>What stands for zones that are smaller than a pixel.</summary>
    private static List<int> Mark(ShapeKind kind, int x, int y, int pixel) => kind switch
    {
        ShapeKind.Polygon => [x, y, x + pixel, y, x + pixel, y + pixel, x, y + pixel],
        ShapeKind.Line => [x, y + (pixel / 2), x + pixel, y + (pixel / 2)],
        _ => [x + (pixel / 2), y + (pixel / 2)],
    };

    private static List<List<int>> Paths(MercatorShape shape, TileAddress tile, double tolerance)
    {
        List<List<int>> paths = [];
        (double cornerX, double cornerY) = tile.Corner;
        double scale = tile.Scale;
        bool shellGone = false;
        for (int p = 0, from = 0; p < shape.Ends.Length; from = shape.Ends[p], p++)
        {
            if (shape.Holes[p] && shellGone)
                continue;
            bool inside = true;
            List<double> path = new(2 * (shape.Ends[p] - from));
            for (int i = 2 * from; i < 2 * shape.Ends[p]; i += 2)
            {
                double x = (shape.Points[i] - cornerX) * scale, y = (shape.Points[i + 1] - cornerY) * scale;
                inside &= x >= -Margin && x <= TileAddress.Extent + Margin && y >= -Margin && y <= TileAddress.Extent + Margin;
                path.Add(x);
                path.Add(y);
            }

            switch (shape.Kind)
            {
                case ShapeKind.Polygon:
                    List<int>? ring = Ring(inside ? path : TilePath.CutRing(path, -Margin, TileAddress.Extent + Margin), tolerance, shape.Holes[p]);
                    if (!shape.Holes[p])
                        shellGone = ring is null;
                    if (ring is not null)
                        paths.Add(ring);
                    break;
                case ShapeKind.Line:
                    foreach (List<double> stretch in inside ? [path] : TilePath.CutLine(path, -Margin, TileAddress.Extent + Margin))
                        paths.Add(TilePath.Thinned(stretch, tolerance, closed: false) is { Count: >= 4 } line ? line : Mark(ShapeKind.Line, (int)stretch[0], (int)stretch[1], 2));
                    break;
                default:
                    if (inside)
                        paths.Add([(int)Math.Round(path[0]), (int)Math.Round(path[1])]);
                    break;
            }
        }

        return shape.Kind == ShapeKind.Point && paths.Count > 1 ? [[.. paths.SelectMany(p => p)]] : paths;
    }

    /// <summary>Null: it lies elsewhere, or is a hole too small to see. A shell that thinning leaves no area of becomes a line one unit wide.</summary>
    private static List<int>? Ring(List<double> path, double tolerance, bool hole)
    {
        if (path.Count < 6)
            return null;
        List<int> ring = TilePath.Thinned(path, tolerance, closed: true);
        long area = ring.Count >= 6 ? TilePath.Area2(ring) : 0;
        if (area == 0)
        {
            if (hole || ring.Count < 2)
                return null;
            (int x, int y, int toX, int toY) = (ring[0], ring[1], ring.Count >= 4 ? ring[2] : ring[0] + 1, ring.Count >= 4 ? ring[3] : ring[1]);
            ring = Math.Abs(toX - x) >= Math.Abs(toY - y) ? [x, y, toX, toY, toX, toY + 1] : [x, y, toX, toY, toX + 1, toY];
            area = TilePath.Area2(ring);
        }

        if (area > 0 == hole)
        {
            List<int> turned = new(ring.Count);
            for (int i = ring.Count - 2; i >= 0; i -= 2)
                turned.AddRange([ring[i], ring[i + 1]]);
            ring = turned;
        }

        return ring;
    }
}
