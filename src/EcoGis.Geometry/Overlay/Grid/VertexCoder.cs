using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// How the vertices of a feature are stored: as pairs of int32 on a decimal grid when every coordinate comes back bit for bit, else as doubles.
/// A stored n stands for (base + n) / 10^decimals; sum and power are whole numbers below 2^51, so the one rounding is that of the division.
/// </summary>
internal static unsafe class VertexCoder
{
    public const int AsDoubles = -1, MostDecimals = 8;

    private const double Whole = 1L << 50;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];

    public static double Scale(int decimals) => Powers[decimals];

    public static int Bytes(int decimals) => decimals == AsDoubles ? 16 : 8;

    /// <summary>The fewest decimals with which all coordinates fit, or <see cref="AsDoubles"/>; and the base of x and y.</summary>
    public static (int Decimals, double BaseX, double BaseY) Choose(ReadOnlySpan<double> points, in Box box)
    {
        int decimals = 0;
        for (int from = 0; decimals <= MostDecimals;)
        {
            double scale = Powers[decimals], baseX = Math.Round(box.MinX * scale), baseY = Math.Round(box.MinY * scale);
            if (Math.Max(Math.Abs(box.MaxX), Math.Abs(box.MinX)) * scale > Whole || Math.Max(Math.Abs(box.MaxY), Math.Abs(box.MinY)) * scale > Whole
                || Math.Max(box.MaxX - box.MinX, box.MaxY - box.MinY) * scale > int.MaxValue - 2)
                return (AsDoubles, 0, 0);
            int good = from;
            while (good < points.Length && Returns(points[good], scale))
                good++;
            if (good == points.Length)
            {
                if (from == 0)
                    return (decimals, baseX, baseY);
                from = 0; // those before were seen with fewer decimals
                continue;
            }

            from = good;
            decimals++;
        }

        return (AsDoubles, 0, 0);
    }

    public static void Encode(ReadOnlySpan<double> points, in GridFeature feature, byte* to)
    {
        if (feature.Decimals == AsDoubles)
        {
            points.CopyTo(new Span<double>(to, points.Length));
            return;
        }

        double scale = Powers[feature.Decimals];
        int* stored = (int*)to;
        for (int i = 0; i < points.Length; i += 2)
        {
            stored[i] = (int)(Math.Round(points[i] * scale) - feature.BaseX);
            stored[i + 1] = (int)(Math.Round(points[i + 1] * scale) - feature.BaseY);
        }
    }

    /// <summary>x, y of some vertices, exactly as they were. May write one vertex more than asked.</summary>
    public static void Decode(in GridFeature feature, byte* section, int start, int count, double* to)
    {
        if (feature.Decimals == AsDoubles)
        {
            Buffer.MemoryCopy(section + feature.VerticesAt + (16L * start), to, 16L * count, 16L * count);
            return;
        }

        int* stored = (int*)(section + feature.VerticesAt + (8L * start));
        double scale = Powers[feature.Decimals];
        var bases = Vector256.Create(feature.BaseX, feature.BaseY, feature.BaseX, feature.BaseY);
        var scales = Vector256.Create(scale);
        int i = 0;
        for (; i + 2 <= count; i += 2)
            ((Vector256.ConvertToDouble(Widen(Vector128.Load(stored + (2 * i)))) + bases) / scales).Store(to + (2 * i));
        if (i < count)
        {
            to[2 * i] = (stored[2 * i] + feature.BaseX) / scale;
            to[(2 * i) + 1] = (stored[(2 * i) + 1] + feature.BaseY) / scale;
        }
    }

    /// <summary>The same, x and y apart. May write seven more of each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Decode(in GridFeature feature, byte* section, int start, int count, double* xs, double* ys)
    {
        if (feature.Decimals == AsDoubles)
        {
            var points = (double*)(section + feature.VerticesAt + (16L * start));
            for (int i = 0; i < count; i++)
                (xs[i], ys[i]) = (points[2 * i], points[(2 * i) + 1]);
            return;
        }

        var stored = (long*)(section + feature.VerticesAt + (8L * start));
        Vector512<double> scale = Vector512.Create(Powers[feature.Decimals]), inverse = Vector512.Create(1 / Powers[feature.Decimals]);
        Vector512<double> baseX = Vector512.Create(feature.BaseX), baseY = Vector512.Create(feature.BaseY);
        int k = 0;
        for (; k + 8 <= count; k += 8)
            Split(Vector512.Load(stored + k), k);
        if (k < count)
        {
            long* rest = stackalloc long[8];
            for (int i = 0; i < 8; i++)
                rest[i] = k + i < count ? stored[k + i] : 0;
            Split(Vector512.Load(rest), k);
        }

        void Split(Vector512<long> pairs, int at)
        {
            Quotient(Vector512.ConvertToDouble(pairs << 32 >> 32) + baseX).Store(xs + at);
            Quotient(Vector512.ConvertToDouble(pairs >> 32) + baseY).Store(ys + at);
        }

        // Markstein 1990: from the rounded inverse, one correction gives the correctly rounded quotient, as a division would
        Vector512<double> Quotient(Vector512<double> value)
        {
            Vector512<double> near = value * inverse;
            return Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(-near, scale, value), inverse, near);
        }
    }

    private static Vector256<long> Widen(Vector128<int> pairs) => Vector256.Create(Vector128.WidenLower(pairs), Vector128.WidenUpper(pairs));

    private static bool Returns(double value, double scale) =>
        BitConverter.DoubleToInt64Bits(Math.Round(value * scale) / scale) == BitConverter.DoubleToInt64Bits(value);
}
