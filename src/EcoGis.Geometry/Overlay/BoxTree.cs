using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A static tree over boxes, packed sort-tile-recursive (Leutenegger, López and Edgington, ICDE 1997, §2), built once, then read by any number of
/// threads. Knows boxes only: units and CRS are the caller's.
/// </summary>
internal sealed class BoxTree
{
    private const int Fanout = 16;

    private readonly int[] order;
    private readonly List<Box[]> levels = []; // [0] = items in order, last = the roots

    public BoxTree(IReadOnlyList<Envelope> boxes)
    {
        order = [.. Enumerable.Range(0, boxes.Count).Where(i => !boxes[i].IsNull)];
        Tile(boxes);
        var level = Array.ConvertAll(order, i => new Box(boxes[i].MinX, boxes[i].MinY, boxes[i].MaxX, boxes[i].MaxY));
        levels.Add(level);
        while (level.Length > Fanout)
        {
            var above = new Box[(level.Length + Fanout - 1) / Fanout];
            for (int i = 0; i < above.Length; i++)
            {
                above[i] = level[i * Fanout];
                for (int j = (i * Fanout) + 1; j < Math.Min(level.Length, (i + 1) * Fanout); j++)
                    above[i] = above[i].With(level[j]);
            }

            levels.Add(level = above);
        }
    }

    /// <summary>Numbers of the boxes that meet a box, borders included; in no particular order.</summary>
    public List<int> Meeting(Envelope query)
    {
        List<int> found = [];
        if (query.IsNull)
            return found;
        var box = new Box(query.MinX, query.MinY, query.MaxX, query.MaxY);
        Visit(levels.Count - 1, 0, levels[^1].Length);
        return found;

        void Visit(int level, int from, int to)
        {
            Box[] nodes = levels[level];
            for (int i = from; i < to; i++)
            {
                if (!nodes[i].Meets(box))
                    continue;
                if (level == 0)
                    found.Add(order[i]);
                else
                    Visit(level - 1, i * Fanout, Math.Min(levels[level - 1].Length, (i + 1) * Fanout));
            }
        }
    }

    /// <summary>Numbers of the boxes in the order of a lower bound of their distance. <paramref name="bound"/> must not shrink when a box does.</summary>
    public IEnumerable<(int Item, double Bound)> ByDistance(Func<Box, double> bound)
    {
        PriorityQueue<(int Level, int Node), (double, int)> queue = new();
        Push(levels.Count - 1, 0, levels[^1].Length);
        while (queue.TryDequeue(out var next, out var priority))
        {
            if (next.Level == 0)
                yield return (order[next.Node], priority.Item1);
            else
                Push(next.Level - 1, next.Node * Fanout, Math.Min(levels[next.Level - 1].Length, (next.Node + 1) * Fanout));
        }

        void Push(int level, int from, int to)
        {
            for (int i = from; i < to; i++)
                queue.Enqueue((level, i), (bound(levels[level][i]), level == 0 ? order[i] : -1));
        }
    }

    private void Tile(IReadOnlyList<Envelope> boxes)
    {
        double[] x = [.. boxes.Select(b => b.MinX + b.MaxX)], y = [.. boxes.Select(b => b.MinY + b.MaxY)];
        Array.Sort(order, (a, b) => x[a].CompareTo(x[b]) is var c and not 0 ? c : a.CompareTo(b));
        int leaves = (order.Length + Fanout - 1) / Fanout;
        int slice = Fanout * (int)Math.Ceiling(Math.Sqrt(leaves));
        for (int from = 0; from < order.Length; from += slice)
            Array.Sort(order, from, Math.Min(slice, order.Length - from),
                Comparer<int>.Create((a, b) => y[a].CompareTo(y[b]) is var c and not 0 ? c : a.CompareTo(b)));
    }
}

/// <summary>A closed axis-parallel box.</summary>
internal readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>Of an edge.</summary>
    public static Box Of(double ax, double ay, double bx, double by) => new(Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by));

    /// <summary>Of points, x and y interleaved.</summary>
    public static Box Around(ReadOnlySpan<double> points)
    {
        var (minX, minY, maxX, maxY) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        for (int i = 0; i + 1 < points.Length; i += 2)
        {
            (minX, maxX) = (Math.Min(minX, points[i]), Math.Max(maxX, points[i]));
            (minY, maxY) = (Math.Min(minY, points[i + 1]), Math.Max(maxY, points[i + 1]));
        }

        return new Box(minX, minY, maxX, maxY);
    }

    public bool Meets(Box other) => MinX <= other.MaxX && other.MinX <= MaxX && MinY <= other.MaxY && other.MinY <= MaxY;

    public Box With(Box other) =>
        new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    /// <summary>Square of the planar distance between two boxes, 0 when they meet.</summary>
    public double SquaredDistance(Box other)
    {
        double dx = Math.Max(0, Math.Max(MinX - other.MaxX, other.MinX - MaxX)), dy = Math.Max(0, Math.Max(MinY - other.MaxY, other.MinY - MaxY));
        return (dx * dx) + (dy * dy);
    }
}
