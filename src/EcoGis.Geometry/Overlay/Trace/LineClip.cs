using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The length, m in the plane, of lines inside a polygon (closed: along its border counts), and of lines where two run together: exactly
/// collinear. A line that covers a place twice counts once there. Candidate and feature may be either. Right, or says that it cannot tell.
/// One per thread; allocates nothing once it has seen the largest pair.
/// </summary>
internal sealed class LineClip
{
    private readonly TraceNodes nodes = new();
    private readonly TraceSide candidate = new(), feature = new();
    private readonly TraceSide[] sides;
    private readonly EdgeTree tree = new(), own = new();
    private readonly TraceNoder noder;
    private readonly TraceOrder order;
    private readonly LineRays rays;
    private readonly CandidateLocator locator;
    private readonly Stretches stretches = new();
    private readonly Scratch<int> met = new();
    private Box box;
    private bool isPolygon;

    public LineClip()
    {
        sides = [candidate, feature];
        noder = new TraceNoder(nodes, sides, tree);
        order = new TraceOrder(nodes, sides);
        rays = new LineRays(nodes, sides);
        locator = new CandidateLocator(candidate, tree);
    }

    /// <summary>The polygon or the lines that the next features are laid on.</summary>
    public void Begin(Rings paths, bool polygon)
    {
        isPolygon = polygon;
        candidate.Load(paths);
        tree.Build(candidate.Ax, candidate.Ay, candidate.Bx, candidate.By);
        box = Box.Around(paths.Points);
    }

    /// <summary>The shared length of a line and a polygon; null when in doubt.</summary>
    /// <param name="edges">Of the feature, all that meet the candidate's box.</param>
    /// <param name="whole">Where a point lies to the feature; used when that is the polygon.</param>
    public double? Inside(scoped in LocalEdges edges, IPointLocator whole)
    {
        int line = isPolygon ? 1 : 0;
        candidate.ClearEvents();
        nodes.Clear();
        stretches.Clear();
        feature.Load(edges);
        noder.Between(box);
        if (isPolygon ? candidate.Starts.Length > 1 : !edges.OnePath && feature.Runs > 1)
            noder.Within(1 - line); // where two rings touch, both bound the sectors
        if (!order.Sort(sides[line]) || !order.Sort(sides[1 - line], crossed: true))
            return null;
        candidate.Settle(nodes);
        feature.Settle(nodes);
        nodes.Gather(sides);
        for (int i = 0; i < nodes.Count; i++)
            if (!rays.Settle(i, line))
                return null;
        if (!Collect(sides[line], isPolygon ? locator : whole))
            return null;
        Repeats(sides[line]);
        return stretches.Length(sides[line]);
    }

    /// <summary>Where the candidate, a line, runs inside the feature last asked for by <see cref="Inside"/>, which left no doubt.</summary>
    public List<Crossing> Along() => stretches.Along(candidate);

    /// <summary>The same where that was in doubt: what each edge of the candidate has inside the feature is told by the caller, as shares of the edge.</summary>
    public List<Crossing> Along(Func<(double Ax, double Ay, double Bx, double By), IEnumerable<(double From, double To)>> inside)
    {
        stretches.Clear();
        for (int e = 0; e < candidate.Count; e++)
            foreach (var (from, to) in inside((candidate.Ax[e], candidate.Ay[e], candidate.Bx[e], candidate.By[e])))
                stretches.Add(e, from, to);
        return stretches.Along(candidate);
    }

    /// <summary>The length along which a line feature runs together with the candidate, lines both.</summary>
    public double Together(scoped in LocalEdges edges)
    {
        stretches.Clear();
        feature.Load(edges);
        for (int f = 0; f < feature.Count; f++)
        {
            Meeting(tree, feature, f);
            foreach (int e in met.Span)
                if (Covered(candidate, e, feature, f) is var (from, to))
                    stretches.Add(e, from, to);
        }

        Repeats(candidate);
        return stretches.Length(candidate);
    }

    /// <summary>Follows each path from event to event, and adds what lies inside. False where the events contradict each other.</summary>
    private bool Collect(TraceSide line, IPointLocator polygon)
    {
        ReadOnlySpan<TraceEvent> events = line.Events;
        int next = 0;
        ArcSide now = ArcSide.Unknown;
        for (int e = 0; e < line.Count; e++)
        {
            bool starts = e == 0 || line.Previous[e] != e - 1;
            if (starts && !Start(line, e, next, polygon, out now))
                return false;
            double from = 0;
            for (; next < events.Length && events[next].Edge == e; next++)
            {
                ref readonly TraceEvent at = ref events[next];
                bool first = starts && at.Share == TraceEvent.AtVertex;
                if (!first && at.Arriving != now)
                    return false;
                double to = Math.Max(at.Share, 0);
                if (now != ArcSide.Outside && to > from)
                    stretches.Add(e, from, to);
                (from, now) = (to, at.Leaving);
            }

            if (now != ArcSide.Outside)
                stretches.Add(e, from, 1);
        }

        return true;
    }

    /// <summary>Where a path starts: before its first event, or, when it has none, where any of its points lies.</summary>
    private static bool Start(TraceSide line, int edge, int next, IPointLocator polygon, out ArcSide side)
    {
        int end = edge + 1;
        while (end < line.Count && line.Previous[end] == end - 1)
            end++;
        side = ArcSide.Unknown;
        if (next < line.Events.Length && line.Events[next].Edge < end)
        {
            ref readonly TraceEvent first = ref line.Events[next];
            side = first.Edge == edge && first.Share == TraceEvent.AtVertex ? first.Leaving : first.Arriving;
            return true;
        }

        Location where = polygon.Locate(line.Ax[edge], line.Ay[edge]);
        side = where == Location.Interior ? ArcSide.Inside : ArcSide.Outside;
        return where != Location.Boundary;
    }

    private void Repeats(TraceSide line)
    {
        EdgeTree boxes = line == candidate ? tree : own;
        if (line != candidate)
            own.Build(line.Ax, line.Ay, line.Bx, line.By);
        for (int i = 1; i < line.Count; i++)
        {
            Meeting(boxes, line, i);
            foreach (int k in met.Span)
                if (k < i && Covered(line, i, line, k) is var (from, to))
                    stretches.Repeat(i, from, to);
        }
    }

    private void Meeting(EdgeTree boxes, TraceSide edges, int i)
    {
        met.Clear();
        boxes.Meeting(
            Math.Min(edges.Ax[i], edges.Bx[i]), Math.Min(edges.Ay[i], edges.By[i]), Math.Max(edges.Ax[i], edges.Bx[i]), Math.Max(edges.Ay[i], edges.By[i]), met);
    }

    /// <summary>The stretch of one edge that another covers, if they lie on one line and share more than a point.</summary>
    private static (double From, double To)? Covered(TraceSide of, int i, TraceSide by, int k)
    {
        double ax = of.Ax[i], ay = of.Ay[i], bx = of.Bx[i], by0 = of.By[i], cx = by.Ax[k], cy = by.Ay[k], dx = by.Bx[k], dy = by.By[k];
        if (Turn.Of(ax, ay, bx, by0, cx, cy) != 0 || Turn.Of(ax, ay, bx, by0, dx, dy) != 0)
            return null;
        bool alongX = Math.Abs(bx - ax) >= Math.Abs(by0 - ay);
        double c = alongX ? (cx - ax) / (bx - ax) : (cy - ay) / (by0 - ay), d = alongX ? (dx - ax) / (bx - ax) : (dy - ay) / (by0 - ay);
        double from = Math.Max(0, Math.Min(c, d)), to = Math.Min(1, Math.Max(c, d));
        return to > from ? (from, to) : null;
    }
}
