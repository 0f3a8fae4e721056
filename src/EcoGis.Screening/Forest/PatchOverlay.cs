using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// What a patch of the earlier epoch shares with one of the later, in one unit (−1: in none). Area m² on the ellipsoid; width m and certainty are those of the
/// whole pair, so that a boundary of units makes no sliver of a change that it cuts.
/// </summary>
public readonly record struct PatchPair(int Before, int After, int Unit, double Area, double Width, Certainty Certainty);

/// <summary>
/// Two epochs laid over each other by the engine, patch by patch: every pair with its area by unit, and what of each patch has no counterpart. A negative remainder is
/// ground that thin overlaps of the other epoch count twice; it is kept, so that the parts of a patch always sum to its area.
/// </summary>
internal sealed class PatchOverlay
{
    private PatchOverlay(ImmutableArray<PatchPair> pairs, PatchPart[][] before, PatchPart[][] after)
    {
        (Pairs, Before, After) = (pairs, before, after);
        BeforeLeft = Left(before, pairs, p => p.Before);
        AfterLeft = Left(after, pairs, p => p.After);
    }

    /// <summary>In order of earlier patch, later patch, unit.</summary>
    public ImmutableArray<PatchPair> Pairs { get; }

    /// <summary>The parts of each patch by unit.</summary>
    public PatchPart[][] Before { get; }

    public PatchPart[][] After { get; }

    /// <summary>What of each part has no counterpart.</summary>
    public PatchPart[][] BeforeLeft { get; }

    public PatchPart[][] AfterLeft { get; }

    public static PatchOverlay Of(ForestLayer before, ForestLayer after, ForestUnits units, Crs plane, CancellationToken cancellation)
    {
        var index = after.Version.IndexIn(plane);
        var parts = ForestDivision.Of(before, units, plane, withShapes: true, cancellation);
        var pairs = new PatchPair[before.Patches.Length][];
        Parallel.For(0, pairs.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
            pairs[i] = PairsOf(i, before, after, parts[i], index));
        ImmutableArray<PatchPair> all = [.. pairs.SelectMany(p => p)];
        return new PatchOverlay(all, parts, ForestDivision.Of(after, units, plane, withShapes: false, cancellation));
    }

    private static PatchPair[] PairsOf(int i, ForestLayer before, ForestLayer after, PatchPart[] parts, OverlayIndex index)
    {
        Site whole = Site.Of(before.Patches[i].Zone.Shape, index.Plane, before.Version.Accuracy);
        var overlaps = index.Overlaps(whole, after.Version.Accuracy);
        if (parts.Length == 1)
            return [.. overlaps.Select(o => new PatchPair(i, o.Feature, parts[0].Unit, o.EllipsoidalArea, o.MeanWidth, o.Certainty))];
        List<PatchPair> pairs = [];
        var byUnit = parts.Where(p => p.Shape is not null).ToDictionary(p => p.Unit, p => index
            .Overlaps(Site.Of(p.Shape!, index.Plane, before.Version.Accuracy), after.Version.Accuracy).ToDictionary(o => o.Feature, o => o.EllipsoidalArea));
        foreach (var o in overlaps)
        {
            var shared = byUnit.Select(u => (Unit: u.Key, Area: u.Value.GetValueOrDefault(o.Feature))).Where(u => u.Area > 0).OrderBy(u => u.Unit).ToList();
            double left = o.EllipsoidalArea - shared.Sum(u => u.Area);
            if (parts.Any(p => p.Unit == ForestDivision.Outside) && left > ForestDivision.Closure(whole) || shared.Count == 0)
                shared.Insert(0, (ForestDivision.Outside, left));
            else
                shared[LargestOf(shared)] = (shared[LargestOf(shared)].Unit, shared[LargestOf(shared)].Area + left);
            pairs.AddRange(shared.Select(u => new PatchPair(i, o.Feature, u.Unit, u.Area, o.MeanWidth, o.Certainty)));
        }

        return [.. pairs];
    }

    /// <summary>What the pairs leave of every part; a pair in a unit where the patch has no part adds one of area 0.</summary>
    private static PatchPart[][] Left(PatchPart[][] parts, ImmutableArray<PatchPair> pairs, Func<PatchPair, int> patch)
    {
        var left = Array.ConvertAll(parts, p => p.Select(q => q with { Shape = null }).ToArray());
        foreach (var pair in pairs)
        {
            int p = patch(pair), at = Array.FindIndex(left[p], q => q.Unit == pair.Unit);
            if (at < 0)
                (left[p], at) = ([.. left[p], new PatchPart(pair.Unit, 0, null)], left[p].Length);
            left[p][at] = left[p][at] with { Area = left[p][at].Area - pair.Area };
        }

        return left;
    }

    private static int LargestOf(List<(int Unit, double Area)> shared) => shared.Index().MaxBy(s => s.Item.Area).Index;
}
