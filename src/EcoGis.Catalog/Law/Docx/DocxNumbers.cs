using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>Number formats of WordprocessingML (ECMA-376 part 1, 17.18.59) as they are printed. A format not listed is null: it is refused, never approximated.</summary>
internal static class DocxNumbers
{
    private static readonly (int Value, string Roman)[] s_roman =
        [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];

    public static string? Of(string format, int number) => format switch
    {
        "decimal" => number.ToString(CultureInfo.InvariantCulture),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "decimalFullWidth" or "decimalFullWidth2" => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c + 0xfee0))),
        "chineseCountingThousand" => number is >= 1 and <= 9999 ? ChineseNumber.Of(number) : null,
        // from 100 on programs differ: 一百零二, 一〇二, 百二
        "chineseCounting" or "japaneseCounting" or "taiwaneseCountingThousand" or "taiwaneseCounting" => number is >= 1 and <= 99 ? ChineseNumber.Of(number) : null,
        "ideographDigital" => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => "〇一二三四五六七八九"[c - '0'])),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => number is >= 1 and <= 20 ? ((char)('①' + number - 1)).ToString() : null,
        "decimalEnclosedParen" => $"({number.ToString(CultureInfo.InvariantCulture)})",
        "lowerLetter" => Letters(number),
        "upperLetter" => Letters(number)?.ToUpperInvariant(),
        "lowerRoman" => Roman(number),
        "upperRoman" => Roman(number).ToUpperInvariant(),
        "none" or "bullet" => "",
        _ => null,
    };

    /// <summary>a … z, aa, bb …</summary>
    private static string? Letters(int number) => number is >= 1 and <= 780 ? new string((char)('a' + ((number - 1) % 26)), ((number - 1) / 26) + 1) : null;

    private static string Roman(int number)
    {
        StringBuilder text = new();
        foreach (var (value, roman) in s_roman)
        {
            for (; number >= value && text.Length < 40; number -= value)
                text.Append(roman);
        }

        return text.ToString();
    }
}
