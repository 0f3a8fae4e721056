namespace EcoGis;

/// <summary>Along which zones a site would have to be cut, and in which direction it would have to be moved, to get out of a finding or of all that decides.</summary>
internal static class SiteCuts
{
    public static Cut Of(Finding finding, Rule rule, Ground ground) => rule.Relation.Word == RelationWord.Outside
        ? Cut.Along(ground, Selected(rule, ground), 0, keep: true)
        : Cut.Along(ground, [(finding.Layer!, finding.ZoneNumber!.Value)], rule.Relation.Metres);

    /// <summary>
    /// All cuts that would lift what decides the verdict: the findings of the gravest effect and, where nothing is prohibited, the zones of open rules, slivers and
    /// what a person must review.
    /// </summary>
    public static IReadOnlyList<Cut> OfAll(Trial trial, IReadOnlyDictionary<string, Rule> rules)
    {
        var judge = trial.Judge!;
        var ground = judge.Ground;
        bool prohibited = trial.Verdict == Verdict.Prohibited;
        var deciding = trial.Findings.Where(f => f.Effect == Effect.Prohibited || (!prohibited && f.Effect == Effect.Restricted)).Where(f => rules[f.Rule].Zones is not null)
            .Select(f => (Rule: rules[f.Rule], f.Layer, Zone: f.ZoneNumber)).ToList();
        List<(string Layer, int Zone)> others = [];
        if (!prohibited)
        {
            deciding.AddRange(trial.Open.Select(o => o.Rule).Distinct().Where(rules.ContainsKey).Select(r => judge.Weigh(rules[r])).Where(p => p.Rule.Zones is not null)
                .SelectMany(p => p.Place.Hits.Select(h => (p.Rule, h.Layer, h.Zone?.Number))));
            others.AddRange(ground.Hits.Where(h => trial.Review.Any(r => r.Layer == h.Layer.Name && r.ZoneCode == h.Zone.Code)
                || (h.Overlap.Certainty == Certainty.Sliver && trial.Open.Any(o => o.Needs == Need.Accuracy && o.Kind == h.Layer.Kind.Id && o.Subject == h.Zone.Code))).Select(h => (h.Layer.Name, h.Zone.Number)));
        }

        var around = deciding.Where(d => d.Rule.Relation.Word != RelationWord.Outside).Select(d => (Zone: (d.Layer!, d.Zone!.Value), d.Rule.Relation.Metres)).Concat(others.Select(o => (Zone: o, Metres: 0.0)))
            .GroupBy(d => d.Metres).OrderBy(g => g.Key).Select(g => Cut.Along(ground, [.. g.Select(d => d.Zone).Distinct()], g.Key));
        var within = deciding.Where(d => d.Rule.Relation.Word == RelationWord.Outside).Select(d => d.Rule).Distinct().Select(r => Cut.Along(ground, Selected(r, ground), 0, keep: true));
        return [.. around, .. within];
    }

    /// <summary>The direction to try first and how far; only that one where the site must get into a zone.</summary>
    public static (double Azimuth, double Furthest, bool Only)? WayOut(Cut cut, Finding finding, Rule rule, Ground ground)
    {
        if (rule.Relation.Word != RelationWord.Outside)
            return (cut.Zones is { IsEmpty: false } zones ? Reshaping.Away(ground.Site.Plane, zones) : 0, PlaceChanges.Furthest, false);
        var nearest = Selected(rule, ground).Select(z => ground.View.Used(finding.Kind!).First(l => l.Name == z.Layer).IndexIn(ground.View.Plane).Feature(z.Zone - 1))
            .Select(f => Reshaping.Towards(ground.Site.Plane, f)).OrderBy(w => w.Metres).Cast<(double Azimuth, double Metres)?>().FirstOrDefault();
        return nearest is var (azimuth, metres) && metres < PlaceChanges.Furthest ? (azimuth, metres + 1, true) : null;
    }

    private static List<(string Layer, int Zone)> Selected(Rule rule, Ground ground) =>
        [.. ground.View.Used(rule.Zones!.Kind).SelectMany(l => l.Zones.Where(z => rule.Zones.SelectsClass(z.Class)).Select(z => (l.Name, z.Number)))];
}
