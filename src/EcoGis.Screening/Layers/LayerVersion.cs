using System.Collections.Immutable;

namespace EcoGis;

/// <summary>管控区: one feature with legal effect. <see cref="Number"/> is its place in canonical order, from 1.</summary>
/// <param name="Code">The zone's own code, or <c>fid:n</c>.</param>
/// <param name="Class">A class id of the kind; empty when the kind has no classes.</param>
/// <param name="Fields">The kind's further standard fields that have a value, by field id.</param>
public sealed record Zone(int Number, string Code, string Name, string Class, ImmutableSortedDictionary<string, string> Fields, Shape Shape);

/// <summary>图层版本: one immutable dated release of one layer.</summary>
/// <param name="load">Its zones, in canonical order, checked against the digest.</param>
/// <param name="index">Makes, or fetches from where it is saved, the index of the zones' shapes in a plane; absent: it is built.</param>
public sealed class LayerVersion(Func<IReadOnlyList<Zone>> load, Func<IReadOnlyList<Shape>, Crs, OverlayIndex>? index = null)
{
    private readonly Kept<IReadOnlyList<Zone>> _zones = new(load);
    private readonly Func<IReadOnlyList<Shape>, Crs, OverlayIndex> _index = index ?? ((shapes, plane) => OverlayIndex.Build(shapes, plane));
    private readonly Kept<Crs, OverlayIndex> _indexes = new();
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, bool> _stated = new(StringComparer.Ordinal);

    public required string Name { get; init; }

    public required ZoneKind Kind { get; init; }

    public required int Version { get; init; }

    /// <summary>"sha256:…" over everything that can change an answer: kind, dates, accuracy, coverage, zones.</summary>
    public required string Digest { get; init; }

    public required string Source { get; init; }

    public string? Licence { get; init; }

    /// <summary>First day it holds; absent: open.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>First day it no longer holds; absent: open.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>Positional accuracy, m.</summary>
    public required double Accuracy { get; init; }

    /// <summary>Where the layer claims to be complete; empty: nowhere, so it can give positive answers only.</summary>
    public required IReadOnlyList<Shape> Coverage { get; init; }

    /// <summary>What the import found doubtful and left as it was, such as <c>looks-gcj02</c>: its answers need a better layer.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>What the check of the whole layer found or could not look at, in short; null: nothing, or the version is of no catalog. Changes no answer.</summary>
    public Func<Bilingual?> Doubts { get; init; } = () => null;

    /// <summary>In canonical order. Loaded, and checked against the digest, on first use.</summary>
    public IReadOnlyList<Zone> Zones => _zones.Value;

    /// <summary>Whether any zone states this field: a column that the layer has not is never filled.</summary>
    public bool States(string field) => _stated.GetOrAdd(field, f => Zones.Any(z => z.Fields.ContainsKey(f)));

    public OverlayIndex IndexIn(Crs plane) => _indexes.Of(plane, p => _index([.. Zones.Select(z => z.Shape)], p));
}
