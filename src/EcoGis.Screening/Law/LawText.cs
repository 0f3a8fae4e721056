using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// An official text as its numbers divide it: articles of a statute, or the numbered parts of a notice (一、（一）1.). Words are those of the text;
/// only space around them is folded. It knows nothing of rules.
/// </summary>
/// <param name="HasArticles">False: a text without 第…条, whose provisions are its topmost numbered parts.</param>
/// <param name="Notices">What a person should look at: numbers that are left out, an appendix that was not read.</param>
public sealed record LawText(bool HasArticles, ImmutableArray<LawProvision> Provisions, ImmutableArray<Bilingual> Notices)
{
    public static LawText Parse(IReadOnlyList<string> lines) => new LawTextReader(lines).Read();
}

/// <summary>A numbered provision, an item （一） among them: its number as printed, and its paragraphs (款), at least one.</summary>
/// <param name="Chapter">The heading it stands under, as printed; null for items and where there is none.</param>
public sealed record LawProvision(LawMarkKind Kind, int Number, int Sub, string Label, string? Chapter, ImmutableArray<LawParagraph> Paragraphs)
{
    /// <summary>Every line as printed, items with their numbers, without the number of an article.</summary>
    public IEnumerable<string> Lines => Paragraphs.SelectMany((p, i) => p.LinesAfter(i == 0 && Kind != LawMarkKind.Article ? Label : ""));
}

/// <summary>A paragraph with the items that it introduces.</summary>
public sealed record LawParagraph(string Text, ImmutableArray<LawProvision> Items)
{
    public IEnumerable<string> Lines => LinesAfter("");

    internal IEnumerable<string> LinesAfter(string label) => Items.SelectMany(i => i.Lines).Prepend(label + Text);
}
