using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The box of interleaved finite x, y, in their unit. Smallest and largest are exact, so the answer is the same for every vector width; zeros
/// come out positive.
/// </summary>
internal readonly record struct CoordinateBox(double MinX, double MinY, double MaxX, double MaxY)
{
    public CoordinateBox Swapped => new(MinY, MinX, MaxY, MaxX);

    /// <summary>False when there is no vertex or some coordinate is not finite.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    public static bool TryOf(ReadOnlySpan<double> points, out CoordinateBox box)
    {
        box = default;
        if (points.Length < 2)
            return false;

        // v − v is 0 for finite v and NaN for all others, and NaN stays through the sum
        Vector256<double> low = Vector256.Create(points[0], points[1], points[0], points[1]), high = low, strange = low - low;
        ReadOnlySpan<Vector256<double>> wide = MemoryMarshal.Cast<double, Vector256<double>>(points);
        foreach (Vector256<double> v in wide)
        {
            low = Vector256.MinNative(low, v);
            high = Vector256.MaxNative(high, v);
            strange += v - v;
        }

        if (4 * wide.Length < points.Length)
        {
            Vector256<double> v = Vector256.Create(points[^2], points[^1], points[^2], points[^1]);
            low = Vector256.MinNative(low, v);
            high = Vector256.MaxNative(high, v);
            strange += v - v;
        }

        box = new(
            Math.Min(low[0], low[2]) + 0.0, Math.Min(low[1], low[3]) + 0.0,
            Math.Max(high[0], high[2]) + 0.0, Math.Max(high[1], high[3]) + 0.0);
        return strange == Vector256<double>.Zero;
    }
}
