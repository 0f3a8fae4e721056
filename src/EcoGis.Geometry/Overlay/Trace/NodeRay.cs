namespace EcoGis;

/// <summary>One arc as seen from a node: towards the far end of its edge, leaving along it or arriving. Angular order is exact.</summary>
internal readonly struct NodeRay(double x, double y, double toX, double toY, int at, bool leaves)
{
    private readonly double x = x, y = y, toX = toX, toY = toY;
    private readonly bool lower = toY < y || (toY == y && toX < x);

    /// <summary>2 · place + side.</summary>
    public readonly int Event = at;

    public readonly bool Leaves = leaves;

    public int Side => Event & 1;

    /// <summary>Order of two rays of one node, counter-clockwise from east; 0 when they run together.</summary>
    public static int CounterClockwise(NodeRay a, NodeRay b)
    {
        int halves = a.lower.CompareTo(b.lower);
        return halves != 0 ? halves : -Math.Sign(Turn.Of(a.x, a.y, a.toX, a.toY, b.toX, b.toY));
    }
}
