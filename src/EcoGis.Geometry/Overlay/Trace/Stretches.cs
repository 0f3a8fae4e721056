namespace EcoGis;

/// <summary>Stretches of the edges of a line, as shares of each edge; what is covered twice counts once.</summary>
internal sealed class Stretches
{
    private readonly Scratch<Stretch> wanted = new(), repeated = new(), joined = new();

    private static readonly Comparison<Stretch> Order = (a, b) => a.Edge.CompareTo(b.Edge) is var c and not 0 ? c : a.From.CompareTo(b.From);

    public void Clear()
    {
        wanted.Clear();
        repeated.Clear();
    }

    /// <summary>A stretch that counts.</summary>
    public void Add(int edge, double from, double to) => wanted.Add(new Stretch(edge, from, to));

    /// <summary>A stretch that an earlier edge of the same line has already.</summary>
    public void Repeat(int edge, double from, double to) => repeated.Add(new Stretch(edge, from, to));

    /// <summary>Length of what counts, without what is repeated.</summary>
    public double Length(TraceSide line)
    {
        if (repeated.Count == 0)
            return Union(wanted, line);
        joined.Clear();
        foreach (ref readonly Stretch s in wanted.Span)
            joined.Add(s);
        foreach (ref readonly Stretch s in repeated.Span)
            joined.Add(s);
        return Union(joined, line) - Union(repeated, line);
    }

    /// <summary>
    /// What counts, joined along each path: path number from 1, way along it to both ends (m), and those ends. Where a line covers a place twice,
    /// both passes are told.
    /// </summary>
    public List<Crossing> Along(TraceSide line)
    {
        List<Crossing> crossings = [];
        wanted.Span.Sort(Order);
        int path = 0, next = 0;
        double way = 0;
        for (int e = 0; e < line.Count; e++)
        {
            if (path < line.Starts.Length && line.Starts[path] == e)
                (path, way) = (path + 1, 0);
            double dx = line.Bx[e] - line.Ax[e], dy = line.By[e] - line.Ay[e], length = Math.Sqrt((dx * dx) + (dy * dy));
            for (; next < wanted.Count && wanted.Span[next].Edge == e; next++)
            {
                var (_, from, to) = wanted.Span[next];
                Crossing here = new(path, way + (from * length), way + (to * length), line.Ax[e] + (from * dx), line.Ay[e] + (from * dy), line.Ax[e] + (to * dx), line.Ay[e] + (to * dy));
                if (crossings.Count > 0 && crossings[^1] is var last && last.Path == path && here.From <= last.To)
                    crossings[^1] = here.To > last.To ? last with { To = here.To, LeaveX = here.LeaveX, LeaveY = here.LeaveY } : last;
                else
                    crossings.Add(here);
            }

            way += length;
        }

        return crossings;
    }

    private static double Union(Scratch<Stretch> stretches, TraceSide line)
    {
        stretches.Span.Sort(Order);
        double sum = 0, reached = 0;
        int edge = TraceSide.None;
        foreach (ref readonly Stretch s in stretches.Span)
        {
            if (s.Edge != edge)
                (edge, reached) = (s.Edge, 0);
            double dx = line.Bx[edge] - line.Ax[edge], dy = line.By[edge] - line.Ay[edge];
            sum += Math.Max(0, s.To - Math.Max(s.From, reached)) * Math.Sqrt((dx * dx) + (dy * dy));
            reached = Math.Max(reached, s.To);
        }

        return sum;
    }

    private readonly record struct Stretch(int Edge, double From, double To);
}
