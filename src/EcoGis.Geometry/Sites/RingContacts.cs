using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace EcoGis;

/// <summary>
/// Every place where rings meet themselves or each other, found by noding over monotone chains (near n log n), decided with robust
/// orientation. A ring that meets itself anywhere but at neighbouring segments is a finding; two rings may touch in single points.
/// The search gives up after <see cref="ContactsAtMost"/> findings (the rest is not even counted) and refuses a shape that needs more than
/// far more segment comparisons than it has segments (8 million + 8 each).
/// </summary>
internal sealed class RingContacts : ISegmentIntersector
{
    private const int ContactsAtMost = 100_000;
    private const long Comparisons = 8_000_000, ComparisonsPerSegment = 8;

    private readonly LineIntersector intersector = new RobustLineIntersector();
    private readonly HashSet<(Ring, Ring)> crossed = [];
    private readonly List<(Ring A, Ring B, Coordinate At, bool SharedEdge)> crossings = [];
    private readonly List<(Ring Ring, Coordinate At)> selfContacts = [];
    private readonly long comparisonsAtMost;
    private long comparisons;

    private RingContacts(long segments) => comparisonsAtMost = Comparisons + (ComparisonsPerSegment * segments);

    public bool IsDone => comparisons > comparisonsAtMost || crossings.Count + selfContacts.Count > ContactsAtMost;

    /// <summary>Single points where two different rings meet without crossing.</summary>
    public List<(Ring A, Ring B, Coordinate At)> Touches { get; } = [];

    public static RingContacts Among(IEnumerable<Ring> rings)
    {
        List<ISegmentString> strings = [.. rings.Select(r => new BasicSegmentString(r.Points, r))];
        var contacts = new RingContacts(strings.Sum(s => (long)s.Count));
        if (strings.Count > 0)
            new MCIndexNoder(contacts).ComputeNodes(strings);
        return contacts.comparisons <= contacts.comparisonsAtMost
            ? contacts : throw new Fault(SiteFaults.TooComplex, Place.None, contacts.comparisonsAtMost).Raise();
    }

    /// <summary>True when the search stopped early, so that what was not found may still be there.</summary>
    public bool Truncated => crossings.Count + selfContacts.Count > ContactsAtMost;

    /// <summary>True when no ring crosses itself or another, or runs along one.</summary>
    public bool Clean => crossings.Count + selfContacts.Count == 0;

    /// <summary>True when the rings cross, so that neither can be said to lie inside the other.</summary>
    public bool Cross(Ring a, Ring b) => crossed.Contains((a, b)) || crossed.Contains((b, a));

    public void Report(Findings findings)
    {
        foreach (var (ring, at) in selfContacts)
            findings.Add(GeometryProblemKind.SelfIntersection, ring, at);
        foreach (var (a, b, at, sharedEdge) in crossings)
            findings.Add(ReferenceEquals(a.Part, b.Part) || sharedEdge ? GeometryProblemKind.RingsCross : GeometryProblemKind.OverlappingParts, a, at, b);
    }

    public void ProcessIntersections(ISegmentString e0, int i0, ISegmentString e1, int i1)
    {
        if (ReferenceEquals(e0, e1) && i0 == i1)
            return;
        comparisons++;
        Coordinate a0 = e0.Coordinates[i0], a1 = e0.Coordinates[i0 + 1], b0 = e1.Coordinates[i1], b1 = e1.Coordinates[i1 + 1];
        intersector.ComputeIntersection(a0, a1, b0, b1);
        if (!intersector.HasIntersection)
            return;
        var (ring0, ring1) = ((Ring)e0.Context, (Ring)e1.Context);
        Coordinate at = intersector.GetIntersection(0);
        bool interior = intersector.IsProper || intersector.IntersectionNum > 1;
        if (ReferenceEquals(ring0, ring1))
        {
            if (interior || !Adjacent(i0, i1, ring0.Points.Length - 1))
                selfContacts.Add((ring0, Least(at, interior)));
            return;
        }

        if (interior)
        {
            bool sharedEdge = intersector.IntersectionNum > 1;
            if (!sharedEdge)
                crossed.Add((ring0, ring1));
            crossings.Add((ring0, ring1, Least(at, interior), sharedEdge));
            return;
        }

        // a touch in a vertex: seen from the segments that start there, or pass it
        if (at.Equals2D(a1) || at.Equals2D(b1))
            return;
        Coordinate before0 = at.Equals2D(a0) ? Previous(ring0, i0) : a0, before1 = at.Equals2D(b0) ? Previous(ring1, i1) : b0;
        if (CrossesAt(at, before0, a1, before1, b1))
        {
            crossed.Add((ring0, ring1));
            crossings.Add((ring0, ring1, at.Copy(), false));
        }
        else
        {
            Touches.Add((ring0, ring1, at.Copy()));
        }
    }

    private Coordinate Least(Coordinate at, bool interior)
    {
        if (interior && intersector.IntersectionNum > 1 && CanonicalOrder.Compare(intersector.GetIntersection(1), at) < 0)
            at = intersector.GetIntersection(1);
        return new Coordinate(at.X + 0.0, at.Y + 0.0);
    }

    /// <summary>Two paths through a node cross when exactly one arm of the second lies inside the angle of the first; an arm along an arm does not cross.</summary>
    private static bool CrossesAt(Coordinate node, Coordinate before0, Coordinate after0, Coordinate before1, Coordinate after1) =>
        Side(node, after0, before0, before1) * Side(node, after0, before0, after1) < 0;

    /// <summary>1 inside the angle swept counter-clockwise from one ray to another, −1 outside, 0 on a ray.</summary>
    private static int Side(Coordinate node, Coordinate from, Coordinate to, Coordinate p)
    {
        int sweep = Turn(from, to), afterFrom = Turn(from, p), beforeTo = Turn(p, to);
        if ((afterFrom == 0 && Along(from)) || (beforeTo == 0 && Along(to)))
            return 0;
        bool inside = sweep switch
        {
            > 0 => afterFrom > 0 && beforeTo > 0,
            < 0 => afterFrom > 0 || beforeTo > 0,
            _ => afterFrom > 0,
        };
        return inside ? 1 : -1;

        int Turn(Coordinate a, Coordinate b) => (int)Orientation.Index(node, a, b);

        bool Along(Coordinate ray) => ((p.X - node.X) * (ray.X - node.X)) + ((p.Y - node.Y) * (ray.Y - node.Y)) > 0;
    }

    private static bool Adjacent(int i, int j, int segments) => Math.Abs(i - j) is 1 || Math.Abs(i - j) == segments - 1;

    private static Coordinate Previous(Ring ring, int i) => ring.Points[i == 0 ? ring.Points.Length - 2 : i - 1];
}
