using System.Collections.Immutable;

namespace EcoGis;

/// <summary>法律文件: law, regulation or plan, with the days it is in force (from inclusive, to exclusive; absent is open) and the territories it decides in.</summary>
public sealed record Instrument(
    string Id,
    Bilingual Title,
    Bilingual Issuer,
    string? Number,
    DateOnly? From,
    DateOnly? To,
    ImmutableArray<Territory> Territories,
    bool Verified,
    Bilingual? VerifiedAgainst,
    DateOnly? VerifiedOn,
    Supersession? SupersededBy,
    Bilingual? Note)
{
    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    /// <summary>Other Chinese titles that its official text goes by.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>The day of the text (passed, published or last amended) whose numbers the clauses follow; absent: found by <see cref="From"/>.</summary>
    public DateOnly? TextDate { get; init; }

    public bool InForceOn(DateOnly day) => (From is null || From <= day) && (To is null || day < To);

    /// <summary>Whether it applies to an area with this administrative code.</summary>
    public Truth Holds(string adcode) => Territories.Aggregate(Truth.False, (t, territory) => t.Or(territory.Holds(adcode)));
}

/// <summary>A later instrument believed to replace this one: printed as a warning when the screening's date is past it.</summary>
public sealed record Supersession(Bilingual Title, DateOnly From, bool Verified);

/// <summary>条款: a numbered provision, paraphrased in our words.</summary>
public sealed record Clause(Instrument Instrument, string Id, string Article, Bilingual Summary, bool Verified)
{
    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    public ClauseCitation CiteOn(DateOnly day) => new(
        Id, Instrument.Id, Instrument.Title, Article, Summary, Verified && Instrument.Verified,
        Instrument.SupersededBy is { } s && s.From <= day ? s : null);
}
