using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Looks through a rule base that loads for what cannot be meant: rules that never speak, contradictions, versions that overlap, gaps, exceptions left out. It compares
/// what is written and claims no more than follows from it; it decides nothing and repairs nothing. Findings come by level, file and line.
/// </summary>
public static class RuleLint
{
    /// <param name="day">The day for which "no longer holds" is said.</param>
    /// <param name="library">Official texts to look for exceptions in; null: our summaries only.</param>
    public static ImmutableArray<LintFinding> Run(RuleBase rules, DateOnly day, LawLibrary? library, CancellationToken cancellation = default)
    {
        var space = new ActivitySpace(rules);
        List<LintFinding> findings = [];
        var live = SpeakingRules.Check(rules, space, findings, cancellation);
        new RulePairs(rules, space, findings).Check(live, cancellation);
        InstrumentDates.Check(rules, day, findings);
        UnusedData.Check(rules, findings);
        PlaceGaps.Check(rules, findings);
        LeftOutExceptions.Check(rules, library, findings, cancellation);
        return
        [
            .. findings.OrderBy(f => f.Level).ThenBy(f => f.Fault.Where.File, StringComparer.Ordinal).ThenBy(f => f.Fault.Where.Line)
                .ThenBy(f => f.Fault.Kind.Code, StringComparer.Ordinal).ThenBy(f => string.Join(' ', f.Subjects), StringComparer.Ordinal),
        ];
    }
}
