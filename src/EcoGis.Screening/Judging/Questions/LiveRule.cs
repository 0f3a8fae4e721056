using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A deciding rule that what is stated leaves open: only facts can still settle its activity.</summary>
/// <param name="Place">True: its place and territory hold for sure; unknown: something there is missing too.</param>
internal sealed record LiveRule(Rule Rule, Truth Place)
{
    public Truth Holds(Activity activity) => Rule.AppliesTo(activity).And(Place);

    /// <summary>Every condition of the rule, exceptions among them.</summary>
    public IEnumerable<ActivityCondition> Conditions => [Rule.Activity, .. Rule.Except];
}

/// <summary>A question whose answer could still change the verdict.</summary>
/// <param name="Subject">A fact's id, or <see cref="ActivityCondition.IndustrySubject"/> or <see cref="ActivityCondition.NatureSubject"/>.</param>
public sealed record NextQuestion(string Subject, Bilingual Text);

/// <summary>What does not hang on the unknown facts: findings, reviews, and what only data can settle.</summary>
internal readonly record struct Settled(bool Prohibited, bool Restricted, bool Open, ImmutableArray<string> Unread);
