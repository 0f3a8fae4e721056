using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What a text says about one citation.</summary>
public enum PassageState
{
    Found,
    NoArticle,
    NoParagraph,
    NoItem,

    /// <summary>Several lists of the article have that item: the citation must name the paragraph.</summary>
    Ambiguous,
}

/// <summary>The passage that a citation names, line by line as printed; an item with the words that introduce it.</summary>
/// <param name="Count">How many paragraphs or items there are where the cited one is not.</param>
public sealed record Passage(PassageState State, ImmutableArray<string> Lines, int Count = 0)
{
    /// <summary>Finds what is cited; nothing near it is taken instead.</summary>
    public static Passage Of(LawText text, Citation citation)
    {
        var first = citation.Steps[0];
        var top = text.Provisions.Where(p => p.Number == first.Number && p.Sub == first.Sub && Fits(text, first.Word, p.Kind)).ToList();
        if (top.Count != 1)
            return new(top.Count == 0 ? PassageState.NoArticle : PassageState.Ambiguous, [], text.Provisions.Length);

        var provision = top[0];
        ImmutableArray<LawParagraph> paragraphs = provision.Paragraphs;
        IEnumerable<string> lines = provision.Lines;
        List<string> above = [];
        foreach (var step in citation.Steps.Skip(1))
        {
            if (step.Word == CitationWord.Paragraph)
            {
                if (step.Number > paragraphs.Length)
                    return new(PassageState.NoParagraph, [], paragraphs.Length);
                paragraphs = [paragraphs[step.Number - 1]];
                lines = paragraphs[0].Lines;
                continue;
            }

            var found = paragraphs.SelectMany(p => p.Items.Select(i => (Above: p, Item: i))).Where(i => i.Item.Number == step.Number && Fits(step.Word, i.Item.Kind)).ToList();
            if (found.Count != 1)
                return new(found.Count == 0 ? PassageState.NoItem : PassageState.Ambiguous, [], found.Count == 0 ? paragraphs.Sum(p => p.Items.Length) : found.Count);
            above.Add(found[0].Above == provision.Paragraphs[0] && provision.Kind != LawMarkKind.Article ? provision.Label + found[0].Above.Text : found[0].Above.Text);
            provision = found[0].Item;
            paragraphs = provision.Paragraphs;
            lines = provision.Lines;
        }

        return new(PassageState.Found, [.. above.Concat(lines).Where(l => l.Length > 0)]);
    }

    /// <summary>A list without 第…条 is cited by 第5条 all the same.</summary>
    private static bool Fits(LawText text, CitationWord word, LawMarkKind kind) =>
        word == CitationWord.Article ? kind == LawMarkKind.Article || !text.HasArticles : word != CitationWord.Item && Fits(word, kind);

    private static bool Fits(CitationWord word, LawMarkKind kind) => word switch
    {
        CitationWord.Part => kind is LawMarkKind.Part or LawMarkKind.Comma,
        CitationWord.Comma => kind is LawMarkKind.Comma,
        CitationWord.Bracket => kind is LawMarkKind.Bracket,
        CitationWord.Dot => kind is LawMarkKind.Dot,
        _ => true,
    };
}
