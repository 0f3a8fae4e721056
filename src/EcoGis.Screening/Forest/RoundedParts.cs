namespace EcoGis;

/// <summary>
/// Numbers rounded so that they still add up to their rounded sum: every one is rounded down, and the units that are missing go to those with the largest remainders
/// (最大余数法; ties to the first). No number moves by a whole unit.
/// </summary>
public static class RoundedParts
{
    public const int Hectares = 4, CubicMetres = 1;

    public static double[] Of(IReadOnlyList<double> values, int decimals)
    {
        double unit = Math.Pow(10, decimals);
        double[] scaled = [.. values.Select(v => Math.Round(v * unit, 6))]; // what binary fractions leave of 0.5 units must not decide
        long[] whole = [.. scaled.Select(v => (long)Math.Floor(v))];
        long missing = (long)Math.Round(Math.Round(values.Sum() * unit, 6), MidpointRounding.AwayFromZero) - whole.Sum();
        foreach (int i in Enumerable.Range(0, whole.Length).OrderByDescending(i => scaled[i] - whole[i]).ThenBy(i => i).Take((int)Math.Max(0, missing)))
            whole[i]++;
        return [.. whole.Select(w => w / unit)];
    }
}
