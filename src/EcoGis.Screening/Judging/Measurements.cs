using System.Collections.Immutable;

namespace EcoGis;

/// <summary>The measured part of the record: layers used, overlaps, nearest zones, and what was checked and found clear. Sorted and rounded here.</summary>
internal sealed class Measurements(Ground ground, RuleBase rules, CancellationToken cancellation)
{
    private readonly Lazy<ImmutableArray<ProximityRecord>> _proximities = new(() => Nearest(ground, cancellation));

    public ImmutableArray<OverlapRecord> Overlaps() => Records(ground.Hits);

    /// <summary>Rounded, in order of kind, layer, zone code and zone number.</summary>
    public static ImmutableArray<OverlapRecord> Records(IReadOnlyCollection<Hit> hits) => hits.Count == 1 ? [ToRecord(hits.First())] :
    [
        .. hits.Select(ToRecord).OrderBy(o => o.Kind, StringComparer.Ordinal).ThenBy(o => o.Layer, StringComparer.Ordinal)
            .ThenBy(o => o.ZoneCode, StringComparer.Ordinal).ThenBy(o => o.ZoneNumber),
    ];

    /// <summary>Per used layer the nearest zone that is not overlapped.</summary>
    public ImmutableArray<ProximityRecord> Proximities() => _proximities.Value;

    /// <summary>Every pinned layer, and those that should be there: named by the profile, or of a kind that a deciding rule names and nothing excuses.</summary>
    public ImmutableArray<LayerUse> Layers(IReadOnlyList<Rule> active)
    {
        var pinned = ground.View.Snapshot.Layers;
        var profile = ground.View.Profile;
        bool home = ground.AtHome(0);
        var expected = profile.Expects.SelectMany(e => e.Value.Select(n => (Kind: e.Key, Name: n))).Where(e => pinned.All(l => l.Name != e.Name || l.Kind != e.Kind));
        var named = active.Where(r => r.Decides && r.Zones is not null).Select(r => r.Zones!.Kind).Append(SnapshotInPlane.AdminBoundary).Distinct()
            .Where(k => pinned.All(l => l.Kind != k) && !profile.Expects.ContainsKey(k) && !(home && (profile.Absent.ContainsKey(k) || profile.Optional.Contains(k))))
            .Select(k => (Kind: k, Name: k));
        return
        [
            .. pinned.Select(ToUse)
                .Concat(expected.Concat(named).Select(m => new LayerUse(m.Kind, m.Name, null, null, LayerStatus.Missing, null, null, null, null)))
                .OrderBy(l => l.Kind, StringComparer.Ordinal).ThenBy(l => l.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The union of what the site shares with the zones of prohibiting and restricting findings.</summary>
    public ConflictRecord Conflict(IReadOnlyList<Finding> findings)
    {
        var zones = findings.Where(f => f.Effect != Effect.Advice && f.Answer == Answer.Overlaps).Select(f => (f.Layer, f.ZoneNumber)).ToHashSet();
        var hits = ground.Hits.Where(h => zones.Contains((h.Layer.Name, h.Zone.Number)) && h.Overlap.PlanarArea > 0).ToList();
        if (hits.Count == 0)
            return new ConflictRecord(0, 0);
        if (hits.MaxBy(h => h.Overlap.PlanarArea)!.Overlap is var largest && (hits.Count == 1 || largest.PlanarShareOfSite >= 1))
            return new ConflictRecord(Rounded.Area(largest.EllipsoidalArea), Rounded.Area(largest.PlanarArea));
        var (ellipsoidal, planar) = UnionArea.Of([.. hits.Select(h => h.Layer.IndexIn(ground.View.Plane).Shared(ground.Site, h.Overlap.Feature))], ground.View.Plane);
        return new ConflictRecord(Rounded.Area(ellipsoidal), Rounded.Area(planar));
    }

    /// <summary>
    /// Kinds that were checked and share nothing with the site, with the nearest zone; and those declared absent. A kind that some finding names, or of
    /// which something is still to be known, is not among them.
    /// </summary>
    public ImmutableArray<ClearRecord> Clear(IReadOnlyList<Finding> findings, IReadOnlyList<OpenQuestion> open)
    {
        var hit = ground.Hits.Select(h => h.Layer.Kind.Id).Concat(findings.Select(f => f.Kind)).Concat(open.Where(o => o.Needs != Need.Fact).Select(o => o.Kind)).OfType<string>().ToHashSet();
        var profile = ground.View.Profile;
        List<ClearRecord> clear = [];
        foreach (var kind in rules.Kinds.Values.Where(k => !hit.Contains(k.Id) && ground.IsChecked(k.Id) && !NeverClears(k)))
        {
            var nearest = Proximities().Where(p => p.Kind == kind.Id).OrderBy(p => p.Distance).ThenBy(p => p.Layer, StringComparer.Ordinal).FirstOrDefault();
            string? absentBy = ground.View.Used(kind.Id).Any() ? null : profile.Absent[kind.Id].Source.Zh;
            clear.Add(new ClearRecord(kind.Id, nearest?.Layer, nearest?.ZoneCode, nearest?.ZoneName, nearest?.Distance, absentBy));
        }

        return [.. clear.OrderBy(c => c.Kind, StringComparer.Ordinal)];
    }

    private bool NeverClears(ZoneKind kind) => ground.View.Used(kind.Id).Any(l => l.Zones.Any(z => RuleJudge.NeverClears(kind, z)));

    private LayerUse ToUse(PinnedLayer pinned)
    {
        if (pinned.Version is not { } v)
            return new LayerUse(pinned.Kind, pinned.Name, null, null, pinned.Expired ? LayerStatus.Expired : LayerStatus.Missing, null, null, null, null);
        var status = ground.Covered(ground.View.Coverage(v), 0) ? LayerStatus.Used : LayerStatus.NotCovering;
        return new LayerUse(pinned.Kind, pinned.Name, v.Version, v.Digest, status, v.Source, v.ValidFrom, v.ValidTo, v.Accuracy);
    }

    private static OverlapRecord ToRecord(Hit hit)
    {
        var o = hit.Overlap;
        bool planar = hit.Layer.Kind.AreaOfRecord == AreaMeasure.Planar;
        return new OverlapRecord(
            hit.Layer.Kind.Id, hit.Layer.Name, hit.Zone.Number, hit.Zone.Code, hit.Zone.Name, hit.Zone.Class,
            Rounded.Area(o.EllipsoidalArea), Rounded.Area(o.PlanarArea), Rounded.Length(o.Length),
            Rounded.Share(planar ? o.PlanarShareOfSite : o.EllipsoidalShareOfSite),
            Rounded.Share(planar ? o.PlanarShareOfFeature : o.EllipsoidalShareOfFeature),
            Rounded.Length(o.MeanWidth), o.Certainty, o.Snapped);
    }

    private static ImmutableArray<ProximityRecord> Nearest(Ground ground, CancellationToken cancellation)
    {
        List<ProximityRecord> found = [];
        foreach (var layer in ground.View.AllUsed)
        {
            var overlapped = ground.Hits.Where(h => h.Layer == layer).Select(h => h.Overlap.Feature).ToHashSet();
            if (layer.IndexIn(ground.View.Plane).Nearest(ground.Site, f => !overlapped.Contains(f), cancellation) is { } near)
            {
                var zone = layer.Zones[near.Feature];
                found.Add(new ProximityRecord(layer.Kind.Id, layer.Name, zone.Number, zone.Code, zone.Name, Rounded.Length(near.Distance), Rounded.Angle(near.Azimuth)));
            }
        }

        return [.. found.OrderBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.Layer, StringComparer.Ordinal)];
    }
}
