using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A zone the site shares something with.</summary>
internal sealed record Hit(LayerVersion Layer, Zone Zone, Overlap Overlap);

/// <summary>Something that is missing before a "no" can be said: what kind of thing, which one, and in words.</summary>
internal sealed record Lack(Need Need, string Subject, Bilingual What, Bilingual Question);

/// <summary>Everything the pinned layers say about one site, measured once: what it shares with which zone, where it lies, and what is not known there.</summary>
internal sealed class Ground
{
    private readonly SnapshotInPlane _view;
    private readonly RuleBase _rules;
    private readonly ILookup<string, Hit> _hits;
    private readonly Dictionary<double, bool> _atHome = [];
    private readonly Dictionary<(string Kind, double Margin), IReadOnlyList<Lack>> _lacks = [];
    private readonly Dictionary<(Region Region, double Margin), bool> _covered = [];

    public Ground(Site site, SnapshotInPlane view, RuleBase rules)
    {
        Site = site;
        _view = view;
        _rules = rules;
        Hits = Met(site, view);
        _hits = Hits.ToLookup(h => h.Layer.Kind.Id);
        Adcodes = [.. _hits[SnapshotInPlane.AdminBoundary].Where(h => h.Overlap.Certainty == Certainty.Firm).Select(h => h.Zone.Code).Where(Territory.IsAdcode).Distinct().Order(StringComparer.Ordinal)];
        LocationKnown = Adcodes.Length > 0 && Doubtful(SnapshotInPlane.AdminBoundary).Count == 0 && view.AdminAreas.Beyond(site).Kind != Outside.Firm;
    }

    /// <summary>Every zone of every used layer that shares something with the site. Of the ground around a line also the length of that line inside.</summary>
    public static ImmutableArray<Hit> Met(Site site, SnapshotInPlane view)
    {
        ImmutableArray<Hit> met = [.. view.AllUsed.SelectMany(l => l.IndexIn(view.Plane).Overlaps(site, l.Accuracy).Select(o => new Hit(l, l.Zones[o.Feature], o)))];
        if (site.Axis is null || site.Line is not { } line)
            return met;
        var lengths = Met(line, view).ToDictionary(h => (h.Layer, h.Zone.Number), h => h.Overlap.Length);
        return [.. met.Select(h => h.Zone.Shape.Kind == ShapeKind.Polygon ? h with { Overlap = h.Overlap with { Length = lengths.GetValueOrDefault((h.Layer, h.Zone.Number)) } } : h)];
    }

    public Site Site { get; }

    public ImmutableArray<Hit> Hits { get; }

    /// <summary>Administrative codes of the areas the site lies in.</summary>
    public ImmutableArray<string> Adcodes { get; }

    /// <summary>False when some firm part of the site lies in no known administrative area, or the boundary layer itself is doubtful.</summary>
    public bool LocationKnown { get; }

    /// <summary>True when boundary layers exist and none is valid on the day.</summary>
    public bool BoundaryExpired => !_view.Used(SnapshotInPlane.AdminBoundary).Any() && _view.Pinned(SnapshotInPlane.AdminBoundary).Any(l => l.Expired);

    public IEnumerable<Hit> HitsOf(string kind) => _hits[kind];

    public SnapshotInPlane View => _view;

    public ZoneKind KindOf(Rule rule) => _rules.Kind(rule.Zones!.Kind);

    /// <summary>Whether the instrument decides here. Where the location is not wholly known, "no" cannot be said.</summary>
    public Truth InTerritory(Instrument instrument)
    {
        var known = Adcodes.Aggregate(Truth.False, (t, code) => t.Or(instrument.Holds(code)));
        return LocationKnown ? known : known.Or(Truth.Unknown);
    }

    /// <summary>Whether the site and all within <paramref name="margin"/> lie in the profile's district: only there do its declared absences and layer names hold.</summary>
    public bool AtHome(double margin)
    {
        if (!_atHome.TryGetValue(margin, out bool home))
            _atHome[margin] = home = _view.Profile.Adcodes.Length > 0 && Covered(_view.Home, margin);
        return home;
    }

    /// <summary>Whether the site and all within <paramref name="margin"/> metres lie in a region; asked once for each region.</summary>
    public bool Covered(Region region, double margin)
    {
        if (!_covered.TryGetValue((region, margin), out bool covered))
            _covered[(region, margin)] = covered = region.Covers(Site, margin);
        return covered;
    }

    /// <summary>What is missing before "nothing of this kind within <paramref name="margin"/> metres" could be said.</summary>
    public IReadOnlyList<Lack> Lacks(string kind, double margin)
    {
        if (!_lacks.TryGetValue((kind, margin), out var lacks))
            _lacks[(kind, margin)] = lacks = FindLacks(kind, margin);
        return lacks;
    }

    private List<Lack> FindLacks(string kind, double margin)
    {
        bool home = AtHome(margin);
        var profile = _view.Profile;
        List<Lack> lacks = [.. Doubtful(kind)];
        if (home && (profile.Absent.ContainsKey(kind) || profile.Optional.Contains(kind)))
            return lacks;
        if (home && profile.Expects.TryGetValue(kind, out var names))
            lacks.AddRange(names.Select(n => Availability(kind, n, _view.Pinned(kind).Where(l => l.Name == n))).OfType<Lack>());
        else if (Availability(kind, kind, _view.Pinned(kind)) is { } missing)
            lacks.Add(missing);

        var name = _rules.Kind(kind).Name;
        if (_view.Used(kind).Any() && !Covered(_view.Coverage(kind), margin))
            lacks.Add(new Lack(Need.Coverage, kind, (margin > 0 ? OpenTexts.NotCoveredAround : OpenTexts.NotCovered).Format(name, margin), OpenTexts.AskCoverage.Format(name)));
        return lacks;
    }

    /// <summary>Used layers whose coordinates the import found doubtful: what they show may lie elsewhere, so they can neither clear nor prohibit.</summary>
    public IReadOnlyList<Lack> Doubtful(string kind)
    {
        var name = _rules.Kind(kind).Name;
        return [.. _view.Used(kind).Where(l => l.Flags.Count > 0).Select(l => new Lack(
            Need.Accuracy, l.Name, OpenTexts.Flagged.Format(name, l.Name, string.Join(", ", l.Flags)), OpenTexts.AskFlagged.Format(name)))];
    }

    /// <summary>Checked: layers of this kind cover the site, or its absence is declared for this district.</summary>
    public bool IsChecked(string kind) =>
        (AtHome(0) && _view.Profile.Absent.ContainsKey(kind)) || (_view.Used(kind).Any() && Lacks(kind, 0).Count == 0 && Covered(_view.Coverage(kind), 0));

    private Lack? Availability(string kind, string subject, IEnumerable<PinnedLayer> pinned)
    {
        var name = _rules.Kind(kind).Name;
        var layers = pinned.ToList();
        if (layers.Any(l => l.Version is not null))
            return null;
        return layers.Any(l => l.Expired)
            ? new Lack(Need.Expired, subject, OpenTexts.Expired.Format(name, subject), OpenTexts.AskExpired.Format(name))
            : new Lack(Need.Layer, subject, OpenTexts.NoLayer.Format(name, subject), OpenTexts.AskLayer.Format(name));
    }
}
