using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Which plane a site is judged in: the one asked for, else the profile's when the site's box lies inside its extent, else by the site's centroid.
/// </summary>
/// <param name="Asked"><c>--planar-crs</c>.</param>
/// <param name="Home">The district profile's plane; not used without an extent.</param>
/// <param name="HomeExtent">Where the profile's plane holds, a lon/lat box.</param>
public sealed record PlaneChoice(Crs? Asked = null, Crs? Home = null, Envelope? HomeExtent = null)
{
    /// <exception cref="EcoException">The CRS asked for is no plane.</exception>
    public Crs For(Shape shape)
    {
        Crs plane = Asked ?? (Home is not null && HomeExtent?.Covers(shape.LonLatBounds) == true ? Home : AtCentroid(shape));
        return plane.IsPlane ? plane : throw new Fault(SiteFaults.NotAPlane, Place.None, plane.Code).Raise();
    }

    private static Crs AtCentroid(Shape shape)
    {
        Point centroid = shape.Geometry.Centroid;
        var (longitude, latitude) = CrsTransform.Between(shape.Crs, Crs.Cgcs2000).Apply(centroid.X, centroid.Y);
        return Crs.PlaneAt(longitude, latitude);
    }
}

/// <summary>The gate's answer for a proposal's boundary: a site, or every problem.</summary>
public sealed record SiteReading(Site? Site, IReadOnlyList<GeometryProblem> Problems, RepairReceipt? Repair)
{
    /// <summary>Problems beyond the first 1000 of their kind: counted, not listed.</summary>
    public int Unlisted { get; init; }
}

/// <summary>
/// 项目用地范围: a valid, located, measured boundary with its positional accuracy (m). The ellipsoidal area is that of the shape in its own CRS,
/// the planar one that of the vertices transformed into the plane; neither is rounded here.
/// </summary>
public sealed class Site : ICandidate
{
    private const double LongestOutline = 10_000_000; // m: beyond any project; ten seconds and a gigabyte would not do for three times as much

    private readonly Lazy<Site?> line;

    private Site(Shape shape, Crs crs, Geometry plane, double accuracy, Shape? axis = null)
    {
        Shape = shape;
        Axis = axis;
        Crs = crs;
        Plane = plane;
        Accuracy = accuracy;
        Paths = FlatPaths.Of(plane);
        EllipsoidalArea = shape.EllipsoidalArea;
        PlanarArea = shape.Kind == ShapeKind.Polygon ? Planar.Area(Paths.Rings) : 0;
        PlanarLength = Planar.Length(Paths.Rings);
        line = new(() => Shape.Kind == ShapeKind.Line ? this : Axis is { Kind: ShapeKind.Line } drawn ? Of(drawn, Crs, Accuracy) : null);
    }

    public Shape Shape { get; }

    /// <summary>The line or points as drawn that <see cref="Shape"/> is the ground around (<see cref="Corridor"/>); null: the shape itself was drawn.</summary>
    public Shape? Axis { get; }

    /// <summary>The plane: <c>site.crs</c>.</summary>
    public Crs Crs { get; }

    /// <summary>The shape in the plane.</summary>
    public Geometry Plane { get; }

    public double Accuracy { get; }

    /// <summary>m²; 0 for lines and points.</summary>
    public double EllipsoidalArea { get; }

    public double PlanarArea { get; }

    /// <summary>Perimeter or length in the plane, m.</summary>
    public double PlanarLength { get; }

    /// <summary>The middle of its box in degrees, to 1e-6: where it is, on a map of many.</summary>
    public (double Longitude, double Latitude) Middle => (Math.Round(Shape.LonLatBounds.Centre.X, 6), Math.Round(Shape.LonLatBounds.Centre.Y, 6));

    /// <summary>2A/P in the plane, m; 0 for lines and points.</summary>
    public double MeanWidth => PlanarLength > 0 ? 2 * PlanarArea / PlanarLength : 0;

    /// <summary>The shape in the plane, flat, as the engine reads it.</summary>
    internal FlatPaths Paths { get; }

    Rings ICandidate.Rings => Paths.Rings;

    Geometry ICandidate.Geometry => Plane;

    /// <exception cref="EcoException">The plane is none, or the shape reaches beyond its domain.</exception>
    public static SiteReading From(RawShape raw, Crs declared, PlaneChoice plane, double accuracy, Repair repair = Repair.None, Corridor? corridor = null)
    {
        ShapeReading reading = ShapeGate.Check(raw, declared, repair);
        return new SiteReading(reading.Shape is null ? null : Of(reading.Shape, plane.For(reading.Shape), accuracy, corridor ?? Corridor.None), reading.Problems, reading.Repair)
        {
            Unlisted = reading.Unlisted,
        };
    }

    private static Site Of(Shape shape, Crs crs, double accuracy, Corridor corridor)
    {
        double outline = new GroundExtent(shape.Crs).Outline(shape.Geometry).Outline;
        if (outline > LongestOutline)
            throw new Fault(SiteFaults.TooLarge, Place.None, (long)(outline / 1000)).Raise();
        return corridor.Around(shape, crs) is { } ground ? new(ground, crs, ground.In(crs), accuracy, shape) : Of(shape, crs, accuracy);
    }

    /// <summary>The line itself, of a line site or of the ground around a line; null for other sites.</summary>
    public Site? Line => line.Value;

    /// <summary>Each part of the shape as a site of its own, in canonical order.</summary>
    public IEnumerable<Site> Parts() =>
        Enumerable.Range(0, Shape.Geometry.NumGeometries).Select(i => Of(Shape.Trusted(Shape.Geometry.GetGeometryN(i), Shape.Crs), Crs, Accuracy));

    /// <summary>What of the site lies in none of these; null when nothing does.</summary>
    /// <param name="others">In the plane.</param>
    /// <exception cref="EcoException">It cannot be measured by itself.</exception>
    public Site? Without(IEnumerable<Geometry> others) => Piece(Nts.Difference(Plane, Nts.Union(others)).Left);

    /// <summary>A piece of the site as an overlay in the plane left it (<see cref="OverlayIndex.Shared"/>); null when nothing of the site's own dimension is left.</summary>
    /// <exception cref="EcoException">It cannot be measured by itself.</exception>
    public Site? Piece(Geometry shared)
    {
        RawShape raw = RawShape.Of(shared, Shape.Kind);
        if (raw.IsEmpty)
            return null;
        Shape piece = ShapeGate.Check(raw, Crs).Shape ?? throw new Fault(SiteFaults.NoPiece, Place.None).Raise();
        return Of(piece, Crs, Accuracy);
    }

    /// <summary>A shape that passed the gate before, in a given plane.</summary>
    public static Site Of(Shape shape, Crs crs, double accuracy) => new(shape, crs, shape.In(crs), accuracy);
}
