using System.Text;

namespace EcoGis;

/// <summary>One paragraph of a file as its format's reader gives it. <paramref name="Title"/>: the format marks it as the document's title.</summary>
public sealed record LawLine(string Text, bool Title = false);

/// <summary>Lines before they are divided: space folded, table of contents left out, front matter told from the body. Words and punctuation stay as they are.</summary>
internal static class LawLines
{
    /// <summary>
    /// Ends trimmed, each run of spaces (full-width ones too) one space, none after the number of an item; a heading such as 第一章 总　则 closes up. Control and zero-width
    /// characters are dropped.
    /// </summary>
    public static string Clean(string text)
    {
        StringBuilder line = new(Math.Min(text.Length, 1 << 20));
        bool space = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = line.Length > 0;
                continue;
            }

            if (char.IsControl(c) || c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff')
                continue;
            if (space)
                line.Append(' ');
            space = false;
            line.Append(c);
        }

        string clean = line.ToString();
        if (LawMark.At(clean) is not { } mark || mark.Length >= clean.Length)
            return clean;
        string label = clean[..mark.Length].Replace(" ", "", StringComparison.Ordinal), rest = clean[mark.Length..].TrimStart();
        return mark.Kind switch
        {
            LawMarkKind.Part => $"{label} {ClosedUp(rest)}",
            LawMarkKind.Article => mark.Separated ? $"{label} {rest}" : label + rest,
            _ => label + rest,
        };
    }

    /// <summary>The lines before the first heading or number, and those from there on without a table of contents.</summary>
    public static (List<string> Front, List<string> Body) Divide(IEnumerable<string> lines)
    {
        List<string> front = [], body = [];
        string? firstOfContents = null;
        bool contents = false;
        foreach (string line in lines)
        {
            if (body.Count == 0 && ClosedUp(line) is "目录" or "目次" && firstOfContents is null)
            {
                contents = true;
                continue;
            }

            if (contents)
            {
                string entry = Entry(line);
                bool listed = entry != firstOfContents && line.Length <= 60 && !line.AsSpan().ContainsAny('。', '；');
                firstOfContents ??= entry;
                if (listed)
                    continue;
                contents = false;
            }

            bool begins = LawMark.At(line) is { } mark && (IsArticle(line, mark) || mark is { Number: 1, Kind: LawMarkKind.Part or LawMarkKind.Comma or LawMarkKind.Bracket or LawMarkKind.Dot });
            (body.Count > 0 || begins ? body : front).Add(line);
        }

        return (front, body);
    }

    /// <summary>An article by itself, whatever stands before it: its number stands apart from the words, or it is the first. An excerpt has articles too.</summary>
    public static bool IsArticle(string line, LawMark mark) => mark.Kind == LawMarkKind.Article && (mark.Separated || (mark is { Number: 1, Sub: 0 } && !mark.ReadsOn(line)));

    /// <summary>附件, 附件1：…, 附表, 附录, 附图, 附：; not 附则, which is a chapter.</summary>
    public static bool BeginsAppendix(string line) => line.Length is >= 2 and <= 60 && line[0] == '附' && line[1] is '件' or '录' or '表' or '图' or '：' or ':'
        && !line.AsSpan().ContainsAny('。', '；');

    public static string ClosedUp(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>An entry of a table of contents without dots and page number.</summary>
    private static string Entry(string line) => ClosedUp(line).TrimEnd([.. "0123456789.．…·-—（）()"]);
}
