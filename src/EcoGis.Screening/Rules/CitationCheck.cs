using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What came of holding one cited clause against the library.</summary>
public enum CitationState
{
    Found,

    /// <summary>The text has no such article, paragraph or item.</summary>
    NotThere,

    /// <summary>Nothing was checked: the library has no text of the instrument, or only one of another date; or the citation has no number.</summary>
    NotChecked,
}

/// <param name="Text">The text held against; null when there is none.</param>
/// <param name="Passage">Null when nothing was looked for.</param>
/// <param name="Others">Texts of the instrument that the rule file does not follow, newer ones or all there are.</param>
public sealed record CitationResult(Clause Clause, LawEntry? Text, Passage? Passage, ImmutableArray<LawEntry> Others)
{
    public CitationState State => Passage is null ? CitationState.NotChecked : Passage.State == PassageState.Found ? CitationState.Found : CitationState.NotThere;

    /// <summary>The library begins with a text made after the day from which the rule file says the instrument holds.</summary>
    public bool IsLaterText => Text is not null && Clause.Instrument.TextDate is null && Text.Date > Clause.Instrument.From;

    /// <summary>The fault of a provision that is not there; null for any other result.</summary>
    public Fault? Fault
    {
        get
        {
            if (State != CitationState.NotThere)
                return null;
            var (kind, why) = Passage!.State switch
            {
                PassageState.NoParagraph => (LawFaults.NoParagraph, new Bilingual("该条有 {0} 款", "the article has {0} paragraph(s)").Format(Passage.Count)),
                PassageState.NoItem => (LawFaults.NoItem, new Bilingual("该处有 {0} 项", "there are {0} item(s) there").Format(Passage.Count)),
                PassageState.Ambiguous => (LawFaults.Ambiguous, new Bilingual("有 {0} 处，请写明款", "there are {0}; name the paragraph").Format(Passage.Count)),
                _ => (ScreeningFaults.ClauseNotInLaw, Bilingual.Same("")),
            };
            return new Fault(kind, new Place { File = Text!.SourceFile }, Clause.Instrument.Title, Clause.Article, why, $"{Text.Date:yyyy-MM-dd}");
        }
    }
}

/// <summary>
/// Resolves every cited article, paragraph and item in the official texts of a library. It checks that the provision exists, not that our paraphrase is right: that
/// stays a person's work, for which <c>law show</c> prints the words.
/// </summary>
public static class CitationCheck
{
    public static IReadOnlyList<CitationResult> Run(RuleBase rules, LawLibrary library) =>
    [
        .. rules.Rules.SelectMany(r => r.Clauses.Select(c => (Clause: c, Text: library.TextOf(c.Instrument, r.From))))
            .DistinctBy(c => (c.Clause.Instrument.Id, c.Clause.Id, c.Text))
            .OrderBy(c => c.Clause.Instrument.Id, StringComparer.Ordinal).ThenBy(c => c.Clause.Id, StringComparer.Ordinal)
            .Select(c => Check(c.Clause, c.Text, library)),
    ];

    private static CitationResult Check(Clause clause, LawEntry? text, LawLibrary library)
    {
        var passage = text is not null && Citation.Parse(clause.Article) is { } cited ? Passage.Of(text.Text, cited) : null;
        return new(clause, text, passage, [.. library.TextsOf(clause.Instrument).Where(t => text is null || t.Date > text.Date)]);
    }
}
