namespace EcoGis;

/// <summary>
/// One of the two boundaries that are traced: its edges in the order they were drawn, which follows which, and the events on them. The edges
/// of a feature may have gaps where they leave the candidate's box.
/// </summary>
internal sealed class TraceSide
{
    public const int None = -1;

    private readonly Scratch<double> ax = new(), ay = new(), bx = new(), by = new();
    private readonly Scratch<int> next = new(), previous = new(), first = new(), starts = new(), tails = new(), twins = new();
    private readonly Scratch<TraceEvent> events = new();
    private readonly Dictionary<(double, double), int> heads = [];

    public int Count => ax.Count;

    /// <summary>Of a feature, the unbroken runs of edges, each of one ring: a single run meets itself nowhere.</summary>
    public int Runs { get; private set; }

    public ReadOnlySpan<double> Ax => ax.Span;

    public ReadOnlySpan<double> Ay => ay.Span;

    public ReadOnlySpan<double> Bx => bx.Span;

    public ReadOnlySpan<double> By => by.Span;

    /// <summary>The edge that goes on where one ends, or none.</summary>
    public ReadOnlySpan<int> Next => next.Span;

    public ReadOnlySpan<int> Previous => previous.Span;

    /// <summary>The first event on an edge, or none; valid once sorted.</summary>
    public ReadOnlySpan<int> First => first.Span;

    /// <summary>The first edge of each path that was loaded whole.</summary>
    public ReadOnlySpan<int> Starts => starts.Span;

    public Span<TraceEvent> Events => events.Span;

    /// <summary>Closed rings, or open paths, every one whole. Edges without length are left out.</summary>
    public void Load(Rings paths)
    {
        Clear();
        starts.Clear();
        for (int i = 0; i < paths.Count; i++)
        {
            ReadOnlySpan<double> path = paths[i];
            int start = Count;
            starts.Add(start);
            for (int k = 0; k + 3 < path.Length; k += 2)
                if (path[k] != path[k + 2] || path[k + 1] != path[k + 3])
                    Add(path[k], path[k + 1], path[k + 2], path[k + 3], Count > start);
            if (Count > start)
                JoinEnds(start, Count - 1);
        }

        first.Resize(Count).Fill(None);
    }

    /// <summary>Points, as edges of no length: for distances only, there is nothing to trace.</summary>
    public void LoadPoints(ReadOnlySpan<double> points)
    {
        Clear();
        starts.Clear();
        for (int k = 0; k < points.Length; k += 2)
            Add(points[k], points[k + 1], points[k], points[k + 1], false);
        first.Resize(Count).Fill(None);
    }

    /// <summary>The local edges of a feature, joined where one ends and another begins.</summary>
    public void Load(scoped in LocalEdges edges)
    {
        Clear();
        Runs = 0;
        tails.Clear();
        int head = 0;
        for (int i = 0; i < edges.Count; i++)
        {
            var (x, y, endX, endY, ordinal) = edges[i];
            if (x == endX && y == endY)
                continue;
            int last = Count - 1;
            bool follows = Count > head && ordinal - edges[i - 1].Ordinal == 1 && x == bx[last] && y == by[last];
            if (!follows && Count > head)
            {
                End(head);
                head = Count;
            }

            Add(x, y, endX, endY, follows);
        }

        if (Count > head)
            End(head);
        if (tails.Count > 1)
            Close();
        first.Resize(Count).Fill(None);
    }

    private void Add(double x0, double y0, double x1, double y1, bool follows)
    {
        int at = Count;
        ax.Add(x0);
        ay.Add(y0);
        bx.Add(x1);
        by.Add(y1);
        next.Add(None);
        previous.Add(follows ? at - 1 : None);
        if (follows)
            next[at - 1] = at;
    }

    private void End(int head)
    {
        Runs++;
        if (!JoinEnds(head, Count - 1))
            tails.Add(Count - 1);
    }

    private bool JoinEnds(int head, int tail)
    {
        if (tail == head || ax[head] != bx[tail] || ay[head] != by[tail])
            return false;
        (next[tail], previous[head]) = (head, tail);
        return true;
    }

    /// <summary>A ring that starts in the box and leaves it: its last edge, among those that nothing follows, goes on in its first. Rings that start at one place may be mixed up: there is a node.</summary>
    private void Close()
    {
        Span<int> on = next.Span, back = previous.Span;
        Span<int> twin = twins.Resize(Count);
        heads.Clear();
        for (int i = Count - 1; i >= 0; i--)
        {
            if (back[i] != None)
                continue;
            twin[i] = heads.TryGetValue((ax[i], ay[i]), out int other) ? other : None;
            heads[(ax[i], ay[i])] = i;
        }

        foreach (int tail in tails.Span)
        {
            if (!heads.TryGetValue((bx[tail], by[tail]), out int head) || head == None)
                continue;
            (on[tail], back[head]) = (head, tail);
            heads[(bx[tail], by[tail])] = twin[head];
        }
    }

    public void AddEvent(int edge, double share, int node) => events.Add(new TraceEvent(edge, share, node));

    /// <summary>Forgets the events, at a cost that grows with their number only.</summary>
    public void ClearEvents()
    {
        Span<int> at = first.Span;
        foreach (ref readonly TraceEvent e in events.Span)
            at[e.Edge] = None;
        events.Clear();
    }

    /// <summary>Drops events found twice, once they are in order.</summary>
    public void Settle(TraceNodes nodes)
    {
        Span<TraceEvent> all = events.Span;
        int kept = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (nodes[all[i].Node].MergedInto is var vertex and not TraceNodes.None)
                all[i].Node = vertex;
            if (kept == 0 || all[kept - 1].Edge != all[i].Edge || all[kept - 1].Node != all[i].Node)
                all[kept++] = all[i];
        }

        events.Cut(kept);
        Span<int> at = first.Span;
        for (int i = kept - 1; i >= 0; i--)
            at[all[i].Edge] = i;
    }

    /// <summary>The event that ends the arc from an event; none when the edges end before it. Adds the vertices passed on the way, as their edges.</summary>
    public int Walk(int from, Scratch<int> passed)
    {
        Span<TraceEvent> all = events.Span;
        Span<int> on = next.Span, at = first.Span;
        int edge = all[from].Edge;
        if (from + 1 < all.Length && all[from + 1].Edge == edge)
            return from + 1;
        for (int steps = 0; steps <= Count; steps++)
        {
            edge = on[edge];
            if (edge == None)
                return None;
            int here = at[edge];
            if (here != None && all[here].Share == TraceEvent.AtVertex)
                return here;
            passed.Add(edge);
            if (here != None)
                return here;
        }

        return None;
    }

    private void Clear()
    {
        ax.Clear();
        ay.Clear();
        bx.Clear();
        by.Clear();
        next.Clear();
        previous.Clear();
        events.Clear();
    }
}
