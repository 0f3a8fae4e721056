using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Traces the boundary of the intersection of a candidate polygon and features of its plane, from their edges: exact predicates, rounded
/// points. The second way to measure an overlap, beside the area kernel. Either right or in doubt, never a guess. Give it a
/// candidate, then feature after feature. One per thread; allocates nothing once it has seen the largest pair.
/// </summary>
internal sealed class Tracer
{
    private const double Agreement = 1e-12;

    private readonly TraceNodes nodes = new();
    private readonly TraceSide candidate = new(), feature = new();
    private readonly TraceSide[] sides;
    private readonly EdgeTree tree = new();
    private readonly TraceNoder noder;
    private readonly TraceOrder order;
    private readonly NodeRays rays;
    private readonly RingWalk walk;
    private readonly PieceGroups groups = new();
    private readonly CandidateLocator locator;
    private readonly Scratch<int> ends = new(), sequence = new();
    private readonly Scratch<double> points = new();
    private readonly Scratch<bool> seen = new();
    private Box box;
    private double size;
    private bool allIn, featureIn;

    public Tracer()
    {
        sides = [candidate, feature];
        noder = new TraceNoder(nodes, sides, tree);
        order = new TraceOrder(nodes, sides);
        rays = new NodeRays(nodes, sides);
        walk = new RingWalk(nodes, sides);
        locator = new CandidateLocator(candidate, tree);
    }

    /// <summary>The polygon that the next features are laid on.</summary>
    public void Begin(Rings polygon)
    {
        candidate.Load(polygon);
        tree.Build(candidate.Ax, candidate.Ay, candidate.Bx, candidate.By);
        double area = 0;
        box = Box.Around(polygon.Points);
        for (int i = 0; i < polygon.Count; i++)
        {
            ReadOnlySpan<double> ring = polygon[i];
            for (int k = 2; k < ring.Length; k += 2)
                area += ((ring[k - 2] - ring[0]) * (ring[k + 1] - ring[1])) - ((ring[k] - ring[0]) * (ring[k - 1] - ring[1]));
        }

        size = area / 2;
    }

    /// <param name="edges">Of the feature, all that meet the candidate's box.</param>
    /// <param name="whole">Says where a point lies to the whole feature.</param>
    /// <param name="area">The area of the intersection as known to the caller, m²; not a number when it knows none.</param>
    public TracedOverlap Trace(scoped in LocalEdges edges, IPointLocator whole, double area)
    {
        TraceDoubt doubt = Nodes(edges, whole);
        if (doubt == TraceDoubt.None)
            doubt = Rings(whole);
        if (doubt != TraceDoubt.None)
            return new TracedOverlap(doubt, default, 0, default, default);
        double sum = 0, length = 0;
        foreach (ref readonly TracedPiece piece in groups.Pieces)
            (sum, length) = (sum + piece.Area, length + piece.Perimeter);
        double extent = box.MaxX - box.MinX + (box.MaxY - box.MinY), rounding = Math.BitIncrement(1.0) - 1;
        if (Math.Abs(sum - area) > Math.Max(Agreement * size, 16 * rounding * extent * (extent + length)))
            return new TracedOverlap(TraceDoubt.Area, default, 0, default, default);
        Lie relation = Relate(edges);
        Arrange();
        return new TracedOverlap(TraceDoubt.None, relation, sum, groups.Pieces, new Rings(points.Span, ends.Span));
    }

    private TraceDoubt Nodes(scoped in LocalEdges edges, IPointLocator whole)
    {
        candidate.ClearEvents();
        nodes.Clear();
        walk.Clear(box.MinX, box.MinY);
        feature.Load(edges);
        noder.Between(box);
        if (candidate.Starts.Length > 1)
            noder.Within(0);
        if (!edges.OnePath && feature.Runs > 1)
            noder.Within(1);
        if (!order.Sort(candidate) || !order.Sort(feature))
            return TraceDoubt.Nodes;
        candidate.Settle(nodes);
        feature.Settle(nodes);
        nodes.Gather(sides);
        rays.Clear();
        for (int i = 0; i < nodes.Count; i++)
            if (!rays.Settle(i, locator, whole))
                return TraceDoubt.Nodes;
        return walk.Follow() ? TraceDoubt.None : TraceDoubt.Chain;
    }

    /// <summary>The rings that meet nothing, then all of them by piece.</summary>
    private TraceDoubt Rings(IPointLocator whole)
    {
        allIn = true;
        featureIn = true;
        ReadOnlySpan<TraceEvent> events = candidate.Events;
        ReadOnlySpan<int> starts = candidate.Starts;
        for (int i = 0, next = 0; i < starts.Length; i++)
        {
            int first = starts[i], end = i + 1 < starts.Length ? starts[i + 1] : candidate.Count, before = next;
            while (next < events.Length && events[next].Edge < end)
                next++;
            if (next > before)
                continue;
            switch (whole.Locate(candidate.Ax[first], candidate.Ay[first]))
            {
                case Location.Boundary:
                    return TraceDoubt.Place;
                case Location.Interior:
                    walk.Take(0, first);
                    break;
                default:
                    allIn = false;
                    break;
            }
        }

        Span<bool> done = seen.Resize(feature.Count);
        done.Clear();
        for (int i = 0; i < done.Length; i++)
        {
            if (done[i])
                continue;
            bool meets = feature.First[i] != TraceSide.None;
            int at = i;
            do
            {
                done[at] = true;
                meets |= feature.First[at] != TraceSide.None;
                at = feature.Next[at];
            }
            while (at != TraceSide.None && !done[at]);
            bool ring = at == i;
            if (meets || !ring || !Inside(box, feature.Ax[i], feature.Ay[i]))
            {
                featureIn &= meets;
                continue;
            }

            switch (locator.Locate(feature.Ax[i], feature.Ay[i]))
            {
                case Location.Boundary:
                    return TraceDoubt.Place;
                case Location.Interior:
                    walk.Take(1, i);
                    break;
                default:
                    featureIn = false;
                    break;
            }
        }

        return groups.Group(walk.Rings, walk.Points) ? TraceDoubt.None : TraceDoubt.Rings;
    }

    private static bool Inside(in Box box, double x, double y) => x >= box.MinX && x <= box.MaxX && y >= box.MinY && y <= box.MaxY;

    private Lie Relate(scoped in LocalEdges edges)
    {
        if (groups.Pieces.Length == 0)
            return rays.Meet ? Lie.Touch : Lie.Disjoint;
        bool within = allIn && !Any(candidate, ArcSide.Outside) && !Any(candidate, ArcSide.Against) && !Any(feature, ArcSide.Inside);
        bool holds = featureIn && edges.Count == edges.Total && !Any(feature, ArcSide.Outside) && !Any(feature, ArcSide.Against)
            && !Any(candidate, ArcSide.Inside);
        foreach (ref readonly TraceRing ring in walk.Rings)
        {
            // a whole ring taken: of the feature it cuts the candidate, and the other way round
            within &= ring.Side != 1;
            holds &= ring.Side != 0;
        }

        return within ? holds ? Lie.Equal : Lie.Within : holds ? Lie.Holds : Lie.Overlap;
    }

    private static bool Any(TraceSide side, ArcSide arc)
    {
        foreach (ref readonly TraceEvent e in side.Events)
            if (e.Leaving == arc)
                return true;
        return false;
    }

    /// <summary>Lays the rings out piece by piece, closed, x and y interleaved.</summary>
    private void Arrange()
    {
        Span<TraceRing> rings = walk.Rings;
        ReadOnlySpan<TracePoint> traced = walk.Points;
        Span<int> at = sequence.Resize(rings.Length);
        int place = 0;
        Span<TracedPiece> pieces = groups.Pieces;
        for (int p = 0; p < pieces.Length; p++)
        {
            int first = place;
            at[place++] = pieces[p].Shell;
            place += pieces[p].Rings - 1;
            pieces[p] = pieces[p] with { Shell = first, Rings = 1 };
        }

        for (int i = 0; i < rings.Length; i++)
        {
            ref TracedPiece piece = ref pieces[rings[i].Piece];
            if (at[piece.Shell] == i)
                continue;
            at[piece.Shell + piece.Rings] = i;
            piece = piece with { Rings = piece.Rings + 1 };
        }

        Span<double> xy = points.Resize(2 * traced.Length);
        Span<int> last = ends.Resize(rings.Length);
        int count = 0;
        for (int i = 0; i < rings.Length; i++)
        {
            TraceRing ring = rings[at[i]];
            foreach (ref readonly TracePoint p in traced.Slice(ring.From, ring.Count))
            {
                (xy[2 * count], xy[(2 * count) + 1]) = (p.X, p.Y);
                count++;
            }

            last[i] = count;
        }
    }
}
