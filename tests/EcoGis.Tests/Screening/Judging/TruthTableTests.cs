using System.Collections.Immutable;

namespace EcoGis.Tests;

/// <summary>
/// Truth tables of every rule with up to eight facts, by enumeration: whatever part of the answers is stated, a verdict that is not "undetermined" is the one that every
/// completion gives by two-valued reading; and a rule more never makes a verdict milder.
/// </summary>
public sealed class TruthTableTests
{
    private const int MostCases = 100_000;

    private static readonly Settled[] Rest = [default(Settled) with { Unread = [] }, new(false, true, false, []), new(false, false, true, []), new(true, false, false, [])];

    private static IEnumerable<TestCaseData> Rules() =>
        MadeUp.Rules.Rules.Where(r => r.Decides && AllFacts.Of([r]).Count is > 0 and <= 8).Select(r => new TestCaseData(r.Id).SetName($"Truth table of {r.Id}"));

    [TestCaseSource(nameof(Rules))]
    public void What_is_settled_by_a_part_of_the_answers_stays_so_whatever_is_learned(string id)
    {
        var rule = MadeUp.Rules.Rules.Single(r => r.Id == id);
        var facts = AllFacts.Of([rule]);
        var all = AllFacts.Choices(facts).ToList();
        Assert.That(all, Has.Count.LessThanOrEqualTo(200_000), "enumerated");
        string[] subjects = [.. facts.Keys];
        foreach (int subset in Subsets(subjects.Length, all.Count))
        {
            string[] stated = [.. subjects.Where((_, i) => (subset >> i & 1) == 1)];
            foreach (var same in all.GroupBy(c => c.Only(stated)))
            {
                var said = stated.Aggregate(Activity.Unknown, (so, s) => same.First().ToActivity(only: s, onto: so));
                foreach (var place in new[] { Truth.True, Truth.Unknown })
                {
                    LiveRule[] live = [new(rule, place)];
                    foreach (var rest in Rest)
                    {
                        var now = new Inquiry(MadeUp.Rules, Activity.Unknown, live, rest).VerdictOf(said);
                        var possible = same.Select(c => c.Verdict(live, rest)).ToHashSet();
                        if (now != Verdict.Undetermined && !possible.SetEquals([now]))
                            Assert.Fail($"{same.Key}: {now} although the rest may give {string.Join(", ", possible)}");
                        if (stated.Length == subjects.Length && possible.Single() != now)
                            Assert.Fail($"{same.Key}: {now}, read by hand {possible.Single()}");
                    }
                }
            }
        }
    }

    [Test]
    public void A_rule_more_never_makes_the_verdict_milder()
    {
        var pool = MadeUp.Rules.Rules.Where(r => r.Decides && AllFacts.Of([r]).Count is > 0 and <= 8).ToList();
        Random random = new(20261128);
        HashSet<(Verdict, Verdict)> seen = [];
        for (int world = 0; world < 3_000; world++)
        {
            LiveRule[] live = [.. Enumerable.Range(0, 4).Select(_ => new LiveRule(pool[random.Next(pool.Count)], random.Next(3) == 0 ? Truth.Unknown : Truth.True)).DistinctBy(l => l.Rule.Id)];
            var said = AllFacts.Of([.. live.Select(l => l.Rule)]).Where(_ => random.Next(2) == 0).Aggregate(Activity.Unknown, (so, f) =>
                AllFacts.Choices(ImmutableSortedDictionary<string, IReadOnlyList<object>>.Empty.Add(f.Key, [f.Value[random.Next(f.Value.Count)]])).Single().ToActivity(onto: so));
            var fewer = VerdictOf(live[..^1], said);
            var more = VerdictOf(live, said);
            Assert.That(more, Is.LessThanOrEqualTo(fewer), string.Join(" + ", live.Select(l => $"{l.Rule.Id} {l.Place}")));
            seen.Add((fewer, more));
        }

        Assert.That(seen, Is.SupersetOf(new[] { (Verdict.Compliant, Verdict.Prohibited), (Verdict.Compliant, Verdict.Undetermined), (Verdict.Undetermined, Verdict.Prohibited) }), "the rule added mattered");

        static Verdict VerdictOf(LiveRule[] live, Activity said) => new Inquiry(MadeUp.Rules, Activity.Unknown, live, default(Settled) with { Unread = [] }).VerdictOf(said);
    }

    /// <summary>All subsets of what may be stated where there are few enough cases; else everything, nothing, and what is left by leaving one out.</summary>
    private static IEnumerable<int> Subsets(int facts, int choices)
    {
        int all = (1 << facts) - 1;
        return (long)choices << facts <= MostCases ? Enumerable.Range(0, all + 1) : Enumerable.Range(0, facts).Select(i => all & ~(1 << i)).Concat([0, all]).Take(Math.Max(2, MostCases / choices));
    }
}
