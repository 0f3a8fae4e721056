using System.Globalization;

namespace EcoGis;

/// <summary>
/// A number's one spelling in attributes: integers keep every digit (codes and identifiers do not fit a double), others take the
/// shortest invariant form that reads back the same. Null when the text is no finite number.
/// </summary>
internal static class NumberText
{
    public static string? Canonical(string raw)
    {
        string text = raw.Trim();
        bool negative = text.StartsWith('-');
        string digits = text.TrimStart('+', '-');
        if (digits.Length > 0 && text.Length - digits.Length <= 1 && digits.All(char.IsAsciiDigit))
        {
            string integer = digits.TrimStart('0');
            return integer.Length == 0 ? "0" : negative ? "-" + integer : integer;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? Canonical(value) : null;
    }

    public static string Canonical(double value) => value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);
}
