using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What a snapshot says in one plane whatever the site: used layers by kind, and unions that many sites share. Thread-safe; unions are made when first asked for.</summary>
internal sealed class SnapshotInPlane(Snapshot snapshot, Crs plane, DistrictProfile profile)
{
    /// <summary>The kind that says where a site is. Its codes are the adcodes of territories.</summary>
    public const string AdminBoundary = "admin-boundary";

    private readonly Kept<(string, string), Region> _regions = new();
    private readonly Kept<string, Region> _unions = new(StringComparer.Ordinal);
    private readonly ILookup<string, LayerVersion> _used =
        snapshot.Layers.Where(l => l.Version is not null).ToLookup(l => l.Kind, l => l.Version!);

    public Snapshot Snapshot => snapshot;

    public Crs Plane => plane;

    public DistrictProfile Profile => profile;

    public IEnumerable<LayerVersion> Used(string kind) => _used[kind];

    public IEnumerable<LayerVersion> AllUsed => _used.SelectMany(g => g);

    public IEnumerable<PinnedLayer> Pinned(string kind) => snapshot.Layers.Where(l => l.Kind == kind);

    /// <summary>The union of the coverage of every used version of the kind.</summary>
    public Region Coverage(string kind) => Cached("coverage of kind", kind, () => Union(Used(kind).SelectMany(l => l.Coverage), 0));

    public Region Coverage(LayerVersion layer) => Cached("coverage of layer", layer.Name, () => Union(layer.Coverage, 0));

    /// <summary>The profile's own administrative area; empty when no boundary layer says where that is.</summary>
    public Region Home => Cached("home", "", () => ZoneUnion(AdminBoundary, z => Territory.IsAdcode(z.Code) && profile.IsHome(z.Code)));

    public Region AdminAreas => Cached("admin", "", () => ZoneUnion(AdminBoundary, z => Territory.IsAdcode(z.Code)));

    /// <summary>The union of the zones a rule selects, for <see cref="RelationWord.Outside"/>.</summary>
    public Region Zones(ZoneSelector selector) => Cached(selector.Kind, string.Join(',', selector.Classes), () => ZoneUnion(selector.Kind, z => selector.SelectsClass(z.Class)));

    private Region ZoneUnion(string kind, Func<Zone, bool> wanted) =>
        Union(Used(kind).SelectMany(l => l.Zones.Where(wanted).Select(z => z.Shape)), Used(kind).Select(l => l.Accuracy).DefaultIfEmpty(0).Max());

    /// <summary>One region for equal content: most layers of a district share one coverage polygon, and a site is held against it once.</summary>
    private Region Union(IEnumerable<Shape> shapes, double accuracy)
    {
        List<Shape> distinct = [.. shapes.DistinctBy(s => s.ContentKey).OrderBy(s => s.ContentKey, StringComparer.Ordinal)];
        string key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{accuracy:R} {string.Join(',', distinct.Select(s => s.ContentKey))}");
        return _unions.Of(key, _ => Region.Union(distinct, plane, accuracy));
    }

    private Region Cached(string what, string which, Func<Region> make) => _regions.Of((what, which), _ => make());
}
