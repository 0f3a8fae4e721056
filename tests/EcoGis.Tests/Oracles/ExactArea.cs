using System.Numerics;

namespace EcoGis.Tests;

/// <summary>
/// The area that two polygons share, without any rounding, from the exact values of their doubles: vertical slabs between all vertices and crossings,
/// in each the covered length half-way. Slow, and shares no formula with the engine.
/// </summary>
internal static class ExactArea
{
    public static Rational Shared(FlatPaths a, FlatPaths b)
    {
        List<Edge> edges = [.. Edges(a, 0), .. Edges(b, 1)];
        SortedSet<Rational> lines = [];
        for (int i = 0; i < edges.Count; i++)
        {
            lines.Add(edges[i].X0);
            lines.Add(edges[i].X1);
            for (int j = i + 1; j < edges.Count; j++)
            {
                if (edges[i].Of != edges[j].Of && edges[i].Crossing(edges[j]) is { } x)
                    lines.Add(x);
            }
        }

        Rational area = Rational.Zero, left = default;
        bool first = true;
        foreach (Rational right in lines)
        {
            if (!first)
            {
                Rational middle = (left + right) / 2;
                area += (right - left) * Length(edges.Where(e => e.X0.CompareTo(middle) < 0 && e.X1.CompareTo(middle) > 0), middle);
            }

            (left, first) = (right, false);
        }

        return area;
    }

    public static Rational Of(FlatPaths polygon) => Shared(polygon, polygon);

    private static Rational Length(IEnumerable<Edge> edges, Rational x)
    {
        int[] cover = [0, 0];
        Rational length = Rational.Zero, below = default;
        foreach (var (y, edge) in edges.Select(e => (e.At(x), e)).OrderBy(e => e.Item1))
        {
            if (cover[0] > 0 && cover[1] > 0)
                length += y - below;
            cover[edge.Of] += edge.Up;
            below = y;
        }

        return length;
    }

    private static IEnumerable<Edge> Edges(FlatPaths paths, int of)
    {
        int from = 0;
        foreach (int end in paths.Ends)
        {
            for (int k = from; k + 1 < end; k++)
            {
                var (ax, ay, bx, by) = (paths.Points[2 * k], paths.Points[(2 * k) + 1], paths.Points[(2 * k) + 2], paths.Points[(2 * k) + 3]);
                if (ax != bx)
                    yield return ax < bx ? new Edge(of, 1, ax, ay, bx, by) : new Edge(of, -1, bx, by, ax, ay);
            }

            from = end;
        }
    }

    /// <summary>Entering the polygon upwards (+1) where it runs right.</summary>
    private sealed record Edge(int Of, int Up, double Ax, double Ay, double Bx, double By)
    {
        private readonly Rational y0 = Ay, slope = ((Rational)By - Ay) / ((Rational)Bx - Ax);

        public Rational X0 { get; } = Ax;

        public Rational X1 { get; } = Bx;

        public Rational At(Rational x) => y0 + (slope * (x - X0));

        public Rational? Crossing(Edge other)
        {
            if (Ax >= other.Bx || other.Ax >= Bx || Math.Min(Ay, By) > Math.Max(other.Ay, other.By) || Math.Min(other.Ay, other.By) > Math.Max(Ay, By)
                || slope.CompareTo(other.slope) == 0)
                return null;
            Rational x = (other.y0 - y0 + (slope * X0) - (other.slope * other.X0)) / (slope - other.slope);
            return x.CompareTo(X0) > 0 && x.CompareTo(X1) < 0 && x.CompareTo(other.X0) > 0 && x.CompareTo(other.X1) < 0 ? x : null;
        }
    }
}

/// <summary>A fraction in lowest terms, below a positive denominator.</summary>
internal readonly struct Rational : IComparable<Rational>
{
    private readonly BigInteger above, below;

    private Rational(BigInteger above, BigInteger below)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(above, below) * below.Sign;
        (this.above, this.below) = (above / common, below / common);
    }

    public static Rational Zero { get; } = new(0, 1);

    public static implicit operator Rational(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7ff);
        BigInteger mantissa = (bits & 0xfffffffffffff) | (exponent == 0 ? 0 : 1L << 52);
        int shift = Math.Max(exponent, 1) - 1075;
        mantissa *= bits < 0 ? -1 : 1;
        return shift >= 0 ? new(mantissa << shift, 1) : new(mantissa, BigInteger.One << -shift);
    }

    public static explicit operator double(Rational r)
    {
        int shift = (int)(r.below.GetBitLength() - BigInteger.Abs(r.above).GetBitLength()) + 64;
        return Math.ScaleB((double)(shift >= 0 ? (r.above << shift) / r.below : r.above / (r.below << -shift)), -shift);
    }

    public static Rational operator +(Rational a, Rational b) => new((a.above * b.below) + (b.above * a.below), a.below * b.below);

    public static Rational operator -(Rational a, Rational b) => new((a.above * b.below) - (b.above * a.below), a.below * b.below);

    public static Rational operator *(Rational a, Rational b) => new(a.above * b.above, a.below * b.below);

    public static Rational operator /(Rational a, Rational b) => new(a.above * b.below, a.below * b.above);

    public int CompareTo(Rational other) => (above * other.below).CompareTo(other.above * below);

    public override string ToString() => $"{above}/{below}";
}
