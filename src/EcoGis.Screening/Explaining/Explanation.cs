using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// 研判说明: why one screening came out as it did, why other rules did not apply, and which single change would alter that. It decides nothing: every
/// verdict in it is the screener's own, of this proposal or of a changed one.
/// </summary>
/// <param name="Findings">In the order of the screening, each with the conditions that made it and what would lift it.</param>
/// <param name="Open">Rules that could still decide, with the conditions that are not known.</param>
/// <param name="NotApplied">Deciding rules that failed by one condition alone, nearest first, with what would bring them in.</param>
/// <param name="Answers">For every question still to be asked, the verdict after each answer that the rules can tell apart.</param>
/// <param name="Whole">Changes that alter the verdict as a whole.</param>
/// <param name="Trials">Screenings of changed proposals that were run.</param>
/// <param name="Complete">False where their number reached its bound: then "nothing was found" may only mean that the search ended.</param>
public sealed record Explanation(
    Screening Screening,
    ImmutableArray<FindingProof> Findings,
    ImmutableArray<RuleProof> Open,
    ImmutableArray<NearMiss> NotApplied,
    ImmutableArray<AnswerOutcome> Answers,
    FlipList Whole,
    int Trials,
    bool Complete);

public sealed record FindingProof(Finding Finding, RuleProof Proof, FlipList Flips);

/// <summary>A rule that one condition keeps away.</summary>
/// <param name="Distance">To the nearest zone the rule names, m, where its place is what fails; null: no such zone, or the place holds.</param>
/// <param name="Near">Worth a planner's look: an exception, a nature, a date, a number or a yes or no stands between, a neighbouring industry, or a zone not far away.</param>
public sealed record NearMiss(RuleProof Proof, ConditionProof Failing, double? Distance, bool Near, FlipList Flips);

/// <summary>What a condition is about.</summary>
public enum ConditionKind
{
    Place,
    Industry,
    Nature,
    Fact,
    Exception,
    Territory,
    Date,
}

/// <summary>One rule held against the proposal, condition by condition, with the clauses it carries out and the layers it looked at.</summary>
public sealed record RuleProof(
    string Rule,
    Bilingual Name,
    Effect Effect,
    string? Kind,
    Truth Holds,
    ImmutableArray<ClauseCitation> Clauses,
    ImmutableArray<ConditionProof> Conditions,
    ImmutableArray<LayerUse> Layers)
{
    /// <summary>What is missing before the rule could be decided.</summary>
    public ImmutableArray<OpenQuestion> Questions { get; init; } = [];
}

/// <summary>One condition: what the rule asks, what is the case, and whether that holds. Numbers are those compared, keys end in their unit.</summary>
/// <param name="Subject">A fact's id, <c>industry</c>, <c>nature</c>, a zone as <c>layer#number</c>, an exception by its number, or empty.</param>
public sealed record ConditionProof(ConditionKind Kind, string Subject, Truth Truth, Bilingual Asked, Bilingual Stated)
{
    public ImmutableSortedDictionary<string, double> Numbers { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>The conditions of an exception; the zones of a place.</summary>
    public ImmutableArray<ConditionProof> Parts { get; init; } = [];
}

/// <summary>What the verdict would be after one answer to an open question.</summary>
public sealed record AnswerOutcome(string Subject, Bilingual Question, ImmutableArray<Answered> Answers);

/// <summary>One answer, as <c>--fact</c> takes it and in words.</summary>
public sealed record Answered(Activity Activity, Bilingual Answer, Verdict Verdict);
