using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>Days in a text's name and front matter. A day on which a text takes effect is not the day of the text.</summary>
internal static partial class LawDates
{
    /// <summary>A closing date stands in the last lines of a notice.</summary>
    private const int Closing = 6;

    public static bool HasDate(string line) => Written().IsMatch(Head(line));

    /// <summary>A file's name without extension and date, and the date in it: (2019-12-28), _20191228, 2019年12月28日.</summary>
    public static (string Name, DateOnly? Date) Stem(string file)
    {
        int slash = file.AsSpan().LastIndexOfAny('/', '\\'), dot = file.LastIndexOf('.');
        string name = dot > slash ? file[(slash + 1)..dot] : file[(slash + 1)..];
        foreach (var pattern in new[] { Dashed(), Eight(), Written() })
        {
            if (pattern.Matches(name) is [.., var match] && Day(match) is { } day)
                return (name.Remove(match.Index, match.Length).Trim(' ', '_', '-', '(', ')', '（', '）', '　'), day);
        }

        return (name.Trim(), null);
    }

    /// <summary>The latest day in the front matter, or of a line of its own at the end, that is not followed by 施行 or 实施.</summary>
    public static DateOnly? Latest(IEnumerable<string> front, IReadOnlyList<string> body)
    {
        var lone = body.Skip(Math.Max(0, body.Count - Closing)).Where(l => Written().Match(l) is { Success: true, Index: 0 } m && m.Length == l.Length);
        return front.Concat(lone).SelectMany(In).DefaultIfEmpty().Max();
    }

    private static IEnumerable<DateOnly?> In(string line)
    {
        var days = Written().Matches(Head(line));
        for (int i = 0; i < days.Count; i++)
        {
            int from = days[i].Index + days[i].Length, to = i + 1 < days.Count ? days[i + 1].Index : Math.Min(line.Length, from + 120);
            string after = line[from..to];
            bool effect = (after.Contains("施行", StringComparison.Ordinal) || after.Contains("实施", StringComparison.Ordinal)) && !Made().IsMatch(after);
            if (!effect)
                yield return Day(days[i]);
        }
    }

    /// <summary>A line of millions of characters is no history.</summary>
    private static string Head(string line) => line.Length <= 10_000 ? line : line[..10_000];

    private static DateOnly? Day(Match match) =>
        DateOnly.TryParseExact($"{match.Groups["y"]}-{match.Groups["m"]}-{match.Groups["d"]}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("(?<y>(19|20)[0-9]{2})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2})", RegexOptions.NonBacktracking)]
    private static partial Regex Dashed();

    [GeneratedRegex("(?<y>(19|20)[0-9]{2})(?<m>[01][0-9])(?<d>[0-3][0-9])", RegexOptions.NonBacktracking)]
    private static partial Regex Eight();

    [GeneratedRegex("(?<y>(19|20)[0-9]{2}) ?年 ?(?<m>[0-9]{1,2}) ?月 ?(?<d>[0-9]{1,2}) ?日", RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex("通过|公布|发布|修订|修正|修改|印发", RegexOptions.NonBacktracking)]
    private static partial Regex Made();
}
