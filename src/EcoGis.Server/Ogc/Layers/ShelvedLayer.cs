using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>One layer version with what answers over the network need of it: its bounds, its zones by place and by number, their shapes in one reading. Thread-safe.</summary>
/// <param name="shapes">The shapes of zones with their coordinates; not kept by whoever gives them.</param>
internal sealed class ShelvedLayer(LayerVersion version, Func<IReadOnlyList<Zone>, IReadOnlyList<Shape>> shapes)
{
    private readonly Lazy<BoxTree> _tree = new(() => new BoxTree([.. version.Zones.Select(z => z.Shape.LonLatBounds)]));
    private readonly Lazy<Envelope> _extent = new(() =>
    {
        Envelope extent = new();
        foreach (Zone zone in version.Zones)
            extent.ExpandToInclude(zone.Shape.LonLatBounds);
        return extent;
    });

    public LayerVersion Version => version;

    public string Name => version.Name;

    public IReadOnlyList<Zone> Zones => version.Zones;

    /// <summary>Degrees, x longitude; null envelope when there are no zones.</summary>
    public Envelope Extent => _extent.Value;

    /// <summary>What the map's tiles are cut from.</summary>
    public MercatorShapes Mercator => LazyInitializer.EnsureInitialized(ref field, () => new MercatorShapes(version.Zones.Count, shapes));

    /// <summary>The zones whose boxes meet a box in degrees, in order of number.</summary>
    public IReadOnlyList<Zone> Meeting(Envelope lonLat)
    {
        List<int> found = _tree.Value.Meeting(lonLat);
        found.Sort();
        return [.. found.Select(i => version.Zones[i])];
    }

    public Zone? Zone(int number) => number >= 1 && number <= version.Zones.Count ? version.Zones[number - 1] : null;

    /// <summary>Their shapes in the same order.</summary>
    public IReadOnlyList<Shape> Shapes(IReadOnlyList<Zone> zones) => shapes(zones);
}
