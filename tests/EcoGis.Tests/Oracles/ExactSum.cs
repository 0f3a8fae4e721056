using System.Numerics;

namespace EcoGis.Tests;

/// <summary>
/// The area that two valid (multi)polygons, directed as the engine wants them, share as the engine defines it, a sum of trapezoids over pairs of edges, but exact: coordinates are the
/// rational numbers that the doubles are, every trapezoid is an integer fraction cut below 2⁻²⁰⁰ of its unit, and only the sum is rounded. Fast enough
/// for many thousand pairs; <see cref="ExactArea"/>, which shares no formula with it, vouches for it. Square units of the plane.
/// </summary>
internal static class ExactSum
{
    private const int Guard = 200; // bits kept of each fraction

    /// <summary>Area of a ∩ b. Edges of b beside a or wholly below it, which add up to nothing, are left out.</summary>
    public static double Shared(FlatPaths a, FlatPaths b)
    {
        int bits = Bits([.. a.Points, .. b.Points]);
        var (left, right, low) = (Every(a, 0).Min(), Every(a, 0).Max(), Every(a, 1).Min());
        Edge[] mine = Edges(a, bits, _ => true), theirs = Edges(b, bits, e => Math.Max(e.Ax, e.Bx) > left && Math.Min(e.Ax, e.Bx) < right && Math.Max(e.Ay, e.By) > low);
        BigInteger sum = 0;
        foreach (Edge e in mine)
            foreach (Edge f in theirs)
                sum += e.Sign * f.Sign * BelowBoth(e, f);
        return Rounded(sum, (2 * bits) + Guard);
    }

    /// <summary>Area of one.</summary>
    public static double Of(FlatPaths a)
    {
        int bits = Bits(a.Points);
        return Rounded(Edges(a, bits, _ => true).Aggregate(BigInteger.Zero, (sum, e) => sum + (e.Sign * (e.X1 - e.X0) * (e.Y0 + e.Y1))), (2 * bits) + 1);
    }

    /// <summary>∫ min(yₑ, y_f) dx over the common x, in units of 2^−Guard.</summary>
    private static BigInteger BelowBoth(in Edge e, in Edge f)
    {
        BigInteger from = BigInteger.Max(e.X0, f.X0), to = BigInteger.Min(e.X1, f.X1), width = to - from;
        if (width.Sign <= 0)
            return 0;
        BigInteger de = e.X1 - e.X0, df = f.X1 - f.X0; // e at x is e.At(x) / de
        BigInteger e0 = e.At(from), e1 = e.At(to), gap0 = (f.At(from) * de) - (e0 * df), gap1 = (f.At(to) * de) - (e1 * df); // (y_f − yₑ)·de·df
        BigInteger below = (width * (e0 + e1) << Guard) / (2 * de), gap;
        if (gap0.Sign >= 0 && gap1.Sign >= 0)
            return below;
        if (gap0.Sign <= 0 && gap1.Sign <= 0)
            return below + ((width * (gap0 + gap1) << Guard) / (2 * de * df));
        gap = BigInteger.Min(gap0, gap1); // f dips below e in a triangle
        return below - ((width * gap * gap << Guard) / (2 * de * df * (BigInteger.Abs(gap0) + BigInteger.Abs(gap1))));
    }

    /// <summary>Edges that are not vertical, left to right; the sign is +1 where the inside lies below, which is where they run left.</summary>
    private static Edge[] Edges(FlatPaths paths, int bits, Predicate<(double Ax, double Ay, double Bx, double By)> wanted)
    {
        List<Edge> edges = [];
        int from = 0;
        foreach (int end in paths.Ends)
        {
            for (int k = from; k + 1 < end; k++)
            {
                var (ax, ay, bx, by) = (paths.Points[2 * k], paths.Points[(2 * k) + 1], paths.Points[(2 * k) + 2], paths.Points[(2 * k) + 3]);
                if (ax == bx || !wanted((ax, ay, bx, by)))
                    continue;
                var (x0, y0, x1, y1) = (Integer(ax, bits), Integer(ay, bits), Integer(bx, bits), Integer(by, bits));
                edges.Add(ax > bx ? new(x1, y1, x0, y0, 1) : new(x0, y0, x1, y1, -1));
            }

            from = end;
        }

        return [.. edges];
    }

    private static IEnumerable<double> Every(FlatPaths paths, int ordinate) => paths.Points.Where((_, i) => i % 2 == ordinate);

    /// <summary>So many binary places hold every coordinate.</summary>
    private static int Bits(double[] coordinates) => coordinates.Max(v =>
    {
        var (mantissa, exponent) = Parts(v);
        return mantissa == 0 ? 0 : Math.Max(0, -exponent - BitOperations.TrailingZeroCount(mantissa));
    });

    private static BigInteger Integer(double value, int bits)
    {
        var (mantissa, exponent) = Parts(value);
        int shift = exponent + bits;
        return shift >= 0 ? (BigInteger)mantissa << shift : mantissa >> -shift; // what falls out is zero
    }

    private static (long Mantissa, int Exponent) Parts(double value)
    {
        long raw = BitConverter.DoubleToInt64Bits(value), mantissa = raw & 0xF_FFFF_FFFF_FFFF;
        int exponent = (int)(raw >> 52) & 0x7FF;
        mantissa = exponent == 0 ? mantissa : mantissa | (1L << 52);
        return (raw < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    /// <summary>To the nearest double but one unit: 64 leading bits are converted.</summary>
    private static double Rounded(BigInteger value, int bits)
    {
        int drop = Math.Max(0, (int)BigInteger.Abs(value).GetBitLength() - 64);
        return Math.ScaleB((double)(value >> drop), drop - bits);
    }

    private readonly record struct Edge(BigInteger X0, BigInteger Y0, BigInteger X1, BigInteger Y1, int Sign)
    {
        public BigInteger At(BigInteger x) => (Y0 * (X1 - x)) + (Y1 * (x - X0));
    }
}
