using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>
/// A snapshot and a law library that remember what is read of them: the zones whose coordinates were looked at, the parts of lists and the texts of laws.
/// What a screening looked at is what another of the same inputs will look at, so a package of it gives the same record; and a zone that was not looked at
/// was ruled out by its box alone. Thread-safe while screening.
/// </summary>
public sealed class InputRecorder
{
    private readonly List<(PinnedLayer Pinned, Crs Crs, ConcurrentDictionary<int, bool> Held)> _layers = [];
    private readonly ConcurrentDictionary<ListPart, bool> _parts = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<LawEntry, bool> _texts = new(ReferenceEqualityComparer.Instance);
    private readonly Snapshot _pinned;
    private readonly LawLibrary? _law;

    /// <param name="crsOf">The CRS that a version is stored in.</param>
    public InputRecorder(Snapshot pinned, LawLibrary? law, Func<LayerVersion, Crs> crsOf)
    {
        (_pinned, _law) = (pinned, law);
        Snapshot = new Snapshot(pinned.Date, [.. pinned.Layers.Select(l => Watched(l, crsOf))]) { Lists = [.. pinned.Lists.Select(Watched)] };
        Law = law is null ? null : new LawLibrary(law.Entries.Select(Watched));
    }

    public Snapshot Snapshot { get; }

    public LawLibrary? Law { get; }

    /// <summary>Looks at every zone within the largest distance that a rule asks for around a site, whether a rule did or not.</summary>
    public void LookAround(Site site, RuleBase rules)
    {
        foreach (var version in Snapshot.Layers.Select(l => l.Version).OfType<LayerVersion>())
            version.IndexIn(site.Crs).Within(site, rules.ReachOf(version.Kind.Id), _ => true);
    }

    /// <summary>The layers as slices: of every pinned layer its part's name and bytes, null where no version holds.</summary>
    internal IEnumerable<(PinnedLayer Layer, string? Part, byte[]? Content)> Layers() => _layers.Select(l => l.Pinned.Version is not { } version
        ? (l.Pinned, (string?)null, (byte[]?)null)
        : (l.Pinned, $"layers/{version.Kind.Id}/{version.Name}.json", LayerSlice.Write(version, l.Crs, l.Held.Keys.ToHashSet())));

    internal IEnumerable<(PinnedList List, string? Part, byte[]? Content)> Lists() => _pinned.Lists.Select((l, i) => l.Version is not { } version
        ? (l, (string?)null, (byte[]?)null)
        : (l, $"lists/{i + 1}.json", ListSlice.Write(version, version.Parts.Where(_parts.ContainsKey).ToHashSet())));

    /// <summary>Every text of the library, and whether it was read.</summary>
    internal IEnumerable<(LawEntry Text, bool Held)> Texts() => (_law?.Entries ?? []).Select(t => (t, _texts.ContainsKey(t)));

    private PinnedLayer Watched(PinnedLayer pinned, Func<LayerVersion, Crs> crsOf)
    {
        ConcurrentDictionary<int, bool> held = new();
        if (pinned.Version is not { } version)
        {
            _layers.Add((pinned, Crs.Cgcs2000, held));
            return pinned;
        }

        _layers.Add((pinned, crsOf(version), held));
        return pinned with
        {
            Version = new LayerVersion(() => [.. version.Zones.Select(z => z with { Shape = Watched(z, held) })], (shapes, plane) => OverlayIndex.Sparing(shapes, plane))
            {
                Name = version.Name,
                Kind = version.Kind,
                Version = version.Version,
                Digest = version.Digest,
                Source = version.Source,
                Licence = version.Licence,
                ValidFrom = version.ValidFrom,
                ValidTo = version.ValidTo,
                Accuracy = version.Accuracy,
                Coverage = version.Coverage,
                Flags = version.Flags,
                Doubts = version.Doubts,
            },
        };
    }

    private static Shape Watched(Zone zone, ConcurrentDictionary<int, bool> held) => Shape.Deferred(FeatureSummary.Of(zone.Shape), zone.Shape.Crs, () =>
    {
        held[zone.Number] = true;
        return zone.Shape.Geometry;
    });

    private PinnedList Watched(PinnedList pinned) => pinned.Version is not { } version ? pinned : pinned with
    {
        Version = version with
        {
            Parts = [.. version.Parts.Select(p => new ListPart(p.Target, p.Count, p.Digest, () =>
            {
                _parts[p] = true;
                return p.Lines;
            }))],
        },
    };

    private LawEntry Watched(LawEntry text) => new(text.Title, text.Date, text.Version, text.Digest, text.SourceFile, text.Published, () =>
    {
        _texts[text] = true;
        return (string.Join('\n', text.Front), text.Body);
    });
}
