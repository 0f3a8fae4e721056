using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Where a case stands.</summary>
internal enum CaseState
{
    Draft,
    Submitted,
    InReview,
    Returned,
    Approved,
    Rejected,
}

/// <summary>Who may take a step: who made the case, or somebody who reviews and did not make it.</summary>
internal enum CaseParty
{
    Author,
    Reviewer,
}

/// <summary>One row of the table of transitions.</summary>
/// <param name="Act">The word by which it is asked for, and <c>case.</c>Act in the audit log.</param>
/// <param name="Reasoned">It takes effect only with a reason in words.</param>
internal sealed record CaseStep(CaseState From, string Act, CaseState To, CaseParty By, bool Reasoned);

/// <summary>The table of transitions of a case. What does not stand here cannot happen.</summary>
internal static class CaseFlow
{
    public const string Approve = "approve";

    public static readonly ImmutableArray<CaseStep> Steps =
    [
        new(CaseState.Draft, "submit", CaseState.Submitted, CaseParty.Author, false),
        new(CaseState.Returned, "submit", CaseState.Submitted, CaseParty.Author, false),
        new(CaseState.Submitted, "withdraw", CaseState.Draft, CaseParty.Author, false),
        new(CaseState.Submitted, "take", CaseState.InReview, CaseParty.Reviewer, false),
        new(CaseState.InReview, "return", CaseState.Returned, CaseParty.Reviewer, true),
        new(CaseState.InReview, Approve, CaseState.Approved, CaseParty.Reviewer, false),
        new(CaseState.InReview, "reject", CaseState.Rejected, CaseParty.Reviewer, true),
    ];

    public static readonly ImmutableDictionary<CaseState, Bilingual> Names = new Dictionary<CaseState, Bilingual>
    {
        [CaseState.Draft] = new("草稿", "draft"),
        [CaseState.Submitted] = new("已提交", "submitted"),
        [CaseState.InReview] = new("审查中", "in review"),
        [CaseState.Returned] = new("已退回", "returned"),
        [CaseState.Approved] = new("已通过", "approved"),
        [CaseState.Rejected] = new("未通过", "rejected"),
    }.ToImmutableDictionary();

    /// <summary>The author may put another boundary or activity into the case.</summary>
    public static bool Editable(CaseState state) => state is CaseState.Draft or CaseState.Returned;

    /// <summary>Nothing more can happen.</summary>
    public static bool Ended(CaseState state) => state is CaseState.Approved or CaseState.Rejected;

    public static CaseStep Step(CaseState from, string act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act)
        ?? throw new Fault(ReviewFaults.NotNow, Place.None, act, Names[from]).Raise();

    /// <summary>The word of the API for a state.</summary>
    public static string Word(CaseState state) => state == CaseState.InReview ? "in_review" : state.ToString().ToLowerInvariant();
}
