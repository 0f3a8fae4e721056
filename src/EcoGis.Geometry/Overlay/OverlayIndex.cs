using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Built once from the features of one layer in one plane; answers what a site shares with them and how far the nearest is.
/// Features are named by their place in the list. Thread-safe; features are projected when first met.
/// </summary>
public sealed class OverlayIndex
{
    public static OverlayIndex Build(IReadOnlyList<Shape> features, Crs plane) => throw new NotSupportedException();

    public Crs Plane => throw new NotSupportedException();

    /// <summary>Every feature that shares more than a touch with the site, in feature order. <paramref name="accuracy"/> is the layer's, m.</summary>
    public IReadOnlyList<Overlap> Overlaps(Site site, double accuracy) => throw new NotSupportedException();

    /// <summary>The nearest feature among those wanted, null when there is none. Polygons are solid: inside or touching is 0. Ties go to the lower number.</summary>
    public Proximity? Nearest(Site site, Predicate<int> wanted, CancellationToken cancellation = default) => throw new NotSupportedException();

    /// <summary>Wanted features whose distance from the site is ≤ <paramref name="metres"/>, in feature order.</summary>
    public IReadOnlyList<Proximity> Within(Site site, double metres, Predicate<int> wanted) => throw new NotSupportedException();

    /// <summary>The shared geometry, in the plane, for maps and exports only.</summary>
    public Geometry Shared(Site site, int feature) => throw new NotSupportedException();

    /// <summary>The feature in the plane, for maps.</summary>
    public Geometry Feature(int feature) => throw new NotSupportedException();

    /// <summary>Features whose bounds meet an envelope of the plane, in feature order, for maps.</summary>
    public IReadOnlyList<int> InView(Envelope view) => throw new NotSupportedException();
}
