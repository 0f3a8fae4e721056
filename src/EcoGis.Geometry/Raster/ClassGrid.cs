namespace EcoGis;

/// <summary>
/// A raster of classes (land cover, forest type), immutable, held as runs of equal cells: about 3 bytes a run. Made by <see cref="ClassGridBuilder"/>,
/// read by any number of threads. The value that stands for "no data" is a class like the others, only marked. Opens no file.
/// </summary>
public sealed class ClassGrid
{
    private readonly RunBand[] bands;
    private readonly double[]? rowAreas;

    internal ClassGrid(GridFrame frame, int[] classes, int? noData, RunBand[] bands)
    {
        Frame = frame;
        Classes = classes;
        NoData = noData;
        this.bands = bands;
        rowAreas = frame.IsUniform ? null : [.. Enumerable.Range(0, frame.Rows).Select(r => frame.CellArea(r))];
        CellArea = frame.CellArea(0);
    }

    public GridFrame Frame { get; }

    /// <summary>The values that occur, ascending, <see cref="NoData"/> with them.</summary>
    public IReadOnlyList<int> Classes { get; }

    /// <summary>The value of cells without data; null when every cell has a class.</summary>
    public int? NoData { get; }

    public long RunCount => bands.Sum(b => (long)b.Lasts.Length);

    private double CellArea { get; }

    /// <summary>Square metres of one cell of a row of the grid.</summary>
    internal double RowArea(int row) => rowAreas is null ? CellArea : rowAreas[row];

    /// <summary>A cursor on the run at a cell.</summary>
    internal RunCursor RunAt(int row, int column) => new(bands[row >> RunBand.RowBits], row & (RunBand.Rows - 1), column);
}
