using System.Collections.Immutable;

namespace EcoGis;

/// <summary>统计单位: a township (or county) with its land area: the ellipsoidal area of its boundary, m².</summary>
public sealed record ForestUnit(string Code, string Name, Shape Shape)
{
    public double LandArea => Shape.EllipsoidalArea;
}

/// <summary>
/// The units a statistic is broken down by: the finest class of administrative areas that is there. They do not overlap by more than slivers. A coarser area, if there
/// is exactly one, says how much of it no unit covers. None: no land area is known, and no cover.
/// </summary>
public sealed class ForestUnits
{
    /// <summary>The zone kind of administrative areas.</summary>
    public const string Kind = "admin-boundary";

    public static readonly ForestUnits None = new([], 0, "", null);

    private ForestUnits(ImmutableArray<ForestUnit> all, double accuracy, string label, (ForestUnit Area, double Uncovered)? whole) =>
        (All, Accuracy, Label, Whole) = (all, accuracy, label, whole);

    public ImmutableArray<ForestUnit> All { get; }

    /// <summary>m.</summary>
    public double Accuracy { get; }

    public string Label { get; }

    /// <summary>The area that the units should make up, and the m² of it that they do not.</summary>
    public (ForestUnit Area, double Uncovered)? Whole { get; }

    public double LandArea => All.Sum(u => u.LandArea);

    /// <param name="layers">Administrative boundaries; all their zones count.</param>
    /// <exception cref="EcoException">Units overlap.</exception>
    public static ForestUnits Of(IReadOnlyList<LayerVersion> layers, Crs plane)
    {
        var zones = layers.SelectMany(l => l.Zones).Where(z => z.Shape.Kind == ShapeKind.Polygon).ToList();
        if (zones.Count == 0)
            return None;
        var levels = layers[0].Kind.Classes.Select(c => c.Id).ToList();
        var byLevel = zones.GroupBy(z => levels.IndexOf(z.Class)).OrderByDescending(g => g.Key).Select(g => g.ToList()).ToList();
        var units = byLevel[0].OrderBy(z => z.Code, StringComparer.Ordinal).Select(z => new ForestUnit(z.Code, z.Name, z.Shape)).ToImmutableArray();
        double accuracy = layers.Max(l => l.Accuracy);
        var index = OverlayIndex.Build([.. units.Select(u => u.Shape)], plane);
        Demand(units, index, accuracy, plane);
        (ForestUnit, double)? whole = null;
        if (byLevel.Count > 1 && byLevel[1] is [var area])
        {
            double covered = index.Overlaps(Site.Of(area.Shape, plane, accuracy), accuracy).Sum(o => o.EllipsoidalArea);
            whole = (new ForestUnit(area.Code, area.Name, area.Shape), area.Shape.EllipsoidalArea - covered);
        }

        return new ForestUnits(units, accuracy, string.Join(", ", layers.Select(l => l.Version > 0 ? $"{l.Name}@{l.Version}" : l.Name)), whole);
    }

    private static void Demand(ImmutableArray<ForestUnit> units, OverlayIndex index, double accuracy, Crs plane)
    {
        var overlapping = units.Index().SelectMany(u => index.Overlaps(Site.Of(u.Item.Shape, plane, accuracy), accuracy)
            .Where(o => o.Feature > u.Index && o.Certainty == Certainty.Firm).Select(o => $"{u.Item.Name} × {units[o.Feature].Name} {Math.Round(o.EllipsoidalArea, 2)} m²")).ToList();
        if (overlapping.Count > 0)
            throw new Fault(ForestFaults.OverlappingZones, Place.None, string.Join(", ", overlapping)).Raise();
    }
}
