using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// One path on its way into a tile, in tile units, x and y interleaved: cut at a square, thinned, rounded. Rings are cut by Sutherland and Hodgman (CACM 17,
/// 1974), which may run along the border of the square, outside of what is seen; lines by Liang and Barsky's parameters. Thinned by Douglas and Peucker (1973).
/// </summary>
internal static class TilePath
{
    /// <summary>A ring (without closing point) inside the square from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public static List<double> CutRing(List<double> ring, double low, double high)
    {
        for (int side = 0; side < 4 && ring.Count > 0; side++)
        {
            int axis = side & 1;
            double bound = side < 2 ? low : high;
            bool keepAbove = side < 2;
            List<double> cut = [];
            int last = ring.Count - 2;
            for (int i = 0; i < ring.Count; last = i, i += 2)
            {
                double a = ring[last + axis], b = ring[i + axis];
                bool fromInside = keepAbove ? a >= bound : a <= bound, toInside = keepAbove ? b >= bound : b <= bound;
                if (fromInside != toInside)
                {
                    double t = (bound - a) / (b - a);
                    double crossed = ring[last + 1 - axis] + ((ring[i + 1 - axis] - ring[last + 1 - axis]) * t);
                    cut.Add(axis == 0 ? bound : crossed);
                    cut.Add(axis == 0 ? crossed : bound);
                }

                if (toInside)
                {
                    cut.Add(ring[i]);
                    cut.Add(ring[i + 1]);
                }
            }

            ring = cut;
        }

        return ring;
    }

    /// <summary>The stretches of a line inside the square.</summary>
    public static List<List<double>> CutLine(List<double> line, double low, double high)
    {
        List<List<double>> stretches = [];
        List<double>? open = null;
        for (int i = 0; i + 3 < line.Count; i += 2)
        {
            double x = line[i], y = line[i + 1], dx = line[i + 2] - x, dy = line[i + 3] - y, from = 0, to = 1;
            bool inside = Within(-dx, x - low, ref from, ref to) && Within(dx, high - x, ref from, ref to) && Within(-dy, y - low, ref from, ref to) && Within(dy, high - y, ref from, ref to);
            if (!inside)
            {
                open = null;
                continue;
            }

            if (open is null || from > 0)
                stretches.Add(open = [x + (dx * from), y + (dy * from)]);
            open.Add(x + (dx * to));
            open.Add(y + (dy * to));
            if (to < 1)
                open = null;
        }

        return stretches;

        static bool Within(double p, double q, ref double from, ref double to)
        {
            if (p == 0)
                return q >= 0;
            double r = q / p;
            if (p < 0)
                from = Math.Max(from, r);
            else
                to = Math.Min(to, r);
            return from <= to;
        }
    }

    /// <summary>Whole coordinates with no vertex off the path by more than the tolerance and a rounding, and no point twice in a row. Ends stay.</summary>
    public static List<int> Thinned(List<double> path, double tolerance, bool closed)
    {
        int count = path.Count / 2;
        if (count == 0)
            return [];
        ReadOnlySpan<double> points = CollectionsMarshal.AsSpan(path);
        var keep = new bool[count];
        if (closed && count > 3)
        {
            int far = Farthest(points);
            keep[0] = keep[far] = true;
            Halve(points, 0, far, tolerance * tolerance, keep);
            Halve(points, far, count, tolerance * tolerance, keep);
        }
        else
        {
            keep[0] = keep[count - 1] = true;
            Halve(points, 0, count - 1, tolerance * tolerance, keep);
            if (closed)
                Array.Fill(keep, true);
        }

        List<int> thinned = [];
        for (int i = 0; i < count; i++)
        {
            if (!keep[i])
                continue;
            int x = (int)Math.Round(points[2 * i]), y = (int)Math.Round(points[(2 * i) + 1]);
            if (thinned.Count == 0 || thinned[^2] != x || thinned[^1] != y)
                thinned.AddRange([x, y]);
        }

        if (closed && thinned.Count > 2 && thinned[0] == thinned[^2] && thinned[1] == thinned[^1])
            thinned.RemoveRange(thinned.Count - 2, 2);
        return thinned;
    }

    /// <summary>Twice the signed area; positive: clockwise on a screen, whose y runs down.</summary>
    public static long Area2(List<int> ring)
    {
        long sum = 0;
        for (int i = 0, last = ring.Count - 2; i < ring.Count; last = i, i += 2)
            sum += ((long)ring[last] * ring[i + 1]) - ((long)ring[i] * ring[last + 1]);
        return sum;
    }

    private static int Farthest(ReadOnlySpan<double> points)
    {
        int far = 1;
        double most = -1;
        for (int i = 1; i < points.Length / 2; i++)
        {
            double dx = points[2 * i] - points[0], dy = points[(2 * i) + 1] - points[1], d = (dx * dx) + (dy * dy);
            if (d > most)
                (far, most) = (i, d);
        }

        return far;
    }

    /// <summary>Marks what must stay between two vertices; an index of count is the first vertex again. With a stack of its own, not that of the thread.</summary>
    private static void Halve(ReadOnlySpan<double> points, int first, int last, double tolerance2, bool[] keep)
    {
        Stack<(int From, int To)> open = new();
        open.Push((first, last));
        int count = keep.Length;
        while (open.TryPop(out var part))
        {
            int end = part.To % count;
            double ax = points[2 * part.From], ay = points[(2 * part.From) + 1], dx = points[2 * end] - ax, dy = points[(2 * end) + 1] - ay, length2 = (dx * dx) + (dy * dy);
            double most = tolerance2;
            int at = -1;
            for (int i = part.From + 1; i < part.To; i++)
            {
                double px = points[2 * i] - ax, py = points[(2 * i) + 1] - ay;
                double t = length2 > 0 ? Math.Clamp(((px * dx) + (py * dy)) / length2, 0, 1) : 0;
                double ex = px - (t * dx), ey = py - (t * dy), d = (ex * ex) + (ey * ey);
                if (d > most)
                    (at, most) = (i, d);
            }

            if (at < 0)
                continue;
            keep[at] = true;
            open.Push((part.From, at));
            open.Push((at, part.To));
        }
    }
}
