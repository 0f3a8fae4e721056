namespace EcoGis;

/// <summary>
/// The title of a text that no format marks: its first line, with the lines it runs on to; of a statute that an order or notice publishes, the last title before the
/// body. It says null rather than take a sentence for one.
/// </summary>
internal static class LawHeading
{
    private const int Longest = 60, MostLines = 3;

    public static string? Title(IReadOnlyList<string> front, bool statute)
    {
        string first = string.Concat(front.TakeWhile(IsTitle).Take(MostLines));
        bool publishes = statute && (first.EndsWith('令') || first.EndsWith("公告", StringComparison.Ordinal) || first.EndsWith("通知", StringComparison.Ordinal));
        string last = publishes ? string.Concat(front.Reverse().SkipWhile(l => !IsTitle(l)).TakeWhile(IsTitle).Take(MostLines).Reverse()) : "";
        return last.Length > 0 ? last : first.Length > 0 ? first : null;
    }

    private static bool IsTitle(string line) => line.Length <= Longest && !line.AsSpan().ContainsAny('。', '；', '：') && line[0] is not ('（' or '(' or '〔' or '[')
        && !LawDates.HasDate(line) && !line.EndsWith('号');
}
