using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcoGis;

/// <summary>
/// A ring that goes once around a point within, every edge surely on the same side of it: then it meets itself nowhere, whatever its length, and one
/// look along it proves what <see cref="PlainRing"/> and <see cref="EdgePairs"/> prove otherwise. So it is with most parcels. The point is the mean of
/// the vertices. "Not a star" says nothing.
/// </summary>
/// <remarks>
/// Seen from the point the angle then only grows, by less than half a turn from vertex to vertex; so the vertices come from below the point's level to it
/// or above once in every turn, and once means a single turn.
/// </remarks>
internal static class StarRing
{
    private const double Bound = 4e-16; // as in SureSide

    // an unpacked vector holds the edges 0 2 1 3: those that are new in the last, which overlaps the one before
    private static ReadOnlySpan<byte> New => [0b1111, 0b1000, 0b1010, 0b1110];

    public static bool TryRead(ReadOnlySpan<double> ring, Crs? crs, out PlainRing plain)
    {
        plain = default;
        int n = (ring.Length / 2) - 1;
        if (n < 3 || ring[0] != ring[2 * n] || ring[1] != ring[(2 * n) + 1] || !CoordinateSpan.TryOf(ring[2..], out Box box, out double cx, out double cy)
            || !(Math.Max(Math.Max(-box.MinX, box.MaxX), Math.Max(-box.MinY, box.MaxY)) <= PlainRing.Largest))
            return false;
        bool around = Avx.IsSupported && n >= 5 ? Four(ring, n, cx, cy, crs, out bool left) : One(ring, n, cx, cy, crs, out left);
        if (!around)
            return false;
        int start = 0;
        for (int i = 1; i < n; i++)
            if (ring[2 * i] <= ring[2 * start] && (ring[2 * i] < ring[2 * start] || ring[(2 * i) + 1] < ring[(2 * start) + 1]))
                start = i;
        plain = new PlainRing(start, left, box.MinX, box.MinY, box.MaxX, box.MaxY);
        return true;
    }

    private static bool One(ReadOnlySpan<double> ring, int n, double cx, double cy, Crs? crs, out bool left)
    {
        left = true;
        int side = 0, rises = 0;
        for (int i = 0; i < n; i++)
        {
            if (!Turns(ring, i, cx, cy, ref side, ref rises) || !PlainRing.Open(ring, n, i, crs))
                return false;
        }

        left = side > 0;
        return rises == 1;
    }

    /// <summary>Edge i is on the side of the others.</summary>
    private static bool Turns(ReadOnlySpan<double> ring, int i, double cx, double cy, ref int side, ref int rises)
    {
        (double ax, double ay, double bx, double by) = (ring[2 * i], ring[(2 * i) + 1], ring[(2 * i) + 2], ring[(2 * i) + 3]);
        int here = SureSide.Of(ax, ay, bx, by, cx, cy);
        rises += ay < cy && by >= cy ? 1 : 0;
        bool same = here != 0 && (side == 0 || here == side);
        side = here;
        return same;
    }

    /// <summary>Four edges, and the four vertices at their ends, at a time; the last edge and the first vertex alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    private static bool Four(ReadOnlySpan<double> ring, int n, double cx, double cy, Crs? crs, out bool left)
    {
        left = true;
        ref double p = ref MemoryMarshal.GetReference(ring);
        Vector256<double> x = Vector256.Create(cx), y = Vector256.Create(cy), bound = Vector256.Create(Bound), floor = Vector256.Create(SureSide.Floor);
        Vector256<double> allLeft = Vector256<double>.AllBitsSet, allRight = allLeft;
        int rises = 0, last = n - 1;
        for (int i = 0; i < last; i += 4)
        {
            int from = Math.Min(i, last - 4), fresh = New[(i - from) == 0 ? 0 : 4 - (i - from)];
            ref double at = ref Unsafe.Add(ref p, 2 * from);
            var (ax, ay) = Unpacked(ref at, 0);
            var (bx, by) = Unpacked(ref at, 2);
            var (ex, ey) = Unpacked(ref at, 4);
            Vector256<double> l = (ax - x) * (by - y), r = (ay - y) * (bx - x), side = l - r;
            Vector256<double> error = (bound * (Vector256.Abs(l) + Vector256.Abs(r))) + floor;
            allLeft &= Vector256.GreaterThan(side, error);
            allRight &= Vector256.LessThan(side, -error);
            rises += BitOperations.PopCount((Vector256.LessThan(ay, y) & Vector256.GreaterThanOrEqual(by, y)).ExtractMostSignificantBits() & (uint)fresh);
            Vector256<double> dot = ((ax - bx) * (ex - bx)) + ((ay - by) * (ey - by));
            for (uint sharp = (~Vector256.LessThan(dot, -floor)).ExtractMostSignificantBits(); sharp != 0; sharp &= sharp - 1)
            {
                int lane = BitOperations.TrailingZeroCount(sharp);
                if (!PlainRing.Open(ring, n, from + 1 + (lane is 1 or 2 ? 3 - lane : lane), crs))
                    return false;
            }
        }

        int one = 0;
        if (!Turns(ring, last, cx, cy, ref one, ref rises) || rises != 1 || !PlainRing.Open(ring, n, 0, crs))
            return false;
        left = one > 0;
        return (left ? allLeft : allRight).ExtractMostSignificantBits() == 0b1111;
    }

    private static (Vector256<double> X, Vector256<double> Y) Unpacked(ref double from, nuint offset)
    {
        Vector256<double> first = Vector256.LoadUnsafe(ref from, offset), second = Vector256.LoadUnsafe(ref from, offset + 4);
        return (Avx.UnpackLow(first, second), Avx.UnpackHigh(first, second));
    }
}
