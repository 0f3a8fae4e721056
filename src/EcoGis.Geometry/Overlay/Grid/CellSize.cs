namespace EcoGis;

/// <summary>
/// A grid of squares whose lines lie at whole multiples of 4^<see cref="Exponent"/> m of the plane. A square owns its left and lower line (floor).
/// Multiplying by a power of two is exact, so which square holds a vertex is exact too.
/// </summary>
internal readonly struct CellSize(int exponent)
{
    /// <summary>Cells of a tile and tiles of a super, along one side.</summary>
    public const int Radix = 16, RadixBits = 4;

    public const int Least = -1, Most = 14;

    private const double EdgesPerCell = 8, FarthestCell = 1 << 29;

    public int Exponent { get; } = exponent;

    public double Metres { get; } = Math.ScaleB(1, 2 * exponent);

    public double Inverse { get; } = Math.ScaleB(1, -2 * exponent);

    public int Of(double coordinate) => (int)Math.Floor(coordinate * Inverse);

    /// <summary>The size at which a partial cell of a feature holds about eight edges, from its own mean edge alone.</summary>
    public static CellSize For(double length, long edges, in Box box)
    {
        double wanted = edges == 0 ? 1 : EdgesPerCell * length / edges;
        int exponent = wanted > 0 ? (int)Math.Round(Math.Log2(wanted) / 2) : 0;
        double farthest = Math.Max(Math.Max(Math.Abs(box.MinX), Math.Abs(box.MaxX)), Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)));
        exponent = Math.Clamp(exponent, Least, Most);
        while (exponent < Most && farthest > FarthestCell * Math.ScaleB(1, 2 * exponent))
            exponent++;
        return new CellSize(exponent);
    }
}
