using System.Numerics;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The exact area of polygons on each class of a grid: every cell counts with the fraction of it that the polygon covers, boundary cells too
/// (Baston, exactextract, defines it so). Square metres are fraction × area of the cell. On a grid in degrees this takes the ground inside a
/// cell as even, which is off by at most tan φ · Δφ / 8 of a boundary cell (Δφ the cell's height in radians): 8e-7 of a 30 m cell at 54°.
/// Polygons are in the grid's CRS, edges straight there. Cells are right to some 1e-15 of a cell per edge. The result depends on polygon
/// and grid only. Holds scratch memory: one object per thread. Does not judge, and does not transform.
/// </summary>
public sealed class CellCoverage(ClassGrid grid)
{
    /// <summary>Of a polygon, the share that is rounding.</summary>
    private const double Rounding = 1e-12;

    private readonly Vector128<double>[] byClass = new Vector128<double>[grid.Classes.Count]; // cells, square metres
    private readonly CellSums sums = new();
    private readonly BandEdges edges = new();
    private double[] local = [];

    /// <summary>All polygons, in their order, on several threads; the same bits for any number of them.</summary>
    public static ClassCoverage[] Of(ClassGrid grid, IReadOnlyList<FlatPaths> polygons, int threads, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(polygons);
        var results = new ClassCoverage[polygons.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancel };
        Parallel.For(0, results.Length, options, () => new CellCoverage(grid), (i, _, coverage) =>
        {
            results[i] = coverage.Of(polygons[i].Rings);
            return coverage;
        }, _ => { });
        return results;
    }

    /// <exception cref="ArgumentException">A vertex is not finite.</exception>
    public ClassCoverage Of(Rings polygon)
    {
        if (polygon.Points.IsEmpty)
            return new ClassCoverage([], default, default);
        if (local.Length < polygon.Points.Length)
            local = new double[(int)BitOperations.RoundUpToPowerOf2((uint)polygon.Points.Length)];
        Span<double> points = local.AsSpan(0, polygon.Points.Length);
        GridWindow window = GridWindow.Over(grid.Frame, polygon.Points, points);

        Vector128<double> outside = Beyond(window, points, polygon.Ends);
        int rows = CellSums.RowsOfBand(window);
        edges.Sort(points, polygon.Ends, window, rows);
        for (int first = 0; first < window.Rows; first += rows)
        {
            sums.Open(window, first, rows);
            foreach (int i in edges.Of(first / rows))
                sums.Add(points[i], points[i + 1], points[i + 2], points[i + 3]);
            for (int row = first; row < sums.EndRow; row++)
            {
                double area = grid.RowArea(window.Row + row);
                SumRow(window, row, area);
                outside += Vector128.Create(1, area) * sums.Outside[row - first];
            }
            sums.Close();
        }

        // shells run counter-clockwise: their west sides run south, which is down the rows unless the rows run north
        return Result(outside, grid.Frame.CellHeight < 0 ? 1 : -1);
    }

    private Vector128<double> Beyond(GridWindow window, ReadOnlySpan<double> points, ReadOnlySpan<int> ends)
    {
        Vector128<double> sum = Vector128<double>.Zero;
        if ((window.Row == 0 && window.MinY < GridWindow.Top) || window.MaxY > window.South)
        {
            for (int ring = 0, i = 0; ring < ends.Length; ring++, i += 2)
            {
                for (; i < 2 * (ends[ring] - 1); i += 2)
                    sum += OutsideRows.Of(grid.Frame, window, points[i], points[i + 1], points[i + 2], points[i + 3]);
            }
        }
        return sum;
    }

    /// <summary>Walks the touched cells of a row and the runs under them and between them.</summary>
    private void SumRow(GridWindow window, int row, double area)
    {
        Span<ulong> touched = sums.Touched(row);
        Span<Vector128<double>> cells = sums.Row(row);
        Vector128<double> unit = Vector128.Create(1, area);
        touched[^1] |= 1UL << window.Columns; // so that a cover as far as the grid's side is met like one between two cells
        RunCursor run = default;
        int next = 0, currentClass = 0; // the column after the last cell, the class of the run
        double cover = 0, inRun = 0;
        for (int word = 0; word < touched.Length; word++)
        {
            for (ulong bits = touched[word]; bits != 0; bits &= bits - 1)
            {
                int at = (word << 6) + BitOperations.TrailingZeroCount(bits);
                int column = window.Column + at;
                Vector128<double> cell = cells[at];
                cells[at] = default;
                if (cover != 0)
                {
                    while (run.End < column)
                    {
                        byClass[currentClass] += unit * (inRun + (cover * (run.End - next)));
                        (inRun, next) = (0, run.End);
                        run.Next();
                        currentClass = run.Class;
                    }
                    inRun += cover * (column - next);
                }
                if (at == window.Columns)
                    break;
                if (run.End <= column)
                {
                    byClass[currentClass] += unit * inRun;
                    inRun = 0;
                    if (run.End == 0 || column - run.End >= RunBand.Columns)
                        run = grid.RunAt(window.Row + row, column);
                    while (run.End <= column)
                        run.Next();
                    currentClass = run.Class;
                }
                inRun += cover + cell[1];
                cover += cell[0];
                next = column + 1;
            }
        }
        byClass[currentClass] += unit * inRun;
    }

    private ClassCoverage Result(Vector128<double> outside, int sign)
    {
        Vector128<double> total = outside;
        foreach (Vector128<double> sum in byClass)
            total += sum;
        double least = Math.Abs(total[0]) * Rounding;

        CellSum noData = default;
        List<ClassCells> classes = [];
        for (int i = 0; i < byClass.Length; i++)
        {
            CellSum sum = Sum(byClass[i]);
            byClass[i] = default;
            if (grid.Classes[i] == grid.NoData)
                noData = sum;
            else if (sum.Cells > 0)
                classes.Add(new ClassCells(grid.Classes[i], sum));
        }
        return new ClassCoverage(classes, noData, Sum(outside));

        CellSum Sum(Vector128<double> sum) => sign * sum[0] > least ? new CellSum(sign * sum[0], sign * sum[1]) : default;
    }
}
