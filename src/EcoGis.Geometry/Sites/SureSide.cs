namespace EcoGis;

/// <summary>
/// On which side of a line a point lies, when doubles are enough to know: the error bound of J. R. Shewchuk, Adaptive Precision Floating-Point
/// Arithmetic and Fast Robust Geometric Predicates, Discrete Comput. Geom. 18 (1997) 305–363 (ccwerrboundA), rounded up, and a floor for underflow.
/// </summary>
internal static class SureSide
{
    /// <summary>Below this a product of differences may have lost digits to underflow.</summary>
    public const double Floor = 1e-290;

    private const double Bound = 4e-16;

    /// <summary>1 when c lies surely left of a → b, −1 when surely right, 0 when on the line or not known.</summary>
    public static int Of(double ax, double ay, double bx, double by, double cx, double cy)
    {
        double left = (ax - cx) * (by - cy), right = (ay - cy) * (bx - cx), side = left - right;
        return Math.Abs(side) > (Bound * (Math.Abs(left) + Math.Abs(right))) + Floor ? Math.Sign(side) : 0;
    }

    /// <summary>1 when a point lies surely inside a closed ring (x, y interleaved), −1 when surely outside, 0 when not known.</summary>
    public static int InRing(double x, double y, ReadOnlySpan<double> ring)
    {
        int inside = -1;
        for (int i = 0; i + 3 < ring.Length; i += 2)
        {
            (double ax, double ay, double bx, double by) = (ring[i], ring[i + 1], ring[i + 2], ring[i + 3]);
            // the half-open rule: an edge counts when it passes the point's level
            if ((ay > y) == (by > y))
                continue;
            int side = Of(ax, ay, bx, by, x, y);
            if (side == 0)
                return 0;
            if ((side > 0) == (by > ay))
                inside = -inside;
        }

        return inside;
    }
}
