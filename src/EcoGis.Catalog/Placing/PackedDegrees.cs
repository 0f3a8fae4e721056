namespace EcoGis;

/// <summary>
/// 度分秒压缩写法: 104.28301 is 104°28′30.1″ (DOMAIN §5.1). A number alone cannot tell it from decimal degrees; minutes or seconds of 60 and more say that
/// it is not packed.
/// </summary>
internal static class PackedDegrees
{
    private const int MostVertices = 20_000;

    /// <summary>Whether every ordinate could be packed: all of them have minutes and seconds below 60.</summary>
    public static bool Fits(IReadOnlyList<FeatureRecord> features) => features.Select(f => f.Shape).OfType<RawShape>()
        .SelectMany(s => s.Parts).SelectMany(p => p).SelectMany(r => r.Xs.Concat(r.Ys)).Where(double.IsFinite).Take(MostVertices).All(v => double.IsFinite(Unpack(v)));

    /// <summary>Decimal degrees, or NaN when the digits are no minutes and seconds. Worked in decimal, so that 30′ is not 29′60″.</summary>
    public static double Unpack(double packed)
    {
        if (!(Math.Abs(packed) <= 180))
            return double.NaN;
        decimal value = Math.Abs((decimal)packed), degrees = decimal.Truncate(value), rest = (value - degrees) * 100, minutes = decimal.Truncate(rest), seconds = (rest - minutes) * 100;
        return minutes >= 60 || seconds >= 60 ? double.NaN : Math.CopySign((double)(degrees + (minutes / 60) + (seconds / 3600)), packed);
    }
}
