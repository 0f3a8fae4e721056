using System.Globalization;

namespace EcoGis;

/// <summary>
/// The shortest text of a number, as <see cref="double.ToString()"/> gives it, but faster for what the results hold: numbers rounded to a few
/// decimals. A decimal of at most 15 digits that reads back as the number is the only one of that length, and none shorter does.
/// </summary>
internal static class ShortNumber
{
    private const double Least = 1e-4, Digits15 = 1e15;

    private static readonly double[] Powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    /// <returns>Bytes written.</returns>
    public static int Write(double number, Span<byte> to)
    {
        double size = Math.Abs(number);
        foreach (int decimals in (ReadOnlySpan<int>)[4, 9])
        {
            // dividing a whole number by an exact power of ten rounds as reading the decimal does
            double scaled = Math.Round(size * Powers[decimals]);
            if (size >= Least && scaled < Digits15 && scaled / Powers[decimals] == size)
                return Write(number < 0, (long)scaled, decimals, to);
        }

        number.TryFormat(to, out int written, default, CultureInfo.InvariantCulture);
        return written;
    }

    private static int Write(bool negative, long scaled, int decimals, Span<byte> to)
    {
        int at = 0;
        if (negative)
            to[at++] = (byte)'-';
        (long whole, long rest) = Math.DivRem(scaled, (long)Powers[decimals]);
        whole.TryFormat(to[at..], out int written, default, CultureInfo.InvariantCulture);
        at += written;
        if (rest == 0)
            return at;
        to[at++] = (byte)'.';
        for (; rest % 10 == 0; rest /= 10)
            decimals--;
        for (int i = at + decimals - 1; i >= at; i--, rest /= 10)
            to[i] = (byte)('0' + (rest % 10));
        return at + decimals;
    }
}
