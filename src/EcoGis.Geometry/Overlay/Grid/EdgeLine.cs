using System.Runtime.CompilerServices;
using NetTopologySuite.Algorithm;

namespace EcoGis;

/// <summary>
/// On which side of a horizontal line an edge crosses a vertical one. Exact: where rounding could decide, the orientation of the lattice point
/// against the edge does (double-double). Edges are taken from their left end, so both directions, and both neighbours, get one answer.
/// </summary>
internal static class EdgeLine
{
    private const double Rounding = 1.0 / (1L << 49);

    /// <summary>The row that holds the edge's point at <paramref name="x"/>, which lies between its ends; the edge is not vertical.</summary>
    public static int RowAt(double ax, double ay, double bx, double by, double x, in CellSize cells)
    {
        double y = At(ax, ay, bx, by, x), scaled = y * cells.Inverse, nearest = Math.Round(scaled);
        if (Math.Abs(scaled - nearest) * cells.Metres > Doubt(ay, by))
            return (int)Math.Floor(scaled);
        return Exactly(ax, ay, bx, by, x, nearest * cells.Metres) ? (int)nearest : (int)nearest - 1;
    }

    /// <summary>True when the edge's point at <paramref name="x"/> is on or above <paramref name="y"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool IsAtOrAbove(double ax, double ay, double bx, double by, double x, double y)
    {
        double above = At(ax, ay, bx, by, x) - y;
        return Math.Abs(above) > Doubt(ay, by) ? above > 0 : Exactly(ax, ay, bx, by, x, y);
    }

    private static double Doubt(double ay, double by) => (Math.Abs(ay) + Math.Abs(by)) * Rounding;

    private static double At(double ax, double ay, double bx, double by, double x)
    {
        if (ax > bx)
            (ax, ay, bx, by) = (bx, by, ax, ay);
        double y = Math.FusedMultiplyAdd((by - ay) / (bx - ax), x - ax, ay);
        return Math.Max(Math.Min(ay, by), Math.Min(Math.Max(ay, by), y));
    }

    private static bool Exactly(double ax, double ay, double bx, double by, double x, double y) =>
        ax < bx ? CGAlgorithmsDD.OrientationIndex(ax, ay, bx, by, x, y) <= 0 : CGAlgorithmsDD.OrientationIndex(bx, by, ax, ay, x, y) <= 0;
}
