using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A unit with its own matrix.</summary>
public sealed record RasterUnitChange(ForestUnit Unit, RasterTransitions Matrix);

/// <summary>
/// Change between two rasters of classes on the same cells: the matrix of all cells and of every unit, units by exact coverage. Each epoch is summed by itself
/// too, and every matrix must balance against both. Cells of which one epoch says nothing are no change and no stability.
/// </summary>
public sealed record RasterChange(RasterEpoch Before, RasterEpoch After, ForestUnits Units, RasterTransitions Whole, ImmutableArray<RasterUnitChange> ByUnit)
{
    /// <summary>Became forest: no forest before, forest after, both said; null when nobody says which values are forest.</summary>
    public CellSum? Gain(RasterTransitions matrix) => Between(matrix, Truth.False, Truth.True);

    public CellSum? Loss(RasterTransitions matrix) => Between(matrix, Truth.True, Truth.False);

    /// <exception cref="EcoException">Other cells, other meanings, or a matrix that does not balance.</exception>
    public static RasterChange Between(RasterEpoch before, RasterEpoch after, ForestUnits units, int threads, CancellationToken cancellation)
    {
        if (before.Frame.DifferenceTo(after.Frame) is { } difference)
            throw new Fault(ClassRasterFaults.OtherGrid, Place.None, difference).Raise();
        Bilingual[] conflicts = [.. before.Legend.Conflicts(after.Legend).Take(3)];
        if (conflicts.Length > 0)
            throw new Fault(ClassRasterFaults.OtherNames, Place.None, new Bilingual(string.Join("；", conflicts.Select(c => c.Zh)), string.Join("; ", conflicts.Select(c => c.En)))).Raise();
        var crossed = CrossedGrid.Of(before.Grid, after.Grid, cancellation);
        var outlines = before.Outlines(units);
        var a = CellCoverage.Of(before.Grid, outlines, threads, cancellation);
        var b = CellCoverage.Of(after.Grid, outlines, threads, cancellation);
        var pairs = CellCoverage.Of(crossed.Grid, outlines, threads, cancellation);
        return new RasterChange(before, after, units,
            Matrix(WholeGrid.Of(before.Grid, cancellation), WholeGrid.Of(after.Grid, cancellation), WholeGrid.Of(crossed.Grid, cancellation)),
            [.. units.All.Select((u, i) => new RasterUnitChange(u, Matrix(a[i], b[i], pairs[i])))]);

        RasterTransitions Matrix(ClassCoverage first, ClassCoverage second, ClassCoverage both) => RasterTransitions.Of(
            (before.Label, RasterTally.Of(first, before.NoDataIs), before.NoDataIs), (after.Label, RasterTally.Of(second, after.NoDataIs), after.NoDataIs), both, crossed.Pairs);
    }

    private CellSum? Between(RasterTransitions matrix, Truth from, Truth to) => Before.Legend.SaysForest && After.Legend.SaysForest
        ? matrix.Sum((a, b) => a is { } v && b is { } w && Before.Legend.IsForest(v) == from && After.Legend.IsForest(w) == to)
        : null;
}
