using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>
/// The written forms of a 界址点 TXT line (DOMAIN.md §5.1): full-width characters, blanks, quotes and thousand separators folded to one
/// form. Names and other free text keep their own characters.
/// </summary>
internal static partial class BoundaryLines
{
    public const string Attributes = "属性描述";
    public const string Plots = "地块坐标";

    /// <summary>The text begins with […] alone on its line, and what stands inside is a name, not numbers.</summary>
    public static bool LooksLikeSection(string text)
    {
        ReadOnlySpan<char> rest = text.AsSpan().TrimStart();
        if (rest.IsEmpty || rest[0] is not ('[' or '［' or '【'))
            return false;
        bool named = false;
        for (int i = 1; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case ']' or '］' or '】':
                    ReadOnlySpan<char> after = rest[(i + 1)..], next = after.TrimStart();
                    return named && (next.IsEmpty || after[..^next.Length].IndexOfAny('\r', '\n') >= 0);
                case '[' or '{' or '"' or '\r' or '\n' or ',':
                    return false;
                case var c:
                    named |= !char.IsDigit(c) && !char.IsWhiteSpace(c) && c is not ('-' or '+' or '.');
                    break;
            }
        }

        return false;
    }

    public static bool HasKnownSection(string text)
    {
        string folded = Fold(text);
        return folded.Contains($"[{Attributes}]", StringComparison.Ordinal) || folded.Contains($"[{Plots}]", StringComparison.Ordinal);
    }

    /// <summary>The name inside […], or null when the line is no section head.</summary>
    public static string? Section(string line)
    {
        Match match = SectionLine().Match(Fold(line).Trim());
        return match.Success ? match.Groups[1].Value.Trim() : null;
    }

    /// <summary>Full-width ASCII forms, the ideographic space and the ideographic full stop between digits.</summary>
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u3000', '\u3002') && !text.AsSpan().ContainsAnyInRange('\uff01', '\uff5e') && !text.AsSpan().ContainsAny('【', '】'))
            return text;
        return string.Create(text.Length, text, (to, from) =>
        {
            for (int i = 0; i < from.Length; i++)
            {
                to[i] = from[i] switch
                {
                    >= '\uff01' and <= '\uff5e' => (char)(from[i] - 0xFEE0),
                    '\u3000' => ' ',
                    '\u3002' => '.',
                    '【' => '[',
                    '】' => ']',
                    _ => from[i],
                };
            }
        });
    }

    /// <summary>The fields of a plot line before its '@', and whether the mark was there. Half-width commas rule where there are enough of them.</summary>
    public static (List<string> Fields, bool Marked) PlotFields(string line)
    {
        int mark = line.LastIndexOfAny(['@', '＠']);
        string body = mark < 0 ? line : line[..mark];
        string[] fields = body.Split(',');
        if (fields.Length < 5)
            fields = body.Replace('，', ',').Split(',');
        List<string> trimmed = [.. fields.Select(f => f.Trim(' ', '\t', '\u3000'))];
        if (trimmed.Count > 1 && trimmed[^1].Length == 0)
            trimmed.RemoveAt(trimmed.Count - 1);
        return (trimmed, mark >= 0);
    }

    /// <summary>A decimal number in plain digits; no thousand separators, no words.</summary>
    public static bool Number(string text, out double value)
    {
        value = 0;
        return PlainNumber().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>Every way to read "3,464,102.125,35,452,310.500" as two numbers with grouped thousands.</summary>
    public static List<(double A, double B)> GroupedPairs(IReadOnlyList<string> tokens)
    {
        List<(double A, double B)> pairs = [];
        for (int split = 1; split < tokens.Count; split++)
        {
            string a = string.Join(',', tokens.Take(split)), b = string.Join(',', tokens.Skip(split));
            if (Grouped().IsMatch(a) && Grouped().IsMatch(b)
                && Number(a.Replace(",", "", StringComparison.Ordinal), out double first) && Number(b.Replace(",", "", StringComparison.Ordinal), out double second))
                pairs.Add((first, second));
        }

        return pairs;
    }

    // Generated code, which needs no compiling at start: each of these is linear, no part of a pattern can match what the next one does.
    [GeneratedRegex(@"^\[([^\]]+)\]$")]
    private static partial Regex SectionLine();

    [GeneratedRegex(@"^[+-]?\d+(\.\d*)?$")]
    private static partial Regex PlainNumber();

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d*)?$|^\d+(\.\d*)?$")]
    private static partial Regex Grouped();
}
