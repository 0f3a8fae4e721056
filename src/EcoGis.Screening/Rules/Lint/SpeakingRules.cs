using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Finds rules that no day, territory, zone or activity can make speak, and exceptions that never lift anything. A rule speaks exactly when each of the four can be had,
/// for they do not depend on each other.
/// </summary>
internal static class SpeakingRules
{
    /// <returns>The rules that can speak.</returns>
    public static ImmutableArray<Rule> Check(RuleBase rules, ActivitySpace space, List<LintFinding> findings, CancellationToken cancellation)
    {
        var live = ImmutableArray.CreateBuilder<Rule>();
        foreach (var rule in rules.Rules)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Silence(rule, rules, space) is { } fault)
                findings.Add(new LintFinding(fault.Kind == LintFaults.NotSettled ? LintLevel.Warning : LintLevel.Error, fault, [rule.Id]));
            else
                live.Add(rule);
            if (!rule.Except.IsEmpty)
                IdleExceptions(rule, space, findings);
        }

        return live.ToImmutable();
    }

    private static Fault? Silence(Rule rule, RuleBase rules, ActivitySpace space)
    {
        if (Period.Of(rule).IsEmpty)
            return new Fault(LintFaults.NeverInForce, rule.Where, rule.Id, Days(rule.From, rule.To), Days(rule.Instrument.From, rule.Instrument.To));
        if (!rule.Instrument.Territories.Any(t => t.Adcodes.Length + t.Doubtful.Length > 0))
            return new Fault(LintFaults.TerritoryOfNothing, rule.Where, string.Join(", ", rule.Instrument.Territories.Select(t => t.Id)), rule.Id);
        if (!RuleReach.CanLie(rule, rules))
            return new Fault(LintFaults.NoGround, rule.Where, rule.Id, rule.Relation.Text);
        var spoken = space.Find([rule.Activity], rule.Except);
        if (!spoken.Settled)
            return new Fault(LintFaults.NotSettled, rule.Where, rule.Id);
        return spoken.Example is null ? new Fault(LintFaults.AlwaysExcepted, rule.Where, rule.Id) : null;
    }

    private static void IdleExceptions(Rule rule, ActivitySpace space, List<LintFinding> findings)
    {
        for (int i = 0; i < rule.Except.Length; i++)
        {
            var exception = rule.Except[i];
            if (space.Find([rule.Activity, exception], rule.Except.RemoveAt(i)).Impossible)
                findings.Add(new LintFinding(LintLevel.Warning, new Fault(LintFaults.IdleException, At(exception, rule), rule.Id, i + 1), [rule.Id]));
        }
    }

    private static Place At(ActivityCondition exception, Rule rule) => exception.Where == Place.None ? rule.Where : exception.Where;

    private static string Days(DateOnly? from, DateOnly? to) => $"[{from:yyyy-MM-dd}, {to:yyyy-MM-dd})";
}
