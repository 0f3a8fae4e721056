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
/// country; then one grid holds the layer. Both give the same bits.
/// </para>
/// </remarks>
public sealed class OverlayIndex
{
    private const double BoxSlack = 1e-6; // degrees, 0.1 m: edges straight in the plane leave their lon/lat box by far less
    private const int SitesOneByOne = 16;

    private readonly IndexedFeature[] features;
    private readonly Lazy<BoxTree> tree;
    private readonly Lazy<bool> othersThanPolygons;
    private readonly Neighbours neighbours;
    private readonly NearSites loaded = new();
    private readonly Lazy<BoxTree> others;
    private readonly Distances distances;
    private readonly Lock building = new();
    private volatile GridReaders? whole;
    private readonly Action<OverlayIndex>? made;
    private readonly int oneByOne;
    private int sites, nearestSites;

    private OverlayIndex(IndexedFeature[] features, Crs plane, GridIndex? whole, Action<OverlayIndex>? made = null, int oneByOne = SitesOneByOne)
    {
        this.features = features;
        this.made = made;
        this.oneByOne = oneByOne;
        Plane = plane;
        tree = new(() => new BoxTree([.. features.Select(f => f.Shape.LonLatBounds)]));
        othersThanPolygons = new(() => features.Any(f => f.Shape.Kind != ShapeKind.Polygon));
        others = new(() => new BoxTree([.. features.Select(f => f.Shape.Kind == ShapeKind.Polygon ? new Envelope() : f.Figures.Bounds)]));
        distances = new Distances(plane);
        neighbours = new Neighbours(features, tree, loaded, distances, plane);
        this.whole = whole is null ? null : new GridReaders(whole, plane);
    }

    public Crs Plane { get; }

    /// <param name="made">Told once, when the grid of the whole layer was made: it may then be saved.</param>
    public static OverlayIndex Build(IReadOnlyList<Shape> features, Crs plane, Action<OverlayIndex>? made = null) =>
        plane.IsPlane ? new([.. features.Select(f => new IndexedFeature(f, plane))], plane, null, made)
            : throw new Fault(SiteFaults.NotAPlane, Place.None, plane.Code).Raise();

    /// <summary>An index that never holds the whole layer: however many sites ask, only features near one of them are asked for their coordinates.</summary>
    public static OverlayIndex Sparing(IReadOnlyList<Shape> features, Crs plane) =>
        plane.IsPlane ? new([.. features.Select(f => new IndexedFeature(f, plane))], plane, null, oneByOne: int.MaxValue)
            : throw new Fault(SiteFaults.NotAPlane, Place.None, plane.Code).Raise();

    /// <summary>The index of these features in this plane as <see cref="Save"/> wrote it; it takes the bytes over.</summary>
    /// <exception cref="FormatException">The bytes are damaged, or of other features; they are still the caller's.</exception>
    public static unsafe OverlayIndex Over(IReadOnlyList<Shape> features, Crs plane, PinnedBytes saved)
    {
        long grid = GridHeader.Aligned((long)features.Count * FeatureInPlane.Length);
        if (saved.Length < grid + GridHeader.Bytes)
            throw new FormatException("cut short");
        var indexed = new IndexedFeature[features.Count];
        for (int i = 0; i < indexed.Length; i++)
            indexed[i] = new IndexedFeature(features[i], plane, FeatureInPlane.Read(saved.Span((long)i * FeatureInPlane.Length, FeatureInPlane.Length)));
        GridIndex whole = GridIndex.Over(saved.Start + grid, saved.Length - grid, saved);
        return whole.Features == indexed.Length ? new(indexed, plane, whole) : throw new FormatException("another number of features");
    }

    /// <summary>Writes what <see cref="Over"/> reads: the figures of every feature, then the grid, which is made if it was not yet.</summary>
    public void Save(Stream to)
    {
        GridIndex grid = Whole().Index;
        byte[] figures = new byte[GridHeader.Aligned((long)features.Length * FeatureInPlane.Length)];
        for (int i = 0; i < features.Length; i++)
            features[i].Figures.Write(figures.AsSpan(i * FeatureInPlane.Length, FeatureInPlane.Length));
        to.Write(figures);
        using UnmanagedMemoryStream block = grid.Open();
        block.CopyTo(to);
    }

    /// <summary>Every feature that shares more than a touch with the site, in feature order. <paramref name="accuracy"/> is the layer's, m.</summary>
    /// <exception cref="EcoException">Two ways to measure a pair disagree.</exception>
    public IReadOnlyList<Overlap> Overlaps(Site site, double accuracy)
    {
        Demand(site);
        List<Overlap> overlaps = [];
        if (Grid(ref sites) is { } grid)
        {
            Measure(grid, site, accuracy, overlaps, null);
            overlaps.Sort((a, b) => a.Feature.CompareTo(b.Feature));
            return overlaps;
        }

        foreach (int i in Meeting(site.Shape.LonLatBounds))
            if (!features[i].IsEmpty)
                Measure(features[i].Alone, site, accuracy, overlaps, i);
        return overlaps;
    }

    /// <summary>
    /// The same for flat sites, one after another, by one thread. Null as long as sites meet features one by one: then
    /// <see cref="Overlaps"/> answers.
    /// </summary>
    public FlatOverlaps? Flat(double accuracy) => (Volatile.Read(ref sites) > oneByOne ? Whole() : whole) is { } grid
        ? new FlatOverlaps(grid, features, othersThanPolygons.Value ? others.Value : null, accuracy)
        : null;

    /// <param name="only">The one feature of the grid, null: the grid has them all.</param>
    private void Measure(GridReaders readers, Site site, double accuracy, List<Overlap> overlaps, int? only)
    {
        bool polygon = site.Shape.Kind == ShapeKind.Polygon;
        using GridReaders.Lease reader = readers.Rent();
        if (polygon && (only is null || IsPolygon(only.Value)))
            FlatOverlaps.Measure(reader, site, features, accuracy, overlaps, only);
        if (!polygon || (only is { } i ? !IsPolygon(i) : othersThanPolygons.Value))
            Lines(reader, site, overlaps, only);
    }

    /// <summary>What the site and a feature share that are not both polygons: of those at distance 0.</summary>
    private void Lines(in GridReaders.Lease reader, Site site, List<Overlap> overlaps, int? only)
    {
        bool polygon = site.Shape.Kind == ShapeKind.Polygon;
        using NearSites.Lease near = loaded.Rent(site.Paths);
        reader.Lines.Begin();
        reader.Nearest.Begin(near.Site, place => !polygon || !IsPolygon(only ?? place));
        while (reader.Nearest.Next(0, out int place, out _))
            if (reader.Lines.Measure(site, near.Site, reader, place, features[only ?? place]) is { } overlap)
                overlaps.Add(overlap with { Feature = only ?? place });
    }

    /// <summary>Where a line site runs inside one polygon feature, path after path along each; empty for other shapes.</summary>
    public IReadOnlyList<Crossing> Crossings(Site site, int feature)
    {
        Demand(site);
        if (site.Shape.Kind != ShapeKind.Line || !IsPolygon(feature) || features[feature].IsEmpty)
            return [];
        using GridReaders.Lease reader = features[feature].Alone.Rent();
        using NearSites.Lease near = loaded.Rent(site.Paths);
        return reader.Lines.Crossings(near.Site, reader.Grid, 0, features[feature]);
    }

    private bool IsPolygon(int feature) => features[feature].Shape.Kind == ShapeKind.Polygon;

    /// <summary>The grid of the whole layer, if there is one or as many sites have asked as make it worth while; then it is made.</summary>
    private GridReaders? Grid(ref int asked) => Interlocked.Increment(ref asked) > oneByOne ? Whole() : whole;

    private GridReaders Whole()
    {
        if (whole is { } ready)
            return ready;
        lock (building)
        {
            if (whole is { } other)
                return other;
            whole = new GridReaders(GridIndex.Build(features.Length, i => features[i].Paths(), Environment.ProcessorCount, CancellationToken.None), Plane);
        }

        made?.Invoke(this);
        return whole;
    }

    /// <summary>The nearest feature among those wanted, null when there is none. Polygons are solid: inside or touching is 0. Ties go to the lower number.</summary>
    public Proximity? Nearest(Site site, Predicate<int> wanted, CancellationToken cancellation = default)
    {
        Demand(site);
        return neighbours.Nearest(site, wanted, Grid(ref nearestSites), cancellation);
    }

    /// <summary>
    /// Wanted features whose distance from the site is ≤ <paramref name="metres"/>, in feature order. The distance is compared as it is printed,
    /// to the millimetre.
    /// </summary>
    public IReadOnlyList<Proximity> Within(Site site, double metres, Predicate<int> wanted)
    {
        Demand(site);
        return neighbours.Within(site, metres, wanted, whole);
    }

    /// <summary>The shared geometry, in the plane, for maps and exports only.</summary>
    public Geometry Shared(Site site, int feature)
    {
        Demand(site);
        return Nts.Intersection(site.Plane, Feature(feature)).Shared;
    }

    /// <summary>What no feature covers of the site, in the plane, for maps and exports only.</summary>
    public Geometry Left(Site site)
    {
        Demand(site);
        return Nts.Difference(site.Plane, Nts.Union([.. Meeting(site.Shape.LonLatBounds).Select(Feature)])).Left;
    }

    /// <summary>The feature in the plane, for maps.</summary>
    public Geometry Feature(int feature) => features[feature].Geometry;

    /// <summary>Features whose bounds meet an envelope of the plane, in feature order, for maps.</summary>
    public IReadOnlyList<int> InView(Envelope view) =>
        [.. Meeting(distances.LonLat(view)).Where(i => Feature(i).EnvelopeInternal.Intersects(view))];

    private List<int> Meeting(Envelope lonLat)
    {
        var query = new Envelope(lonLat);
        query.ExpandBy(BoxSlack);
        List<int> met = tree.Value.Meeting(query);
        met.Sort();
        return met;
    }

    private void Demand(Site site)
    {
        if (!site.Crs.Equals(Plane))
            throw new ArgumentException($"the site lies in {site.Crs.Code}, the index in {Plane.Code}", nameof(site));
    }
}
