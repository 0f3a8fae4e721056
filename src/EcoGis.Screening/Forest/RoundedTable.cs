namespace EcoGis;

/// <summary>
/// A table rounded so that rows and columns both add up to their printed sums, and no cell and no sum moves by a whole unit: controlled rounding, which always exists
/// (Cox, A constructive procedure for unbiased controlled rounding, JASA 82, 1987; here without the lottery: the same table gives the same result).
/// </summary>
public static class RoundedTable
{
    private const double Sums = 10; // how much more it costs to move a sum than a cell

    private const long One = 1_000_000; // fractions of a unit are whole millionths, so that sums are exact

    /// <param name="unit">What a value is divided by: 10,000 makes hectares of m².</param>
    /// <returns>The cells, with the sums of rows in a last column, of columns in a last row.</returns>
    public static double[,] Of(double[,] cells, double unit, int decimals)
    {
        int rows = cells.GetLength(0), columns = cells.GetLength(1);
        double scale = Math.Pow(10, decimals);
        long[,] whole = new long[rows, columns], fraction = new long[rows + 1, columns + 1];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                double value = cells[i, j] / unit * scale;
                whole[i, j] = (long)Math.Floor(value);
                fraction[i, j] = (long)Math.Round((value - whole[i, j]) * One);
            }
        }

        Complete(fraction);
        Settle(fraction);
        double[,] result = new double[rows + 1, columns + 1];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                long rounded = whole[i, j] + (fraction[i, j] / One);
                result[i, j] = rounded / scale;
                result[i, columns] += rounded;
                result[rows, j] += rounded;
                result[rows, columns] += rounded;
            }
        }

        for (int i = 0; i <= rows; i++)
            result[i, columns] /= scale;
        for (int j = 0; j < columns; j++)
            result[rows, j] /= scale;
        return result;
    }

    /// <summary>A last column and row that make every sum whole.</summary>
    private static void Complete(long[,] f)
    {
        int rows = f.GetLength(0) - 1, columns = f.GetLength(1) - 1;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                f[i, columns] -= f[i, j];
                f[rows, j] -= f[i, j];
                f[rows, columns] += f[i, j];
            }
        }

        for (int i = 0; i <= rows; i++)
            f[i, columns] = Remainder(f[i, columns]);
        for (int j = 0; j < columns; j++)
            f[rows, j] = Remainder(f[rows, j]);

        static long Remainder(long value) => ((value % One) + One) % One;
    }

    /// <summary>
    /// Every cell becomes 0 or one: along a closed path through fractions, value moves from cell to cell until one of them is whole, in the direction that keeps the
    /// cells nearer to what they were.
    /// </summary>
    private static void Settle(long[,] f)
    {
        var before = (long[,])f.Clone();
        for (int i = 0; i < f.GetLength(0); i++)
        {
            for (int j = 0; j < f.GetLength(1); j++)
            {
                while (IsOpen(f, i, j))
                {
                    var (up, down) = Path(f, i, j);
                    long rise = Math.Min(up.Min(c => One - f[c.Row, c.Column]), down.Min(c => f[c.Row, c.Column]));
                    long fall = -Math.Min(down.Min(c => One - f[c.Row, c.Column]), up.Min(c => f[c.Row, c.Column]));
                    long move = Cost(rise) <= Cost(fall) ? rise : fall;
                    foreach (var (row, column) in up)
                        f[row, column] += move;
                    foreach (var (row, column) in down)
                        f[row, column] -= move;

                    double Cost(long by) => up.Sum(c => Squares(c, by)) + down.Sum(c => Squares(c, -by));

                    double Squares((int Row, int Column) c, long by) =>
                        Squared(f[c.Row, c.Column] + by - before[c.Row, c.Column]) * (c.Row == f.GetLength(0) - 1 || c.Column == f.GetLength(1) - 1 ? Sums : 1);
                }
            }
        }
    }

    private static double Squared(long value) => (double)value * value;

    private static bool IsOpen(long[,] f, int i, int j) => f[i, j] % One != 0;

    /// <summary>A row or column with one fraction has another, since its sum is whole: so a walk by turns along rows and columns closes.</summary>
    private static (List<(int Row, int Column)> Up, List<(int Row, int Column)> Down) Path(long[,] f, int startRow, int startColumn)
    {
        List<int> row = [startRow], into = [startColumn], outOf = [];
        while (true)
        {
            int k = row.Count - 1;
            int column = Enumerable.Range(0, f.GetLength(1)).First(c => c != into[k] && IsOpen(f, row[k], c));
            int seen = outOf.IndexOf(column);
            outOf.Add(column);
            if (seen >= 0)
                return Cells(seen + 1, (row[seen + 1], into[seen + 1]));
            int next = Enumerable.Range(0, f.GetLength(0)).First(r => r != row[k] && IsOpen(f, r, column));
            int met = row.IndexOf(next);
            if (met >= 0)
                return Cells(met, (next, column));
            row.Add(next);
            into.Add(column);
        }

        (List<(int Row, int Column)>, List<(int Row, int Column)>) Cells(int first, (int, int) closing) =>
            ([.. Enumerable.Range(first, row.Count - first).Select(k => (row[k], outOf[k]))], [closing, .. Enumerable.Range(first + 1, row.Count - first - 1).Select(k => (row[k], into[k]))]);
    }
}
