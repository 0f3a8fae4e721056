using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>One reason a rule's place condition holds.</summary>
internal sealed record PlaceHit(string? Layer, Zone? Zone, Answer Answer, ImmutableSortedDictionary<string, double> Numbers, Certainty Certainty);

/// <summary>Whether a rule's zones and the site lie as it says: hits make it true, lacks leave it open, neither makes it false.</summary>
internal sealed record PlaceAnswer(IReadOnlyList<PlaceHit> Hits, IReadOnlyList<Lack> Lacks)
{
    /// <summary>What was held against the rule's bounds where that is not among the hits: an area that does not reach them.</summary>
    public ImmutableSortedDictionary<string, double> Compared { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    public Truth Truth => Hits.Count > 0 ? Truth.True : Lacks.Count > 0 ? Truth.Unknown : Truth.False;
}

/// <summary>One rule held against one site and one activity, each part by itself. It is a finding where all of them are true.</summary>
internal sealed record RuleParts(Rule Rule, Truth Applies, Truth InTerritory, PlaceAnswer Place)
{
    public Truth Holds => Applies.And(InTerritory).And(Place.Truth);
}

/// <summary>Judges every rule in force against one site and one activity (ARCHITECTURE, decision order): three-valued, nothing missing ever counts as "no".</summary>
internal sealed class RuleJudge(RuleBase rules, DateOnly day, Activity activity, Ground ground)
{
    private static readonly ImmutableSortedDictionary<string, double> NoNumbers = ImmutableSortedDictionary<string, double>.Empty.WithComparers(StringComparer.Ordinal);

    private readonly List<Finding> _findings = [];
    private readonly List<OpenQuestion> _open = [];
    private readonly List<LiveRule> _live = [];
    private readonly Dictionary<string, RuleParts> _listed = new(StringComparer.Ordinal);

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<OpenQuestion> Open => _open;

    public Ground Ground => ground;

    /// <summary>Deciding rules that what is stated leaves open.</summary>
    public IReadOnlyList<LiveRule> Live => _live;

    /// <summary>What only facts can settle. Whoever is asked must not be asked in vain.</summary>
    public Inquiry? Inquire(IReadOnlyCollection<ReviewItem> review, ImmutableArray<UnreadCell> unread)
    {
        if (_live.Count == 0 && unread.IsEmpty)
            return null;
        var live = _live.Select(l => l.Rule.Id).ToHashSet(StringComparer.Ordinal);
        var settled = new Settled(
            _findings.Any(f => f.Effect == Effect.Prohibited), _findings.Any(f => f.Effect == Effect.Restricted) || review.Count > 0, _open.Any(o => !live.Contains(o.Rule)), [.. unread.Select(u => u.Field)]);
        return new Inquiry(rules, activity, _live, settled);
    }

    /// <summary>Rules in force that may decide here.</summary>
    public ImmutableArray<Rule> Active { get; } = [.. rules.Rules.Where(r => r.InForceOn(day) && ground.InTerritory(r.Instrument) != Truth.False)];

    public void Run()
    {
        foreach (var rule in Active)
            Judge(rule);
        if (day < rules.CompleteFrom)
            Ask("rule-base", null, Effect.Restricted, new Lack(Need.Coverage, "rules", OpenTexts.BeforeRules.Format(rules.CompleteFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), OpenTexts.AskRules), []);
        var doubtful = ground.Doubtful(SnapshotInPlane.AdminBoundary);
        foreach (var lack in doubtful)
            Ask("territory", SnapshotInPlane.AdminBoundary, Effect.Restricted, lack, []);
        if (!ground.LocationKnown && doubtful.Count == 0)
            Ask("territory", SnapshotInPlane.AdminBoundary, Effect.Restricted, new Lack(ground.BoundaryExpired ? Need.Expired : Need.Layer, SnapshotInPlane.AdminBoundary, OpenTexts.NoLocation, OpenTexts.AskLocation), []);
        else if (ground.LocationKnown && Active.IsEmpty)
            Ask("territory", SnapshotInPlane.AdminBoundary, Effect.Restricted, new Lack(Need.Coverage, "rules", OpenTexts.NoLaw.Format(string.Join(", ", ground.Adcodes)), OpenTexts.AskLaw), []);
    }

    public void Ask(string rule, string? kind, Effect effect, Lack lack, ImmutableArray<ClauseCitation> clauses) =>
        _open.Add(new OpenQuestion(rule, kind, effect, lack.Need, lack.Subject, lack.What, lack.Question, clauses));

    /// <summary>Every part of a rule, also of one that what is stated rules out.</summary>
    public RuleParts Weigh(Rule rule) => _listed.TryGetValue(rule.Id, out var parts) ? parts : new(rule, rule.AppliesTo(activity), ground.InTerritory(rule.Instrument), PlaceOf(rule));

    private void Judge(Rule rule)
    {
        if (rule.AppliesTo(activity) != Truth.False)
            Conclude(Weigh(rule));
    }

    /// <summary>A line of an access list that holds at <paramref name="listed"/>: where its condition names zones of its own, there too.</summary>
    public ListAnswer JudgeListed(Rule rule, PlaceAnswer listed, Truth holds, bool ownPlace)
    {
        var applies = rule.AppliesTo(activity);
        if (applies == Truth.False)
            return ListAnswer.DoesNotApply;
        var own = ownPlace ? PlaceOf(rule) : listed;
        RuleParts line = new(rule, applies, holds, listed.Hits.Count > 0 || own.Truth == Truth.False ? own : new PlaceAnswer([], [.. listed.Lacks, .. own.Lacks]));
        _listed[rule.Id] = line;
        Conclude(line);
        return line.Holds switch { Truth.True => ListAnswer.Applies, Truth.False => ListAnswer.DoesNotApply, _ => ListAnswer.Open };
    }

    private void Conclude(RuleParts parts)
    {
        var (rule, place) = (parts.Rule, parts.Place);
        if (place.Truth == Truth.False)
            return;
        var clauses = rule.CiteOn(day);
        if (parts.Holds == Truth.True)
        {
            var memberships = rule.Activity.Memberships(activity);
            _findings.AddRange(place.Hits.Select(h => ToFinding(rule, h, clauses) with { Memberships = memberships }));
        }
        else if (rule.Decides)
            AskWhatIsMissing(rule, place, parts.InTerritory, clauses);
        if (rule.Decides && parts.Applies == Truth.Unknown)
            _live.Add(new LiveRule(rule, place.Truth.And(parts.InTerritory)));
    }

    private void AskWhatIsMissing(Rule rule, PlaceAnswer place, Truth inTerritory, ImmutableArray<ClauseCitation> clauses)
    {
        var unstated = rule.Activity.Unknowns(activity).Concat(rule.Except.Where(e => e.Judge(activity) == Truth.Unknown).SelectMany(e => e.Unknowns(activity))).Distinct();
        foreach (string subject in unstated)
            Ask(rule.Id, rule.Zones?.Kind, rule.Effect, Unstated(subject), clauses);
        if (place.Hits.Count == 0)
        {
            foreach (var lack in place.Lacks)
                Ask(rule.Id, rule.Zones?.Kind, rule.Effect, lack, clauses);
        }

        if (inTerritory == Truth.Unknown && ground.LocationKnown)
            Ask(rule.Id, rule.Zones?.Kind, rule.Effect, new Lack(Need.Coverage, "territory", OpenTexts.NoLaw.Format(string.Join(", ", ground.Adcodes)), OpenTexts.AskLaw), clauses);
    }

    private Lack Unstated(string subject) => new(Need.Fact, subject, subject switch
    {
        ActivityCondition.IndustrySubject => activity.Industry is { } coarse ? OpenTexts.CoarseIndustry.Format(coarse) : OpenTexts.NoIndustry,
        ActivityCondition.NatureSubject => OpenTexts.NoNature,
        _ => OpenTexts.NoFact.Format(rules.Facts[subject].Name),
    }, OpenTexts.Asking(subject, rules));

    private PlaceAnswer PlaceOf(Rule rule) => rule.Relation.Word switch
    {
        RelationWord.Anywhere => new PlaceAnswer([new PlaceHit(null, null, Answer.Within, NoNumbers, Certainty.Firm)], []),
        RelationWord.Overlaps => new SharedPlace(ground, rule).Answer(),
        RelationWord.Within => Near(rule.Zones!, rule.Relation.Metres),
        _ => Beyond(rule, rule.Zones!),
    };

    private PlaceAnswer Near(ZoneSelector zones, double metres)
    {
        List<PlaceHit> hits = [];
        List<Lack> lacks = [];
        foreach (var layer in ground.View.Used(zones.Kind).Where(l => l.Flags.Count == 0))
        {
            foreach (var near in layer.IndexIn(ground.View.Plane).Within(ground.Site, metres, f => zones.SelectsClass(layer.Zones[f].Class)))
            {
                var numbers = NoNumbers.Add("distance_m", Rounded.Length(near.Distance)).Add("threshold_m", metres);
                hits.Add(new PlaceHit(layer.Name, layer.Zones[near.Feature], Answer.Within, numbers, Certainty.Firm));
            }

            if (layer.Zones.Any(z => zones.SelectsClass(z.Class) && NeverClears(layer.Kind, z)))
                lacks.Add(new Lack(Need.Layer, layer.Name, OpenTexts.NeverClears.Format(layer.Kind.Name, layer.Name), OpenTexts.AskNeverClears.Format(layer.Kind.Name)));
        }

        return new PlaceAnswer(hits, [.. lacks, .. ground.Lacks(zones.Kind, metres)]);
    }

    private PlaceAnswer Beyond(Rule rule, ZoneSelector zones)
    {
        if (ground.Doubtful(zones.Kind).Count > 0)
            return new PlaceAnswer([], ground.Lacks(zones.Kind, 0));
        var beyond = ground.View.Zones(zones).Beyond(ground.Site);
        if (beyond.Kind == Outside.None)
            return new PlaceAnswer([], []);
        var lacks = ground.Lacks(zones.Kind, 0);
        double area = rules.Kind(zones.Kind).AreaOfRecord == AreaMeasure.Planar ? beyond.PlanarArea : beyond.EllipsoidalArea;
        if (rule.Relation.Area is { } bounds)
        {
            bool areal = ground.Site.PlanarArea > 0; // zones that are missing could only leave less outside
            double least = lacks.Count > 0 || beyond.Kind == Outside.Sliver ? 0 : SharedPlace.Hectares(area), most = areal ? SharedPlace.Hectares(area) : double.PositiveInfinity;
            if (bounds.HoldsBetween(least, most) == Truth.False)
                return new PlaceAnswer([], []) { Compared = NoNumbers.Add("area_outside_m2", Rounded.Area(area)) };
            if (!areal)
                lacks = [.. lacks, SharedPlace.NoArea(rule)];
        }

        if (beyond.Kind == Outside.Sliver)
            return new PlaceAnswer([], [new Lack(Need.Accuracy, zones.Kind, OpenTexts.SliverOutside.Format(rules.Kind(zones.Kind).Name), OpenTexts.AskSliver), .. lacks]);
        return lacks.Count > 0 ? new PlaceAnswer([], lacks) : new PlaceAnswer([BeyondHit(beyond)], []);
    }

    private static PlaceHit BeyondHit((Outside Kind, double EllipsoidalArea, double PlanarArea) beyond) => new(
        null, null, Answer.Outside,
        NoNumbers.Add("area_ellipsoidal_m2", Rounded.Area(beyond.EllipsoidalArea)).Add("area_planar_m2", Rounded.Area(beyond.PlanarArea)), Certainty.Firm);

    public static bool NeverClears(ZoneKind kind, Zone zone) =>
        kind.Classes.Any(c => c.NeverClears && c.Id == zone.Class) ||
        kind.Fields.Any(f => zone.Fields.TryGetValue(f.Id, out string? value) && f.Values.Any(v => v.NeverClears && v.Id == value));

    private static Finding ToFinding(Rule rule, PlaceHit hit, ImmutableArray<ClauseCitation> clauses) => new(
        rule.Id, rule.Name, rule.Zones?.Kind, hit.Layer, rule.Effect, hit.Answer, hit.Zone?.Number, hit.Zone?.Code, hit.Zone?.Name, hit.Zone?.Class, clauses, hit.Numbers, hit.Certainty, rule.Remedy);
}
