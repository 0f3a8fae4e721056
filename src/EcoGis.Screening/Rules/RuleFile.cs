namespace EcoGis;

/// <summary>The form of <c>data/rules/**.yaml</c>: one instrument, its clauses, its rules. Read as written; <see cref="RuleFileReader"/> resolves the ids.</summary>
internal sealed record RuleFile(
    InstrumentEntry Instrument,
    IReadOnlyDictionary<string, ClauseEntry> Clauses,
    IReadOnlyList<RuleEntry> Rules,
    IReadOnlyList<DecisionTableEntry>? Tables = null);

internal sealed record InstrumentEntry(
    string Id,
    Words Title,
    Words Issuer,
    InForce InForce,
    IReadOnlyList<string> AppliesIn,
    Verification Verified,
    Place Where,
    string? Number = null,
    SupersededBy? SupersededBy = null,
    Words? Note = null,
    IReadOnlyList<string>? Aliases = null,
    DateOnly? TextDate = null);

/// <summary>From inclusive, to exclusive.</summary>
internal sealed record InForce(Place Where, DateOnly? From = null, DateOnly? To = null);

internal sealed record SupersededBy(Words Title, DateOnly From, Verification Verified, Place Where);

internal sealed record ClauseEntry(string Article, Words Summary, Place Where, Verification? Verified = null);

internal sealed record RuleEntry(
    string Id,
    Words Name,
    RelationEntry Relation,
    Effect Effect,
    Place Where,
    IReadOnlyList<string>? Cites = null,
    ZoneEntry? Zone = null,
    ConditionEntry? Activity = null,
    IReadOnlyList<ConditionEntry>? Except = null,
    Words? Remedy = null,
    InForce? InForce = null,
    Verification? Verified = null,
    Words? NoException = null);

internal sealed record ZoneEntry(string Kind, Place Where, IReadOnlyList<string>? Class = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Fields = null);

internal sealed record ConditionEntry(
    Place Where,
    IndustryEntry? Industry = null,
    IReadOnlyList<Nature>? Nature = null,
    IReadOnlyDictionary<string, FactConditionEntry>? Facts = null);

internal sealed record IndustryEntry(IReadOnlyList<string>? Groups = null, IReadOnlyList<string>? Codes = null);
