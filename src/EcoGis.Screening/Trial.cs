using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// One screening as far as its verdict, before anything is recorded: what the rules found, what they lack, what a person must judge. A site that was refused
/// has no judge and is undetermined. An explanation is made of many of these.
/// </summary>
internal sealed record Trial(Proposal Proposal, Snapshot Snapshot, SiteReading Reading, double Accuracy, ImmutableArray<Bilingual> Notices)
{
    public RuleJudge? Judge { get; init; }

    public ImmutableArray<Finding> Findings { get; init; } = [];

    public ImmutableArray<OpenQuestion> Open { get; init; } = [];

    public ImmutableArray<ReviewItem> Review { get; init; } = [];

    public ImmutableArray<ListedLine> Listed { get; init; } = [];

    /// <summary>Lines of lists that a condition judges, as rules.</summary>
    public IEnumerable<Rule> ListedRules => Listed.Select(l => l.Line.Rule).OfType<Rule>();

    public Verdict Verdict => Judge is null ? Verdict.Undetermined : Verdicts.From(Findings, Open, Review);
}
