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

    /// <summary>The vertices of one line or ring, long edges split.</summary>
    internal static (double[] Xs, double[] Ys) Vertices(CoordinateSequence line, Crs crs)
    {
        List<(double X, double Y)> points = Split(line, crs) ?? [.. Enumerable.Range(0, line.Count).Select(i => (line.GetX(i), line.GetY(i)))];
        return ([.. points.Select(p => p.X)], [.. points.Select(p => p.Y)]);
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
            {
                double share = (double)(reversed ? pieces - k : k) / pieces;
                points.Add((low.X + ((high.X - low.X) * share), low.Y + ((high.Y - low.Y) * share)));
            }
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
