using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What a rule asks of the activity: every part given must hold; a part nobody stated is unknown.</summary>
public sealed record ActivityCondition(ImmutableArray<string> IndustryCodes, ImmutableArray<Nature> Natures, ImmutableArray<FactCondition> Facts)
{
    public static readonly ActivityCondition Any = new([], [], []);

    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    /// <summary>The policy words whose codes are among <see cref="IndustryCodes"/>: they are printed, the codes decide.</summary>
    public ImmutableArray<IndustryGroup> IndustryGroups { get; init; } = [];

    /// <summary>The ids by which the two parts that are no facts are asked for.</summary>
    public const string IndustrySubject = "industry";
    public const string NatureSubject = "nature";

    public Truth Judge(Activity activity) => Parts(activity).Aggregate(Truth.True, (t, p) => t.And(p.Truth));

    /// <summary>What would have to be stated to settle an unknown answer, in the order of the parts.</summary>
    public IEnumerable<string> Unknowns(Activity activity) => Parts(activity).Where(p => p.Truth == Truth.Unknown).Select(p => p.Subject);

    /// <summary>Under which of the words the stated industry falls, and by which row.</summary>
    public ImmutableArray<IndustryMembership> Memberships(Activity activity) => activity.Industry is not { } code
        ? []
        : [.. IndustryGroups.Select(g => g.MemberFor(code) is { } m ? new IndustryMembership(code, g, m) : null).OfType<IndustryMembership>()];

    /// <summary>Every part by itself.</summary>
    internal IEnumerable<ActivityPart> Parts(Activity activity)
    {
        if (!IndustryCodes.IsEmpty)
            yield return new(IndustrySubject, InIndustry(activity.Industry));
        if (!Natures.IsEmpty)
            yield return new(NatureSubject, activity.Nature is { } n ? Kleene.Of(Natures.Contains(n)) : Truth.Unknown);
        foreach (var fact in Facts)
            yield return new(fact.Fact.Id, activity.Facts.TryGetValue(fact.Fact.Id, out var value) ? Kleene.Of(fact.Holds(value)) : Truth.Unknown, fact);
    }

    /// <summary>Codes are prefixes; a stated code coarser than every prefix it could fall under leaves it open.</summary>
    private Truth InIndustry(string? industry)
    {
        if (industry is null)
            return Truth.Unknown;
        if (IndustryCodes.Any(c => industry.StartsWith(c, StringComparison.Ordinal)))
            return Truth.True;
        return IndustryCodes.Any(c => c.StartsWith(industry, StringComparison.Ordinal)) ? Truth.Unknown : Truth.False;
    }
}

/// <summary>One part of a condition and its answer.</summary>
/// <param name="Fact">What is asked where the subject is a fact.</param>
internal readonly record struct ActivityPart(string Subject, Truth Truth, FactCondition? Fact = null);

/// <summary>What is asked of one fact. Exactly one form is used, as the fact's type says; bounds are in the fact's unit.</summary>
public sealed record FactCondition(Fact Fact, bool? Bool, ImmutableArray<string> AnyOf, NumberRange? Range)
{
    public bool Holds(FactValue value) => value switch
    {
        FactValue.Bool b => b.Value == Bool,
        FactValue.Set s => AnyOf.Any(s.Values.Contains),
        FactValue.Number n => Range!.Holds(n.Value),
        _ => throw new InvalidOperationException(value.ToString()),
    };
}
