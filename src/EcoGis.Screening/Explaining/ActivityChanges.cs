using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Changes of what is done there that turn a target over: the nearest other industry, another nature, another answer to one fact. One thing at a time, and
/// only what is stated; what is not stated is a question and no change. "Nearest" industries share most of their code, then differ least in number.
/// </summary>
/// <param name="rules">The rules whose conditions say what can matter.</param>
internal sealed class ActivityChanges(Trials trials, FlipTarget target, IReadOnlyList<Rule> rules)
{
    private readonly List<ActivityCondition> _conditions = [.. rules.SelectMany(r => r.Except.Prepend(r.Activity))];

    private Activity Stated => trials.Now.Proposal.Activity;

    public Flip? Industry(out Bilingual? why)
    {
        var lists = _conditions.Select(c => c.IndustryCodes).Where(c => !c.IsEmpty).ToList();
        why = lists.Count == 0 ? FlipTexts.NotAsked : Stated.Industry is null ? FlipTexts.IndustryUnstated : null;
        if (why is not null)
            return null;
        string stated = Stated.Industry!, own = Signature(stated);
        foreach (var other in Nearest(stated).Where(c => Signature(c.Code) != own).DistinctBy(c => Signature(c.Code)))
        {
            if (Turned(FlipKind.Industry, FlipTexts.OfIndustry.Format(other.Title), Stated with { Industry = other.Code }) is { } flip)
                return flip;
        }

        why = FlipTexts.NoOther;
        return null;

        string Signature(string code) => string.Concat(lists.Select(l => l.Any(p => code.StartsWith(p, StringComparison.Ordinal)) ? '1' : '0'));
    }

    public Flip? Nature(out Bilingual? why)
    {
        why = _conditions.All(c => c.Natures.IsEmpty) ? FlipTexts.NotAsked : Stated.Nature is null ? FlipTexts.NatureUnstated : null;
        if (why is not null)
            return null;
        why = FlipTexts.NoOther;
        return Enum.GetValues<Nature>().Where(n => n != Stated.Nature)
            .Select(n => Turned(FlipKind.Nature, FlipTexts.OfNature.Format(ProofTexts.Of(n, trials.Rules)), Stated with { Nature = n })).FirstOrDefault(f => f is not null);
    }

    /// <summary>The nearest other answer to each stated fact that turns it.</summary>
    public ImmutableArray<Flip> Facts(out Bilingual? why)
    {
        var asked = _conditions.SelectMany(c => c.Facts).ToLookup(f => f.Fact.Id, StringComparer.Ordinal);
        var stated = asked.Where(g => Stated.Facts.ContainsKey(g.Key)).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        ImmutableArray<Flip> flips = [.. stated.Select(g => Fact(g.First().Fact, [.. g])).OfType<Flip>()];
        why = asked.Count == 0 ? FlipTexts.NotAsked : stated.Count == 0 ? FlipTexts.FactsUnstated : flips.IsEmpty ? FlipTexts.NoOtherAnswer : null;
        return flips;
    }

    private Flip? Fact(Fact fact, IReadOnlyList<FactCondition> asked) => Stated.Facts[fact.Id] switch
    {
        FactValue.Bool b => Turned(fact, new FactValue.Bool(!b.Value)),
        FactValue.Set s => Sets(s.Values, asked).Select(v => Turned(fact, v)).FirstOrDefault(f => f is not null),
        FactValue.Number n => Number(fact, n.Value, asked),
        _ => null,
    };

    /// <summary>One value less, or one more, or none of those that these rules name. A value that no rule at all names (以上均无) does not stay beside one that is added.</summary>
    private IEnumerable<FactValue> Sets(ImmutableSortedSet<string> stated, IReadOnlyList<FactCondition> asked)
    {
        var named = asked.SelectMany(c => c.AnyOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var anywhere = trials.Rules.Rules.SelectMany(r => r.Except.Prepend(r.Activity)).SelectMany(c => c.Facts).Where(c => c.Fact == asked[0].Fact).SelectMany(c => c.AnyOf).ToHashSet(StringComparer.Ordinal);
        var kept = stated.Intersect(anywhere);
        return [.. named.Where(stated.Contains).Select(v => new FactValue.Set(stated.Remove(v))), .. named.Where(v => !stated.Contains(v)).Select(v => new FactValue.Set(kept.Add(v))), new FactValue.Set(stated.Except(named))];
    }

    /// <summary>From the stated number outwards over every bound: at it, and a thousandth of the unit beside it.</summary>
    private Flip? Number(Fact fact, double stated, IReadOnlyList<FactCondition> asked)
    {
        const double Beside = 0.001;
        double[] values = [.. asked.SelectMany(c => new[] { c.Range!.AtLeast, c.Range.Above, c.Range.Below, c.Range.AtMost }).OfType<double>().SelectMany(b => new[] { Math.Round(b - Beside, 6), b, Math.Round(b + Beside, 6) }).Distinct()];
        var found = new[] { values.Where(v => v > stated).Order(), values.Where(v => v < stated).OrderDescending() }.Select(side => Outwards(fact, stated, side)).OfType<(double Value, Flip Flip)>();
        return found.OrderBy(f => Math.Abs(f.Value - stated)).Select(f => f.Flip).FirstOrDefault();
    }

    private (double Value, Flip Flip)? Outwards(Fact fact, double stated, IEnumerable<double> values)
    {
        double last = stated;
        foreach (double value in values)
        {
            if (Turned(fact, new FactValue.Number(value), new FactValue.Number(last)) is { } flip)
                return (value, flip);
            last = value;
        }

        return null;
    }

    private Flip? Turned(Fact fact, FactValue value, FactValue? before = null) => Turned(
        FlipKind.Fact, FlipTexts.OfFact.Format(fact.Name, ProofTexts.Value(fact, value)), Stated with { Facts = Stated.Facts.SetItem(fact.Id, value) },
        before is null ? null : Stated with { Facts = Stated.Facts.SetItem(fact.Id, before) });

    private Flip? Turned(FlipKind kind, Bilingual change, Activity activity, Activity? beside = null)
    {
        var after = trials.With(activity);
        if (!target.Turns(after))
            return null;
        var before = beside is null ? trials.Now : trials.With(beside);
        return target.Turns(before) ? null : new Flip(kind, change, Side(before, beside is null ? FlipTexts.AsItIs : State(beside)), Side(after, State(activity)));
    }

    /// <summary>What differs from what is stated.</summary>
    private Bilingual State(Activity activity) => Answers.Difference(Stated, activity, trials.Rules) ?? FlipTexts.AsItIs;

    private IEnumerable<IndustryClass> Nearest(string stated) => trials.Rules.Industries.All.Where(c => c.Code.Length == 5 && c.Code != stated)
        .OrderByDescending(c => c.Code.AsSpan().CommonPrefixLength(stated)).ThenBy(c => Math.Abs(Digits(c.Code) - Digits(stated))).ThenBy(c => c.Code, StringComparer.Ordinal);

    private static int Digits(string code) => int.TryParse(code.AsSpan(1).ToString().PadRight(4, '0'), System.Globalization.CultureInfo.InvariantCulture, out int n) ? n : 0;

    private static FlipSide Side(Trial trial, Bilingual state) => new(state, trial.Proposal, trial.Snapshot.Date, trial.Verdict);
}
