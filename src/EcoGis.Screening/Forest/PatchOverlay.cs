using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// What a patch of the earlier epoch shares with one of the later, in one unit (−1: in none). Both areas m²; width m and certainty are those of the whole pair, so that
/// a boundary of units makes no sliver of a change that it cuts.
/// </summary>
public readonly record struct PatchPair(int Before, int After, int Unit, double Area, double PlanarArea, double Width, Certainty Certainty);

/// <summary>
/// Two epochs laid over each other by the engine, patch by patch: every pair with its area by unit, and what of each patch has no counterpart. A negative remainder is
/// ground that thin overlaps of the other epoch count twice; it is kept, so that the parts of a patch always sum to its area.
/// </summary>
internal sealed class PatchOverlay
{
    private PatchOverlay(ImmutableArray<PatchPair> pairs, DividedPatch[] before, DividedPatch[] after)
    {
        (Pairs, Before, After) = (pairs, before, after);
        BeforeLeft = Left(before, pairs, p => p.Before);
        AfterLeft = Left(after, pairs, p => p.After);
    }

    /// <summary>In order of earlier patch, later patch, unit.</summary>
    public ImmutableArray<PatchPair> Pairs { get; }

    public DividedPatch[] Before { get; }

    public DividedPatch[] After { get; }

    /// <summary>What of each part has no counterpart.</summary>
    public PatchPart[][] BeforeLeft { get; }

    public PatchPart[][] AfterLeft { get; }

    public static PatchOverlay Of(ForestLayer before, ForestLayer after, ForestUnits units, Crs plane, CancellationToken cancellation)
    {
        var index = after.Version.IndexIn(plane);
        var divided = ForestDivision.Of(before, units, plane, withShapes: true, cancellation);
        var pairs = new PatchPair[before.Patches.Length][];
        Parallel.For(0, pairs.Length, new ParallelOptions { CancellationToken = cancellation }, i => pairs[i] = PairsOf(i, before, after, divided[i], index));
        return new PatchOverlay([.. pairs.SelectMany(p => p)], divided, ForestDivision.Of(after, units, plane, withShapes: false, cancellation));
    }

    private static PatchPair[] PairsOf(int i, ForestLayer before, ForestLayer after, DividedPatch divided, OverlayIndex index)
    {
        double accuracy = before.Version.Accuracy;
        var overlaps = index.Overlaps(Site.Of(before.Patches[i].Zone.Shape, index.Plane, accuracy), after.Version.Accuracy);
        if (divided.Parts.Length == 1)
            return [.. overlaps.Select(o => Pair(o, divided.Parts[0].Unit, o.EllipsoidalArea, o.PlanarArea))];
        var byUnit = divided.Parts.Where(p => p.Shape is not null).Select(p => (p.Unit, Overlaps: index
            .Overlaps(Site.Of(p.Shape!, index.Plane, accuracy), after.Version.Accuracy).ToDictionary(o => o.Feature))).OrderBy(u => u.Unit).ToList();
        bool outside = divided.Parts.Any(p => p.Unit == ForestDivision.Outside);
        List<PatchPair> pairs = [];
        foreach (var o in overlaps)
        {
            List<PatchPair> shared = [.. byUnit.Where(u => u.Overlaps.ContainsKey(o.Feature)).Select(u => Pair(o, u.Unit, u.Overlaps[o.Feature].EllipsoidalArea, u.Overlaps[o.Feature].PlanarArea))];
            double left = o.EllipsoidalArea - shared.Sum(p => p.Area), planar = o.PlanarArea - shared.Sum(p => p.PlanarArea);
            int largest = shared.Count == 0 ? -1 : shared.Index().MaxBy(p => p.Item.Area).Index;
            if (largest < 0 || (outside && left > divided.Closure))
                shared.Insert(0, Pair(o, ForestDivision.Outside, left, planar));
            else
                shared[largest] = shared[largest] with { Area = shared[largest].Area + left, PlanarArea = shared[largest].PlanarArea + planar };
            pairs.AddRange(shared);
        }

        return [.. pairs];

        PatchPair Pair(Overlap o, int unit, double area, double planar) => new(i, o.Feature, unit, area, planar, o.MeanWidth, o.Certainty);
    }

    /// <summary>What the pairs leave of every part; a pair in a unit where the patch has no part adds one of area 0.</summary>
    private static PatchPart[][] Left(DividedPatch[] divided, ImmutableArray<PatchPair> pairs, Func<PatchPair, int> patch)
    {
        var left = Array.ConvertAll(divided, d => Array.ConvertAll(d.Parts, q => q with { Shape = null }));
        foreach (var pair in pairs)
        {
            int p = patch(pair), at = Array.FindIndex(left[p], q => q.Unit == pair.Unit);
            if (at < 0)
                (left[p], at) = ([.. left[p], new PatchPart(pair.Unit, 0, null)], left[p].Length);
            left[p][at] = left[p][at] with { Area = left[p][at].Area - pair.Area };
        }

        return left;
    }
}
