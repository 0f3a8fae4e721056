namespace EcoGis;

/// <summary>One table: every writer prints all its rows and the count under it.</summary>
/// <param name="Empty">What to say when there is no row: what was checked, never a blank.</param>
internal sealed record ReportTable(string Title, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Empty)
{
    public string? Note { get; init; }
}

internal enum ColumnKind
{
    Text,
    Number,
    Code,
}

/// <param name="Share">Wished share of the width in per cent; 0: as the content needs.</param>
internal sealed record ReportColumn(string Name, ColumnKind Kind = ColumnKind.Text, int Share = 0);

internal sealed record ReportPair(string Label, string Value, string? Note = null);

/// <summary>A clause as printed, with its marks (条款待核, superseded).</summary>
internal sealed record ReportClause(string Citation, string Summary, IReadOnlyList<string> Marks)
{
    /// <summary>The words of the law, the first time the report cites them.</summary>
    public ReportQuotation? Quotation { get; init; }

    /// <summary>Where the words stand, or that the library has none; null without a library.</summary>
    public string? InsteadOfQuotation { get; init; }
}

/// <summary>Words of a law, line by line as printed, always Chinese.</summary>
/// <param name="Caption">Which text: its own date and digest.</param>
internal sealed record ReportQuotation(string Caption, IReadOnlyList<string> Lines);

/// <summary>One finding in full. <c>Memberships</c> say under which policy word of the clauses the industry was put. <see cref="SameMapAs"/> points to an earlier finding on the same zone, whose map is this one's.</summary>
internal sealed record FindingSection(
    int Number,
    string Heading,
    Effect Effect,
    string EffectWord,
    IReadOnlyList<ReportPair> Facts,
    IReadOnlyList<ReportClause> Clauses,
    IReadOnlyList<string> Memberships,
    IReadOnlyList<string> Arithmetic,
    string Remedy,
    MapFinding Map,
    int? SameMapAs)
{
    /// <summary>The rule's conditions, one a line; empty where nobody asked why.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Changes that lift the finding, and what does not.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}

/// <summary>Part of a line's words and what it is; null: neither verb nor exception.</summary>
internal sealed record ReportPiece(string Text, RequirementMark? Mark);

/// <summary>One line of a list. <c>Choices</c> are for a pen: a line that a condition judged has none, and says what came of it.</summary>
internal sealed record ReportListLine(string Slot, IReadOnlyList<ReportPiece> Pieces, string Source, string Answer, IReadOnlyList<string> Choices);

/// <summary>The lines of one level for one unit or area, by dimension.</summary>
internal sealed record ReportListLevel(string Heading, IReadOnlyList<ReportListLine> Lines);

/// <summary>The report before layout: every figure, sentence and row exists here once, in the reader's language. Text is raw: writers escape.</summary>
internal sealed record ReportModel
{
    public required Language Language { get; init; }

    public required string Title { get; init; }

    public required ReportIdentity Identity { get; init; }

    public required string Name { get; init; }

    public required Verdict Verdict { get; init; }

    public required string VerdictWord { get; init; }

    public required string VerdictIcon { get; init; }

    public required string Sentence { get; init; }

    public required IReadOnlyList<ReportPair> KeyNumbers { get; init; }

    public required IReadOnlyList<ReportPair> Head { get; init; }

    /// <summary>Shown under the band: area mismatch, repair, refused geometry, superseded clauses.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    public required ReportTable Findings { get; init; }

    public required IReadOnlyList<FindingSection> Sections { get; init; }

    /// <summary>Changes of the verdict as a whole; null where nobody asked.</summary>
    public IReadOnlyList<string>? Changes { get; init; }

    public required ReportTable Units { get; init; }

    /// <summary>The lines of access lists, a table for each level; empty when the catalog has no list for the site.</summary>
    public required IReadOnlyList<ReportListLevel> Lists { get; init; }

    public required ReportTable Overlaps { get; init; }

    public required ReportTable Proximities { get; init; }

    /// <summary>A line's way through the zones, a site's parts, its counties; null where there is nothing to tell apart.</summary>
    public ReportTable? Crossings { get; init; }

    public ReportTable? Parts { get; init; }

    public ReportTable? Districts { get; init; }

    /// <summary>What the project does to forest cover and stock; empty: it takes no forest that a layer knows of.</summary>
    public IReadOnlyList<ReportTable> Forest { get; init; } = [];

    public required ReportTable Clear { get; init; }

    /// <summary>One table per need; empty when nothing is open.</summary>
    public required IReadOnlyList<ReportTable> Open { get; init; }

    public required ReportTable Review { get; init; }

    public required ReportTable Layers { get; init; }

    /// <summary>The texts quoted; null when the run had no law library.</summary>
    public ReportTable? LawTexts { get; init; }

    public required IReadOnlyList<ReportPair> Areas { get; init; }

    public required ReportTable Problems { get; init; }

    public required IReadOnlyList<string> Notices { get; init; }

    public required IReadOnlyList<ReportPair> Method { get; init; }

    public required IReadOnlyList<string> SignOff { get; init; }

    public required ReportTable Boundary { get; init; }
}
