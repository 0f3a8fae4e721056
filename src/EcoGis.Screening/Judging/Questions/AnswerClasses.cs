using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// The finitely many answers to one question that the given rules can tell apart, one example of each: both words of a yes or no, every nature, a number at
/// each bound and between two, an industry under each prefix and under none, and sets of values.
/// </summary>
/// <param name="Complete">False where there are too many sets of values: then "no example does it" proves nothing.</param>
internal sealed record AnswerClasses(ImmutableArray<Func<Activity, Activity>> Answers, bool Complete)
{
    /// <summary>Sets of values are made in full up to so many values that rules tell apart.</summary>
    private const int MostValues = 5;

    public static AnswerClasses Of(string subject, Activity stated, IReadOnlyList<LiveRule> rules)
    {
        var conditions = rules.SelectMany(r => r.Conditions).ToList();
        if (subject == ActivityCondition.IndustrySubject)
            return new([.. Industries(stated.Industry ?? "", conditions).Select(code => (Func<Activity, Activity>)(a => a with { Industry = code }))], true);
        if (subject == ActivityCondition.NatureSubject)
            return new([.. Enum.GetValues<Nature>().Select(n => (Func<Activity, Activity>)(a => a with { Nature = n }))], true);

        var asked = conditions.SelectMany(c => c.Facts).Where(f => f.Fact.Id == subject).ToList();
        bool complete = true;
        var values = asked[0].Fact.Type switch
        {
            FactType.Bool => [new FactValue.Bool(false), new FactValue.Bool(true)],
            FactType.Number => Numbers(asked),
            _ => Sets(subject, asked, rules, out complete),
        };
        return new([.. values.DistinctBy(v => string.Concat(asked.Select(c => c.Holds(v) ? '1' : '0'))).Select(v => (Func<Activity, Activity>)(a => a with { Facts = a.Facts.SetItem(subject, v) }))], complete);
    }

    private static IEnumerable<FactValue> Numbers(IEnumerable<FactCondition> asked)
    {
        double[] bounds = [.. asked.SelectMany(c => new[] { c.Range!.AtLeast, c.Range.Above, c.Range.Below, c.Range.AtMost }).OfType<double>().Distinct().Order()];
        yield return new FactValue.Number(bounds[0] - 1);
        for (int i = 0; i < bounds.Length; i++)
        {
            yield return new FactValue.Number(bounds[i]);
            yield return new FactValue.Number(i + 1 < bounds.Length ? (bounds[i] + bounds[i + 1]) / 2 : bounds[i] + 1);
        }
    }

    /// <summary>Values that every condition treats alike count as one.</summary>
    private static IEnumerable<FactValue> Sets(string subject, List<FactCondition> asked, IReadOnlyList<LiveRule> rules, out bool complete)
    {
        var values = Distinct(asked, asked[0].Fact);
        complete = values.Length <= MostValues;
        if (complete)
            return Subsets(values);
        return [.. Subsets([]), .. values.Select(v => new FactValue.Set([v])), .. rules.SelectMany(r => OfOne(r, subject))];
    }

    private static IEnumerable<FactValue> OfOne(LiveRule rule, string subject)
    {
        var own = rule.Conditions.SelectMany(c => c.Facts).Where(f => f.Fact.Id == subject).ToList();
        return own.Count < 2 ? [] : Subsets([.. Distinct(own, own[0].Fact).Take(MostValues)]);
    }

    private static string[] Distinct(List<FactCondition> asked, Fact fact) =>
        [.. fact.Values.Select(v => v.Id).Where(v => asked.Any(c => c.AnyOf.Contains(v))).DistinctBy(v => string.Concat(asked.Select(c => c.AnyOf.Contains(v) ? '1' : '0')))];

    private static IEnumerable<FactValue> Subsets(string[] values) =>
        Enumerable.Range(0, 1 << values.Length).Select(bits => new FactValue.Set([.. values.Where((_, i) => (bits >> i & 1) == 1)]));

    /// <summary>Full codes: under every prefix and outside the longer ones, so that none is left half known.</summary>
    private static IEnumerable<string> Industries(string stated, IEnumerable<ActivityCondition> conditions)
    {
        var lists = conditions.Select(c => c.IndustryCodes).Where(c => !c.IsEmpty).ToList();
        string[] prefixes = [.. lists.SelectMany(c => c).Distinct().Order(StringComparer.Ordinal)];
        var under = prefixes.Where(p => p.StartsWith(stated, StringComparison.Ordinal)).Append(stated).Distinct();
        return under.Select(p => Full(p, prefixes)).OfType<string>().DistinctBy(code => string.Concat(lists.Select(l => l.Any(p => code.StartsWith(p, StringComparison.Ordinal)) ? '1' : '0')));
    }

    private static string? Full(string prefix, string[] prefixes)
    {
        const string Letters = "TSRQPONMLKJIHGFEDCBA";
        var longer = prefixes.Where(p => p.Length > prefix.Length && p.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        IEnumerable<string> starts = prefix.Length == 0 ? Letters.Select(l => l.ToString()) : [prefix];
        return starts.SelectMany(Filled).FirstOrDefault(code => !longer.Any(p => code.StartsWith(p, StringComparison.Ordinal)));

        static IEnumerable<string> Filled(string start)
        {
            int digits = 5 - start.Length, count = (int)Math.Pow(10, digits);
            return digits <= 0 ? [start] : Enumerable.Range(1, count).Select(n => start + (count - n).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(digits, '0'));
        }
    }
}
