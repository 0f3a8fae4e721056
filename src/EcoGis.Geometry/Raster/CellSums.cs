using System.Numerics;
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
    private const int MostCells = 1 << 18;

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

    public ReadOnlySpan<ulong> Touched(int row) => touched.AsSpan((row - FirstRow) * words, words);

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

        double end = Math.Min(yb, bottom);
        double east = (xb - xa) / (yb - ya); // per row
        (double least, double most) = xa < xb ? (xa, xb) : (xb, xa);
        (double x, double y) = ya < top ? (At(top), top) : (xa, ya);
        bool inside = least >= 0 && most <= window.East;
        while (y < end)
        {
            int row = (int)y;
            double nextY = Math.Min(row + 1, end);
            double nextX = nextY == yb ? xb : At(nextY);
            row -= (int)top;
            if (inside)
                AddInRow(row, x, y, nextX, nextY, sign);
            else
                AddAcross(row, x, y, nextX, nextY, sign);
            (x, y) = (nextX, nextY);
        }

        double At(double line) => Math.Clamp(xa + ((line - ya) * east), least, most);
    }

    private void AddInRow(int row, double xa, double ya, double xb, double yb, double sign)
    {
        (int first, int last) = ((int)xa, (int)xb);
        (double x, double y) = (xa, ya);
        if (first != last)
        {
            double south = (yb - ya) / (xb - xa); // per column
            int step = last > first ? 1 : -1;
            for (int column = first; column != last; column += step)
            {
                double side = step > 0 ? column + 1 : column;
                double nextY = Math.Clamp(ya + ((side - xa) * south), y, yb);
                AddInCell(row, column, x, side, sign * (nextY - y));
                (x, y) = (side, nextY);
            }
        }
        AddInCell(row, last, x, xb, sign * (yb - y));
    }

    private void AddInCell(int row, int column, double xa, double xb, double cover)
    {
        sums[(row * stride) + column] += Vector128.Create(cover, cover * (column + 1 - (0.5 * (xa + xb))));
        touched[(row * words) + (column >> 6)] |= 1UL << column;
    }

    /// <summary>An edge that may leave the grid: cut at its west and east sides.</summary>
    private void AddAcross(int row, double xa, double ya, double xb, double yb, double sign)
    {
        double east = window.East;
        if (xa <= 0 && xb <= 0)
        {
            Outside[row] -= sign * (yb - ya) * 0.5 * (xa + xb);
            if (window.Columns > 0)
                AddInCell(row, 0, 0, 0, sign * (yb - ya));
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
