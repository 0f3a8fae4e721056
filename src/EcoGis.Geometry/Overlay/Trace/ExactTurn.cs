using System.Numerics;

namespace EcoGis;

/// <summary>The same as <see cref="Turn"/> and the order of points along an edge, in whole numbers: slow, for the rare doubtful case.</summary>
internal static class ExactTurn
{
    /// <summary>The smallest exponent of a double: every finite one is a whole multiple of 2^−1074.</summary>
    private const int Least = -1074;

    public static double Of(double ax, double ay, double bx, double by, double px, double py)
    {
        int scale = Scale([ax, ay, bx, by, px, py]);
        BigInteger turn = Whole(ax, ay, bx, by, px, py, scale);
        return turn.IsZero ? 0 : Rounded(turn, 2 * scale);
    }

    /// <summary>Compares u/v with p/q, the shares at which one edge meets others; v and q are positive or the fraction is turned.</summary>
    public static int Compare((BigInteger Over, BigInteger Under) a, (BigInteger Over, BigInteger Under) b) =>
        (a.Over * b.Under).CompareTo(b.Over * a.Under);

    /// <summary>The share at which the edge ab meets the line through cd: from 0 at a to 1 at b.</summary>
    public static (BigInteger Over, BigInteger Under) Share(double ax, double ay, double bx, double by, double cx, double cy, double dx, double dy)
    {
        int scale = Scale([ax, ay, bx, by, cx, cy, dx, dy]);
        BigInteger from = Whole(cx, cy, dx, dy, ax, ay, scale), to = Whole(cx, cy, dx, dy, bx, by, scale);
        return Positive(from, from - to);
    }

    /// <summary>The share at which a point on the edge ab lies, along an axis: coordinates of that axis only.</summary>
    public static (BigInteger Over, BigInteger Under) Share(double a, double b, double p)
    {
        int scale = Scale([a, b, p]);
        return Positive(Whole(p, scale) - Whole(a, scale), Whole(b, scale) - Whole(a, scale));
    }

    private static (BigInteger Over, BigInteger Under) Positive(BigInteger over, BigInteger under) => under.Sign < 0 ? (-over, -under) : (over, under);

    private static BigInteger Whole(double ax, double ay, double bx, double by, double px, double py, int scale)
    {
        BigInteger x = Whole(ax, scale), y = Whole(ay, scale);
        return ((Whole(bx, scale) - x) * (Whole(py, scale) - y)) - ((Whole(by, scale) - y) * (Whole(px, scale) - x));
    }

    /// <summary>The largest exponent of two of which all are whole multiples.</summary>
    private static int Scale(ReadOnlySpan<double> values)
    {
        int scale = int.MaxValue;
        foreach (double value in values)
            if (value != 0)
                scale = Math.Min(scale, Math.Max(Math.ILogB(value) - 52, Least));
        return scale == int.MaxValue ? 0 : scale;
    }

    private static BigInteger Whole(double value, int scale)
    {
        if (value == 0)
            return BigInteger.Zero;
        int exponent = Math.Max(Math.ILogB(value) - 52, Least);
        return new BigInteger(Math.ScaleB(value, -exponent)) << (exponent - scale);
    }

    private static double Rounded(BigInteger value, int exponent)
    {
        int spare = (int)Math.Max(0, BigInteger.Abs(value).GetBitLength() - 64);
        double rounded = Math.ScaleB((double)(value >> spare), exponent + spare);
        return rounded != 0 ? rounded : value.Sign * double.Epsilon;
    }
}
