using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>Box and planar area of a candidate polygon, relative to the lower left corner of its box, in an order that does not depend on the machine.</summary>
internal static unsafe class Candidate
{
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
    public static double Area(Rings candidate, in Box box)
    {
        double doubled = 0;
        int from = 0;
        bool closed = true;
        fixed (double* p = candidate.Points)
        {
            foreach (int end in candidate.Ends)
            {
                double px = p[2 * from] - box.MinX, py = p[(2 * from) + 1] - box.MinY;
                for (int k = from + 1; k < end; k++)
                {
                    double x = p[2 * k] - box.MinX, y = p[(2 * k) + 1] - box.MinY;
                    doubled = Math.FusedMultiplyAdd(px - x, py + y, doubled);
                    (px, py) = (x, y);
                }

                closed &= p[2 * from] == p[(2 * end) - 2] && p[(2 * from) + 1] == p[(2 * end) - 1];
                from = end;
            }
        }

        double area = doubled / 2;
        return closed && area > 0 ? area : throw new Fault(GridFaults.Candidate, Place.None, area).Raise();
    }
}
