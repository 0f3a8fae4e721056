using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Settles a node: which of the arcs that arrive and leave lie inside the other polygon, and where the boundary of the intersection goes on. At a
/// crossing the crossing says it; at a vertex the rays are put in angular order with exact turns, and the sectors between them are inside
/// or outside. The way on is the next ray clockwise, so that every sector is passed alone: pieces that touch in the node are apart.
/// </summary>
internal sealed class NodeRays(TraceNodes nodes, TraceSide[] sides)
{
    private readonly Scratch<NodeRay> rays = new();
    private readonly Comparison<NodeRay> order = NodeRay.CounterClockwise;

    /// <summary>True when the two boundaries have a node in common.</summary>
    public bool Meet { get; private set; }

    public void Clear() => Meet = false;

    /// <summary>False when the arcs do not fit together.</summary>
    public bool Settle(int node, IPointLocator candidate, IPointLocator feature)
    {
        ref TraceNode n = ref nodes[node];
        if (n.MergedInto != TraceNodes.None)
            return true;
        if (n.IsCrossing)
            return Cross(n);
        if (!Collect(n))
            return false;
        Span<NodeRay> all = rays.Span;
        if (all.Length == 4)
            Insert(all);
        else
            all.Sort(order);
        return Judge(all, n, candidate, feature) && Join(all);
    }

    private ref TraceEvent At(int e) => ref sides[e & 1].Events[e >> 1];

    private bool Cross(in TraceNode n)
    {
        int mine = n.Events, other = mine < 0 ? TraceNodes.None : At(mine).NextAtNode;
        if (other < 0 || (mine & 1) != 0 || (other & 1) == 0 || At(other).NextAtNode >= 0)
            return false;
        Meet = true;
        ref TraceEvent a = ref At(mine), b = ref At(other);
        (a.Arriving, a.Leaving) = n.Inward ? (ArcSide.Outside, ArcSide.Inside) : (ArcSide.Inside, ArcSide.Outside);
        (b.Arriving, b.Leaving) = (a.Leaving, a.Arriving);
        if (n.Inward)
            b.Onward = mine;
        else
            a.Onward = other;
        return true;
    }

    private bool Collect(in TraceNode n)
    {
        rays.Clear();
        for (int e = n.Events; e >= 0; e = At(e).NextAtNode)
        {
            TraceSide side = sides[e & 1];
            int edge = At(e).Edge, before = At(e).Share == TraceEvent.AtVertex ? side.Previous[edge] : edge;
            if (before == TraceSide.None)
                return false;
            rays.Add(new NodeRay(n.X, n.Y, side.Bx[edge], side.By[edge], e, leaves: true));
            rays.Add(new NodeRay(n.X, n.Y, side.Ax[before], side.Ay[before], e, leaves: false));
        }

        return rays.Count > 0;
    }

    private static void Insert(Span<NodeRay> all)
    {
        for (int i = 1; i < all.Length; i++)
            for (int k = i; k > 0 && NodeRay.CounterClockwise(all[k - 1], all[k]) > 0; k--)
                (all[k - 1], all[k]) = (all[k], all[k - 1]);
    }

    /// <summary>Walks around the node once: what lies just past the last ray lies before the first.</summary>
    private bool Judge(Span<NodeRay> all, in TraceNode n, IPointLocator candidate, IPointLocator feature)
    {
        Span<bool> inside = [false, false], known = [false, false];
        foreach (ref readonly NodeRay ray in all)
            (inside[ray.Side], known[ray.Side]) = (ray.Leaves, true);
        Meet |= known[0] && known[1];
        for (int s = 0; s < 2; s++)
        {
            if (known[s])
                continue;
            Location where = (s == 0 ? candidate : feature).Locate(n.X, n.Y);
            if (where == Location.Boundary)
                return false;
            inside[s] = where == Location.Interior;
        }

        for (int i = 0; i < all.Length; i++)
        {
            ref readonly NodeRay ray = ref all[i];
            bool pair = i + 1 < all.Length && NodeRay.CounterClockwise(ray, all[i + 1]) == 0;
            if (pair)
            {
                ref readonly NodeRay twin = ref all[i + 1];
                if (twin.Side == ray.Side || (i + 2 < all.Length && NodeRay.CounterClockwise(twin, all[i + 2]) == 0))
                    return false;
                ArcSide along = ray.Leaves == twin.Leaves ? ArcSide.Along : ArcSide.Against;
                Set(ray, along);
                Set(twin, along);
            }
            else
            {
                Set(ray, inside[1 - ray.Side] ? ArcSide.Inside : ArcSide.Outside);
            }

            for (int k = i; k <= (pair ? i + 1 : i); k++)
            {
                if (inside[all[k].Side] == all[k].Leaves)
                    return false; // two edges in a row leave, or arrive: no polygon
                inside[all[k].Side] = all[k].Leaves;
            }

            if (pair)
                i++;
        }

        return true;
    }

    private void Set(in NodeRay ray, ArcSide side)
    {
        ref TraceEvent e = ref At(ray.Event);
        if (ray.Leaves)
            e.Leaving = side;
        else
            e.Arriving = side;
    }

    private bool Join(Span<NodeRay> all)
    {
        int kept = 0;
        foreach (ref readonly NodeRay ray in all)
        {
            ref TraceEvent e = ref At(ray.Event);
            if (Taken(ray.Leaves ? e.Leaving : e.Arriving, ray.Side))
                all[kept++] = ray;
        }

        for (int i = 0; i < kept; i++)
        {
            ref readonly NodeRay clockwise = ref all[i == 0 ? kept - 1 : i - 1];
            if (clockwise.Leaves == all[i].Leaves)
                return false;
            if (!all[i].Leaves)
                At(all[i].Event).Onward = clockwise.Event;
        }

        return true;
    }

    /// <summary>True for arcs of the intersection's boundary: inside, and once of two that coincide.</summary>
    public static bool Taken(ArcSide arc, int side) => arc == ArcSide.Inside || (arc == ArcSide.Along && side == 0);
}
