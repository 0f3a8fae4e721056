using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>One full set of answers, and what rules say of it by two-valued reading of their text: no code of the evaluator.</summary>
internal sealed class AllFacts(ImmutableSortedDictionary<string, object> answers)
{
    /// <summary>What rules ask, with answers on both sides of everything they name.</summary>
    public static ImmutableSortedDictionary<string, IReadOnlyList<object>> Of(IReadOnlyList<Rule> rules)
    {
        var conditions = rules.SelectMany(r => r.Except.Append(r.Activity)).ToList();
        var asked = ImmutableSortedDictionary.CreateBuilder<string, IReadOnlyList<object>>(StringComparer.Ordinal);
        if (conditions.Any(c => c.IndustryCodes.Length > 0))
            asked["industry"] = [.. conditions.SelectMany(c => c.IndustryCodes).Append("T").SelectMany(c => new[] { c.PadRight(5, '1'), c.PadRight(5, '9') })
                .DistinctBy(code => string.Concat(conditions.Select(c => c.IndustryCodes.Any(p => code[..p.Length] == p)))).Select(c => (object)c)];
        if (conditions.Any(c => c.Natures.Length > 0))
            asked["nature"] = [Nature.New, Nature.Rebuild, Nature.Expand];
        foreach (var facts in conditions.SelectMany(c => c.Facts).GroupBy(f => f.Fact))
        {
            asked[facts.Key.Id] = facts.Key.Type switch
            {
                FactType.Bool => [true, false],
                FactType.Number => [.. facts.SelectMany(f => new[] { f.Range!.AtLeast, f.Range.Above, f.Range.Below, f.Range.AtMost }).OfType<double>().SelectMany(b => new object[] { b - 0.5, b, b + 0.5 }).Distinct()],
                _ => Subsets([.. facts.SelectMany(f => f.AnyOf).Distinct().DistinctBy(v => string.Concat(facts.Select(f => f.AnyOf.Contains(v))))]),
            };
        }

        return asked.ToImmutable();
    }

    private static object[] Subsets(string[] values) =>
        [.. Enumerable.Range(0, 1 << values.Length).Select(bits => (object)string.Join(' ', values.Where((_, i) => (bits >> i & 1) == 1)))];

    public static IEnumerable<AllFacts> Choices(ImmutableSortedDictionary<string, IReadOnlyList<object>> asked)
    {
        IEnumerable<ImmutableSortedDictionary<string, object>> all = [ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal)];
        foreach (var (name, values) in asked)
            all = all.SelectMany(sofar => values.Select(v => sofar.Add(name, v)));
        return all.Select(a => new AllFacts(a));
    }

    public string Without(string subject) => string.Join(';', answers.Where(a => a.Key != subject).Select(a => $"{a.Key}={a.Value}"));

    public string Only(string[] subjects) => string.Join(';', answers.Where(a => subjects.Contains(a.Key)).Select(a => $"{a.Key}={a.Value}"));

    public Verdict Verdict(LiveRule[] live, Settled settled)
    {
        var caught = live.Where(l => Holds(l.Rule)).ToList();
        if (settled.Prohibited || caught.Any(l => l.Place == Truth.True && l.Rule.Effect == Effect.Prohibited))
            return EcoGis.Verdict.Prohibited;
        if (settled.Open || caught.Any(l => l.Place == Truth.Unknown))
            return EcoGis.Verdict.Undetermined;
        return settled.Restricted || caught.Count > 0 ? EcoGis.Verdict.Conditional : EcoGis.Verdict.Compliant;
    }

    /// <summary>These answers as they would be stated: all but one, or one more onto what is stated.</summary>
    public Activity ToActivity(string? but = null, string? only = null, Activity? onto = null) =>
        answers.Where(a => a.Key != but && (only is null || a.Key == only)).Aggregate(onto ?? Activity.Unknown, (so, a) => a.Key switch
        {
            "industry" => so with { Industry = (string)a.Value },
            "nature" => so with { Nature = (Nature)a.Value },
            _ => so with
            {
                Facts = so.Facts.SetItem(a.Key, a.Value switch
                {
                    bool b => new FactValue.Bool(b),
                    double d => new FactValue.Number(d),
                    var words => (FactValue)new FactValue.Set([.. ((string)words).Split(' ', StringSplitOptions.RemoveEmptyEntries)]),
                })
            },
        });

    private bool Holds(Rule rule) => Every(rule.Activity) && !rule.Except.Any(Every);

    private bool Every(ActivityCondition c) =>
        (c.IndustryCodes.Length == 0 || c.IndustryCodes.Any(code => ((string)answers["industry"])[..code.Length] == code))
        && (c.Natures.Length == 0 || c.Natures.Contains((Nature)answers["nature"]))
        && c.Facts.All(f => answers[f.Fact.Id] switch
        {
            bool b => f.Bool!.Value == b,
            double d => !(d < f.Range!.AtLeast) && !(d <= f.Range.Above) && !(d >= f.Range.Below) && !(d > f.Range.AtMost),
            var words => ((string)words).Split(' ').Any(f.AnyOf.Contains),
        });
}
