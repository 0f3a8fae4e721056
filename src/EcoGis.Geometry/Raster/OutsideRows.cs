using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// What a polygon covers north and south of a grid, in cells and square metres as if the grid went on. On a grid whose rows differ the edges
/// are cut at row lines, or into 1024 pieces where they cross more rows.
/// </summary>
internal static class OutsideRows
{
    private const double MostPieces = 1024;

    /// <summary>The part of one edge that lies above <paramref name="window"/>'s grid or below it, as its share in ∮ −x dy.</summary>
    public static Vector128<double> Of(GridFrame frame, GridWindow window, double xa, double ya, double xb, double yb)
    {
        double sign = 1;
        if (ya > yb)
            (xa, ya, xb, yb, sign) = (xb, yb, xa, ya, -1);
        double east = (xb - xa) / (yb - ya);
        double north = window.Row == 0 ? GridWindow.Top : double.NegativeInfinity;
        Vector128<double> sum = Vector128<double>.Zero;
        if (ya < north)
            sum = Part(ya, Math.Min(yb, north));
        if (yb > window.South)
            sum += Part(Math.Max(ya, window.South), yb);
        return sum * sign;

        Vector128<double> Part(double from, double to)
        {
            double step = frame.IsUniform ? to - from : Math.Max(1, Math.Ceiling((to - from) / MostPieces));
            Vector128<double> part = Vector128<double>.Zero;
            while (from < to)
            {
                double next = frame.IsUniform ? to : Math.Min(Math.Floor(from) + step, to);
                double cells = -(next - from) * (xa + ((((from - ya) + (next - ya)) / 2) * east));
                double first = Math.Floor(from) + window.Row - GridWindow.Top;
                part += Vector128.Create(cells, cells * (frame.IsUniform || step == 1
                    ? frame.CellArea(first)
                    : frame.CellArea(from + window.Row - GridWindow.Top, next + window.Row - GridWindow.Top)));
                from = next;
            }
            return part;
        }
    }
}
