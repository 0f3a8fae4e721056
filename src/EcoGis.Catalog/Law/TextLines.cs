using System.Text;
using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>
/// The paragraphs of a text file. A line that a hard wrap broke off in mid-sentence is put back to the line above it: a paragraph more would shift every number after it. Of
/// Markdown, marks of headings, emphasis, quotes, lists, links and comments are taken off; nothing else is.
/// </summary>
internal static partial class TextLines
{
    /// <summary>Shorter lines are headings and titles, not the first half of a sentence.</summary>
    private const int Wrapped = 20;

    public static IReadOnlyList<LawLine> Of(string text, bool markdown)
    {
        if (markdown)
            text = Comment().Replace(WithoutFrontMatter(text), "");
        List<LawLine> lines = [];
        StringBuilder paragraph = new();
        bool title = false, titled = false;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            string line = raw.ToString();
            bool heading = markdown && line.TrimStart().StartsWith('#');
            string words = (markdown ? Plain(line) : line).Trim();
            if (words.Length == 0)
            {
                End();
                continue;
            }

            bool goesOn = paragraph.Length >= Wrapped && !title && !heading && !char.IsWhiteSpace(line[0]) && !Closed(paragraph[^1]) && LawMark.At(words) is null;
            if (!goesOn)
                End();
            title = heading && !titled;
            titled |= heading;
            paragraph.Append(words);
        }

        End();
        return lines;

        void End()
        {
            if (paragraph.Length > 0)
                lines.Add(new(paragraph.ToString(), title));
            paragraph.Clear();
            title = false;
        }
    }

    private static bool Closed(char c) => c is '。' or '；' or '：' or '！' or '？' or '”' or '）' or ')' or '.' or ';' or ':' or '…' or '》';

    private static string WithoutFrontMatter(string text)
    {
        if (!text.StartsWith("---\n", StringComparison.Ordinal) && !text.StartsWith("---\r\n", StringComparison.Ordinal))
            return text;
        int end = text.IndexOf("\n---", 3, StringComparison.Ordinal);
        int next = end < 0 ? -1 : text.IndexOf('\n', end + 4);
        return next < 0 ? text : text[(next + 1)..];
    }

    private static string Plain(string line)
    {
        line = Leading().Replace(line.TrimStart(), "");
        if (line.Contains('[', StringComparison.Ordinal))
            line = Link().Replace(line, "${text}");
        return line.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Replace("&nbsp;", " ", StringComparison.Ordinal)
            .Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
    }

    [GeneratedRegex("<!--(?s:.*?)-->", RegexOptions.NonBacktracking)]
    private static partial Regex Comment();

    [GeneratedRegex("^(#{1,6}[ \t]+|>[ \t]*|[-*+][ \t]+)+", RegexOptions.NonBacktracking)]
    private static partial Regex Leading();

    [GeneratedRegex(@"\[(?<text>[^\[\]]*)\]\([^()]*\)", RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
