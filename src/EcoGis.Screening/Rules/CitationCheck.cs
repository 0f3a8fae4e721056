using System.Text.RegularExpressions;

namespace EcoGis;

/// <summary>What a text says about one cited clause.</summary>
public enum CitationState
{
    Found,

    /// <summary>The instrument's text was given, but has no such article or paragraph.</summary>
    NotThere,

    /// <summary>No text of the instrument was given, or the citation is no "第…条": nothing was checked.</summary>
    NotChecked,
}

public sealed record CitationResult(Clause Clause, string? Text, CitationState State);

/// <summary>
/// Holds every cited article and paragraph against official texts that the user has (one file each, named after the instrument, the date of the
/// text in the name or not). Checks that the provision exists, not that our paraphrase is right: that stays a person's work.
/// </summary>
public static partial class CitationCheck
{
    private const string Republic = "中华人民共和国";
    private const string Digits = "零一二三四五六七八九";

    /// <param name="texts">File name and text.</param>
    public static IReadOnlyList<CitationResult> Run(RuleBase rules, IReadOnlyList<DataFile> texts) =>
    [
        .. rules.Rules.SelectMany(r => r.Clauses).DistinctBy(c => (c.Instrument.Id, c.Id))
            .OrderBy(c => c.Instrument.Id, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal)
            .Select(c => Check(c, TextOf(c.Instrument, texts))),
    ];

    private static DataFile? TextOf(Instrument instrument, IReadOnlyList<DataFile> texts)
    {
        var revision = Revision().Match(instrument.Title.Zh);
        string title = Revision().Replace(instrument.Title.Zh, "").Replace(Republic, "", StringComparison.Ordinal);
        return texts.Where(t => !revision.Success || t.Name.Contains(revision.Groups["year"].Value, StringComparison.Ordinal))
            .Where(t => Path.GetFileNameWithoutExtension(t.Name).Replace(Republic, "", StringComparison.Ordinal) is var name
                && name.StartsWith(title, StringComparison.Ordinal) && (name.Length == title.Length || name[title.Length] is '(' or '（' or '_'))
            .OrderByDescending(t => t.Name, StringComparer.Ordinal).FirstOrDefault();
    }

    private static CitationResult Check(Clause clause, DataFile? text)
    {
        var cited = Provision().Match(clause.Article);
        if (text is null || !cited.Success)
            return new CitationResult(clause, text?.Name, CitationState.NotChecked);
        var paragraphs = ParagraphsOf(cited.Groups["article"].Value, text.Text);
        int wanted = cited.Groups["paragraph"].Success ? Number(cited.Groups["paragraph"].Value) : 1;
        bool item = !cited.Groups["item"].Success || paragraphs.Any(p => Item().Match(p) is { Success: true } i && i.Groups["item"].Value == cited.Groups["item"].Value);
        int own = paragraphs.Count(p => !Item().IsMatch(p));
        return new CitationResult(clause, text.Name, own >= wanted && item ? CitationState.Found : CitationState.NotThere);
    }

    /// <summary>The article's lines, items （一）… among them; empty when the text has no such article.</summary>
    private static List<string> ParagraphsOf(string article, string text) =>
    [
        .. text.Split('\n').Select(l => l.Trim()).SkipWhile(l => !Starts(l, article)).TakeWhile((l, i) => i == 0 || !(Heading().IsMatch(l) || l.StartsWith('#')))
            .Where(l => l.Length > 0),
    ];

    private static bool Starts(string line, string article) => line.StartsWith(article, StringComparison.Ordinal) && (line.Length == article.Length || char.IsWhiteSpace(line[article.Length]));

    /// <summary>一 to 九十九.</summary>
    private static int Number(string chinese)
    {
        int ten = chinese.IndexOf('十', StringComparison.Ordinal);
        if (ten < 0)
            return Digits.IndexOf(chinese[0], StringComparison.Ordinal);
        int tens = ten == 0 ? 1 : Digits.IndexOf(chinese[0], StringComparison.Ordinal);
        return (tens * 10) + (ten == chinese.Length - 1 ? 0 : Digits.IndexOf(chinese[^1], StringComparison.Ordinal));
    }

    [GeneratedRegex("^(?<article>第[一二三四五六七八九十百零]+条)(第(?<paragraph>[一二三四五六七八九十]+)款)?(第(?<item>[一二三四五六七八九十]+)项)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Provision();

    /// <summary>Items are written with full-width or half-width brackets.</summary>
    [GeneratedRegex("^[（(](?<item>[一二三四五六七八九十]+)[）)]", RegexOptions.NonBacktracking)]
    private static partial Regex Item();

    [GeneratedRegex("（(?<year>[0-9]{4})年修订）$", RegexOptions.NonBacktracking)]
    private static partial Regex Revision();

    [GeneratedRegex("^第[一二三四五六七八九十百零]+条\\s", RegexOptions.NonBacktracking)]
    private static partial Regex Heading();
}
