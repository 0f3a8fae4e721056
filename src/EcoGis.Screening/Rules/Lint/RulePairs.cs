using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Compares rules two by two, those of one zone kind with each other and with the rules that speak anywhere. One rule says all that another says when it speaks
/// wherever, whenever and of whatever the other does. What only several rules together say is not looked for.
/// </summary>
internal sealed class RulePairs(RuleBase rules, ActivitySpace space, List<LintFinding> findings)
{
    public void Check(ImmutableArray<Rule> live, CancellationToken cancellation)
    {
        var anywhere = live.Where(r => r.Zones is null).ToList();
        foreach (var kind in live.GroupBy(r => r.Zones?.Kind))
        {
            IReadOnlyList<Rule> others = kind.Key is null ? anywhere : [.. kind, .. anywhere];
            foreach (var rule in kind)
            {
                cancellation.ThrowIfCancellationRequested();
                if (rule.Decides)
                    Compare(rule, others.Where(o => o != rule && o.Decides));
            }
        }
    }

    private void Compare(Rule rule, IEnumerable<Rule> others)
    {
        foreach (var other in others)
        {
            if (RuleReach.Covers(other, rule, rules))
            {
                bool says = other.Effect <= rule.Effect && SaysAllOf(other, [rule.Activity], rule.Except);
                if (says && other.Effect < rule.Effect)
                    Add(LintLevel.Warning, LintFaults.ApprovalNeverHelps, rule, other);
                else if (says && !(string.CompareOrdinal(rule.Id, other.Id) < 0 && RuleReach.Covers(rule, other, rules) && SaysAllOf(rule, [other.Activity], other.Except)))
                    Add(LintLevel.Note, rule.Instrument == other.Instrument ? LintFaults.RepeatedWithin : LintFaults.RepeatedElsewhere, rule, other);
            }

            if (rule.Effect == Effect.Prohibited && other.Effect == Effect.Prohibited)
                CompareExceptions(rule, other);
        }
    }

    /// <summary>What the rule's exceptions admit and the other rule prohibits all the same.</summary>
    private void CompareExceptions(Rule rule, Rule other)
    {
        if (rule.Except.IsEmpty || !RuleReach.Meet(rule, other, rules))
            return;
        bool sameMatter = Impossible([rule.Activity], [other.Activity]);
        bool allTaken = false;
        for (int i = 0; i < rule.Except.Length; i++)
        {
            if (RuleReach.Covers(other, rule, rules) && SaysAllOf(other, [rule.Activity, rule.Except[i]], []) && !Impossible([rule.Activity, rule.Except[i]], []))
            {
                Add(LintLevel.Warning, LintFaults.ExceptionTakenBack, rule, other, i + 1);
                allTaken = true;
            }
        }

        if (sameMatter && !allTaken && Lifted(rule, other) is { } example)
            Add(LintLevel.Note, LintFaults.ExceptedDifferently, rule, other, Words.Of(example), example);
    }

    /// <summary>An activity that an exception of the rule admits and the other prohibits.</summary>
    private Activity? Lifted(Rule rule, Rule other) =>
        rule.Except.Select(e => space.Find([rule.Activity, e, other.Activity], other.Except).Example).FirstOrDefault(a => a is not null);

    /// <summary>Whatever meets the conditions and escapes the exceptions, the rule speaks of.</summary>
    private bool SaysAllOf(Rule rule, ImmutableArray<ActivityCondition> hold, ImmutableArray<ActivityCondition> fail) =>
        Impossible(hold, [.. fail, rule.Activity]) && rule.Except.All(e => Impossible([.. hold, e], fail));

    private bool Impossible(ImmutableArray<ActivityCondition> hold, ImmutableArray<ActivityCondition> fail) => space.Find(hold, fail).Impossible;

    private void Add(LintLevel level, FaultKind kind, Rule rule, Rule other, object? detail = null, Activity? example = null) =>
        findings.Add(new LintFinding(level, new Fault(kind, rule.Where, rule.Id, other.Id, other.Instrument.Title, detail), [rule.Id, other.Id], example));

    /// <summary>An activity as it would be stated on the command line.</summary>
    private static class Words
    {
        public static string Of(Activity activity) => string.Join(' ', Parts(activity).DefaultIfEmpty("—"));

        private static IEnumerable<string> Parts(Activity activity)
        {
            if (activity.Industry is { } industry)
                yield return $"--industry {industry}";
            if (activity.Nature is { } nature)
                yield return $"--nature {nature.ToString().ToLowerInvariant()}";
            foreach (var (id, value) in activity.Facts)
            {
                yield return $"--fact {id}=" + value switch
                {
                    FactValue.Bool b => b.Value ? "true" : "false",
                    FactValue.Number n => n.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    FactValue.Set s => string.Join(',', s.Values),
                    _ => throw new InvalidOperationException(value.ToString()),
                };
            }
        }
    }
}
