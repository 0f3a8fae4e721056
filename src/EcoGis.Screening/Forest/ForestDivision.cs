using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The part of a patch in one unit, m² on the ellipsoid; <see cref="Unit"/> is −1 for what lies in none. <see cref="Shape"/>: in the plane, only where the patch is divided.</summary>
internal readonly record struct PatchPart(int Unit, double Area, Shape? Shape);

/// <summary>A patch by unit. <see cref="Closure"/>: what rounding and touches may leave over of its area, m².</summary>
internal readonly record struct DividedPatch(PatchPart[] Parts, double Closure);

/// <summary>
/// Every patch shared out among the units by exact overlay. The parts of a patch sum to its area: what rounding and touches leave over, at most a millimetre along
/// its border, goes to the largest part; anything more is ground outside all units.
/// </summary>
internal static class ForestDivision
{
    public const int Outside = -1;

    /// <summary>m: what is thinner is a touch for the overlay, so it may be missing from its sums.</summary>
    private const double Touch = 0.001;

    public static DividedPatch[] Of(ForestLayer layer, ForestUnits units, Crs plane, bool withShapes, CancellationToken cancellation)
    {
        var index = units.All.IsEmpty ? null : OverlayIndex.Build([.. units.All.Select(u => u.Shape)], plane);
        var divided = new DividedPatch[layer.Patches.Length];
        Parallel.For(0, divided.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            Site site = Site.Of(layer.Patches[i].Zone.Shape, plane, layer.Version.Accuracy);
            double closure = Closure(site);
            divided[i] = new DividedPatch(index is null ? [new PatchPart(Outside, layer.Patches[i].Area, null)] : Divide(site, closure, units, index, withShapes), closure);
        });
        return divided;
    }

    private static double Closure(Site site) => Math.Max(1e-9 * site.EllipsoidalArea, Touch * site.PlanarLength);

    private static PatchPart[] Divide(Site site, double closure, ForestUnits units, OverlayIndex index, bool withShapes)
    {
        var overlaps = index.Overlaps(site, units.Accuracy);
        double left = site.EllipsoidalArea - overlaps.Sum(o => o.EllipsoidalArea);
        bool outside = left > closure;
        if (overlaps.Count == 1 && !outside)
            return [new PatchPart(overlaps[0].Feature, site.EllipsoidalArea, null)];
        List<PatchPart> parts = [.. overlaps.Select(o => new PatchPart(o.Feature, o.EllipsoidalArea, withShapes && index.Shared(site, o.Feature) is { IsEmpty: false } shared ? Shape.Trusted(shared, index.Plane) : null))];
        if (outside || parts.Count == 0)
            parts.Add(new PatchPart(Outside, left, null));
        else
            parts[LargestOf(parts)] = parts[LargestOf(parts)] with { Area = parts[LargestOf(parts)].Area + left };
        return [.. parts];
    }

    private static int LargestOf(List<PatchPart> parts) => parts.Index().MaxBy(p => p.Item.Area).Index;
}
