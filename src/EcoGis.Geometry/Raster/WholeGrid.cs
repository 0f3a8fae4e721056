namespace EcoGis;

/// <summary>
/// The sums of all cells of a grid, counted run by run: cells are whole numbers, square metres count × area of the cell, row by row where rows
/// differ. No polygon, so nothing is outside.
/// </summary>
public static class WholeGrid
{
    public static ClassCoverage Of(ClassGrid grid, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var cells = new long[grid.Classes.Count];
        var row = new long[grid.Classes.Count];
        var area = new double[grid.Classes.Count];
        for (int r = 0; r < grid.Frame.Rows; r++)
        {
            cancellation.ThrowIfCancellationRequested();
            Array.Clear(row);
            int at = 0;
            for (RunCursor run = grid.RunAt(r, 0); ; run.Next())
            {
                row[run.Class] += run.End - at;
                at = run.End;
                if (at == grid.Frame.Columns)
                    break;
            }

            for (int i = 0; i < row.Length; i++)
                (cells[i], area[i]) = (cells[i] + row[i], area[i] + (row[i] * grid.RowArea(r)));
        }

        CellSum noData = default;
        List<ClassCells> classes = [];
        foreach (var (i, value) in grid.Classes.Index())
        {
            CellSum sum = new(cells[i], grid.Frame.IsUniform ? cells[i] * grid.RowArea(0) : area[i]);
            if (value == grid.NoData)
                noData = sum;
            else
                classes.Add(new ClassCells(value, sum));
        }

        return new ClassCoverage(classes, noData, default);
    }
}
