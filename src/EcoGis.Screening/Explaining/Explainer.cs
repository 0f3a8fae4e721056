using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Explains a screening: the proof of every finding and open rule, the rules that nearly applied, and the single changes that turn an answer over, each
/// confirmed by screening both sides. It judges nothing itself. The same inputs give the same explanation.
/// </summary>
/// <param name="pin">The layers of another day.</param>
public sealed class Explainer(Screener screener, ScreenOptions options, Func<DateOnly, Snapshot> pin)
{
    /// <summary>Findings and rules for which changes are looked for; the rest is explained without.</summary>
    private const int MostFindings = 12, MostNearMisses = 8;

    /// <summary>A zone so far beyond a rule's distance is still near, m.</summary>
    private const double NearMetres = 500;

    /// <summary>Letter and digits of a division of the industry classification.</summary>
    private const int Division = 3;

    /// <summary>Boundaries tried before the search ends.</summary>
    internal int MostTrials { get; init; } = Trials.Most;

    private readonly RuleBase _rules = screener.Rules;
    private readonly Dictionary<string, Rule> _byId = screener.Rules.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);

    public Explanation Explain(Proposal proposal, Snapshot snapshot, CancellationToken cancellation = default)
    {
        var trial = screener.Try(proposal, snapshot, options, cancellation);
        var screening = screener.Record(trial, cancellation);
        if (trial.Judge is null)
            return new Explanation(screening, [], [], [], [], FlipList.None, 0, true);
        var trials = new Trials(screener, options, pin, trial, MostTrials, cancellation);
        var proofs = new ProofBuilder(screener, screening, trial);
        var byId = _byId.Concat(trial.ListedRules.Select(r => KeyValuePair.Create(r.Id, r))).ToDictionary(StringComparer.Ordinal);
        var byRule = screening.Findings.Select(f => f.Rule).Distinct().ToDictionary(r => r, r => proofs.Of(byId[r]), StringComparer.Ordinal);
        ImmutableArray<FindingProof> findings =
            [.. screening.Findings.Select((f, i) => new FindingProof(f, ProofBuilder.For(byRule[f.Rule], f), i < MostFindings ? OfFinding(f, byId[f.Rule], trials) : FlipList.NotLookedFor))];
        ImmutableArray<RuleProof> open = [.. screening.Undetermined.Select(o => o.Rule).Distinct().Where(byId.ContainsKey).Select(r => proofs.Of(byId[r]))];
        var missed = NearMisses(trial, proofs).Select((m, i) => i < MostNearMisses ? m with { Flips = OfMiss(m, trials, proofs) } : m).ToImmutableArray();
        var whole = new WholeVerdict(trials, byId).Flips();
        var answers = Answers.Of(screening, trials);
        return new Explanation(screening, findings, open, missed, answers, whole, trials.Count, !trials.Ended);
    }

    private static FlipList OfFinding(Finding finding, Rule rule, Trials trials)
    {
        var target = FlipTarget.Of(finding);
        FlipCollector flips = new(FlipSubject.Finding, trials);
        if (rule.Zones is null)
            flips.None(FlipKind.Move, FlipTexts.NoPlace).None(FlipKind.Cut, FlipTexts.NoPlace);
        else
            PlaceOf(finding, rule, new PlaceChanges(trials, target, once: true), trials, flips);
        Activity(new ActivityChanges(trials, target, [rule]), flips);
        return flips.Add(FlipKind.Date, new DateChanges(trials, target).Flips([.. DateChanges.Bounds(rule), .. DateChanges.Bounds(trials.Now.Snapshot, finding.Kind)]), FlipTexts.NoBound).List();
    }

    private static void PlaceOf(Finding finding, Rule rule, PlaceChanges place, Trials trials, FlipCollector flips)
    {
        var ground = trials.Now.Judge!.Ground;
        var cut = SiteCuts.Of(finding, rule, ground);
        flips.Add(FlipKind.Move, SiteCuts.WayOut(cut, finding, rule, ground) is var (azimuth, furthest, only) ? place.Move(azimuth, only, furthest) : null,
            rule.Relation.Word == RelationWord.Outside ? FlipTexts.MovesNotThere.Format(PlaceChanges.Furthest / 1000.0) : PlaceChanges.NotFound);
        var left = place.Cut([cut], out var why);
        flips.Add(FlipKind.Cut, left, why!);
    }

    internal static void Activity(ActivityChanges changes, FlipCollector flips)
    {
        var industry = changes.Industry(out var noIndustry);
        var nature = changes.Nature(out var noNature);
        var facts = changes.Facts(out var noFact);
        flips.Add(FlipKind.Industry, industry, noIndustry!).Add(FlipKind.Nature, nature, noNature!).Add(FlipKind.Fact, facts, noFact!);
    }

    /// <summary>Deciding rules of which one condition alone is false and none unknown; those that are near come first, what is done before where; of the rest the nearest zones come first.</summary>
    private IEnumerable<NearMiss> NearMisses(Trial trial, ProofBuilder proofs)
    {
        List<NearMiss> missed = [];
        foreach (var rule in _rules.Rules.Where(r => r.Decides))
        {
            var parts = trial.Judge!.Weigh(rule);
            if (FalseParts(rule, parts, trial) is not 1)
                continue;
            var proof = proofs.Of(parts);
            var failing = proof.Conditions.Single(c => c.Truth == Truth.False);
            double? distance = failing.Kind == ConditionKind.Place && proofs.Nearest(rule) is var (near, _) ? Rounded.Length(near.Distance) : null;
            missed.Add(new NearMiss(proof, failing, distance, IsNear(rule, failing, distance, trial.Proposal.Activity), FlipList.NotLookedFor));
        }

        return missed.OrderByDescending(m => m.Near).ThenBy(m => m.Near == (m.Failing.Kind == ConditionKind.Place)).ThenBy(m => m.Distance ?? double.PositiveInfinity)
            .ThenBy(m => m.Proof.Effect).ThenBy(m => m.Failing.Kind).ThenBy(m => m.Proof.Rule, StringComparer.Ordinal);
    }

    private bool IsNear(Rule rule, ConditionProof failing, double? distance, Activity activity) => failing.Kind switch
    {
        ConditionKind.Exception or ConditionKind.Nature or ConditionKind.Date => true,
        ConditionKind.Place => distance - rule.Relation.Metres <= NearMetres,
        ConditionKind.Industry => rule.Activity.IndustryCodes.Any(c => c.Length >= Division && activity.Industry!.Length >= Division && c[..Division] == activity.Industry[..Division]),
        ConditionKind.Fact => _rules.Facts[failing.Subject].Type != FactType.Set,
        _ => false,
    };

    /// <summary>How many conditions are known false; null when any is unknown.</summary>
    private static int? FalseParts(Rule rule, RuleParts parts, Trial trial)
    {
        var activity = trial.Proposal.Activity;
        Truth[] all =
        [
            .. rule.Activity.Parts(activity).Select(p => p.Truth), .. rule.Except.Select(e => e.Judge(activity).Not()),
            parts.InTerritory, parts.Place.Truth, Kleene.Of(rule.InForceOn(trial.Snapshot.Date)),
        ];
        return all.Contains(Truth.Unknown) ? null : all.Count(t => t == Truth.False);
    }

    private FlipList OfMiss(NearMiss miss, Trials trials, ProofBuilder proofs)
    {
        var rule = _byId[miss.Proof.Rule];
        var target = FlipTarget.Of(rule);
        FlipCollector flips = new(FlipSubject.Rule, trials);
        var activity = new ActivityChanges(trials, target, [rule]);
        switch (miss.Failing.Kind)
        {
            case ConditionKind.Place when rule.Relation.Word is RelationWord.Overlaps or RelationWord.Within && proofs.Nearest(rule) is var (near, zone):
                var ground = trials.Now.Judge!.Ground;
                var layer = ground.View.Used(rule.Zones!.Kind).First(l => l.Zones.Contains(zone));
                double way = Reshaping.Towards(ground.Site.Plane, layer.IndexIn(ground.View.Plane).Feature(near.Feature)).Azimuth;
                double azimuth = near.Distance > 0 ? near.Azimuth : way, furthest = Math.Min(PlaceChanges.Furthest, (near.Distance * 1.1) + ground.Site.Plane.EnvelopeInternal.Diameter + 100);
                flips.Add(FlipKind.Move, new PlaceChanges(trials, target, once: true).Move(azimuth, onlyFirst: true, furthest), FlipTexts.MovesNotThere.Format(furthest / 1000));
                break;
            case ConditionKind.Industry:
                var industry = activity.Industry(out var noIndustry);
                flips.Add(FlipKind.Industry, industry, noIndustry!);
                break;
            case ConditionKind.Nature:
                var nature = activity.Nature(out var noNature);
                flips.Add(FlipKind.Nature, nature, noNature!);
                break;
            case ConditionKind.Fact or ConditionKind.Exception:
                Activity(activity, flips);
                break;
            case ConditionKind.Date:
                flips.Add(FlipKind.Date, new DateChanges(trials, target).Flips(DateChanges.Bounds(rule)), FlipTexts.NoBound);
                break;
        }

        return flips.List();
    }
}

/// <summary>Gathers the changes found and, for each kind looked at in vain, why there is none.</summary>
internal sealed class FlipCollector(FlipSubject subject, Trials trials)
{
    private readonly List<Flip> _flips = [];
    private readonly List<Unflipped> _others = [];

    public FlipCollector Add(FlipKind kind, Flip? flip, Bilingual why) => Add(kind, flip is null ? ImmutableArray<Flip>.Empty : [flip], why);

    public FlipCollector Add(FlipKind kind, ImmutableArray<Flip> flips, Bilingual why)
    {
        _flips.AddRange(flips);
        return flips.IsEmpty ? None(kind, trials.Ended && (kind is FlipKind.Move or FlipKind.Cut) ? FlipTexts.Ended : why) : this;
    }

    public FlipCollector None(FlipKind kind, Bilingual why)
    {
        _others.Add(new Unflipped(kind, why));
        return this;
    }

    public FlipList List() => new(subject, [.. _flips], [.. _others]);
}
