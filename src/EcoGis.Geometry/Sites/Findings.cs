using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Collects what the gate finds while ring numbers are still open, and lists it in canonical order: ring, kind, x, y, each place once.
/// At most <see cref="ListedPerKind"/> of a kind are listed; the rest are counted.
/// </summary>
internal sealed class Findings
{
    public const int ListedPerKind = 1000;

    private readonly List<(GeometryProblemKind Kind, Ring? Ring, Ring? Other, double X, double Y)> found = [];
    private readonly HashSet<GeometryProblemKind> kinds = [];

    public bool AnyFatal => AnyFatalBut(null);

    public bool AnyFatalBut(GeometryProblemKind? excepted) => kinds.Any(k => k < GeometryProblemKind.RepeatedPoint && k != excepted);

    public bool Any(params ReadOnlySpan<GeometryProblemKind> wanted) => kinds.Overlaps(wanted.ToArray());

    public void Add(GeometryProblemKind kind, Ring? ring, Coordinate at, Ring? other = null)
    {
        found.Add((kind, ring, other, at.X, at.Y));
        kinds.Add(kind);
    }

    public (IReadOnlyList<GeometryProblem> Listed, int Unlisted) List()
    {
        List<GeometryProblem> all = [.. found
            .Select(f => new GeometryProblem(f.Kind, Math.Max(f.Ring?.Number ?? 0, f.Other?.Number ?? 0), f.X, f.Y))
            .Order(Comparer<GeometryProblem>.Create(Compare))];
        List<GeometryProblem> listed = [];
        Dictionary<GeometryProblemKind, int> counts = [];
        int unlisted = 0;
        GeometryProblem? previous = null;
        foreach (GeometryProblem problem in all)
        {
            // repeated points and spikes are counted, so the same place may come twice
            if (problem.IsFatal && problem == previous)
                continue;
            previous = problem;
            int count = counts[problem.Kind] = counts.GetValueOrDefault(problem.Kind) + 1;
            if (count <= ListedPerKind)
                listed.Add(problem);
            else
                unlisted++;
        }

        return (listed, unlisted);
    }

    private static int Compare(GeometryProblem a, GeometryProblem b) =>
        a.Ring.CompareTo(b.Ring) is var ring and not 0 ? ring
        : a.Kind.CompareTo(b.Kind) is var kind and not 0 ? kind
        : a.X.CompareTo(b.X) is var x and not 0 ? x
        : a.Y.CompareTo(b.Y);
}
