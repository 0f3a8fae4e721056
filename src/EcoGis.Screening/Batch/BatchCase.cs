using System.Collections.Immutable;

namespace EcoGis;

/// <summary>One proposal of a finished batch as its result states it, m²: read back for counting, judged and measured by nobody again.</summary>
/// <param name="Feature">1-based place in the file that was screened.</param>
public sealed record BatchCase(long Feature, string Id, string Name, Verdict Verdict)
{
    /// <summary>Ellipsoidal; null: the geometry was refused.</summary>
    public double? SiteArea { get; init; }

    /// <summary>Ellipsoidal, each square metre once; null as above.</summary>
    public double? ConflictArea { get; init; }

    /// <summary>Counties the site lies in; empty: not known.</summary>
    public ImmutableArray<string> Adcodes { get; init; } = [];

    /// <summary>The middle of the site in degrees; null: not stated.</summary>
    public (double Longitude, double Latitude)? Middle { get; init; }

    public ImmutableArray<CaseOverlap> Overlaps { get; init; } = [];

    public ImmutableArray<CaseFinding> Findings { get; init; } = [];

    /// <summary>What would settle its open questions, each once.</summary>
    public ImmutableArray<CaseNeed> Needs { get; init; } = [];

    /// <summary>Why it was not wholly taken in; null: it was.</summary>
    public string? Problem { get; init; }
}

/// <param name="Area">Ellipsoidal, m².</param>
public sealed record CaseOverlap(string Kind, string Layer, string ZoneCode, double Area);

/// <param name="Clauses">As cited, in the language of the result or the reader.</param>
public sealed record CaseFinding(string Rule, Effect Effect, string? Kind, string? Layer, string? ZoneCode, ImmutableArray<string> Clauses);

/// <param name="Subject">A fact, a kind of zone and the like; empty where each proposal has its own.</param>
public readonly record struct CaseNeed(Need Needs, string Subject);
