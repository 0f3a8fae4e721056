using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Measures what a site shares with one feature after the other when one of the two is a line or a point: lengths in m of the plane, shares of 1. Lines are
/// traced along the edges near the site, with exact predicates; where that leaves a doubt, NetTopologySuite makes the geometry. One per thread.
/// </summary>
internal sealed class LineMeter
{
    private readonly LineClip clip = new();
    private readonly GridLocator locator = new();
    private bool begun;

    /// <summary>The next site: nothing is kept of the last.</summary>
    public void Begin() => begun = false;

    /// <param name="near">The same site, loaded.</param>
    /// <param name="place">The feature's place in the grid, which says where its edges are.</param>
    /// <returns>Null when they only touch. <see cref="Overlap.Feature"/> is the place in the grid.</returns>
    public Overlap? Measure(Site site, NearSite near, GridReaders.Lease grid, int place, IndexedFeature feature) => (site.Shape.Kind, feature.Shape.Kind) switch
    {
        (ShapeKind.Point, ShapeKind.Polygon) => Points(near.Paths, grid.Grid, place),
        (ShapeKind.Polygon, ShapeKind.Point) => Points(near, grid, place),
        (ShapeKind.Point, _) or (_, ShapeKind.Point) => null,
        _ => Lines(site, near, grid.Grid, place, feature),
    };

    private Overlap? Lines(Site site, NearSite near, GridOverlay grid, int place, IndexedFeature feature)
    {
        bool ofSite = site.Shape.Kind == ShapeKind.Line, ofFeature = feature.Shape.Kind == ShapeKind.Line, snapped = false;
        if (!begun)
            clip.Begin(near.Paths.Rings, !ofSite);
        begun = true;
        LocalEdges edges = grid.Edges(place, near.Box);
        if ((ofSite && ofFeature ? clip.Together(edges) : clip.Inside(edges, locator.On(grid, place))) is not { } length)
        {
            (Geometry shared, snapped) = Nts.Intersection(site.Plane, feature.Geometry);
            length = Planar.Length(shared);
        }

        if (length < Pieces.Touch)
            return null;
        double mine = ofSite ? Share(length, site.PlanarLength) : 0, theirs = ofFeature ? Share(length, feature.PlanarLength) : 0;
        return new Overlap(place, 0, 0, length, 0, Certainty.Firm, mine, mine, theirs, theirs) { Snapped = snapped };
    }

    /// <summary>Where a line site runs inside a polygon feature, along the line; stretches too short to be more than a touch are left out.</summary>
    public IReadOnlyList<Crossing> Crossings(NearSite near, GridOverlay grid, int place, IndexedFeature feature)
    {
        begun = false;
        clip.Begin(near.Paths.Rings, false);
        List<Crossing> crossings = clip.Inside(grid.Edges(place, near.Box), locator.On(grid, place)) is null
            ? clip.Along(edge => EdgeInside(edge, feature.Geometry))
            : clip.Along();
        return [.. crossings.Where(p => p.To - p.From >= Pieces.Touch)];
    }

    /// <summary>The shares of one edge that lie in a polygon, by the overlay library.</summary>
    internal static IEnumerable<(double From, double To)> EdgeInside((double Ax, double Ay, double Bx, double By) edge, Geometry polygon)
    {
        double dx = edge.Bx - edge.Ax, dy = edge.By - edge.Ay, squared = (dx * dx) + (dy * dy);
        Geometry shared = Nts.Intersection(Nts.Factory.CreateLineString([new(edge.Ax, edge.Ay), new(edge.Bx, edge.By)]), polygon).Shared;
        for (int i = 0; i < shared.NumGeometries; i++)
        {
            if (shared.GetGeometryN(i) is not LineString { IsEmpty: false } piece)
                continue;
            double a = At(piece.StartPoint.Coordinate), b = At(piece.EndPoint.Coordinate);
            yield return (Math.Min(a, b), Math.Max(a, b));
        }

        double At(Coordinate p) => Math.Clamp((((p.X - edge.Ax) * dx) + ((p.Y - edge.Ay) * dy)) / squared, 0, 1);
    }

    private static Overlap? Points(FlatPaths points, GridOverlay grid, int place)
    {
        int inside = 0;
        for (int k = 0; k < points.Points.Length; k += 2)
            inside += grid.Locate(place, points.Points[k], points.Points[k + 1]) != Location.Exterior ? 1 : 0;
        double share = Share(inside, points.Points.Length / 2);
        return inside == 0 ? null : new Overlap(place, 0, 0, 0, 0, Certainty.Firm, share, share, 0, 0);
    }

    private static Overlap? Points(NearSite polygon, GridReaders.Lease grid, int place)
    {
        LocalEdges points = grid.Grid.Edges(place, polygon.Box);
        int inside = 0;
        for (int i = 0; i < points.Count; i++)
            inside += polygon.Holds(points[i].Ax, points[i].Ay) ? 1 : 0;
        double share = Share(inside, grid.Index[place].Vertices);
        return inside == 0 ? null : new Overlap(place, 0, 0, 0, 0, Certainty.Firm, 0, 0, share, share);
    }

    private static double Share(double part, double whole) => whole > 0 ? Math.Clamp(part / whole, 0, 1) : 0;
}
