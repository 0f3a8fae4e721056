using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Built once from the features of one layer in one plane; answers what a site shares with them and how far the nearest is.
/// Features are named by their place in the list. Thread-safe. Nothing is rounded here.
/// </summary>
/// <remarks>
/// Polygons are closed and solid: a line along a border, or a point on it, lies inside. Two lines overlap where they run together; points overlap
/// only polygons. A feature that reaches beyond the plane's domain is cut there, and its planar share is of its ellipsoidal area.
/// <para>
/// The first few sites meet features one by one, each in a grid of its own made when it is first met, so that one site does not wait for a whole
/// country; then, or when <see cref="Prepare"/> asks, one grid holds the layer. Both give the same bits.
/// </para>
/// </remarks>
public sealed class OverlayIndex
{
    private const double BoxSlack = 1e-6; // degrees, 0.1 m: edges straight in the plane leave their lon/lat box by far less
    private const int SitesOneByOne = 16;

    private readonly IndexedFeature[] features;
    private readonly Lazy<BoxTree> tree;
    private readonly Distances distances;
    private readonly Lock building = new();
    private volatile GridReaders? whole;
    private int sites;

    private OverlayIndex(IndexedFeature[] features, Crs plane, GridIndex? whole)
    {
        this.features = features;
        Plane = plane;
        tree = new(() => new BoxTree([.. features.Select(f => f.Shape.LonLatBounds)]));
        distances = new Distances(plane);
        this.whole = whole is null ? null : new GridReaders(whole, plane);
    }

    public Crs Plane { get; }

    public static OverlayIndex Build(IReadOnlyList<Shape> features, Crs plane) =>
        plane.IsPlane ? new([.. features.Select(f => new IndexedFeature(f, plane))], plane, null)
            : throw new Fault(SiteFaults.NotAPlane, Place.None, plane.Code).Raise();

    /// <summary>Makes the grid of the whole layer now, for many sites to come.</summary>
    public void Prepare(int threads, CancellationToken cancellation) => _ = Whole(threads, cancellation);

    /// <summary>Every feature that shares more than a touch with the site, in feature order. <paramref name="accuracy"/> is the layer's, m.</summary>
    /// <exception cref="EcoException">Two ways to measure a pair disagree.</exception>
    public IReadOnlyList<Overlap> Overlaps(Site site, double accuracy)
    {
        Demand(site);
        List<Overlap> overlaps = [];
        if (WholeFor(site) is { } grid)
            Collect(grid, site, accuracy, overlaps, i => i);
        else
            foreach (int i in Meeting(site.Shape.LonLatBounds))
                if (!features[i].IsEmpty)
                    Collect(features[i].Alone, site, accuracy, overlaps, _ => i);
        return overlaps;
    }
}
