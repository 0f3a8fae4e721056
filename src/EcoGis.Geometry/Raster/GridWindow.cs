using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The cells around one polygon, and its vertices in units of cells: x east from the window's first column, y in the order of rows from
/// <see cref="Top"/> at the window's first row. The window lies inside the grid and may be empty; vertices may lie outside it.
/// Coordinates are exact differences from the window's corner, rounded once, so that a far origin costs no digits.
/// </summary>
/// <param name="Row">Row of the grid.</param>
/// <param name="Column">Column of the grid.</param>
/// <param name="East">x of the grid's last side.</param>
/// <param name="South">y of the grid's last side.</param>
/// <param name="MinY">Of the vertices.</param>
/// <param name="MaxY">Of the vertices.</param>
internal readonly record struct GridWindow(int Row, int Column, int Rows, int Columns, double East, double South, double MinY, double MaxY)
{
    /// <summary>
    /// y of the first row. Not 0: numbers from 2 up are multiples of 2⁻⁵¹, and so are all differences of them, which therefore add up
    /// without rounding while the sum stays below 4. The cover of a row returns to exactly 0 behind a polygon.
    /// </summary>
    public const double Top = 2;

    /// <param name="local">Receives the vertices.</param>
    /// <exception cref="ArgumentException">A vertex is not finite.</exception>
    public static GridWindow Over(GridFrame frame, ReadOnlySpan<double> points, Span<double> local)
    {
        ReadOnlySpan<Vector128<double>> from = MemoryMarshal.Cast<double, Vector128<double>>(points);
        Span<Vector128<double>> to = MemoryMarshal.Cast<double, Vector128<double>>(local);
        (Vector128<double> low, Vector128<double> high) = (from[0], from[0]);
        foreach (Vector128<double> p in from)
            (low, high) = (Vector128.Min(low, p), Vector128.Max(high, p));

        Vector128<double> origin = Vector128.Create(frame.OriginX, frame.OriginY);
        Vector128<double> size = Vector128.Create(frame.CellWidth, frame.CellHeight);
        Vector128<double> cells = Vector128.Create(frame.Columns, (double)frame.Rows);
        Vector128<double> corner = frame.CellHeight < 0 ? Vector128.Create(low[0], high[1]) : low;
        Vector128<double> start = Vector128.Clamp(Vector128.Floor((corner - origin) / size), Vector128<double>.Zero, cells);
        // a floor of a rounded quotient can be one too many
        start = Vector128.Max(start - (Vector128.LessThan(Local(corner), Vector128<double>.Zero) & Vector128.Create(1.0)), Vector128<double>.Zero);

        Vector128<double> shift = Vector128.Create(0, Top);
        (low, high) = (Vector128.Create(double.PositiveInfinity), Vector128.Create(double.NegativeInfinity));
        for (int i = 0; i < to.Length; i++)
        {
            to[i] = Local(from[i]) + shift;
            (low, high) = (Vector128.Min(low, to[i]), Vector128.Max(high, to[i]));
        }
        if (!double.IsFinite(low[0] + low[1] + high[0] + high[1]))
            throw new ArgumentException("a vertex is not finite", nameof(points));

        Vector128<double> rest = cells - start;
        Vector128<double> extent = Vector128.Clamp(Vector128.Floor(high - shift) + Vector128.Create(1.0), Vector128<double>.Zero, rest);
        return new((int)start[1], (int)start[0], (int)extent[1], (int)extent[0], rest[0], rest[1] + Top, low[1], high[1]);

        // (p − origin − start·size) / size; the rounding of the first difference is carried along (Knuth, TAOCP 2, 4.2.2, theorem B)
        Vector128<double> Local(Vector128<double> p)
        {
            Vector128<double> d = p - origin, back = d - p;
            Vector128<double> lost = (p - (d - back)) - (origin + back);
            return (Vector128.FusedMultiplyAdd(-start, size, d) + lost) / size;
        }
    }
}
