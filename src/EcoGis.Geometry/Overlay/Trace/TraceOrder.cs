using System.Numerics;

namespace EcoGis;

/// <summary>
/// The order of events along a boundary: by edge, then by share of the edge; shares too near to tell in doubles are compared exactly.
/// </summary>
internal sealed class TraceOrder(TraceNodes nodes, TraceSide[] sides)
{
    /// <summary>A share of an edge is right to a tenth of this.</summary>
    private const double Near = 1e-12;

    private static readonly Comparison<TraceEvent> Roughly = (x, y) =>
        x.Edge.CompareTo(y.Edge) is var c and not 0 ? c : x.Share.CompareTo(y.Share) is var s and not 0 ? s : x.Node.CompareTo(y.Node);

    /// <summary>Merges nodes found to be at one place; false when that cannot be.</summary>
    /// <param name="crossed">By lines, of which several may cross an edge at one place: such nodes stay apart.</param>
    public bool Sort(TraceSide side, bool crossed = false)
    {
        Span<TraceEvent> events = side.Events;
        events.Sort(Roughly);
        for (int i = 1; i < events.Length; i++)
        {
            for (int k = i; k > 0 && events[k].Edge == events[k - 1].Edge; k--)
            {
                ref TraceEvent a = ref events[k - 1], b = ref events[k];
                if (a.Node == b.Node || b.Share - a.Share > Near)
                    break;
                int c = a.Share < 0 || b.Share < 0 ? a.Share.CompareTo(b.Share) : ExactTurn.Compare(Share(a, side), Share(b, side));
                if (c == 0 && !nodes.Merge(a.Node, b.Node) && !crossed)
                    return false;
                if (c <= 0)
                    break;
                (a, b) = (b, a);
            }
        }

        return true;
    }

    private (BigInteger, BigInteger) Share(in TraceEvent e, TraceSide side)
    {
        int i = e.Edge;
        double ax = side.Ax[i], ay = side.Ay[i], bx = side.Bx[i], by = side.By[i];
        ref TraceNode node = ref nodes[e.Node];
        if (!node.IsCrossing)
            return Math.Abs(bx - ax) >= Math.Abs(by - ay) ? ExactTurn.Share(ax, bx, node.X) : ExactTurn.Share(ay, by, node.Y);
        (TraceSide other, int k) = side == sides[0] ? (sides[1], node.Other) : (sides[0], node.Edge);
        return ExactTurn.Share(ax, ay, bx, by, other.Ax[k], other.Ay[k], other.Bx[k], other.By[k]);
    }
}
