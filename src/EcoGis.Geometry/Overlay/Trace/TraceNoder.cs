namespace EcoGis;

/// <summary>
/// Finds every place where two boundaries meet, and where each meets itself when it has several paths: proper crossings, vertices on edges,
/// vertices on vertices, decided exactly. Coincident stretches need no case of their own: their ends, and all vertices between, are nodes.
/// </summary>
internal sealed class TraceNoder(TraceNodes nodes, TraceSide[] sides, EdgeTree tree)
{
    private readonly Scratch<int> met = new();
    private readonly EdgeTree own = new();
    private Box box;

    /// <param name="around">The candidate's box; u, v count from its lower left corner.</param>
    public void Between(in Box around)
    {
        box = around;
        TraceSide other = sides[1];
        for (int f = 0; f < other.Count; f++)
        {
            Meeting(tree, other, f);
            foreach (int e in met.Span)
                Meet(e, f);
        }
    }

    /// <summary>Where a side meets itself in the box, other than at neighbouring edges.</summary>
    public void Within(int side)
    {
        TraceSide edges = sides[side];
        EdgeTree boxes = side == 0 ? tree : own;
        if (side != 0)
            own.Build(edges.Ax, edges.Ay, edges.Bx, edges.By);
        for (int i = 0; i < edges.Count; i++)
        {
            double x = edges.Ax[i], y = edges.Ay[i];
            if (x < box.MinX || x > box.MaxX || y < box.MinY || y > box.MaxY)
                continue;
            met.Clear();
            boxes.Meeting(x, y, x, y, met);
            foreach (int k in met.Span)
            {
                if (k == i || Is(x, y, edges.Bx[k], edges.By[k]))
                    continue;
                if (Is(x, y, edges.Ax[k], edges.Ay[k]))
                    edges.AddEvent(i, TraceEvent.AtVertex, Vertex(x, y));
                else if (InBox(x, y, edges, k) && Turn.Of(edges.Ax[k], edges.Ay[k], edges.Bx[k], edges.By[k], x, y) == 0)
                    OnEdge(edges, i, edges, k);
            }
        }
    }

    private void Meeting(EdgeTree boxes, TraceSide edges, int i)
    {
        var (west, east) = edges.Ax[i] < edges.Bx[i] ? (edges.Ax[i], edges.Bx[i]) : (edges.Bx[i], edges.Ax[i]);
        var (south, north) = edges.Ay[i] < edges.By[i] ? (edges.Ay[i], edges.By[i]) : (edges.By[i], edges.Ay[i]);
        met.Clear();
        boxes.Meeting(west, south, east, north, met);
    }

    /// <summary>What two edges have in common, but for their last points, which are the first of the edges after them.</summary>
    private void Meet(int e, int f)
    {
        TraceSide mine = sides[0], other = sides[1];
        double ax = mine.Ax[e], ay = mine.Ay[e], bx = mine.Bx[e], by = mine.By[e];
        double cx = other.Ax[f], cy = other.Ay[f], dx = other.Bx[f], dy = other.By[f];
        double a = Turn.Of(cx, cy, dx, dy, ax, ay), b = Turn.Of(cx, cy, dx, dy, bx, by);
        if ((a > 0 && b > 0) || (a < 0 && b < 0))
            return;
        double c = Turn.Of(ax, ay, bx, by, cx, cy), d = Turn.Of(ax, ay, bx, by, dx, dy);
        if ((c > 0 && d > 0) || (c < 0 && d < 0))
            return;
        if (a != 0 && b != 0 && c != 0 && d != 0)
        {
            Cross(e, f, a / (a - b), c / (c - d), b > 0);
            return;
        }

        if (a == 0 && Is(ax, ay, cx, cy))
        {
            int node = Vertex(ax, ay);
            mine.AddEvent(e, TraceEvent.AtVertex, node);
            other.AddEvent(f, TraceEvent.AtVertex, node);
            return;
        }

        if (a == 0 && !Is(ax, ay, dx, dy) && InBox(ax, ay, other, f))
            OnEdge(mine, e, other, f);
        if (c == 0 && !Is(cx, cy, bx, by) && InBox(cx, cy, mine, e))
            OnEdge(other, f, mine, e);
    }

    /// <summary>The point is laid on the shorter edge, so that a share rounded on a long one moves it least.</summary>
    private void Cross(int e, int f, double share, double otherShare, bool inward)
    {
        TraceSide mine = sides[0], other = sides[1];
        bool first = Math.Abs(mine.Bx[e] - mine.Ax[e]) + Math.Abs(mine.By[e] - mine.Ay[e])
            <= Math.Abs(other.Bx[f] - other.Ax[f]) + Math.Abs(other.By[f] - other.Ay[f]);
        var (side, i, t) = first ? (mine, e, share) : (other, f, otherShare);
        double x = side.Ax[i], y = side.Ay[i], alongX = t * (side.Bx[i] - x), alongY = t * (side.By[i] - y);
        int node = nodes.Crossing(x + alongX, y + alongY, x - box.MinX + alongX, y - box.MinY + alongY, e, f, inward);
        mine.AddEvent(e, share, node);
        other.AddEvent(f, otherShare, node);
    }

    /// <summary>The first vertex of an edge lies inside another edge.</summary>
    private void OnEdge(TraceSide of, int i, TraceSide on, int k)
    {
        double x = of.Ax[i], y = of.Ay[i];
        int node = Vertex(x, y);
        of.AddEvent(i, TraceEvent.AtVertex, node);
        double dx = on.Bx[k] - on.Ax[k], dy = on.By[k] - on.Ay[k];
        on.AddEvent(k, Math.Abs(dx) >= Math.Abs(dy) ? (x - on.Ax[k]) / dx : (y - on.Ay[k]) / dy, node);
    }

    private int Vertex(double x, double y) => nodes.Vertex(x, y, x - box.MinX, y - box.MinY);

    private static bool Is(double x, double y, double otherX, double otherY) => x == otherX && y == otherY;

    private static bool InBox(double x, double y, TraceSide edges, int i) =>
        x >= Math.Min(edges.Ax[i], edges.Bx[i]) && x <= Math.Max(edges.Ax[i], edges.Bx[i])
        && y >= Math.Min(edges.Ay[i], edges.By[i]) && y <= Math.Max(edges.Ay[i], edges.By[i]);
}
