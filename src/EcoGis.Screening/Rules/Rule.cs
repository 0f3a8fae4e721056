using System.Collections.Immutable;

namespace EcoGis;

/// <summary>管控规则: zones × relation × activity → effect, unless an exception holds; citing clauses of one instrument.</summary>
/// <param name="Zones">Absent only with <see cref="RelationWord.Anywhere"/>.</param>
/// <param name="Activity">A conjunction; an empty one means any activity.</param>
/// <param name="Except">Any of them lifts the rule; an unknown one leaves it open.</param>
public sealed record Rule(
    string Id,
    Instrument Instrument,
    Bilingual Name,
    ImmutableArray<Clause> Clauses,
    ZoneSelector? Zones,
    Relation Relation,
    ActivityCondition Activity,
    ImmutableArray<ActivityCondition> Except,
    Effect Effect,
    Bilingual? Remedy,
    DateOnly? From,
    DateOnly? To,
    bool Verified)
{
    /// <summary>Why an exception that the cited words make does not concern this rule.</summary>
    public Bilingual? NoException { get; init; }

    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    public bool Decides => Effect != Effect.Advice;

    /// <summary>Whether it speaks of this activity: its conditions hold and no exception lifts it.</summary>
    public Truth AppliesTo(Activity activity) => Activity.Judge(activity).And(Except.Aggregate(Truth.False, (t, e) => t.Or(e.Judge(activity))).Not());

    /// <summary>Its clauses as cited on a day; what is not verified of the rule is not of its citations either.</summary>
    public ImmutableArray<ClauseCitation> CiteOn(DateOnly day) => [.. Clauses.Select(c => c.CiteOn(day) with { Verified = c.Verified && Verified })];

    public bool InForceOn(DateOnly day) => Instrument.InForceOn(day) && (From is null || From <= day) && (To is null || day < To);
}
