using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A static tree over boxes, packed sort-tile-recursive (Leutenegger, López and Edgington, ICDE 1997, §2), built once, then read by any number of
/// threads. Knows boxes only: units and CRS are the caller's.
/// </summary>
public sealed class BoxTree
{
    private const int Fanout = 16;

    private readonly int[] order;
    private readonly List<Box[]> levels = []; // [0] = items in order, last = the roots

    public BoxTree(IReadOnlyList<Envelope> boxes)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        order = [.. Enumerable.Range(0, boxes.Count).Where(i => !boxes[i].IsNull)];
        Tile(boxes);
        var level = Array.ConvertAll(order, i => Box.Of(boxes[i]));
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
        ArgumentNullException.ThrowIfNull(query);
        List<int> found = [];
        if (query.IsNull)
            return found;
        var box = Box.Of(query);
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
    internal IEnumerable<(int Item, double Bound)> ByDistance(Func<Box, double> bound)
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
