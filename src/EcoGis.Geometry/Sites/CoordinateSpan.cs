using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>Box and mean of interleaved x, y, in their unit. The mean may be off by rounding, and depends on the machine: for choosing a place, never for a result.</summary>
internal static class CoordinateSpan
{
    /// <summary>False when there is none, or something is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    public static bool TryOf(ReadOnlySpan<double> points, out Box box, out double meanX, out double meanY)
    {
        (box, meanX, meanY) = (default, 0, 0);
        if (points.Length < 2)
            return false;
        Vector256<double> first = Vector256.Create(points[0], points[1], points[0], points[1]), low = first, high = first, sum = default;
        ReadOnlySpan<Vector256<double>> wide = MemoryMarshal.Cast<double, Vector256<double>>(points);
        foreach (Vector256<double> v in wide)
        {
            low = Vector256.MinNative(low, v);
            high = Vector256.MaxNative(high, v);
            sum += v;
        }

        if (4 * wide.Length < points.Length)
        {
            Vector256<double> v = Vector256.Create(points[^2], points[^1], points[^2], points[^1]);
            low = Vector256.MinNative(low, v);
            high = Vector256.MaxNative(high, v);
            sum += v.WithElement(2, 0).WithElement(3, 0);
        }

        int n = points.Length / 2;
        (meanX, meanY) = ((sum[0] + sum[2]) / n, (sum[1] + sum[3]) / n);
        box = new Box(Math.Min(low[0], low[2]), Math.Min(low[1], low[3]), Math.Max(high[0], high[2]), Math.Max(high[1], high[3]));
        return double.IsFinite(meanX) && double.IsFinite(meanY);
    }
}
