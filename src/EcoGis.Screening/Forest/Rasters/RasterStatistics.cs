using System.Collections.Immutable;

namespace EcoGis;

/// <summary>One unit with its cells; <see cref="Unit"/> is null for cells in no unit.</summary>
public sealed record RasterUnitRow(ForestUnit? Unit, RasterTally Tally);

/// <summary>
/// A raster of classes by unit: every cell counts with the share of it that lies in the unit (exact coverage). A unit's land is its own area in the measure
/// of the cells, so that cover is a share of one thing. It is cover by the raster's own classes: neither of the legal definitions, and held against no target.
/// </summary>
public sealed record RasterStatistics(RasterEpoch Epoch, ForestUnits Units, RasterTally Whole, ImmutableArray<RasterUnitRow> ByUnit)
{
    /// <summary>All units together; null without units.</summary>
    public RasterTally? InUnits => Units.All.IsEmpty ? null : RasterTally.Sum(ByUnit.Where(r => r.Unit is not null).Select(r => r.Tally));

    public static RasterStatistics Of(RasterEpoch epoch, ForestUnits units, int threads, CancellationToken cancellation)
    {
        var whole = RasterTally.Of(WholeGrid.Of(epoch.Grid, cancellation), epoch.NoDataIs);
        RasterUnitRow[] rows = [.. CellCoverage.Of(epoch.Grid, epoch.Outlines(units), threads, cancellation).Select((c, i) => new RasterUnitRow(units.All[i], RasterTally.Of(c, epoch.NoDataIs)))];
        var left = whole.Without(RasterTally.Sum(rows.Select(r => r.Tally)));
        return new RasterStatistics(epoch, units, whole, units.All.IsEmpty || left.Total == default ? [.. rows] : [.. rows, new RasterUnitRow(null, left)]);
    }
}
