using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// One feature of an index, in its plane: measured when first met, or known from a saved index; its coordinates are fetched only if something asks for
/// them. Areas m², lengths m. Thread-safe.
/// </summary>
internal sealed class IndexedFeature
{
    private readonly Lazy<(Geometry Geometry, bool Whole)> inPlane;
    private readonly Lazy<FeatureInPlane> figures;
    private readonly Lazy<GridReaders> alone;

    public IndexedFeature(Shape shape, Crs plane, FeatureInPlane? known = null)
    {
        Shape = shape;
        inPlane = new(() => PlaneWindow.Project(shape, plane));
        figures = known is null ? new(() => FeatureInPlane.Of(inPlane.Value.Geometry, inPlane.Value.Whole)) : new(known);
        alone = new(() => new GridReaders(GridIndex.Build(1, _ => Paths(), 1, CancellationToken.None), plane));
    }

    public Shape Shape { get; }

    /// <summary>In the plane; cut, or empty, when the feature reaches beyond its domain.</summary>
    public Geometry Geometry => inPlane.Value.Geometry;

    public FeatureInPlane Figures => figures.Value;

    public bool IsEmpty => Figures.Bounds.IsNull;

    /// <summary>A grid of this feature alone, for a site that need not wait for the whole layer.</summary>
    public GridReaders Alone => alone.Value;

    public double EllipsoidalArea => Shape.EllipsoidalArea;

    /// <summary>Of a feature that the plane cannot hold: its ellipsoidal area, the best there is.</summary>
    public double PlanarArea => Figures.Whole ? Figures.Area : EllipsoidalArea;

    /// <summary>Perimeter or length in the plane, of what it holds.</summary>
    public double PlanarLength => Figures.PathLength;

    /// <summary>2A/P in the plane, of what it holds.</summary>
    public double MeanWidth => PlanarLength > 0 ? 2 * Figures.Area / PlanarLength : 0;

    /// <summary>Null when the plane holds nothing of it.</summary>
    public FlatPaths? Paths() => Geometry.IsEmpty ? null : FlatPaths.Of(Geometry);
}
