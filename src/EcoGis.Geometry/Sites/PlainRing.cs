namespace EcoGis;

/// <summary>
/// What a look along one raw ring tells: its box, direction and smallest vertex, when the ring alone is surely without any problem or notice of
/// the gate (<see cref="RingReader"/>), as far as neighbouring edges go. Units of the declared CRS.
/// </summary>
/// <param name="Start">Index of the smallest (x, y) vertex.</param>
internal readonly record struct PlainRing(int Start, bool CounterClockwise, double MinX, double MinY, double MaxX, double MaxY)
{
    /// <summary>So that no product of differences overflows.</summary>
    public const double Largest = 1e9;

    /// <param name="ring">x, y as read.</param>
    public static bool TryRead(ReadOnlySpan<double> ring, Crs? crs, out PlainRing plain)
    {
        plain = default;
        int n = (ring.Length / 2) - 1;
        if (n < 3 || ring[0] != ring[2 * n] || ring[1] != ring[(2 * n) + 1])
            return false;
        int start = 0;
        (double ax, double ay) = (ring[(2 * n) - 2], ring[(2 * n) - 1]);
        (double bx, double by) = (ring[0], ring[1]);
        (double minX, double minY, double maxX, double maxY) = (bx, by, bx, by);
        double area = 0, terms = 0;
        for (int i = 0; i < n; i++)
        {
            (double cx, double cy) = (ring[(2 * i) + 2], ring[(2 * i) + 3]);
            if (!(Math.Abs(bx) <= Largest && Math.Abs(by) <= Largest) || (bx == cx && by == cy) || !Open(ax, ay, bx, by, cx, cy, crs))
                return false;
            if (bx < minX || (bx == minX && by < ring[(2 * start) + 1]))
                start = i;
            (minX, minY, maxX, maxY) = (Math.Min(minX, bx), Math.Min(minY, by), Math.Max(maxX, bx), Math.Max(maxY, by));
            double term = (bx - ring[0]) * (cy - ay);
            area += term;
            terms += Math.Abs(term);
            (ax, ay, bx, by) = (bx, by, cx, cy);
        }

        // the rounding of a sum of n products of differences
        if (!(Math.Abs(area) > (((n + 8) * 2.3e-16 * terms) + SureSide.Floor)))
            return false;
        plain = new PlainRing(start, area > 0, minX, minY, maxX, maxY);
        return true;
    }

    public bool MayHold(in PlainRing other) => MinX <= other.MinX && MinY <= other.MinY && MaxX >= other.MaxX && MaxY >= other.MaxY;

    /// <summary>The same of vertex i of a ring of n edges.</summary>
    public static bool Open(ReadOnlySpan<double> ring, int n, int i, Crs? crs)
    {
        int a = 2 * (i == 0 ? n - 1 : i - 1), b = 2 * i;
        return Open(ring[a], ring[a + 1], ring[b], ring[b + 1], ring[b + 2], ring[b + 3], crs);
    }

    /// <summary>
    /// Whether the two edges at b surely meet in b only and make no spike: at an angle that is not acute they are none and meet only there; an acute
    /// one is looked at with the formula of the gate.
    /// </summary>
    private static bool Open(double ax, double ay, double bx, double by, double cx, double cy, Crs? crs)
    {
        double dot = ((ax - bx) * (cx - bx)) + ((ay - by) * (cy - by));
        if (dot < -SureSide.Floor)
            return true;
        return SureSide.Of(ax, ay, bx, by, cx, cy) != 0 && (dot <= 0 || !RingReader.IsNarrow(GroundExtent.MetresPerUnit(crs, by), ax - bx, ay - by, cx - bx, cy - by));
    }
}
