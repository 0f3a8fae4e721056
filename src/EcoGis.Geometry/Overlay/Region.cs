using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>How much of a site lies outside a region.</summary>
public enum Outside
{
    /// <summary>Nothing beyond touches.</summary>
    None,

    /// <summary>Only pieces thinner than the combined accuracy.</summary>
    Sliver,

    /// <summary>At least one firm piece.</summary>
    Firm,
}

/// <summary>
/// The union of polygons in one plane: coverage of a layer, a compliant park, an administrative area. Metres and m² of that plane.
/// Lines and points of the union are left out; polygons that reach beyond the plane's domain are cut there. Thread-safe.
/// </summary>
public sealed class Region
{
    private const int QuadrantSegments = 32;

    private readonly Geometry union;
    private readonly Crs plane;
    private readonly double accuracy;
    private readonly double meanWidth;
    private readonly Lazy<GridReaders> grid;

    private Region(Geometry union, Crs plane, double accuracy)
    {
        this.union = union;
        this.plane = plane;
        this.accuracy = accuracy;
        meanWidth = union.IsEmpty ? 0 : 2 * Planar.Area(union) / Planar.Length(union);
        grid = new(() => new GridReaders(GridIndex.Build(1, _ => FlatPaths.Of(union), 1, CancellationToken.None), plane));
    }

    public bool IsEmpty => union.IsEmpty;

    /// <param name="accuracy">Positional accuracy of the polygons, m.</param>
    public static Region Union(IEnumerable<Shape> polygons, Crs plane, double accuracy) => new(
        Nts.Union([.. polygons.Where(p => p.Kind == ShapeKind.Polygon).Select(p => PlaneWindow.Project(p, plane).Geometry).Where(g => !g.IsEmpty)]),
        plane, accuracy);

    /// <summary>
    /// True when the site and everything within <paramref name="margin"/> metres of it lies in the region; pieces under 1 mm wide are no gap. The
    /// margin is drawn a little too wide (0.03 % for round corners, and by the plane's scale at the site), never too narrow.
    /// </summary>
    public bool Covers(Site site, double margin)
    {
        if (IsEmpty)
            return false;
        Geometry plain = site.Shape.In(plane);
        if (DeepInside(plain.EnvelopeInternal, margin))
            return true;
        if (margin <= 0)
            return Beyond(site).Kind == Outside.None;
        double roundCorners = 1 / Math.Cos(Math.PI / (4 * QuadrantSegments));
        Geometry wide = plain.Buffer(margin * Scale(plain) * roundCorners, QuadrantSegments);
        return Left(wide) is var left && (left.IsEmpty || Pieces.Of(left, plane, 0, 0).AllTouch);
    }

    /// <summary>The part of the site beyond the region, its planar and ellipsoidal area in m², and whether it is firm.</summary>
    public (Outside Kind, double EllipsoidalArea, double PlanarArea) Beyond(Site site)
    {
        Geometry plain = site.Shape.In(plane);
        if (DeepInside(plain.EnvelopeInternal, 0))
            return (Outside.None, 0, 0);
        if (site.Shape.Kind == ShapeKind.Point)
            return (plain.Coordinates.All(Holds) ? Outside.None : Outside.Firm, 0, 0);
        Geometry left = Left(plain);
        if (site.Shape.Kind == ShapeKind.Line)
            return (Planar.Length(left) < Pieces.Touch ? Outside.None : Outside.Firm, 0, 0);
        double parents = IsEmpty ? site.MeanWidth : Math.Min(site.MeanWidth, meanWidth);
        Pieces pieces = Pieces.Of(left, plane, Pieces.Combined(site.Accuracy, accuracy), parents);
        return pieces.AllTouch ? (Outside.None, 0, 0)
            : (pieces.AnyFirm ? Outside.Firm : Outside.Sliver, pieces.EllipsoidalArea, pieces.PlanarArea);
    }

    /// <summary>True when a box, and all within a distance of it (m on the ground), lies inside and no border is near: so it is for most sites.</summary>
    private bool DeepInside(Envelope box, double margin)
    {
        if (IsEmpty)
            return false;
        double more = margin * Distances.LargestScale;
        Box wide = new(box.MinX - more, box.MinY - more, box.MaxX + more, box.MaxY + more);
        using GridReaders.Lease reader = grid.Value.Rent();
        if (reader.Grid.Covers(0, wide))
            return true;
        LocalEdges edges = reader.Grid.Edges(0, wide);
        for (int i = 0; i < edges.Count; i++)
            if (wide.Meets(Box.Of(edges[i].Ax, edges[i].Ay, edges[i].Bx, edges[i].By)))
                return false;
        return reader.Grid.Locate(0, wide.MinX, wide.MinY) == Location.Interior;
    }

    private bool Holds(Coordinate p)
    {
        if (IsEmpty)
            return false;
        using GridReaders.Lease reader = grid.Value.Rent();
        return reader.Grid.Locate(0, p.X, p.Y) != Location.Exterior;
    }

    private Geometry Left(Geometry geometry) => IsEmpty ? geometry : Nts.Difference(geometry, union).Left;

    /// <summary>Plane metres per metre on the ground, at the corner of the geometry's box where it is largest.</summary>
    private double Scale(Geometry geometry)
    {
        const double Step = 100;
        CrsTransform toLonLat = CrsTransform.Between(plane, Crs.Cgcs2000);
        Envelope e = geometry.EnvelopeInternal;
        return new[] { e.MinX, e.MaxX }.SelectMany(_ => new[] { e.MinY, e.MaxY }, At).Max();

        double At(double x, double y)
        {
            var (longitude1, latitude1) = toLonLat.Apply(x, y);
            var (longitude2, latitude2) = toLonLat.Apply(x + Step, y);
            return Step / Geodesic.Distance(longitude1, latitude1, longitude2, latitude2).Metres;
        }
    }
}
