using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A shape in whole units of the Web Mercator world: x and y interleaved, y down, without the closing point of rings; where each path ends, and whether it is a hole.</summary>
internal sealed record MercatorShape(ShapeKind Kind, int[] Points, int[] Ends, bool[] Holes);

/// <summary>
/// The zones of one layer in Web Mercator, for tiles: the square world is 2^31 units wide (1.9 cm at the equator). Vertices are moved one by one; edges over
/// two kilometres are split first, so that an edge lies within 5 cm of where it should. Zones are moved when first asked for and kept up to a limit; beyond it
/// they are moved again each time. For drawing only: no measure is taken here. Thread-safe.
/// </summary>
internal sealed class MercatorShapes(int zones, Func<IReadOnlyList<Zone>, IReadOnlyList<Shape>> shapes)
{
    /// <summary>log2 of the width of the world.</summary>
    public const int WorldBits = 31;

    /// <summary>Vertices kept of one layer, 8 bytes each.</summary>
    private const int MostKept = 8_000_000;

    private const double LongEdgeMetres = 2_000, LongEdgeDegrees = 0.02;

    private readonly MercatorShape?[] _kept = new MercatorShape?[zones];
    private int _vertices;

    /// <summary>In the order asked for.</summary>
    public MercatorShape[] Of(IReadOnlyList<Zone> wanted)
    {
        var found = new MercatorShape[wanted.Count];
        List<int> missing = [];
        for (int i = 0; i < found.Length; i++)
        {
            if (_kept[wanted[i].Number - 1] is { } kept)
                found[i] = kept;
            else
                missing.Add(i);
        }

        if (missing.Count == 0)
            return found;
        IReadOnlyList<Shape> read = shapes([.. missing.Select(i => wanted[i])]);
        for (int m = 0; m < missing.Count; m++)
        {
            MercatorShape shape = found[missing[m]] = Moved(read[m]);
            if (_vertices < MostKept)
            {
                Interlocked.Add(ref _vertices, shape.Points.Length / 2);
                _kept[wanted[missing[m]].Number - 1] = shape;
            }
        }

        return found;
    }

    /// <summary>World units of a point in degrees.</summary>
    public static (double X, double Y) World(double longitude, double latitude)
    {
        double world = Math.ScaleB(1, WorldBits);
        return ((longitude + 180) / 360 * world, (0.5 - (Math.Asinh(Math.Tan(Math.Clamp(latitude, -85.0511, 85.0511) * Math.PI / 180)) / (2 * Math.PI))) * world);
    }

    private static MercatorShape Moved(Shape shape)
    {
        var transform = CrsTransform.Between(shape.Crs, Crs.Cgcs2000);
        double longest = shape.Crs.IsGeographic ? LongEdgeDegrees : LongEdgeMetres;
        List<int> points = [], ends = [];
        List<bool> holes = [];
        for (int i = 0; i < shape.Geometry.NumGeometries; i++)
        {
            if (shape.Geometry.GetGeometryN(i) is Polygon polygon)
            {
                Path(polygon.ExteriorRing.CoordinateSequence, closed: true, hole: false);
                foreach (LineString hole in polygon.InteriorRings)
                    Path(hole.CoordinateSequence, closed: true, hole: true);
            }
            else
            {
                Path(shape.Geometry.GetGeometryN(i) is Point point ? point.CoordinateSequence : ((LineString)shape.Geometry.GetGeometryN(i)).CoordinateSequence, closed: false, hole: false);
            }
        }

        return new(shape.Kind, [.. points], [.. ends], [.. holes]);

        void Path(CoordinateSequence path, bool closed, bool hole)
        {
            for (int i = 0; i < path.Count; i++)
            {
                double x = path.GetX(i), y = path.GetY(i);
                if (i > 0)
                {
                    double fromX = path.GetX(i - 1), fromY = path.GetY(i - 1);
                    int pieces = (int)Math.Ceiling(Math.Max(Math.Abs(x - fromX), Math.Abs(y - fromY)) / longest);
                    for (int p = 1; p < pieces; p++)
                        Add(fromX + ((x - fromX) * p / pieces), fromY + ((y - fromY) * p / pieces));
                }

                if (!closed || i < path.Count - 1)
                    Add(x, y);
            }

            ends.Add(points.Count / 2);
            holes.Add(hole);
        }

        void Add(double x, double y)
        {
            (double longitude, double latitude) = transform.Apply(x, y);
            (double worldX, double worldY) = World(longitude, latitude);
            points.Add((int)Math.Clamp(Math.Round(worldX), 0, int.MaxValue));
            points.Add((int)Math.Clamp(Math.Round(worldY), 0, int.MaxValue));
        }
    }
}
