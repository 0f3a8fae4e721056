using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Writes down what the judge answered of one rule, condition by condition. Truth values and numbers are the judge's; nothing is judged here. What the nearest
/// zone is, where a rule's place fails, is measured for the reader.
/// </summary>
internal sealed class ProofBuilder(Screener screener, Screening screening, Trial trial)
{
    private readonly RuleBase _rules = screener.Rules;
    private readonly RuleJudge _judge = trial.Judge!;

    private Activity Activity => trial.Proposal.Activity;

    private Ground Ground => _judge.Ground;

    public RuleProof Of(Rule rule) => Of(_judge.Weigh(rule));

    public RuleProof Of(RuleParts parts)
    {
        var rule = parts.Rule;
        return new RuleProof(
            rule.Id, rule.Name, rule.Effect, rule.Zones?.Kind, parts.Holds.And(Kleene.Of(rule.InForceOn(trial.Snapshot.Date))), screener.Cite(rule, trial.Snapshot.Date),
            [PlaceOf(parts), .. Parts(rule.Activity), .. Exceptions(rule), TerritoryOf(parts), DateOf(rule)],
            [.. screening.Layers.Where(l => l.Kind == rule.Zones?.Kind)])
        {
            Questions = [.. trial.Open.Where(o => o.Rule == rule.Id)],
        };
    }

    /// <summary>The proof of one of a rule's findings: of the zones only its own.</summary>
    public static RuleProof For(RuleProof proof, Finding finding) => proof with
    {
        Conditions = [.. proof.Conditions.Select(c => c.Kind != ConditionKind.Place || finding.ZoneCode is null ? c : c with
        {
            Stated = c.Parts.FirstOrDefault(p => IsOf(p, finding))?.Stated ?? c.Stated,
            Numbers = finding.Numbers,
            Parts = [.. c.Parts.Where(p => IsOf(p, finding))],
        })],
    };

    /// <summary>The nearest zone that the rule names, where there is one; exact where the zones are chosen by class alone.</summary>
    public (Proximity Near, Zone Zone)? Nearest(Rule rule)
    {
        if (rule.Zones is not { } zones)
            return null;
        (Proximity Near, Zone Zone)? nearest = null;
        foreach (var layer in Ground.View.Used(zones.Kind))
        {
            if (layer.IndexIn(Ground.View.Plane).Nearest(Ground.Site, f => zones.Selects(layer.Zones[f], layer.States) != Truth.False) is { } near
                && (nearest is null || near.Distance < nearest.Value.Near.Distance))
                nearest = (near, layer.Zones[near.Feature]);
        }

        return nearest;
    }

    /// <summary>Zones of one layer have numbers of their own; two layers of a kind may share a code.</summary>
    private static bool IsOf(ConditionProof part, Finding finding) => part.Subject == PlaceSubject(finding.Layer, finding.ZoneNumber);

    private static string PlaceSubject(string? layer, int? number) => number is null ? "" : $"{layer}#{number}";

    private ConditionProof PlaceOf(RuleParts parts)
    {
        var (rule, place) = (parts.Rule, parts.Place);
        var asked = ProofTexts.Relation(rule, _rules);
        ImmutableArray<ConditionProof> hits = [.. place.Hits.Select(h => new ConditionProof(ConditionKind.Place, PlaceSubject(h.Layer, h.Zone?.Number), Truth.True, asked, HitText(h)) { Numbers = h.Numbers })];
        var stated = place.Truth switch
        {
            Truth.True => hits.Length == 1 ? hits[0].Stated : new(string.Join("；", hits.Select(h => h.Stated.Zh)), string.Join("; ", hits.Select(h => h.Stated.En))),
            Truth.Unknown => new(string.Join("；", place.Lacks.Select(l => l.What.Zh).Distinct()), string.Join("; ", place.Lacks.Select(l => l.What.En).Distinct())),
            _ => Apart(rule, place),
        };
        return new ConditionProof(ConditionKind.Place, "", place.Truth, asked, stated) { Parts = rule.Zones is null ? [] : hits, Numbers = place.Compared };
    }

    private static Bilingual HitText(PlaceHit hit)
    {
        var name = Bilingual.Same(hit.Zone is { } z ? z.Name.Length > 0 ? z.Name : z.Code : "");
        var n = hit.Numbers;
        switch (hit.Answer)
        {
            case Answer.Within when hit.Zone is not null:
                return ProofTexts.Near.Format(name, n["distance_m"], n["threshold_m"]);
            case Answer.Within:
                return ProofTexts.Here;
            case Answer.Outside:
                return ProofTexts.Beyond.Format(n["area_ellipsoidal_m2"], n["area_planar_m2"]);
        }

        var text = n.TryGetValue("area_ellipsoidal_m2", out double ellipsoidal)
            ? ProofTexts.Overlapped.Format(name, ellipsoidal, n["area_planar_m2"], n["share_of_site"] * 100)
            : n.TryGetValue("length_m", out double length) ? ProofTexts.Crossed.Format(name, length) : ProofTexts.Inside.Format(name);
        return n.TryGetValue("area_together_m2", out double together)
            ? new(text.Zh + "；" + ProofTexts.Together.Format(together / 10_000).Zh, text.En + "; " + ProofTexts.Together.Format(together / 10_000).En)
            : text;
    }

    /// <summary>Why a rule's place does not hold: too small, all inside, none there, or how far away.</summary>
    private Bilingual Apart(Rule rule, PlaceAnswer place)
    {
        if (place.Compared.Count > 0)
            return ProofTexts.Smaller.Format(place.Compared.Values.First() / 10_000, rule.Relation.Area!.Text);
        if (rule.Relation.Word == RelationWord.Outside)
            return ProofTexts.AllInside;
        if (Nearest(rule) is var (near, zone))
        {
            var name = Bilingual.Same($"{zone.Name}（{zone.Code}）");
            return rule.Relation.Word == RelationWord.Within ? ProofTexts.FarFrom.Format(name, Rounded.Length(near.Distance), rule.Relation.Metres) : ProofTexts.Far.Format(name, Rounded.Length(near.Distance));
        }

        var profile = Ground.View.Profile;
        return Ground.AtHome(rule.Relation.Metres) && profile.Absent.TryGetValue(rule.Zones!.Kind, out var absent) ? ProofTexts.Absent.Format(absent.Source, absent.On) : ProofTexts.NoZone;
    }

    private IEnumerable<ConditionProof> Parts(ActivityCondition condition) => condition.Parts(Activity).Select(p => p.Subject switch
    {
        ActivityCondition.IndustrySubject => new ConditionProof(ConditionKind.Industry, p.Subject, p.Truth, ProofTexts.Industries(condition), ProofTexts.Industry(condition, Activity, _rules)),
        ActivityCondition.NatureSubject => new ConditionProof(ConditionKind.Nature, p.Subject, p.Truth,
            ProofTexts.List([.. condition.Natures.Select(n => ProofTexts.Of(n, _rules))]), Activity.Nature is { } n ? ProofTexts.Of(n, _rules) : ProofTexts.Unstated),
        _ => FactOf(p),
    });

    private ConditionProof FactOf(ActivityPart part)
    {
        var fact = part.Fact!.Fact;
        var asked = ProofTexts.Asked(part.Fact);
        var stated = Activity.Facts.TryGetValue(fact.Id, out var value) ? ProofTexts.Value(fact, value) : ProofTexts.Unstated;
        return new(ConditionKind.Fact, fact.Id, part.Truth, new($"{fact.Name.Zh}：{asked.Zh}", $"{fact.Name.En}: {asked.En}"), stated);
    }

    /// <summary>An exception is shown as the rule needs it: true where it does not hold.</summary>
    private IEnumerable<ConditionProof> Exceptions(Rule rule) => rule.Except.Select((e, i) =>
    {
        ImmutableArray<ConditionProof> parts = [.. Parts(e)];
        var truth = e.Judge(Activity).Not();
        return new ConditionProof(
            ConditionKind.Exception, $"except-{i + 1}", truth,
            new($"除外：{string.Join("，且", parts.Select(p => p.Asked.Zh))}", $"except: {string.Join(" and ", parts.Select(p => p.Asked.En))}"),
            (truth switch { Truth.True => ProofTexts.NoExceptionHolds, Truth.False => ProofTexts.ExceptionHolds, _ => ProofTexts.ExceptionUnknown }).Format(ProofTexts.List([.. parts.Select(p => p.Stated)])))
        {
            Parts = parts,
        };
    });

    private ConditionProof TerritoryOf(RuleParts parts)
    {
        var territories = parts.Rule.Instrument.Territories;
        var asked = ProofTexts.Territory.Format(ProofTexts.List([.. territories.Select(t => t.Name)]));
        return new(ConditionKind.Territory, "", parts.InTerritory, asked, Ground.LocationKnown ? ProofTexts.At.Format(string.Join(", ", Ground.Adcodes)) : ProofTexts.PlaceUnknown);
    }

    private ConditionProof DateOf(Rule rule) => new(
        ConditionKind.Date, "", Kleene.Of(rule.InForceOn(trial.Snapshot.Date)),
        ProofTexts.InForce.Format(ProofTexts.Holds(Period.Of(rule))), ProofTexts.Day.Format(trial.Snapshot.Date));
}
