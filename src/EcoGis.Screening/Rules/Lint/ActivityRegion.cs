using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A set of activities in which each part is limited on its own; never empty. A part that is not limited is absent.</summary>
internal sealed record ActivityRegion(ulong[]? Industries, ImmutableArray<Nature> Natures, ImmutableSortedDictionary<string, FactRegion> Facts)
{
    private static readonly ImmutableArray<Nature> EveryNature = [.. Enum.GetValues<Nature>()];

    public static readonly ActivityRegion All = new(null, EveryNature, ImmutableSortedDictionary.Create<string, FactRegion>(StringComparer.Ordinal));

    /// <summary>What of it meets the condition; null when nothing.</summary>
    public ActivityRegion? And(ActivityCondition condition, IndustryLeaves industries)
    {
        var region = this;
        if (!condition.IndustryCodes.IsEmpty)
            region = region.WithIndustries(industries.Under(condition), keep: true, industries);
        if (!condition.Natures.IsEmpty)
            region = region?.WithNatures(n => condition.Natures.Contains(n));
        foreach (var fact in condition.Facts)
            region = region?.WithFact(fact.Fact, region.Of(fact.Fact).And(fact));
        return region;
    }

    /// <summary>What of it fails the condition, in one piece for each part that can fail; they may overlap.</summary>
    public IEnumerable<ActivityRegion> AndNot(ActivityCondition condition, IndustryLeaves industries)
    {
        if (!condition.IndustryCodes.IsEmpty && WithIndustries(industries.Under(condition), keep: false, industries) is { } elsewhere)
            yield return elsewhere;
        if (!condition.Natures.IsEmpty && WithNatures(n => !condition.Natures.Contains(n)) is { } other)
            yield return other;
        foreach (var piece in condition.Facts.SelectMany(f => Of(f.Fact).AndNot(f).Select(r => WithFact(f.Fact, r))).OfType<ActivityRegion>())
            yield return piece;
    }

    /// <summary>One of its activities; parts that are not limited stay unstated.</summary>
    public Activity Example(IndustryLeaves industries) => new(
        Industries is null ? null : industries.First(Industries), Natures.Length == EveryNature.Length ? null : Natures[0],
        Facts.ToImmutableSortedDictionary(f => f.Key, f => f.Value.Example(), StringComparer.Ordinal));

    private FactRegion Of(Fact fact) => Facts.TryGetValue(fact.Id, out var region) ? region : FactRegion.All(fact);

    private ActivityRegion? WithFact(Fact fact, FactRegion? region) => region is null ? null : this with { Facts = Facts.SetItem(fact.Id, region) };

    private ActivityRegion? WithNatures(Func<Nature, bool> keep)
    {
        ImmutableArray<Nature> left = [.. Natures.Where(keep)];
        return left.IsEmpty ? null : this with { Natures = left };
    }

    private ActivityRegion? WithIndustries(ulong[] bits, bool keep, IndustryLeaves industries)
    {
        ulong[] left = [.. Industries ?? industries.Everything()];
        for (int i = 0; i < left.Length; i++)
            left[i] &= keep ? bits[i] : ~bits[i];
        return left.All(w => w == 0) ? null : this with { Industries = left };
    }
}
