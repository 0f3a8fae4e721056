using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Who entered something, on what ground. When is the store's label.</summary>
public sealed record EntryAuthor(string By, string? Source);

/// <summary>A step about to be entered.</summary>
/// <param name="Day">The day it happened.</param>
/// <param name="Today">The day it is entered; nothing is entered for a later one.</param>
public sealed record EntryStep(DateOnly Day, DateOnly Today, string? Remark, bool IsCorrection = false);

/// <summary>One line of an entry's history. What it does not change is null. Lines are added and never changed.</summary>
/// <param name="Entered">UTC label of the store.</param>
public sealed record EntryEvent(
    long Sequence, DateOnly Day, string? Status, string? Unit, Activity? Activity, string? Remark, bool IsCorrection, string By, string? Source, string Entered, string Program)
{
    /// <summary>Fields of the register that the line states, by id; none: it changes none.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>One screening of an entry as it was made: its <c>screening/1</c> text, and what it went by.</summary>
/// <param name="Conclusion">The verdict's word in the contract: prohibited, undetermined, conditional, compliant.</param>
public sealed record EntryRecord(long Sequence, DateOnly Day, string Conclusion, string District, string RuleBaseVersion, string RuleBaseDigest, string Json, string By, string Entered, string Program);

/// <summary>How an entry's boundary is taken in when it is screened, as said when it was entered.</summary>
/// <param name="Accuracy">m; null: the profile's for the format.</param>
public sealed record EntryIntake(double? Accuracy, string? PlanarCrs, Repair Repair)
{
    public ScreenOptions Options => new(Accuracy, PlanarCrs is { } plane ? Crs.Parse(plane) : null, Repair);
}

/// <summary>台账条目: a stored proposal, boundary and CRS as given, with the whole history of its status and the screenings made of it. State is that after the last line.</summary>
/// <param name="Proposal">Its activity is the newest stated.</param>
/// <param name="Records">Oldest first; their text is empty where it was not asked for.</param>
public sealed record RegisterEntry(
    long Sequence, string Register, Proposal Proposal, EntryIntake Intake, ImmutableArray<EntryEvent> Events, ImmutableArray<EntryRecord> Records)
{
    public string Code => Proposal.Id;

    private EntryEvent StatusLine => Events.Last(e => e.Status is not null);

    public string Status => StatusLine.Status!;

    public DateOnly Since => StatusLine.Day;

    /// <summary>责任单位; null: not stated.</summary>
    public string? Unit => Events.LastOrDefault(e => e.Unit is not null)?.Unit;

    /// <summary>The newest stated value of every field of the register.</summary>
    public ImmutableSortedDictionary<string, string> Fields => Events.Aggregate(ImmutableSortedDictionary<string, string>.Empty, (all, line) => all.SetItems(line.Fields));

    public EntryRecord? Newest => Records.IsEmpty ? null : Records[^1];
}
