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

    /// <summary>4³ m. Parcels are some tens of metres wide: in smaller cells they meet more cells for fewer edges, which does not pay.</summary>
    private const int Parcel = 3;

    private const double EdgesPerCell = 24, MostPerParcel = 4 * EdgesPerCell, FarthestCell = 1 << 29;

    public int Exponent { get; } = exponent;

    public double Metres { get; } = PowerOfTwo(2 * exponent);

    public double Inverse { get; } = PowerOfTwo(-2 * exponent);

    /// <summary>Beyond the farthest cell that a feature can have it stays there.</summary>
    public int Of(double coordinate) =>
        double.ConvertToIntegerNative<int>(double.MaxNative(double.MinNative(Math.Floor(coordinate * Inverse), 2 * FarthestCell), -2 * FarthestCell));

    /// <summary>The size at which a partial cell of a feature holds some tens of edges at most, from its own mean edge alone.</summary>
    public static CellSize For(double length, long edges, in Box box)
    {
        double edge = edges == 0 ? 1 / EdgesPerCell : length / edges;
        int exponent = Math.Max(Wide(EdgesPerCell), Math.Min(Wide(MostPerParcel), Parcel));
        double farthest = Math.Max(Math.Max(Math.Abs(box.MinX), Math.Abs(box.MaxX)), Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)));
        exponent = Math.Clamp(exponent, Least, Most);
        while (exponent < Most && farthest > FarthestCell * Math.ScaleB(1, 2 * exponent))
            exponent++;
        return new CellSize(exponent);

        int Wide(double many) => edge > 0 ? (int)Math.Round(Math.Log2(many * edge) / 2) : 0;
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((1023L + exponent) << 52);
}
