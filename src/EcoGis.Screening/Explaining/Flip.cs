using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What is changed.</summary>
public enum FlipKind
{
    /// <summary>The whole site, as it is, to another place.</summary>
    Move,

    /// <summary>Part of the site is given up.</summary>
    Cut,
    Industry,
    Nature,
    Fact,
    Date,
}

/// <summary>
/// One change that turns an answer over, with the screenings of both sides: just before it and just after it, or of the neighbouring value where there is
/// nothing in between.
/// </summary>
public sealed record Flip(FlipKind Kind, Bilingual Change, FlipSide Before, FlipSide After)
{
    /// <summary>An earlier day: nobody can go back to it.</summary>
    public bool IsPast => Kind == FlipKind.Date && After.Date < Before.Date;

    /// <summary>How much is changed; keys end in their unit.</summary>
    public ImmutableSortedDictionary<string, double> Numbers { get; init; } = ImmutableSortedDictionary<string, double>.Empty;
}

/// <summary>One side of a flip: the proposal and the day that were screened, in words what they are, and the verdict that came out.</summary>
public sealed record FlipSide(Bilingual State, Proposal Proposal, DateOnly Date, Verdict Verdict)
{
    /// <summary>The state of a side that is the proposal itself.</summary>
    public static Bilingual Unchanged => FlipTexts.AsItIs;
}

/// <summary>A kind of change that was looked at and turns nothing over, with the reason.</summary>
public sealed record Unflipped(FlipKind Kind, Bilingual Why);

/// <summary>What the changes of a list turn over.</summary>
public enum FlipSubject
{
    /// <summary>A finding goes.</summary>
    Finding,

    /// <summary>A rule comes to apply.</summary>
    Rule,

    /// <summary>The verdict becomes a better one.</summary>
    Verdict,
}

/// <param name="Others">Kinds of change that were looked at and turn nothing over.</param>
public sealed record FlipList(FlipSubject Subject, ImmutableArray<Flip> Flips, ImmutableArray<Unflipped> Others)
{
    public static FlipList None { get; } = new(FlipSubject.Finding, [], []);

    /// <summary>One for which no change was looked for: that none is listed says nothing.</summary>
    public static FlipList NotLookedFor { get; } = None with { LookedFor = false };

    public bool LookedFor { get; private init; } = true;
}
