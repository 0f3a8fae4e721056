using System.Numerics;

namespace EcoGis.Tests;

/// <summary>
/// The covered fraction of every cell in exact rational numbers: each ring is clipped to the cell by Sutherland and Hodgman (CACM 17, 1974) and
/// its signed area taken. Slow, short, and without a rounding anywhere before the last step. Row 0 is the first row of the frame.
/// </summary>
internal static class ExactCells
{
    /// <summary>[row, column] covered fraction; rows and columns may lie outside the grid.</summary>
    public static double[,] Of(GridFrame frame, Rings polygon, int firstRow, int rows, int firstColumn, int columns)
    {
        List<(Rational X, Rational Y)[]> rings = [];
        for (int r = 0; r < polygon.Count; r++)
        {
            double[] ring = polygon[r].ToArray();
            rings.Add([.. Enumerable.Range(0, (ring.Length / 2) - 1).Select(i => (Cell(ring[2 * i], frame.OriginX, frame.CellWidth), Cell(ring[(2 * i) + 1], frame.OriginY, frame.CellHeight)))]);
        }

        var result = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                Rational twice = Rational.Zero;
                foreach ((Rational, Rational)[] ring in rings)
                    twice += TwiceArea(Clip(ring, Rational.Of(column + firstColumn), Rational.Of(row + firstRow)));
                result[row, column] = Math.Abs(twice.ToDouble()) / 2;
            }
        }
        return result;

        static Rational Cell(double value, double origin, double size) => (Rational.Of(value) - Rational.Of(origin)) / Rational.Of(size);
    }

    private static List<(Rational X, Rational Y)> Clip((Rational X, Rational Y)[] ring, Rational west, Rational north)
    {
        Rational one = Rational.Of(1);
        List<(Rational X, Rational Y)> points = [.. ring];
        points = Half(points, p => p.X - west);
        points = Half(points, p => west + one - p.X);
        points = Half(points, p => p.Y - north);
        return Half(points, p => north + one - p.Y);
    }

    /// <summary>Keeps where the linear function is not negative.</summary>
    private static List<(Rational X, Rational Y)> Half(List<(Rational X, Rational Y)> ring, Func<(Rational X, Rational Y), Rational> inside)
    {
        List<(Rational, Rational)> kept = [];
        for (int i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            var (da, db) = (inside(a), inside(b));
            if (da.Sign >= 0)
                kept.Add(a);
            if (da.Sign * db.Sign < 0)
            {
                Rational t = da / (da - db);
                kept.Add((a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y))));
            }
        }
        return kept;
    }

    private static Rational TwiceArea(List<(Rational X, Rational Y)> ring)
    {
        Rational sum = Rational.Zero;
        for (int i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            sum += (a.X * b.Y) - (b.X * a.Y);
        }
        return sum;
    }

    private readonly record struct Rational(BigInteger N, BigInteger D)
    {
        public static readonly Rational Zero = new(0, 1);

        public int Sign => N.Sign;

        public static Rational Of(double value)
        {
            long bits = BitConverter.DoubleToInt64Bits(value);
            int exponent = (int)((bits >> 52) & 0x7FF);
            long digits = bits & 0xFFFFFFFFFFFFF;
            (digits, exponent) = exponent == 0 ? (digits, -1074) : (digits | (1L << 52), exponent - 1075);
            BigInteger n = value < 0 ? -digits : digits;
            return exponent >= 0 ? new(n << exponent, 1) : Reduced(n, BigInteger.One << -exponent);
        }

        public static Rational operator +(Rational a, Rational b) => Reduced((a.N * b.D) + (b.N * a.D), a.D * b.D);

        public static Rational operator -(Rational a, Rational b) => Reduced((a.N * b.D) - (b.N * a.D), a.D * b.D);

        public static Rational operator *(Rational a, Rational b) => Reduced(a.N * b.N, a.D * b.D);

        public static Rational operator /(Rational a, Rational b) => b.N.Sign < 0 ? Reduced(-a.N * b.D, -a.D * b.N) : Reduced(a.N * b.D, a.D * b.N);

        public double ToDouble()
        {
            // 80 binary digits after the point are kept
            return (double)((N << 80) / D) / Math.Pow(2, 80);
        }

        private static Rational Reduced(BigInteger n, BigInteger d)
        {
            BigInteger common = BigInteger.GreatestCommonDivisor(n, d);
            return new(n / common, d / common);
        }
    }
}
