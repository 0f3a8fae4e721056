using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The edges of a geometry in a plane (single points are edges of no length), eight to a box, eight boxes to the next box, in the order they
/// were drawn. Answers where two outlines meet (robust orientation) or come nearest (planar, unit of the plane). Immutable; knows no inside.
/// </summary>
internal sealed class Outline
{
    private const int Fanout = 8;

    private readonly double[] ax, ay, bx, by;
    private readonly Box[][] levels;

    public Outline(Geometry geometry)
    {
        List<Coordinate[]> paths = [.. Paths(geometry)];
        int edges = paths.Sum(p => Math.Max(1, p.Length - 1)), next = 0;
        (ax, ay, bx, by) = (new double[edges], new double[edges], new double[edges], new double[edges]);
        foreach (Coordinate[] path in paths)
        {
            for (int i = 0; i < Math.Max(1, path.Length - 1); i++, next++)
            {
                Coordinate a = path[i], b = path[Math.Min(i + 1, path.Length - 1)];
                (ax[next], ay[next], bx[next], by[next]) = (a.X, a.Y, b.X, b.Y);
            }
        }

        List<Box[]> built = [];
        Box[] level = new Box[edges];
        for (int i = 0; i < edges; i++)
            level[i] = new Box(Math.Min(ax[i], bx[i]), Math.Min(ay[i], by[i]), Math.Max(ax[i], bx[i]), Math.Max(ay[i], by[i]));
        built.Add(level);
        while (level.Length > 1)
        {
            var above = new Box[(level.Length + Fanout - 1) / Fanout];
            for (int i = 0; i < level.Length; i++)
                above[i / Fanout] = i % Fanout == 0 ? level[i] : above[i / Fanout].With(level[i]);
            built.Add(level = above);
        }

        levels = [.. built];
    }

    /// <summary>The nearest points of two outlines no further apart than a limit: null when there are none.</summary>
    public Nearness? Nearest(Outline other, double limit)
    {
        if (ax.Length == 0 || other.ax.Length == 0)
            return null;
        double best = limit * limit;
        Nearness? found = null;
        Stack<(int Level, int Node, int OtherLevel, int OtherNode, double Bound)> open = new();
        Push(levels.Length - 1, 0, other.levels.Length - 1, 0);
        Span<(int Level, int Node, int OtherLevel, int OtherNode, double Bound)> children = stackalloc (int, int, int, int, double)[Fanout];
        while (open.TryPop(out var pair))
        {
            if (pair.Bound > best || (found is not null && pair.Bound >= best))
                continue;
            if (pair.Level == 0 && pair.OtherLevel == 0)
            {
                Nearness edges = Between(pair.Node, other, pair.OtherNode);
                if (edges.Squared < best || (found is null && edges.Squared <= best))
                    (found, best) = (edges, edges.Squared);
                if (best == 0 && found is not null)
                    break;
                continue;
            }

            // open the higher box; nearest child is looked at first
            bool mine = pair.Level >= pair.OtherLevel;
            int count = 0, level = mine ? pair.Level - 1 : pair.OtherLevel - 1, first = (mine ? pair.Node : pair.OtherNode) * Fanout;
            int end = Math.Min(first + Fanout, (mine ? levels : other.levels)[level].Length);
            for (int i = first; i < end; i++)
            {
                double bound = mine
                    ? levels[level][i].SquaredDistance(other.levels[pair.OtherLevel][pair.OtherNode])
                    : levels[pair.Level][pair.Node].SquaredDistance(other.levels[level][i]);
                if (bound <= best)
                    children[count++] = mine ? (level, i, pair.OtherLevel, pair.OtherNode, bound) : (pair.Level, pair.Node, level, i, bound);
            }

            Span<(int, int, int, int, double Bound)> kept = children[..count];
            kept.Sort((a, b) => b.Bound.CompareTo(a.Bound));
            foreach (var child in kept)
                open.Push(child);
        }

        return found;

        void Push(int level, int node, int otherLevel, int otherNode) =>
            open.Push((level, node, otherLevel, otherNode, levels[level][node].SquaredDistance(other.levels[otherLevel][otherNode])));
    }

    public bool Meets(Outline other) => Nearest(other, 0) is not null;

    private static IEnumerable<Coordinate[]> Paths(Geometry geometry) => geometry switch
    {
        _ when geometry.IsEmpty => [],
        Polygon polygon => [polygon.Shell.Coordinates, .. polygon.Holes.Select(h => h.Coordinates)],
        GeometryCollection many => many.Geometries.SelectMany(Paths),
        _ => [geometry.Coordinates],
    };

    private Nearness Between(int i, Outline other, int j)
    {
        double px = ax[i], py = ay[i], qx = bx[i], qy = by[i], rx = other.ax[j], ry = other.ay[j], sx = other.bx[j], sy = other.by[j];
        if (levels[0][i].Meets(other.levels[0][j]) && Cross(new(px, py), new(qx, qy), new(rx, ry), new(sx, sy)))
            return new Nearness(0, px, py, px, py);
        Nearness best = ToEdge(px, py, rx, ry, sx, sy, false);
        best = Least(best, ToEdge(qx, qy, rx, ry, sx, sy, false));
        best = Least(best, ToEdge(rx, ry, px, py, qx, qy, true));
        return Least(best, ToEdge(sx, sy, px, py, qx, qy, true));
    }

    private static Nearness Least(Nearness a, Nearness b) => b.Squared < a.Squared ? b : a;

    /// <summary>True when two closed edges have a point in common, given that their boxes do.</summary>
    private static bool Cross(Coordinate p, Coordinate q, Coordinate r, Coordinate s)
    {
        var (a, b) = (Orientation.Index(p, q, r), Orientation.Index(p, q, s));
        if ((a == b && a != OrientationIndex.Collinear) || (p.Equals2D(q) && r.Equals2D(s)))
            return p.Equals2D(r) && p.Equals2D(q) && r.Equals2D(s);
        var (c, d) = (Orientation.Index(r, s, p), Orientation.Index(r, s, q));
        return c != d || c == OrientationIndex.Collinear;
    }

    private static Nearness ToEdge(double x, double y, double ax, double ay, double bx, double by, bool swapped)
    {
        double dx = bx - ax, dy = by - ay, length = (dx * dx) + (dy * dy);
        double t = length > 0 ? Math.Clamp((((x - ax) * dx) + ((y - ay) * dy)) / length, 0, 1) : 0;
        double nx = t == 1 ? bx : ax + (t * dx), ny = t == 1 ? by : ay + (t * dy), ex = nx - x, ey = ny - y;
        double squared = (ex * ex) + (ey * ey);
        return swapped ? new Nearness(squared, nx, ny, x, y) : new Nearness(squared, x, y, nx, ny);
    }
}

/// <summary>Square of a planar distance, and the two points: the first on the outline that was asked.</summary>
internal readonly record struct Nearness(double Squared, double X, double Y, double OtherX, double OtherY);
