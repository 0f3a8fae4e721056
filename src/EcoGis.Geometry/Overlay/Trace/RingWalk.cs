namespace EcoGis;

/// <summary>
/// Follows the arcs inside from node to node into closed rings, the interior on the left, and cuts a ring that meets itself in a node into its
/// loops. Rings cut from one walk bound one piece. Also takes whole rings that meet nothing.
/// </summary>
internal sealed class RingWalk(TraceNodes nodes, TraceSide[] sides)
{
    private readonly Scratch<TracePoint> points = new(), spare = new();
    private readonly Scratch<TraceRing> rings = new();
    private readonly Scratch<int> passed = new(), open = new(), lastAt = new(), depths = new();
    private readonly Scratch<Arc> arcs = new();
    private double originX, originY;
    private int walks;

    public Span<TracePoint> Points => points.Span;

    public Span<TraceRing> Rings => rings.Span;

    public void Clear(double x, double y)
    {
        points.Clear();
        rings.Clear();
        (originX, originY, walks) = (x, y, 0);
    }

    /// <summary>False when a chain does not close.</summary>
    public bool Follow()
    {
        lastAt.Resize(nodes.Count).Fill(TraceNodes.None);
        depths.Resize(nodes.Count).Fill(TraceNodes.None);
        for (int s = 0; s < 2; s++)
        {
            Span<TraceEvent> events = sides[s].Events;
            for (int i = 0; i < events.Length; i++)
                if (NodeRays.Taken(events[i].Leaving, s) && !events[i].Walked && !Ring((2 * i) + s))
                    return false;
        }

        return true;
    }

    /// <summary>A whole ring that meets nothing, from any of its edges.</summary>
    public void Take(int side, int edge)
    {
        int from = points.Count, at = edge;
        do
        {
            AddVertex(sides[side], at);
            at = sides[side].Next[at];
        }
        while (at != edge);
        Close(from, walks++, side);
    }

    private ref TraceEvent At(int e) => ref sides[e & 1].Events[e >> 1];

    private bool Ring(int start)
    {
        int from = points.Count, e = start;
        bool meetsItself = false;
        arcs.Clear();
        do
        {
            ref TraceEvent leaving = ref At(e);
            if (leaving.Walked || !NodeRays.Taken(leaving.Leaving, e & 1))
                return false;
            leaving.Walked = true;
            meetsItself |= lastAt[leaving.Node] == start;
            lastAt[leaving.Node] = start;
            arcs.Add(new Arc(leaving.Node, points.Count));
            AddNode(leaving.Node);
            TraceSide side = sides[e & 1];
            passed.Clear();
            int end = side.Walk(e >> 1, passed);
            if (end == TraceSide.None)
                return false;
            foreach (int edge in passed.Span)
                AddVertex(side, edge);
            ref TraceEvent arriving = ref side.Events[end];
            if (arriving.Arriving != leaving.Leaving || arriving.Onward == TraceNodes.None)
                return false;
            e = arriving.Onward;
        }
        while (e != start);
        if (meetsItself)
            Loops(from);
        else
            Close(from, walks, TraceSide.None);
        walks++;
        return true;
    }

    /// <summary>Arcs go on a stack; a node met again closes the loop above it.</summary>
    private void Loops(int from)
    {
        int end = points.Count;
        points.Span[from..end].CopyTo(spare.Resize(end - from));
        points.Cut(from);
        open.Clear();
        for (int i = 0; i <= arcs.Count; i++)
        {
            ref int depth = ref depths[arcs[i == arcs.Count ? 0 : i].Node];
            if (depth != TraceNodes.None)
            {
                int start = points.Count, cut = depth;
                foreach (int arc in open.Span[cut..])
                {
                    int stop = arc + 1 < arcs.Count ? arcs[arc + 1].First : end;
                    for (int p = arcs[arc].First; p < stop; p++)
                        points.Add(spare[p - from]);
                    depths[arcs[arc].Node] = TraceNodes.None;
                }

                Close(start, walks, TraceSide.None);
                open.Cut(cut);
            }

            if (i == arcs.Count)
                break;
            depth = open.Count;
            open.Add(i);
        }
    }

    private void Close(int from, int walk, int side)
    {
        points.Add(points[from]);
        rings.Add(TraceRing.Measured(points.Span[from..], from, walk) with { Side = side });
    }

    private void AddNode(int node)
    {
        ref TraceNode n = ref nodes[node];
        points.Add(new TracePoint(n.X, n.Y, n.U, n.V));
    }

    private void AddVertex(TraceSide side, int edge)
    {
        double x = side.Ax[edge], y = side.Ay[edge];
        points.Add(new TracePoint(x, y, x - originX, y - originY));
    }

    private readonly record struct Arc(int Node, int First);
}

/// <summary>x, y in the plane; u, v from the candidate's corner, with the digits that large coordinates have no room for.</summary>
internal readonly record struct TracePoint(double X, double Y, double U, double V);

/// <summary>A closed ring among the traced points; area signed, m² (counter-clockwise positive), right to <c>Doubt</c>; length m.</summary>
internal record struct TraceRing(int From, int Count, int Walk, double Area, double Doubt, double Length)
{
    /// <summary>The side whose whole ring this is, or none.</summary>
    public int Side { get; init; } = TraceSide.None;

    /// <summary>The piece it bounds.</summary>
    public int Piece { get; set; } = TraceNodes.None;

    public static TraceRing Measured(ReadOnlySpan<TracePoint> points, int from, int walk)
    {
        double u = points[0].U, v = points[0].V, sum = 0, lost = 0, gross = 0, length = 0;
        for (int i = 1; i < points.Length; i++)
        {
            ref readonly TracePoint a = ref points[i - 1], b = ref points[i];
            double right = (b.U - u) * (a.V - v), term = Math.FusedMultiplyAdd(a.U - u, b.V - v, -right);
            double du = b.U - a.U, dv = b.V - a.V;
            length += Math.Sqrt((du * du) + (dv * dv));
            gross += Math.Abs(right) + Math.Abs(term);
            double next = sum + term; // Neumaier: what the sum loses is kept
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }

        return new TraceRing(from, points.Length, walk, (sum + lost) / 2, gross * 1e-15, length);
    }
}
