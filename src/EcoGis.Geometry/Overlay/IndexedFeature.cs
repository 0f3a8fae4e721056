using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>One feature of an index: projected and measured when first met, then kept. Areas m², lengths m. Thread-safe.</summary>
internal sealed class IndexedFeature
{
    private readonly Lazy<(Body Body, bool Whole)> body;
    private readonly Lazy<double> planarArea;
    private readonly Lazy<double> length;

    public IndexedFeature(Shape shape, Crs plane)
    {
        Shape = shape;
        body = new(() =>
        {
            var (geometry, whole) = PlaneWindow.Project(shape, plane);
            return (new Body(geometry), whole);
        });
        planarArea = new(() => Planar.Area(Body.Geometry));
        length = new(() => Planar.Length(Body.Geometry));
    }

    public Shape Shape { get; }

    /// <summary>In the plane; cut, or empty, when the feature reaches beyond its domain.</summary>
    public Body Body => body.Value.Body;

    public bool IsEmpty => Body.Geometry.IsEmpty;

    public double EllipsoidalArea => Shape.EllipsoidalArea;

    /// <summary>Of a feature that the plane cannot hold: its ellipsoidal area, the best there is.</summary>
    public double PlanarArea => body.Value.Whole ? planarArea.Value : EllipsoidalArea;

    /// <summary>Perimeter or length in the plane, of what it holds.</summary>
    public double PlanarLength => length.Value;

    /// <summary>2A/P in the plane, of what it holds.</summary>
    public double MeanWidth => PlanarLength > 0 ? 2 * planarArea.Value / PlanarLength : 0;
}
