using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Hits that no rule names: each is a review item for a person, unless its kind's data says it only informs.</summary>
internal sealed class UnruledZones(Ground ground, RuleBase rules, IReadOnlyList<Rule> active)
{
    public const string Dimension = "unruled";

    /// <param name="lists">Units that have a list are not among them: their lines are.</param>
    public ImmutableArray<ReviewItem> Review(ListedRequirements lists) =>
    [
        .. ground.Hits.Where(h => NeedsReview(h.Layer.Kind, h.Zone.Class) && !lists.IsListed(h))
            .OrderBy(h => h.Layer.Kind.Id, StringComparer.Ordinal).ThenBy(h => h.Layer.Name, StringComparer.Ordinal)
            .ThenBy(h => h.Zone.Code, StringComparer.Ordinal).ThenBy(h => h.Zone.Number)
            .Select(h => new ReviewItem(h.Layer.Kind.Id, h.Layer.Name, h.Zone.Code, Dimension, Words(h).Format(h.Layer.Kind.Name, h.Zone.Name))),
    ];

    private Bilingual Words(Hit hit) =>
        ground.View.Snapshot.Lists.IsEmpty || !rules.AccessLists.IsUnitKind(hit.Layer.Kind.Id) ? OpenTexts.UnruledHit : OpenTexts.NoListHit;

    /// <summary>An expected layer whose zones would need review must be there too: its absence must not turn a review into a clear.</summary>
    public void AskForMissingLayers(RuleJudge judge)
    {
        var profile = ground.View.Profile;
        foreach (var kind in profile.Expects.Keys.Select(rules.Kind).Where(MayNeedReview))
        {
            foreach (var lack in ground.Lacks(kind.Id, 0))
                judge.Ask($"district/{profile.Id}", kind.Id, Effect.Restricted, lack with { What = new(lack.What.Zh + "；" + OpenTexts.Remainder.Format(kind.Name).Zh, lack.What.En + "; " + OpenTexts.Remainder.Format(kind.Name).En) }, []);
        }
    }

    private bool MayNeedReview(ZoneKind kind) =>
        kind.Classes.Any(c => NeedsReview(kind, c.Id)) || ((kind.Classes.IsEmpty || !kind.ClassRequired) && NeedsReview(kind, ""));

    private bool NeedsReview(ZoneKind kind, string @class) =>
        !kind.InformWhenUnruled && !kind.InformClasses.Contains(@class) && !active.Any(r => Names(r, kind.Id, @class));

    /// <summary>A rule for some values of a field, or from some area on, does not speak for every zone of the class.</summary>
    public static bool Names(Rule rule, string kind, string @class) =>
        rule.Relation is { Word: RelationWord.Overlaps or RelationWord.Within, Area: null }
        && rule.Zones is { Fields.IsEmpty: true } zones && zones.Kind == kind && zones.SelectsClass(@class);
}
