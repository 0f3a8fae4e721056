namespace EcoGis;

/// <summary>What a chapter of a dossier holds; the template says in which order and under which title.</summary>
internal enum DossierPart
{
    Summary,
    Units,
    Laws,
    Overlaps,
    Findings,
    Clear,
    NotKnown,
    Review,
    Answers,
    RedLine,
    Site,
    Data,
    Method,
    SignOff,
    NotApplying,
    Points,
}

/// <summary>What a section of the red-line reasoning is filled with besides its sentence.</summary>
internal enum RedLineFill
{
    Blank,
    Project,
    Alternatives,
    Occupation,
    Activities,
    Review,
}

/// <summary>
/// The form of <c>data/report-templates/*.yaml</c>: titles, letterhead and fixed sentences of a dossier. Sentences may hold placeholders in braces
/// (<see cref="TemplateValues"/>). It decides nothing and is no part of the rule base's digest.
/// </summary>
/// <param name="Letterhead">The office, at the head of every page.</param>
/// <param name="Mark">Drawing office, classification: on every page and map.</param>
/// <param name="Fonts">Families for body, headings and Latin letters, as Word names them.</param>
/// <param name="MostMaps">Findings drawn on a map of their own.</param>
/// <param name="LandKinds">Zone kinds that are summed by class.</param>
/// <param name="CrossSums">Zone kinds that are summed by two of their fields at once.</param>
internal sealed record ReportTemplateFile(
    Words Title, FontNames Fonts, double MostMaps, IReadOnlyList<string> LandKinds, IReadOnlyList<ChapterEntry> Chapters,
    JudgementWords Judgements, IReadOnlyList<Words> SignOff, RedLineEntry RedLine, Place Where, Words? Letterhead = null, Words? Mark = null, IReadOnlyList<CrossSumEntry>? CrossSums = null);

/// <summary>Shared ground of one kind by two fields of its zones; <c>class</c> is a field.</summary>
internal sealed record CrossSumEntry(string Kind, string Rows, string Columns);

internal sealed record FontNames(string Body, string Heading, string Latin, string Fixed);

internal sealed record ChapterEntry(DossierPart Part, Words Title, Place Where, IReadOnlyList<Words>? Text = null);

/// <summary>符合性: the word for each outcome of a rule or line.</summary>
internal sealed record JudgementWords(Words Prohibited, Words Restricted, Words Advice, Words Open, Words NotApplying, Words Person, Words NotConcerned, Words ToFill);

/// <param name="Kind">The zone kind whose overlap calls for the reasoning.</param>
/// <param name="Activities">The activities that may be let in, of which one is ticked.</param>
internal sealed record RedLineEntry(string Kind, IReadOnlyList<RedLineSection> Sections, IReadOnlyList<Words> Activities);

internal sealed record RedLineSection(Words Title, Words Text, RedLineFill Fill, Place Where);
