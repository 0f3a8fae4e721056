namespace EcoGis;

/// <summary>
/// Settles a node of a line and a polygon: whether the line arrives and leaves inside the polygon, outside or along its border. The polygon's rays in
/// exact angular order bound sectors that are inside or outside.
/// </summary>
internal sealed class LineRays(TraceNodes nodes, TraceSide[] sides)
{
    private readonly Scratch<NodeRay> borders = new();
    private readonly Comparison<NodeRay> order = NodeRay.CounterClockwise;

    /// <param name="line">The side of the line; a node of the polygon alone is left as it is.</param>
    /// <returns>False when the borders do not fit together.</returns>
    public bool Settle(int node, int line)
    {
        ref TraceNode n = ref nodes[node];
        if (n.MergedInto != TraceNodes.None)
            return true;
        if (n.IsCrossing)
        {
            bool enters = n.Inward == (line == 0);
            for (int e = n.Events; e >= 0; e = At(e).NextAtNode)
                if ((e & 1) == line)
                    (At(e).Arriving, At(e).Leaving) = enters ? (ArcSide.Outside, ArcSide.Inside) : (ArcSide.Inside, ArcSide.Outside);
            return true;
        }

        bool met = false;
        for (int e = n.Events; e >= 0; e = At(e).NextAtNode)
            met |= (e & 1) == line;
        if (!met)
            return true;
        if (!Collect(n, line))
            return false;
        for (int e = n.Events; e >= 0; e = At(e).NextAtNode)
        {
            if ((e & 1) != line)
                continue;
            ref TraceEvent at = ref At(e);
            TraceSide side = sides[line];
            at.Leaving = Judge(new NodeRay(n.X, n.Y, side.Bx[at.Edge], side.By[at.Edge], e, leaves: true));
            int before = at.Share == TraceEvent.AtVertex ? side.Previous[at.Edge] : at.Edge;
            if (before != TraceSide.None)
                at.Arriving = Judge(new NodeRay(n.X, n.Y, side.Ax[before], side.Ay[before], e, leaves: false));
        }

        return true;
    }

    private ref TraceEvent At(int e) => ref sides[e & 1].Events[e >> 1];

    private bool Collect(in TraceNode n, int line)
    {
        borders.Clear();
        TraceSide side = sides[1 - line];
        for (int e = n.Events; e >= 0; e = At(e).NextAtNode)
        {
            if ((e & 1) == line)
                continue;
            int edge = At(e).Edge, before = At(e).Share == TraceEvent.AtVertex ? side.Previous[edge] : edge;
            if (before == TraceSide.None)
                return false;
            borders.Add(new NodeRay(n.X, n.Y, side.Bx[edge], side.By[edge], e, leaves: true));
            borders.Add(new NodeRay(n.X, n.Y, side.Ax[before], side.Ay[before], e, leaves: false));
        }

        Span<NodeRay> all = borders.Span;
        all.Sort(order);
        int kept = 0;
        foreach (NodeRay ray in all)
            if (kept == 0 || NodeRay.CounterClockwise(all[kept - 1], ray) != 0)
                all[kept++] = ray; // a border met twice: by a line crossing it, and by its end
        borders.Cut(kept);
        all = all[..kept];
        for (int i = 0; i < all.Length; i++)
            if (all[i].Leaves == all[i == 0 ? all.Length - 1 : i - 1].Leaves)
                return false;
        return all.Length > 0;
    }

    private ArcSide Judge(in NodeRay ray)
    {
        Span<NodeRay> all = borders.Span;
        bool inside = all[^1].Leaves;
        foreach (ref readonly NodeRay border in all)
        {
            int c = NodeRay.CounterClockwise(border, ray);
            if (c == 0)
                return ArcSide.Along;
            if (c > 0)
                break;
            inside = border.Leaves;
        }

        return inside ? ArcSide.Inside : ArcSide.Outside;
    }
}
