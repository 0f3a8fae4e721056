using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>What a shape is made of. A collection of mixed kinds is split by the reader.</summary>
public enum ShapeKind
{
    Polygon,
    Line,
    Point,
}

/// <summary>How rings become shells and holes.</summary>
public enum RingRoles
{
    /// <summary>The file says: the first ring of each part is its shell, the others are its holes (GeoJSON, WKB).</summary>
    AsGiven,

    /// <summary>The file does not say, or cannot be trusted to: decided by containment (界址点 TXT, Shapefile). All rings are in one part.</summary>
    ByContainment,
}

/// <summary>A ring, path or point list exactly as read, x (east or longitude) before y (north or latitude); may be open, short or not finite.</summary>
public sealed class RawPath(double[] xs, double[] ys)
{
    public double[] Xs { get; } = xs.Length == ys.Length ? xs : throw new ArgumentException("xs and ys differ in length", nameof(ys));

    public double[] Ys { get; } = ys;

    public int Count => Xs.Length;

    internal static RawPath Of(Geometry path) => new([.. path.Coordinates.Select(c => c.X)], [.. path.Coordinates.Select(c => c.Y)]);
}

/// <summary>
/// Geometry between a reader and the gate (<see cref="ShapeGate"/>): two-dimensional, in the declared CRS, unchecked.
/// Parts are polygons (paths = rings), or single paths of a line, or single points.
/// </summary>
public sealed class RawShape(ShapeKind kind, RingRoles roles, IReadOnlyList<IReadOnlyList<RawPath>> parts)
{
    public ShapeKind Kind { get; } = kind;

    public RingRoles Roles { get; } = roles;

    public IReadOnlyList<IReadOnlyList<RawPath>> Parts { get; } = parts;

    public static RawShape Polygon(params IReadOnlyList<RawPath> ringsOfOnePart) => new(ShapeKind.Polygon, RingRoles.AsGiven, [ringsOfOnePart]);

    public static RawShape Rings(IReadOnlyList<RawPath> rings) => new(ShapeKind.Polygon, RingRoles.ByContainment, [rings]);

    /// <summary>The coordinates of a shape that passed the gate, in its CRS: the gate gives the same shape again.</summary>
    public static RawShape Of(Shape shape) => Of(shape.Geometry, shape.Kind);

    /// <summary>What of a geometry is of one kind; what is left empty is left out.</summary>
    internal static RawShape Of(Geometry shape, ShapeKind kind) => new(kind, RingRoles.AsGiven,
    [
        .. Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN)
            .Where(g => !g.IsEmpty && g.Dimension == kind switch { ShapeKind.Polygon => Dimension.Surface, ShapeKind.Line => Dimension.Curve, _ => Dimension.Point })
            .Select(g => g is Polygon p ? [RawPath.Of(p.Shell), .. p.Holes.Select(RawPath.Of)] : (IReadOnlyList<RawPath>)[RawPath.Of(g)]),
    ]);

    public bool IsEmpty => Parts.All(p => p.All(r => r.Count == 0));
}
