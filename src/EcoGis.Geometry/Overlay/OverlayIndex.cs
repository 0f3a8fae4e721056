using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Built once from the features of one layer in one plane; answers what a site shares with them and how far the nearest is.
/// Features are named by their place in the list. Thread-safe; features are projected when first met. Nothing is rounded here.
/// </summary>
/// <remarks>
/// Polygons are closed and solid: a line along a border, or a point on it, lies inside. Two lines overlap where they run together; points overlap
/// only polygons. A feature that reaches beyond the plane's domain is cut there, and its planar share is of its ellipsoidal area.
/// </remarks>
public sealed class OverlayIndex
{
    private const double BoxSlack = 1e-6; // degrees, 0.1 m: edges straight in the plane leave their lon/lat box by far less

    private readonly IndexedFeature[] features;
    private readonly BoxTree tree;
    private readonly Distances distances;

    private OverlayIndex(IndexedFeature[] features, Crs plane)
    {
        this.features = features;
        Plane = plane;
        tree = new BoxTree([.. features.Select(f => f.Shape.LonLatBounds)]);
        distances = new Distances(plane);
    }

    public Crs Plane { get; }

    public static OverlayIndex Build(IReadOnlyList<Shape> features, Crs plane) =>
        plane.IsPlane ? new([.. features.Select(f => new IndexedFeature(f, plane))], plane)
            : throw new Fault(SiteFaults.NotAPlane, Place.None, plane.Code).Raise();

    /// <summary>Every feature that shares more than a touch with the site, in feature order. <paramref name="accuracy"/> is the layer's, m.</summary>
    public IReadOnlyList<Overlap> Overlaps(Site site, double accuracy)
    {
        Demand(site);
        List<Overlap> overlaps = [];
        foreach (int i in Meeting(site.Shape.LonLatBounds))
        {
            IndexedFeature feature = features[i];
            Contact contact = feature.IsEmpty ? Contact.Apart : site.Body.To(feature.Body);
            if (contact != Contact.Apart && Pair.Overlap(site, feature, contact, Plane, accuracy) is { } overlap)
                overlaps.Add(overlap with { Feature = i });
        }

        return overlaps;
    }

    /// <summary>The nearest feature among those wanted, null when there is none. Polygons are solid: inside or touching is 0. Ties go to the lower number.</summary>
    public Proximity? Nearest(Site site, Predicate<int> wanted, CancellationToken cancellation = default)
    {
        Demand(site);
        Proximity? best = null;
        foreach (var (i, bound) in tree.ByDistance(Bound(site)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (bound > (best?.Distance + Distances.Tie ?? double.PositiveInfinity))
                break;
            if (!wanted(i) || distances.Between(site, features[i], best?.Distance ?? double.PositiveInfinity) is not { } found)
                continue;
            double closer = best is null ? double.PositiveInfinity : best.Distance - found.Metres;
            if (closer > Distances.Tie || (closer >= -Distances.Tie && i < best!.Feature))
                best = new Proximity(i, found.Metres, found.Azimuth);
        }

        return best;
    }

    /// <summary>
    /// Wanted features whose distance from the site is ≤ <paramref name="metres"/>, in feature order. The distance is compared as it is printed,
    /// to the millimetre.
    /// </summary>
    public IReadOnlyList<Proximity> Within(Site site, double metres, Predicate<int> wanted)
    {
        Demand(site);
        List<Proximity> near = [];
        foreach (var (i, bound) in tree.ByDistance(Bound(site)))
        {
            if (bound > metres + Pieces.Touch)
                break;
            if (wanted(i) && distances.Between(site, features[i], metres + Pieces.Touch) is { } found && Math.Round(found.Metres, 3) <= metres)
                near.Add(new Proximity(i, found.Metres, found.Azimuth));
        }

        near.Sort((a, b) => a.Feature.CompareTo(b.Feature));
        return near;
    }

    /// <summary>The shared geometry, in the plane, for maps and exports only.</summary>
    public Geometry Shared(Site site, int feature)
    {
        Demand(site);
        return Nts.Intersection(site.Plane, Feature(feature)).Shared;
    }

    /// <summary>The feature in the plane, for maps.</summary>
    public Geometry Feature(int feature) => features[feature].Body.Geometry;

    /// <summary>Features whose bounds meet an envelope of the plane, in feature order, for maps.</summary>
    public IReadOnlyList<int> InView(Envelope view) =>
        [.. Meeting(distances.LonLat(view)).Where(i => Feature(i).EnvelopeInternal.Intersects(view))];

    private static Func<Box, double> Bound(Site site)
    {
        Envelope e = site.Shape.LonLatBounds;
        var box = new Box(e.MinX, e.MinY, e.MaxX, e.MaxY);
        return b => GroundBound.Between(b, box);
    }

    private List<int> Meeting(Envelope lonLat)
    {
        var query = new Envelope(lonLat);
        query.ExpandBy(BoxSlack);
        List<int> met = tree.Meeting(query);
        met.Sort();
        return met;
    }

    private void Demand(Site site)
    {
        if (!site.Crs.Equals(Plane))
            throw new ArgumentException($"the site lies in {site.Crs.Code}, the index in {Plane.Code}", nameof(site));
    }
}
