namespace EcoGis;

/// <summary>
/// Twice the signed area of a triangle: positive when the third point lies left of the line through the first two, zero only when it lies on it.
/// The sign is always right and the value right to about 1e-13 of itself.
/// </summary>
/// <remarks>
/// Kahan's difference of products with fused multiply-add is right to two units in the last place (Jeannerod, Louvet, Muller, Math. Comp. 82
/// (2013) 2245–2264), so exact in sign, when the coordinate differences are exact, as they are for points near each other
/// (Sterbenz); when they are not and the products nearly cancel, whole numbers decide.
/// </remarks>
internal static class Turn
{
    /// <summary>Above this share of the products the rounding of the differences moves the value by less than 1e-13 of itself.</summary>
    private const double Clear = 1e-2;

    public static double Of(double ax, double ay, double bx, double by, double px, double py)
    {
        double dx = bx - ax, dy = by - ay, ex = px - ax, ey = py - ay;
        double right = dy * ex;
        double lost = Math.FusedMultiplyAdd(-dy, ex, right);
        double turn = Math.FusedMultiplyAdd(dx, ey, -right) + lost;
        return Math.Abs(turn) > Clear * (Math.Abs(dx * ey) + Math.Abs(right))
            || (Exact(bx, ax, dx) && Exact(by, ay, dy) && Exact(px, ax, ex) && Exact(py, ay, ey))
            ? turn : ExactTurn.Of(ax, ay, bx, by, px, py);
    }

    /// <summary>True when a − b = d without rounding (the tail of Knuth's two-sum).</summary>
    private static bool Exact(double a, double b, double d)
    {
        double virtualB = a - d, virtualA = d + virtualB;
        return (a - virtualA) + (virtualB - b) == 0;
    }
}
