using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Cells and m² by class of one epoch in one place. Cells without data stay apart, unless the person said what class they are; so does what lies outside
/// the raster. Together they are the whole place. Nothing is rounded.
/// </summary>
public sealed record RasterTally(ImmutableSortedDictionary<int, CellSum> Classes, CellSum NoData, CellSum Outside)
{
    public CellSum Total => Classes.Values.Aggregate(NoData + Outside, (sum, c) => sum + c);

    /// <summary>All cells that have a class.</summary>
    public CellSum WithData => Classes.Values.Aggregate(default(CellSum), (sum, c) => sum + c);

    public CellSum Of(int value) => Classes.GetValueOrDefault(value);

    /// <summary>Of classes that are forest (true), are not (false), or of which nobody said (unknown).</summary>
    public CellSum Forest(RasterLegend legend, Truth truth) => Classes.Where(c => legend.IsForest(c.Key) == truth).Aggregate(default(CellSum), (sum, c) => sum + c.Value);

    /// <summary>Share of the place that surely is forest, 0 to 1; null when nobody said which values are forest, or the place has no area.</summary>
    public double? CoverAtLeast(RasterLegend legend) => legend.SaysForest && Total.SquareMetres > 0 ? Forest(legend, Truth.True).SquareMetres / Total.SquareMetres : null;

    /// <summary>The same if all that is not known is forest: values left open, cells without data, and what lies outside the raster.</summary>
    public double? CoverAtMost(RasterLegend legend) => CoverAtLeast(legend) is { } least ? least + ((Forest(legend, Truth.Unknown) + NoData + Outside).SquareMetres / Total.SquareMetres) : null;

    public static RasterTally Of(ClassCoverage coverage, int? noDataIs)
    {
        var classes = coverage.Classes.ToImmutableSortedDictionary(c => c.Class, c => c.Covered);
        return noDataIs is { } value && coverage.NoData != default
            ? new(classes.SetItem(value, classes.GetValueOrDefault(value) + coverage.NoData), default, coverage.Outside)
            : new(classes, coverage.NoData, coverage.Outside);
    }

    public static RasterTally Sum(IEnumerable<RasterTally> tallies) => tallies.Aggregate(new RasterTally(ImmutableSortedDictionary<int, CellSum>.Empty, default, default), (sum, t) => new(
        t.Classes.Aggregate(sum.Classes, (all, c) => all.SetItem(c.Key, all.GetValueOrDefault(c.Key) + c.Value)), sum.NoData + t.NoData, sum.Outside + t.Outside));

    /// <summary>What these cells have beyond others within them; shares below a billionth of the whole are rounding.</summary>
    internal RasterTally Without(RasterTally part)
    {
        double least = Total.Cells * 1e-9;
        return new(Classes.Select(c => KeyValuePair.Create(c.Key, Left(c.Value, part.Of(c.Key)))).Where(c => c.Value != default).ToImmutableSortedDictionary(), Left(NoData, part.NoData), default);

        CellSum Left(CellSum whole, CellSum taken) => whole - taken is var left && Math.Abs(left.Cells) > least ? left : default;
    }
}
