using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// 转移矩阵 of two rasters on the same cells, in cells and m². No data of either epoch is a row and a column of its own (null), so that rows sum to the
/// earlier epoch and columns to the later: it is made so or not at all.
/// </summary>
public sealed class RasterTransitions
{
    /// <summary>Sums of one epoch and of the pairs may differ by this share of the place, which is rounding.</summary>
    private const double Share = 1e-9;

    private readonly Dictionary<(int? From, int? To), CellSum> _cells = [];

    private RasterTransitions(RasterTally before, RasterTally after) => (Before, After) = (before, after);

    public RasterTally Before { get; }

    public RasterTally After { get; }

    public CellSum this[int? from, int? to] => _cells.GetValueOrDefault((from, to));

    /// <summary>Values of either epoch, ascending; no data (null) last, where there is any.</summary>
    public ImmutableArray<int?> Values
    {
        get
        {
            var values = Before.Classes.Keys.Union(After.Classes.Keys).Order().Select(v => (int?)v);
            return Before.NoData != default || After.NoData != default ? [.. values, null] : [.. values];
        }
    }

    /// <summary>m² that have a class in both epochs, and another one.</summary>
    public CellSum Changed => Sum((from, to) => from is not null && to is not null && from != to);

    /// <summary>Cells of which one epoch says nothing.</summary>
    public CellSum NotKnown => Sum((from, to) => from is null || to is null);

    public CellSum Sum(Func<int?, int?, bool> which) => _cells.Where(c => which(c.Key.From, c.Key.To)).Aggregate(default(CellSum), (sum, c) => sum + c.Value);

    /// <param name="before">The earlier epoch by itself.</param>
    /// <param name="pairs">Classes are numbers of <paramref name="values"/>.</param>
    /// <exception cref="EcoException">A row or column does not sum to the class of its epoch.</exception>
    internal static RasterTransitions Of((string Label, RasterTally Tally, int? NoDataIs) before, (string Label, RasterTally Tally, int? NoDataIs) after, ClassCoverage pairs, IReadOnlyList<(int? From, int? To)> values)
    {
        RasterTransitions matrix = new(before.Tally, after.Tally);
        foreach (var pair in pairs.Classes)
        {
            var key = (values[pair.Class].From ?? before.NoDataIs, values[pair.Class].To ?? after.NoDataIs);
            matrix._cells[key] = matrix[key.Item1, key.Item2] + pair.Covered;
        }

        double least = Share * before.Tally.Total.Cells;
        foreach (int? value in matrix.Values)
        {
            Demand(before.Label, value, matrix.Sum((from, _) => from == value), value is { } a ? before.Tally.Of(a) : before.Tally.NoData);
            Demand(after.Label, value, matrix.Sum((_, to) => to == value), value is { } b ? after.Tally.Of(b) : after.Tally.NoData);
        }

        return matrix;

        void Demand(string label, int? value, CellSum sum, CellSum own)
        {
            if (Math.Abs(sum.Cells - own.Cells) > least)
                throw new Fault(ClassRasterFaults.Unbalanced, Place.None, label, value, sum.Cells, own.Cells).Raise();
        }
    }
}
