using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The words that number a provision in a citation.</summary>
public enum CitationWord
{
    /// <summary>第三条.</summary>
    Article,

    /// <summary>第二款.</summary>
    Paragraph,

    /// <summary>第（四）项.</summary>
    Item,

    /// <summary>第1目.</summary>
    SubItem,

    /// <summary>第一部分.</summary>
    Part,

    /// <summary>一、</summary>
    Comma,

    /// <summary>（一）</summary>
    Bracket,

    /// <summary>1.</summary>
    Dot,
}

public readonly record struct CitationStep(CitationWord Word, int Number, int Sub);

/// <summary>A citation of one provision as rule files write it: 第二十六条第二款, 第三条之一第（四）项, 第5条, 一（二）. Lists and ranges of provisions are none.</summary>
public sealed record Citation(ImmutableArray<CitationStep> Steps)
{
    /// <summary>Null when the text, in any part, is not a number of a provision.</summary>
    public static Citation? Parse(string text)
    {
        string line = LawLines.ClosedUp(text.Trim());
        List<CitationStep> steps = [];
        for (int at = 0; at < line.Length;)
        {
            if (Step(line, ref at) is not { } step || (steps.Count > 0 ? !Goes(steps[^1].Word, step.Word) : step.Word is CitationWord.Paragraph or CitationWord.Item or CitationWord.SubItem))
                return null;
            steps.Add(step);
        }

        return steps.Count == 0 ? null : new Citation([.. steps]);
    }

    /// <summary>The short form of the ids of clauses too: 26-2 is 第26条第2款, 26-2-4 its item 4.</summary>
    public static Citation? ParseShort(string text)
    {
        string[] parts = text.Split('-');
        CitationWord[] words = [CitationWord.Article, CitationWord.Paragraph, CitationWord.Item];
        int?[] numbers = [.. parts.Select(p => ChineseNumber.Read(p))];
        return parts.Length > words.Length || numbers.Contains(null) ? Parse(text) : new Citation([.. numbers.Zip(words, (n, w) => new CitationStep(w, n!.Value, 0))]);
    }

    private static bool Goes(CitationWord outer, CitationWord inner) => inner switch
    {
        CitationWord.Article or CitationWord.Part or CitationWord.Comma => false,
        CitationWord.Paragraph => outer is CitationWord.Article,
        CitationWord.Item => outer is not (CitationWord.Item or CitationWord.SubItem),
        CitationWord.SubItem => outer is CitationWord.Item,
        CitationWord.Bracket => outer is CitationWord.Part or CitationWord.Comma,
        _ => outer is CitationWord.Bracket or CitationWord.Comma or CitationWord.Part,
    };

    private static CitationStep? Step(string line, ref int at)
    {
        if (line[at] == '第')
        {
            at++;
            bool bracket = at < line.Length && line[at] is '（' or '(';
            int from = bracket ? at + 1 : at;
            if (Number(line, from) is not (int number, int end) || (bracket && (end >= line.Length || line[end++] is not ('）' or ')'))) || end >= line.Length)
                return null;
            at = end + 1;
            if (line[end] == '条')
            {
                if (at >= line.Length || line[at] != '之')
                    return new(CitationWord.Article, number, 0);
                if (Number(line, at + 1) is not (int sub, int after))
                    return null;
                at = after;
                return new(CitationWord.Article, number, sub);
            }

            if (line.AsSpan(end).StartsWith("部分", StringComparison.Ordinal))
                at++;
            else if (line[end] is not ('款' or '项' or '目'))
                return null;
            return new(line[end] switch { '款' => CitationWord.Paragraph, '项' => CitationWord.Item, '目' => CitationWord.SubItem, _ => CitationWord.Part }, number, 0);
        }

        if (line[at] is '（' or '(')
        {
            if (Number(line, at + 1) is not (int number, int end) || end >= line.Length || line[end] is not ('）' or ')'))
                return null;
            at = end + 1;
            return new(CitationWord.Bracket, number, 0);
        }

        if (Number(line, at) is not (int plain, int close))
            return null;
        bool digits = line[at] is (>= '0' and <= '9') or (>= '０' and <= '９');
        at = close < line.Length && line[close] is '、' or '.' or '．' ? close + 1 : close;
        return new(digits ? CitationWord.Dot : CitationWord.Comma, plain, 0);
    }

    private static (int Number, int End)? Number(string line, int at)
    {
        int end = at;
        while (end < line.Length && ChineseNumber.IsPart(line[end]))
            end++;
        return ChineseNumber.Read(line.AsSpan(at, end - at)) is { } number ? (number, end) : null;
    }
}
