using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Puts vertices on edges longer than 70 m (the customary limit for 图斑椭球面积), on the straight line in the geometry's own CRS and evenly
/// spaced, so that the edge stays where it was drawn when it is measured or moved elsewhere. Lengths are metres of the plane; in a
/// geographic CRS metres on the ellipsoid, taken at the edge's middle latitude. An edge is split from its lexicographically smaller end,
/// so both directions give the same bits. Nothing is moved or removed; a geometry without long edges is returned as it is.
/// </summary>
public static class EdgeSplitter
{
    /// <summary>Metres.</summary>
    public const double LongestEdge = 70;

    /// <summary>An edge longer than half the earth's girth is no edge of a map.</summary>
    private const int MostPieces = 300_000;

    /// <summary>A little more than a degree of latitude at the poles (111 694 m), the longest degree there is.</summary>
    private const double MostMetresPerDegree = 111_700;

    /// <exception cref="ArgumentException">A coordinate is not finite, or an edge is longer than 21 000 km.</exception>
    public static Geometry Split(Geometry geometry, Crs crs)
    {
        ArgumentNullException.ThrowIfNull(geometry);
        ArgumentNullException.ThrowIfNull(crs);
        GeometryFactory factory = geometry.Factory;
        return geometry switch
        {
            Point or MultiPoint => geometry,
            LinearRing ring => Split(ring.CoordinateSequence, crs) is { } points ? factory.CreateLinearRing(Sequence(points, factory)) : ring,
            LineString line => Split(line.CoordinateSequence, crs) is { } points ? factory.CreateLineString(Sequence(points, factory)) : line,
            Polygon polygon => Polygon(polygon, crs),
            MultiPolygon many => factory.CreateMultiPolygon([.. many.Geometries.Select(g => (Polygon)Split(g, crs))]),
            MultiLineString many => factory.CreateMultiLineString([.. many.Geometries.Select(g => (LineString)Split(g, crs))]),
            GeometryCollection many => factory.CreateGeometryCollection([.. many.Geometries.Select(g => Split(g, crs))]),
            _ => throw new ArgumentException(geometry.GeometryType, nameof(geometry)),
        };
    }

    /// <summary>
    /// Hands over the vertices of one flat path (x, y interleaved), long edges split, in order and without storing them: the same bits as
    /// <see cref="Split(Geometry, Crs)"/> gives.
    /// </summary>
    internal static void Walk<T>(ReadOnlySpan<double> path, Crs crs, ref T visitor)
        where T : struct, IVertexVisitor
    {
        if (path.IsEmpty)
            return;
        (double X, double Y) a = (path[0], path[1]);
        visitor.Visit(a.X, a.Y);
        double shortUnits = crs.IsGeographic ? LongestEdge / MostMetresPerDegree : LongestEdge;
        shortUnits *= shortUnits;
        for (int i = 2; i + 1 < path.Length; i += 2)
        {
            (double X, double Y) b = (path[i], path[i + 1]);
            (double dx, double dy) = (b.X - a.X, b.Y - a.Y);
            if (!((dx * dx) + (dy * dy) <= shortUnits))
                WalkLong(a, b, crs, ref visitor);
            visitor.Visit(b.X, b.Y);
            a = b;
        }
    }

    private static void WalkLong<T>((double X, double Y) a, (double X, double Y) b, Crs crs, ref T visitor)
        where T : struct, IVertexVisitor
    {
        bool reversed = b.CompareTo(a) < 0;
        (var low, var high) = reversed ? (b, a) : (a, b);
        int pieces = Pieces(low, high, crs);
        for (int k = 1; k < pieces; k++)
        {
            (double x, double y) = Between(low, high, reversed ? pieces - k : k, pieces);
            visitor.Visit(x, y);
        }
    }

    private static (double X, double Y) Between((double X, double Y) low, (double X, double Y) high, int piece, int pieces)
    {
        double share = (double)piece / pieces;
        return (low.X + ((high.X - low.X) * share), low.Y + ((high.Y - low.Y) * share));
    }

    private static Polygon Polygon(Polygon polygon, Crs crs)
    {
        LinearRing shell = (LinearRing)Split(polygon.ExteriorRing, crs);
        LinearRing[] holes = [.. polygon.InteriorRings.Select(r => (LinearRing)Split(r, crs))];
        return shell == polygon.ExteriorRing && holes.SequenceEqual(polygon.InteriorRings, ReferenceEqualityComparer.Instance)
            ? polygon : polygon.Factory.CreatePolygon(shell, holes);
    }

    /// <summary>Null when no edge is too long.</summary>
    private static List<(double X, double Y)>? Split(CoordinateSequence line, Crs crs)
    {
        List<(double, double)>? points = null;
        for (int i = 1; i < line.Count; i++)
        {
            (double X, double Y) a = (line.GetX(i - 1), line.GetY(i - 1));
            (double X, double Y) b = (line.GetX(i), line.GetY(i));
            bool reversed = b.CompareTo(a) < 0;
            (var low, var high) = reversed ? (b, a) : (a, b);
            int pieces = Pieces(low, high, crs);
            if (pieces > 1 && points is null)
                points = [.. Enumerable.Range(0, i).Select(k => (line.GetX(k), line.GetY(k)))];
            if (points is null)
                continue;
            for (int k = 1; k < pieces; k++)
                points.Add(Between(low, high, reversed ? pieces - k : k, pieces));
            points.Add(b);
        }
        return points;
    }

    private static int Pieces((double X, double Y) a, (double X, double Y) b, Crs crs)
    {
        (double dx, double dy) = (b.X - a.X, b.Y - a.Y);
        if (crs.IsGeographic)
        {
            (double east, double north) = crs.Datum.MetresPerDegree((a.Y + b.Y) / 2);
            (dx, dy) = (dx * east, dy * north);
        }
        double pieces = Math.Ceiling(Math.Sqrt((dx * dx) + (dy * dy)) / LongestEdge);
        return pieces <= MostPieces ? (int)pieces
            : throw new ArgumentException(FormattableString.Invariant($"edge ({a.X}, {a.Y}) – ({b.X}, {b.Y})"));
    }

    private static CoordinateSequence Sequence(List<(double X, double Y)> points, GeometryFactory factory)
    {
        CoordinateSequence sequence = factory.CoordinateSequenceFactory.Create(points.Count, 2, 0);
        for (int i = 0; i < points.Count; i++)
        {
            sequence.SetX(i, points[i].X);
            sequence.SetY(i, points[i].Y);
        }
        return sequence;
    }
}

/// <summary>Takes the vertices of a path one by one; a structure, so that the loop is compiled for it.</summary>
internal interface IVertexVisitor
{
    void Visit(double x, double y);
}
