namespace EcoGis;

internal enum DossierVoice
{
    Body,
    Note,
    Warning,
    Item,

    /// <summary>Bold, as a small heading inside a section.</summary>
    Lead,
}

/// <summary>One thing of a dossier, in reading order. Text is raw: writers escape.</summary>
internal abstract record DossierBlock;

internal sealed record DossierText(string Text, DossierVoice Voice = DossierVoice.Body) : DossierBlock;

/// <summary>A heading below the chapter's.</summary>
internal sealed record DossierHeading(string Text) : DossierBlock;

/// <summary>The verdict: word, icon and sentence.</summary>
internal sealed record DossierBand(Verdict Verdict, string Icon, string Word, string Sentence) : DossierBlock;

internal sealed record DossierPairs(IReadOnlyList<ReportPair> Pairs) : DossierBlock;

/// <summary>A table with its title, all rows, and their count below.</summary>
internal sealed record DossierTable(ReportTable Table) : DossierBlock;

/// <summary>A table for a pen: heading, and empty rows.</summary>
internal sealed record DossierForm(IReadOnlyList<string> Columns, int Rows, int Height) : DossierBlock;

internal sealed record DossierMap(Scene Scene, string Caption) : DossierBlock;

/// <summary>Lines that must stay as they are, letter by letter, in two columns where they are many.</summary>
internal sealed record DossierLines(string Title, IReadOnlyList<string> Lines, string Count) : DossierBlock;

internal sealed record DossierChapter(string Title, IReadOnlyList<DossierBlock> Blocks);

/// <summary>The report for a file, before layout: chapters in the order of the template, every figure and sentence here once, in the reader's language.</summary>
internal sealed record Dossier(
    Language Language, string Title, string Name, string Letterhead, string Mark, ReportIdentity Identity, FontNames Fonts, IReadOnlyList<DossierChapter> Chapters);
