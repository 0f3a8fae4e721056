namespace EcoGis;

/// <summary>A CGCS2000 Gauss-Krüger zone and whether its number stands before the easting, as an EPSG code means it (DOMAIN §5.2).</summary>
internal sealed record GaussKrugerZone(int Number, int Degrees, bool Prefixed)
{
    public int Meridian => Degrees == 3 ? 3 * Number : (6 * Number) - 3;

    /// <summary>Null for anything else.</summary>
    public static GaussKrugerZone? Of(Crs? crs) => crs?.Epsg switch
    {
        >= 4491 and <= 4501 and var code => new(code - 4478, 6, true),
        >= 4502 and <= 4512 and var code => new(code - 4489, 6, false),
        >= 4513 and <= 4533 and var code => new(code - 4488, 3, true),
        >= 4534 and <= 4554 and var code => new(code - 4509, 3, false),
        _ => null,
    };
}
