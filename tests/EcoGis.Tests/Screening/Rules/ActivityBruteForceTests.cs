using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>
/// Every rule of the base against every partly stated activity over the facts it names: what it says while something is unknown must hold however the
/// unknown is filled in. The oracle is two-valued, enumerates every filling, and shares no code with the evaluator.
/// </summary>
public sealed class ActivityBruteForceTests
{
    private static IEnumerable<TestCaseData> Rules() => MadeUp.Rules.Rules.Select(r => new TestCaseData(r.Id).SetName(r.Id));

    [TestCaseSource(nameof(Rules))]
    public void What_a_rule_says_of_a_partly_stated_activity_holds_for_every_way_to_state_the_rest(string id)
    {
        var rule = MadeUp.Rules.Rules.Single(r => r.Id == id);
        Part[] parts = [.. Parts(rule)];
        var answers = new HashSet<Truth>();
        foreach (var stated in Choices(parts, withUnknown: true))
        {
            var said = rule.Except.Aggregate(Truth.False, (t, e) => t.Or(e.Judge(ToActivity(stated)))).Not().And(rule.Activity.Judge(ToActivity(stated)));
            List<bool> truths = [.. Choices(parts, withUnknown: false).Where(full => stated.All(s => s.Value is null || Equals(full[s.Key], s.Value))).Select(full => Holds(rule, full)).Distinct()];
            answers.Add(said);
            if (truths.Count == 1 ? said != (truths[0] ? Truth.True : Truth.False) && !(said == Truth.Unknown && SharesAFact(rule)) : said != Truth.Unknown)
                Assert.Fail($"{string.Join(", ", stated.Select(s => $"{s.Key}={s.Value ?? "?"}"))}: said {said}, could be {string.Join('/', truths)}");
        }

        Assert.That(answers, Does.Contain(Truth.True), "some activity is caught");
        if (parts.Length > 0)
            Assert.That(answers, Is.EquivalentTo(Enum.GetValues<Truth>()));
    }

    /// <summary>The evaluator judges conditions one by one: where one fact stands in two of them it may say "unknown" of what could be reasoned out.</summary>
    private static bool SharesAFact(Rule rule) => rule.Except.Append(rule.Activity).SelectMany(c => c.Facts.Select(f => f.Fact.Id)).GroupBy(f => f).Any(g => g.Count() > 1);

    private sealed record Part(string Name, object[] Values);

    private static IEnumerable<Part> Parts(Rule rule)
    {
        ActivityCondition[] conditions = [rule.Activity, .. rule.Except];
        if (conditions.Any(c => c.IndustryCodes.Length > 0))
            yield return new Part("industry", [.. conditions.SelectMany(c => c.IndustryCodes).Take(3).Select(c => (object)c.PadRight(5, '1')), "T9600"]);
        if (conditions.Any(c => c.Natures.Length > 0))
            yield return new Part("nature", [Nature.New, Nature.Rebuild, Nature.Expand]);
        foreach (var asked in conditions.SelectMany(c => c.Facts).GroupBy(f => f.Fact))
        {
            yield return new Part(asked.Key.Id, asked.Key.Type switch
            {
                FactType.Bool => [true, false],
                FactType.Set => [.. asked.SelectMany(a => a.AnyOf).Concat(asked.Key.Values.Select(v => v.Id).Except(asked.SelectMany(a => a.AnyOf)).Take(1)).Distinct()],
                _ => [.. asked.SelectMany(a => Around(a.Range!)).Distinct().Select(v => (object)v)],
            });
        }
    }

    private static IEnumerable<double> Around(NumberRange range) =>
        new[] { range.AtLeast, range.Above, range.Below, range.AtMost }.OfType<double>().SelectMany(b => new[] { b - 0.5, b, b + 0.5 });

    private static IEnumerable<Dictionary<string, object?>> Choices(Part[] parts, bool withUnknown)
    {
        IEnumerable<Dictionary<string, object?>> all = [[]];
        foreach (var part in parts)
        {
            IEnumerable<object?> values = withUnknown ? part.Values.Prepend(null!) : part.Values;
            all = all.SelectMany(sofar => values.Select(v => new Dictionary<string, object?>(sofar) { [part.Name] = v })).ToList();
        }

        return all;
    }

    private static Activity ToActivity(Dictionary<string, object?> stated) => new(
        (string?)stated.GetValueOrDefault("industry"), (Nature?)stated.GetValueOrDefault("nature"),
        stated.Where(s => s.Key is not ("industry" or "nature") && s.Value is not null).ToImmutableSortedDictionary(s => s.Key, s => s.Value switch
        {
            bool b => (FactValue)new FactValue.Bool(b),
            double d => new FactValue.Number(d),
            var v => new FactValue.Set([(string)v!]),
        }, StringComparer.Ordinal));

    private static bool Holds(Rule rule, Dictionary<string, object?> full) => Every(rule.Activity, full) && !rule.Except.Any(e => Every(e, full));

    private static bool Every(ActivityCondition c, Dictionary<string, object?> full)
    {
        bool industry = c.IndustryCodes.Length == 0 || c.IndustryCodes.Any(code => ((string)full["industry"]!)[..code.Length] == code);
        bool nature = c.Natures.Length == 0 || c.Natures.Contains((Nature)full["nature"]!);
        return industry && nature && c.Facts.All(f => full[f.Fact.Id] switch
        {
            bool b => f.Bool!.Value == b,
            double d => !(d < f.Range!.AtLeast) && !(d <= f.Range.Above) && !(d >= f.Range.Below) && !(d > f.Range.AtMost),
            var v => f.AnyOf.Contains((string)v!),
        });
    }
}
