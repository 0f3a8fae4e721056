namespace EcoGis;

/// <summary>
/// The places where two boundaries meet. A proper crossing of two edges is a node of its own; every other node is a vertex, and is known by its
/// exact coordinates, so that all vertices at one place are one node.
/// </summary>
internal sealed class TraceNodes
{
    public const int None = -1;

    private const int KeptSlots = 4096;

    private readonly Scratch<TraceNode> nodes = new();
    private readonly Scratch<int> vertices = new();
    private int[] slots = new int[64];

    public int Count => nodes.Count;

    public ref TraceNode this[int i] => ref nodes[i];

    public void Clear()
    {
        nodes.Clear();
        vertices.Clear();
        if (slots.Length > KeptSlots)
            slots = new int[64];
        else
            slots.AsSpan().Clear();
    }

    public int Crossing(double x, double y, double u, double v, int edge, int other, bool inward)
    {
        nodes.Add(new TraceNode(x, y, u, v, edge, other, inward));
        return nodes.Count - 1;
    }

    public int Vertex(double x, double y, double u, double v)
    {
        if (2 * vertices.Count >= slots.Length)
            Grow();
        ref int slot = ref Slot(x, y);
        if (slot == 0)
        {
            nodes.Add(new TraceNode(x, y, u, v, None, None, false));
            vertices.Add(nodes.Count - 1);
            slot = nodes.Count;
        }

        return slot - 1;
    }

    /// <summary>
    /// Two nodes at one place: a crossing that is also a vertex, where one boundary touches itself inside an edge that the other crosses there,
    /// becomes the vertex. Else false: no valid polygon does that.
    /// </summary>
    public bool Merge(int a, int b)
    {
        (int crossing, int vertex) = nodes[a].IsCrossing ? (a, b) : (b, a);
        if (!nodes[crossing].IsCrossing || nodes[vertex].IsCrossing || (nodes[crossing].MergedInto is var to and not None && to != vertex))
            return false;
        nodes[crossing].MergedInto = vertex;
        return true;
    }

    /// <summary>Links the events of both sides, once they are in order, to their nodes: those of the first side come first.</summary>
    public void Gather(TraceSide[] sides)
    {
        for (int s = 1; s >= 0; s--)
        {
            Span<TraceEvent> events = sides[s].Events;
            for (int i = events.Length - 1; i >= 0; i--)
            {
                ref int first = ref nodes[events[i].Node].Events;
                events[i].NextAtNode = first;
                first = (2 * i) + s;
            }
        }
    }

    private ref int Slot(double x, double y)
    {
        int mask = slots.Length - 1;
        int at = HashCode.Combine(x + 0.0, y + 0.0) & mask; // + 0.0: minus zero is zero
        while (slots[at] != 0 && !(nodes[slots[at] - 1].X == x && nodes[slots[at] - 1].Y == y))
            at = (at + 1) & mask;
        return ref slots[at];
    }

    private void Grow()
    {
        slots = new int[2 * slots.Length];
        foreach (int node in vertices.Span)
            Slot(nodes[node].X, nodes[node].Y) = node + 1;
    }
}

/// <summary>x, y in the plane; u, v from the candidate's corner. A crossing keeps its two edges and whether the first enters what the second bounds.</summary>
internal struct TraceNode(double x, double y, double u, double v, int edge, int other, bool inward)
{
    public readonly double X = x, Y = y, U = u, V = v;
    public readonly int Edge = edge, Other = other;
    public readonly bool Inward = inward;

    /// <summary>First of the events at the node: 2 · place + side; the others follow in <see cref="TraceEvent.NextAtNode"/>.</summary>
    public int Events = TraceNodes.None;

    /// <summary>The vertex that this crossing is, or none.</summary>
    public int MergedInto = TraceNodes.None;

    public readonly bool IsCrossing => Edge != TraceNodes.None;
}

/// <summary>A boundary's passage through a node: on an edge, at a share of it, or (−1) at its first vertex. The arc to the next event starts here.</summary>
internal struct TraceEvent(int edge, double share, int node)
{
    /// <summary>Share of an event at the first vertex of its edge.</summary>
    public const double AtVertex = -1;

    public readonly int Edge = edge;
    public readonly double Share = share;
    public int Node = node;
    public int NextAtNode = TraceNodes.None;

    /// <summary>Where the result goes on that arrives here: 2 · place + side.</summary>
    public int Onward = TraceNodes.None;

    /// <summary>The arc that arrives, and the one that leaves, to the other polygon.</summary>
    public ArcSide Arriving, Leaving;
    public bool Walked;
}

/// <summary>Where an arc of one boundary lies to the other polygon.</summary>
internal enum ArcSide : byte
{
    Unknown,
    Outside,
    Inside,

    /// <summary>On its border, in its direction.</summary>
    Along,

    /// <summary>On its border, against its direction.</summary>
    Against,
}
