using System.Collections.Immutable;

namespace EcoGis;

/// <summary>管控要求的效力: "approval needed" is restricted, "prohibited unless" is prohibited with an exception.</summary>
public enum Effect
{
    Prohibited,
    Restricted,
    Advice,
}

/// <summary>判别结果: never a bool.</summary>
public enum Answer
{
    Overlaps,
    Within,
    Outside,
    Clear,
    NotCovered,
}

/// <summary>What would settle an open question.</summary>
public enum Need
{
    Fact,
    Layer,
    Coverage,
    Accuracy,
    Geometry,
    Expired,
}

public enum LayerStatus
{
    Used,
    Missing,
    Expired,
    NotCovering,
}

/// <summary>A clause as cited: <see cref="Verified"/> false prints 条款待核.</summary>
public sealed record ClauseCitation(string Id, string Instrument, Bilingual Title, string Article, Bilingual Summary, bool Verified, Supersession? SupersededBy)
{
    /// <summary>The words of the law, where the run had a library that has them.</summary>
    public Quotation? Quotation { get; init; }

    /// <summary>A line of an access list: <see cref="Summary"/> is its own words, not ours.</summary>
    public bool IsListed => Instrument.StartsWith("list/", StringComparison.Ordinal);
}

/// <summary>研判发现: one rule that applies, with the zone and the numbers that made it apply (m, m², fractions; keys end in their unit).</summary>
public sealed record Finding(
    string Rule,
    Bilingual RuleName,
    string? Kind,
    string? Layer,
    Effect Effect,
    Answer Answer,
    int? ZoneNumber,
    string? ZoneCode,
    string? ZoneName,
    string? ZoneClass,
    ImmutableArray<ClauseCitation> Clauses,
    ImmutableSortedDictionary<string, double> Numbers,
    Certainty Certainty,
    Bilingual? Remedy)
{
    /// <summary>Which policy words of the rule the stated industry falls under; empty when the rule names none.</summary>
    public ImmutableArray<IndustryMembership> Memberships { get; init; } = [];
}

/// <summary>A rule that could still decide, and what it lacks.</summary>
public sealed record OpenQuestion(string Rule, string? Kind, Effect Effect, Need Needs, string Subject, Bilingual What, Bilingual Question, ImmutableArray<ClauseCitation> Clauses);

/// <summary>Something only a person can judge.</summary>
public sealed record ReviewItem(string Kind, string? Layer, string ZoneCode, string Dimension, Bilingual Text)
{
    /// <summary>The line of an access list that it is; null for a zone that no rule names.</summary>
    public ListedLine? Listed { get; init; }

    /// <summary>What a person may answer to a line of a list.</summary>
    public static readonly ImmutableArray<(string Id, Bilingual Name)> Choices =
    [
        ("match", new("匹配", "matches")), ("mismatch", new("不匹配", "does not match")), ("partial", new("部分匹配", "matches in part")),
        ("undecidable", new("无法判断", "cannot be decided")), ("not-applicable", new("不适用", "not applicable")),
    ];
}

public sealed record LayerUse(string Kind, string Name, int? Version, string? Digest, LayerStatus Status, string? Source, DateOnly? ValidFrom, DateOnly? ValidTo, double? Accuracy);

/// <param name="Snapped">Floating-point noding failed and the area comes from the snapping fallback.</param>
public sealed record OverlapRecord(
    string Kind,
    string Layer,
    int ZoneNumber,
    string ZoneCode,
    string ZoneName,
    string ZoneClass,
    double EllipsoidalArea,
    double PlanarArea,
    double Length,
    double ShareOfSite,
    double ShareOfZone,
    double MeanWidth,
    Certainty Certainty,
    bool Snapped = false);

public sealed record ProximityRecord(string Kind, string Layer, int ZoneNumber, string ZoneCode, string ZoneName, double Distance, double Azimuth);

/// <summary>Checked and clear: a kind whose layers cover the site and share nothing with it, or that is declared absent with a source.</summary>
public sealed record ClearRecord(string Kind, string? Layer, string? NearestZone, string? NearestZoneName, double? Distance, string? DeclaredAbsentBy);

public sealed record SiteRecord(
    double? EllipsoidalArea,
    double? PlanarArea,
    double? Length,
    string? Crs,
    string DeclaredCrs,
    double Accuracy,
    double? DeclaredArea,
    ImmutableArray<string> Adcodes,
    ImmutableArray<GeometryProblem> Problems,
    RepairReceipt? Repair,
    ImmutableArray<Bilingual> Notices);

/// <summary>The part of the site that lies in zones of prohibiting or restricting findings, each square metre once, m².</summary>
public sealed record ConflictRecord(double EllipsoidalArea, double PlanarArea);

public sealed record RuleBaseRecord(string Version, string Digest);

/// <summary>符合性分析: the whole immutable record of one proposal screened once. All numbers are rounded here (areas 1e-4 m², lengths 1e-3 m), once, for every writer.</summary>
public sealed record Screening(
    string ProgramVersion,
    DateOnly Date,
    string District,
    Verdict Verdict,
    Proposal Proposal,
    SiteRecord Site,
    ImmutableArray<LayerUse> Layers,
    ImmutableArray<OverlapRecord> Overlaps,
    ImmutableArray<ProximityRecord> Proximities,
    ImmutableArray<Finding> Findings,
    ImmutableArray<OpenQuestion> Undetermined,
    ImmutableArray<ReviewItem> Review,
    ImmutableArray<ClearRecord> Clear,
    ConflictRecord? Conflict,
    RuleBaseRecord RuleBase)
{
    /// <summary>The class of the stated industry; null when none is stated or its division is not broken down in the table.</summary>
    public IndustryClass? Industry { get; init; }

    /// <summary>Every line of every access list that applies where the site lies, in order of level.</summary>
    public ImmutableArray<ListedLine> Listed { get; init; } = [];

    /// <summary>The library the run could quote from; null: clauses are cited and summarised.</summary>
    public LawLibraryRecord? Law { get; init; }

    /// <summary>The way of a line, the parts of the site, the share of each county; measured beside the sum, judged by nothing.</summary>
    public Breakdown Breakdown { get; init; } = Breakdown.None;

    /// <summary>What the site takes of the forest and what that does to cover and stock; null: no layer of forest patches says that it takes any, or nobody asked.</summary>
    public ForestUse? Forest { get; init; }

    /// <summary>The questions whose answer could still change the verdict, in the order to ask them; worked out when first asked for.</summary>
    public ImmutableArray<NextQuestion> Questions => Inquiry?.Questions() ?? [];

    internal Inquiry? Inquiry { get; init; }

    /// <summary>Deciding rules in force here that do not apply, by instrument, each with the conditions that fail; worked out when asked for.</summary>
    public ImmutableArray<RuleProof> NotApplying => Unmet?.Proofs() ?? [];

    internal UnmetRules? Unmet { get; init; }

    /// <summary>For maps: the located site; null when its geometry was refused.</summary>
    public Site? Located { get; init; }

    /// <summary>For maps: the layers the site was held against.</summary>
    public Snapshot? Snapshot { get; init; }
}

/// <summary>What a site shares with every zone, without rules or verdict. A site whose geometry was refused has no area and shares nothing known.</summary>
public sealed record SiteOverlaps(Proposal Proposal, SiteRecord Site, ImmutableArray<OverlapRecord> Overlaps)
{
    /// <summary>For exports: the located site; null when its geometry was refused.</summary>
    public Site? Located { get; init; }
}

/// <summary>The same of a site that was taken in flat (<see cref="FlatAreas"/>): nothing is wrong with its geometry. <see cref="Site"/> holds until the next is measured.</summary>
public readonly record struct SiteAreas(string Id, string Name, ImmutableArray<UnreadCell> Unread, ImmutableArray<OverlapRecord> Overlaps, FlatSite Site);
