using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcoGis;

/// <summary>Box and planar area of a candidate polygon, relative to the lower left corner of its box, in an order that does not depend on the machine.</summary>
internal static unsafe class Candidate
{
    private const int Ahead = 128; // candidates mostly lie one after the other in memory

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Box Box(ReadOnlySpan<double> points)
    {
        int n = points.Length;
        fixed (double* p = points)
        {
            Vector128<double> least = Vector128.Load(p), most = least;
            int i = 2;
            if (n >= 8 && Vector512.IsHardwareAccelerated)
            {
                Vector512<double> min = Vector512.Load(p + n - 8), max = min;
                for (i = 0; i + 8 <= n; i += 8)
                {
                    Vector512<double> v = Vector512.Load(p + i);
                    if (Sse.IsSupported)
                        Sse.Prefetch0(p + i + Ahead);
                    (min, max) = (Vector512.MinNative(min, v), Vector512.MaxNative(max, v));
                }

                Vector256<double> low = Vector256.MinNative(min.GetLower(), min.GetUpper()), high = Vector256.MaxNative(max.GetLower(), max.GetUpper());
                least = Vector128.MinNative(low.GetLower(), low.GetUpper());
                most = Vector128.MaxNative(high.GetLower(), high.GetUpper());
                i = n;
            }

            for (; i < n; i += 2)
            {
                Vector128<double> v = Vector128.Load(p + i);
                (least, most) = (Vector128.MinNative(least, v), Vector128.MaxNative(most, v));
            }

            return new Box(least[0], least[1], most[0], most[1]);
        }
    }

    /// <summary>Throws <see cref="EcoException"/> when a ring is open or the area is not positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Area(Rings candidate, in Box box)
    {
        Vector512<double> origin = Vector512.Create(box.MinX, box.MinY, box.MinX, box.MinY, box.MinX, box.MinY, box.MinX, box.MinY), lanes = Vector512<double>.Zero;
        double doubled = 0;
        int from = 0;
        bool closed = true;
        fixed (double* p = candidate.Points)
        {
            foreach (int end in candidate.Ends)
            {
                int k = from;
                for (; k + 4 < end; k += 4)
                {
                    // four edges: differences of x in the even places by sums of y, brought there
                    Vector512<double> a = Vector512.Load(p + (2 * k)) - origin, b = Vector512.Load(p + (2 * k) + 2) - origin;
                    lanes = Vector512.FusedMultiplyAdd(a - b, Vector512.Shuffle(a + b, Vector512.Create(1L, 0, 3, 2, 5, 4, 7, 6)), lanes);
                }

                for (; k + 1 < end; k++)
                    doubled = Math.FusedMultiplyAdd(p[2 * k] - p[(2 * k) + 2], p[(2 * k) + 1] - box.MinY + (p[(2 * k) + 3] - box.MinY), doubled);
                closed &= p[2 * from] == p[(2 * end) - 2] && p[(2 * from) + 1] == p[(2 * end) - 1];
                from = end;
            }
        }

        double area = (lanes[0] + lanes[2] + (lanes[4] + lanes[6]) + doubled) / 2;
        return closed && area > 0 ? area : throw new Fault(GridFaults.Candidate, Place.None, area).Raise();
    }
}
