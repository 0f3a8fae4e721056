using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A shape that passed the gate: valid, two-dimensional, in canonical order (ring start, direction, ring and part order), in its own CRS,
/// where its edges are straight. Made only by <see cref="ShapeGate"/>, or by <see cref="Trusted"/> from a store that checked its digest.
/// </summary>
public sealed partial class Shape
{
    private Shape(Geometry geometry, ShapeKind kind, Crs crs)
    {
        Geometry = geometry;
        Kind = kind;
        Crs = crs;
    }

    /// <summary>(Multi)Polygon, (Multi)LineString or (Multi)Point; x east or longitude, y north or latitude.</summary>
    public Geometry Geometry { get; }

    public ShapeKind Kind { get; }

    public Crs Crs { get; }
}

public sealed partial class Shape
{
    /// <summary>A shape read back from a store that verified the digest of its content; it must be one this gate once passed.</summary>
    public static Shape Trusted(Geometry geometry, Crs crs) => throw new NotSupportedException();

    /// <summary>Bounds in degrees (x longitude, y latitude), of the densified edges.</summary>
    public Envelope LonLatBounds => throw new NotSupportedException();

    /// <summary>The shape in another CRS: edges longer than 70 m are first split where they are straight, in the shape's own CRS; the same object when the CRS is the same.</summary>
    public Geometry In(Crs crs) => throw new NotSupportedException();

    /// <summary>SHA-256 over kind, CRS code and the canonical coordinates' bits: equal content, equal key, whatever file it came from.</summary>
    public string ContentKey => throw new NotSupportedException();
}
