using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// Signed-area accumulation for a band of rows of one window: every edge leaves, in each cell it crosses, its height there (the cover of all
/// cells further east) and the area between itself and the cell's east side; the covered fraction of a cell is the covers west of it plus its own
/// area. As in font rasterisers (Levien, font-rs; FreeType's ftgrays), but with only the touched cells kept apart, in a bit set, so no cell
/// is sorted or visited in vain. What an edge has west or east of the grid goes into <see cref="Outside"/>. Unit: cells.
/// </summary>
internal sealed class CellSums
{
    /// <summary>Above this a window is worked through in bands.</summary>
    private const int MostCells = 1 << 14;

    private Vector128<double>[] sums = []; // cover, area
    private ulong[] touched = [];
    private GridWindow window;
    private int stride, words;
    private double top, bottom;

    public int FirstRow { get; private set; }

    /// <summary>The row after the band.</summary>
    public int EndRow { get; private set; }

    /// <summary>For each row of the band, the covered area west and east of the grid.</summary>
    public double[] Outside { get; private set; } = [];

    public static int RowsOfBand(GridWindow window) => Math.Clamp(MostCells / (window.Columns + 1), 1, Math.Max(1, window.Rows));

    public void Open(GridWindow over, int firstRow, int rows)
    {
        window = over;
        (FirstRow, EndRow) = (firstRow, Math.Min(firstRow + rows, over.Rows));
        (top, bottom) = (GridWindow.Top + FirstRow, GridWindow.Top + EndRow);
        stride = over.Columns + 1; // one cell more takes what runs along the grid's east side
        words = (stride + 63) / 64;
        if (sums.Length < stride * rows)
            sums = new Vector128<double>[stride * rows];
        if (touched.Length < words * rows)
            touched = new ulong[words * rows];
        if (Outside.Length < rows)
            Outside = new double[rows];
        Array.Clear(Outside);
    }

    /// <summary>A bit for each cell; the caller may set the last, which stands for the end of the row.</summary>
    public Span<ulong> Touched(int row) => touched.AsSpan((row - FirstRow) * words, words);

    /// <summary>The sums of a row; whoever reads them sets them back to 0.</summary>
    public Span<Vector128<double>> Row(int row) => sums.AsSpan((row - FirstRow) * stride, stride);

    public void Close() => Array.Clear(touched, 0, (EndRow - FirstRow) * words);

    /// <summary>The part of an edge in the band. Always walked from its first row on, so that an edge shared by two polygons cancels.</summary>
    public void Add(double xa, double ya, double xb, double yb)
    {
        double sign = 1;
        if (ya > yb)
            (xa, ya, xb, yb, sign) = (xb, yb, xa, ya, -1);
        if (ya == yb || yb <= top || ya >= bottom)
            return;

        double end = double.MinNative(yb, bottom);
        double east = (xb - xa) / (yb - ya); // per row
        double least = double.MinNative(xa, xb), most = double.MaxNative(xa, xb);
        (double x, double y) = ya < top ? (At(top), top) : (xa, ya);
        bool inside = least >= 0 && most <= window.East;
        while (y < end)
        {
            int row = (int)y;
            double nextY = double.MinNative(row + 1, end);
            double nextX = nextY == yb ? xb : At(nextY);
            row -= (int)top;
            if (inside)
                AddInRow(row, x, y, nextX, nextY, sign);
            else
                AddAcross(row, x, y, nextX, nextY, sign);
            (x, y) = (nextX, nextY);
        }

        double At(double line) => double.MaxNative(least, double.MinNative(most, xa + ((line - ya) * east)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddInRow(int row, double xa, double ya, double xb, double yb, double sign)
    {
        ref Vector128<double> cells = ref sums[row * stride];
        ref ulong bits = ref touched[row * words];
        int column = (int)xa, last = (int)xb;
        double x = xa, y = ya;
        if (column != last)
        {
            double south = (yb - ya) / (xb - xa); // per column
            int step = last > column ? 1 : -1, ahead = step > 0 ? 1 : 0;
            do
            {
                double side = column + ahead;
                double nextY = double.MaxNative(y, double.MinNative(yb, ya + ((side - xa) * south)));
                AddInCell(ref cells, ref bits, column, x, side, sign * (nextY - y));
                (x, y) = (side, nextY);
                column += step;
            }
            while (column != last);
        }
        AddInCell(ref cells, ref bits, last, x, xb, sign * (yb - y));
    }

    /// <summary>The columns were held against the window when the edge came in, so the arrays' bounds are not asked again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddInCell(ref Vector128<double> cells, ref ulong bits, int column, double xa, double xb, double cover)
    {
        Unsafe.Add(ref cells, (nint)(uint)column) += Vector128.Create(cover, cover * (column + 1 - (0.5 * (xa + xb))));
        Unsafe.Add(ref bits, (nint)((uint)column >> 6)) |= 1UL << column;
    }

    /// <summary>An edge that may leave the grid: cut at its west and east sides.</summary>
    private void AddAcross(int row, double xa, double ya, double xb, double yb, double sign)
    {
        double east = window.East;
        if (xa <= 0 && xb <= 0)
        {
            Outside[row] -= sign * (yb - ya) * 0.5 * (xa + xb);
            if (window.Columns > 0)
                AddInRow(row, 0, ya, 0, yb, sign);
        }
        else if (xa >= east && xb >= east)
        {
            Outside[row] += sign * (yb - ya) * (east - (0.5 * (xa + xb)));
        }
        else if ((xa < 0) != (xb < 0))
        {
            Cut(0);
        }
        else if ((xa > east) != (xb > east))
        {
            Cut(east);
        }
        else
        {
            AddInRow(row, xa, ya, xb, yb, sign);
        }

        void Cut(double side)
        {
            double y = Math.Clamp(ya + ((side - xa) * ((yb - ya) / (xb - xa))), ya, yb);
            AddAcross(row, xa, ya, side, y, sign);
            AddAcross(row, side, y, xb, yb, sign);
        }
    }
}
