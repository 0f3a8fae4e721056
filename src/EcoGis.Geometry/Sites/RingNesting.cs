using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Which ring lies inside which. By containment: even-odd (an island in a hole is a part of its own). As given: what the roles break:
/// hole outside shell, nested holes, nested shells; and by both, an interior cut in two by rings that touch.
/// Rings that cross are left out: nothing can be said about them.
/// </summary>
internal sealed class RingNesting
{
    private const long PairsAtMost = 5_000_000;

    private readonly Dictionary<Ring, List<Ring>> holders = [];

    public RingNesting(IReadOnlyList<Ring> rings, RingContacts? contacts)
    {
        var tree = new BoxTree([.. rings.Select(r => r.Box)]);
        long pairs = 0;
        foreach (Ring inner in rings)
        {
            List<Ring> holding = holders[inner] = [];
            foreach (int i in tree.Meeting(new Envelope(inner.Points[0])))
            {
                Ring outer = rings[i];
                if (++pairs > PairsAtMost)
                    throw new Fault(SiteFaults.TooComplex, Place.None, PairsAtMost).Raise();
                if (!ReferenceEquals(outer, inner) && contacts?.Cross(outer, inner) != true && outer.Holds(inner))
                    holding.Add(outer);
            }
        }
    }

    /// <summary>Parts by even-odd containment; the rings' parts are set.</summary>
    public List<RingPart> Parts(IEnumerable<Ring> rings)
    {
        List<Ring> all = [.. rings];
        List<RingPart> parts = [];
        foreach (Ring shell in all.Where(r => holders[r].Count % 2 == 0))
            parts.Add(shell.Part = new RingPart(shell));
        foreach (Ring hole in all.Where(r => holders[r].Count % 2 == 1))
        {
            hole.Part = holders[hole].MaxBy(h => holders[h].Count)!.Part;
            hole.Part.Holes.Add(hole);
        }

        return parts;
    }

    /// <summary>Rings at even depth less rings at odd depth.</summary>
    public double SignedArea(IEnumerable<Ring> rings, Func<Ring, double> area) => rings.Sum(r => holders[r].Count % 2 == 0 ? area(r) : -area(r));

    public void Report(IEnumerable<Ring> rings, RingContacts contacts, Findings findings)
    {
        foreach (Ring ring in rings)
        {
            List<Ring> holding = holders[ring];
            if (!ring.IsShell)
            {
                if (ring.Part.Shell is { Sound: true } shell && !holding.Contains(shell) && !contacts.Cross(ring, shell))
                    findings.Add(GeometryProblemKind.HoleOutsideShell, ring, FirstOutside(shell, ring));
                foreach (Ring outer in holding.Where(h => !h.IsShell && ReferenceEquals(h.Part, ring.Part)))
                    findings.Add(GeometryProblemKind.NestedHoles, ring, ring.Points[0]);
                continue;
            }

            foreach (Ring outer in holding.Where(h => h.IsShell && !holding.Any(hole => !hole.IsShell && ReferenceEquals(hole.Part, h.Part))))
                findings.Add(
                    CanonicalOrder.Compare(outer.Points, ring.Points) == 0 ? GeometryProblemKind.OverlappingParts : GeometryProblemKind.NestedShells,
                    ring, ring.Points[0], outer);
        }
    }

    /// <summary>
    /// Rings of one part that touch in a closed chain cut its interior: in the graph of rings and touch points, every edge that closes a cycle.
    /// </summary>
    public static void ReportCuts(RingContacts contacts, Findings findings)
    {
        Dictionary<object, object> parents = [];
        HashSet<(Ring, Coordinate)> seen = [];
        var edges = contacts.Touches
            .Where(t => ReferenceEquals(t.A.Part, t.B.Part))
            .SelectMany(t => new[] { (Ring: t.A, t.At), (Ring: t.B, t.At) })
            .OrderBy(e => e.Ring.Number).ThenBy(e => e.At.X).ThenBy(e => e.At.Y);
        foreach (var (ring, at) in edges)
        {
            if (!seen.Add((ring, at)))
                continue;
            object a = Root(ring), b = Root((ring.Part, at));
            if (a.Equals(b))
                findings.Add(GeometryProblemKind.DisconnectedInterior, ring, at);
            else
                parents[b] = a;
        }

        object Root(object node)
        {
            while (parents.TryGetValue(node, out object? parent))
            {
                if (parents.TryGetValue(parent, out object? grandparent))
                    parents[node] = grandparent;
                node = parent;
            }

            return node;
        }
    }

    private static Coordinate FirstOutside(Ring shell, Ring hole) =>
        hole.Points.FirstOrDefault(p => shell.Locate(p) == Location.Exterior) ?? hole.Points[0];
}
