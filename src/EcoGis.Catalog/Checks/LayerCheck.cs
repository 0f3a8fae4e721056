using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A layer as the check sees it: its zones in canonical order, in one CRS, and what it is held against.</summary>
public sealed record CheckedLayer
{
    public required ZoneKind Kind { get; init; }

    public required Crs Crs { get; init; }

    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>Where it claims to be complete.</summary>
    public required IReadOnlyList<Shape> Coverage { get; init; }

    /// <summary>m.</summary>
    public required double Accuracy { get; init; }

    /// <summary>First day it holds; null: not said.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Administrative boundaries of the catalog.</summary>
    public required IReadOnlyList<LayerVersion> Boundaries { get; init; }

    /// <summary>The version before it; null: there is none.</summary>
    public LayerVersion? Previous { get; init; }

    /// <summary>The file's columns and the fields they feed; null for a layer of the catalog, where columns are fields.</summary>
    internal (IReadOnlyList<string> Columns, FieldMapping Mapping)? File { get; init; }

    public required Place Where { get; init; }

    /// <summary>Of all zones, in degrees.</summary>
    internal Envelope Bounds => _bounds ??= ReferenceChecks.Bounds(Zones.Select(z => z.Shape));

    private Envelope? _bounds;
}

/// <summary>
/// Holds a whole layer against what its kind's data say it should be (<c>checks</c> in data/zone-kinds), against the administrative boundary and
/// against its previous version. Finds and tells; changes nothing. Geometry of single features and unknown classes are the import's own refusals.
/// </summary>
public static class LayerCheck
{
    public static LayerCheckResult Of(CheckedLayer layer, IProgress<ImportStep>? progress, CancellationToken cancellation)
    {
        progress?.Report(new(new("检查整个图层", "checking the whole layer"), 0, 1));
        CheckList list = new();
        CodeCheck.Add(layer, list);
        TextCheck.Add(layer, list);
        TilesCheck.Add(layer, list, cancellation);
        VersionCheck.Add(layer, list, cancellation);
        return list.ToResult();
    }
}

/// <summary>Collects what the single checks say, in the order they are made.</summary>
internal sealed class CheckList
{
    private readonly List<CheckItem> _items = [];
    private readonly List<Bilingual> _made = [];
    private readonly List<CheckNotMade> _notMade = [];

    public void Made(Bilingual check) => _made.Add(check);

    public void NotMade(Bilingual check, Bilingual why) => _notMade.Add(new(check, why));

    public void Add(CheckItem item) => _items.Add(item);

    public LayerCheckResult ToResult() => new([.. _items.OrderByDescending(i => i.Severity)], _made, _notMade);
}
