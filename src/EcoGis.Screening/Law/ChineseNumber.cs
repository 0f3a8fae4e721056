using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// Whole numbers as legal texts write them: 二十六, 一百零二, 一千二百, 二〇二二, also 26 and full-width ２６. 1 to 9999; anything else is no number.
/// Not for amounts with a fraction and not for the forms of cheques (壹, 贰).
/// </summary>
internal static class ChineseNumber
{
    private const string Digits = "零一二三四五六七八九";
    private const string Units = "十百千";

    public static bool IsPart(char c) => DigitOf(c) >= 0 || Units.Contains(c, StringComparison.Ordinal);

    /// <summary>The number that the whole of <paramref name="text"/> is; null when it is none.</summary>
    public static int? Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 9)
            return null;
        int number = text.IndexOfAny(Units) < 0 ? Positional(text) : WithUnits(text);
        return number is >= 1 and <= 9999 ? number : null;
    }

    /// <summary>一, 十, 二十六, 一百零二 …; beyond 9999 in digits.</summary>
    public static string Of(int number)
    {
        if (number is < 0 or > 9999)
            return number.ToString(CultureInfo.InvariantCulture);
        if (number == 0)
            return Digits[..1];
        StringBuilder text = new();
        bool gap = false;
        foreach (int place in new[] { 1000, 100, 10, 1 })
        {
            int digit = number / place % 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap)
                text.Append(Digits[0]);
            gap = false;
            if (digit > 1 || place != 10 || text.Length > 0)
                text.Append(Digits[digit]);
            if (place > 1)
                text.Append(Units[place switch { 10 => 0, 100 => 1, _ => 2 }]);
        }

        return text.ToString();
    }

    private static int Positional(ReadOnlySpan<char> text)
    {
        int number = 0;
        foreach (char c in text)
        {
            if (DigitOf(c) is not (>= 0 and var digit) || number > 9999)
                return 0;
            number = (number * 10) + digit;
        }

        return number;
    }

    private static int WithUnits(ReadOnlySpan<char> text)
    {
        int number = 0, last = 10_000;
        int? pending = null;
        foreach (char c in text)
        {
            int unit = Units.IndexOf(c, StringComparison.Ordinal) switch { 0 => 10, 1 => 100, 2 => 1000, _ => 0 };
            if (unit == 0)
            {
                // only 零 may stand before another digit: 一百零二
                if (pending is > 0 || DigitOf(c) is not (>= 0 and var digit))
                    return 0;
                pending = digit;
                continue;
            }

            bool bare = pending is null or 0;
            if (unit >= last || (bare && unit != 10) || (bare && pending is null && number > 0))
                return 0;
            number += (bare ? 1 : pending!.Value) * unit;
            last = unit;
            pending = null;
        }

        return number + (pending ?? 0);
    }

    private static int DigitOf(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        '〇' or '○' => 0,
        '两' => 2,
        _ => Digits.IndexOf(c, StringComparison.Ordinal),
    };
}
