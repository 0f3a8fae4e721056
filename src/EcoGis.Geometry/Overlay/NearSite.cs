using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A site as distances see it: polygons are solid, lines and points are what was drawn. Squares of distances in the plane, m². Loaded with one site after
/// the other; one per thread.
/// </summary>
internal sealed class NearSite
{
    private readonly TraceSide edges = new();
    private readonly EdgeTree tree = new();
    private readonly CandidateLocator locator;

    public NearSite() => locator = new CandidateLocator(edges, tree);

    public FlatPaths Paths { get; private set; } = new(ShapeKind.Point, [], []);

    public Box Box { get; private set; }

    public void Load(FlatPaths paths)
    {
        Paths = paths;
        if (paths.Kind == ShapeKind.Point)
            edges.LoadPoints(paths.Points);
        else
            edges.Load(paths.Rings);
        tree.Build(edges.Ax, edges.Ay, edges.Bx, edges.By);
        Box = Box.Around(paths.Points);
    }

    /// <summary>Inside or on the border; of lines and points nothing is.</summary>
    public bool Holds(double x, double y) =>
        Paths.Kind == ShapeKind.Polygon && x >= Box.MinX && x <= Box.MaxX && y >= Box.MinY && y <= Box.MaxY && locator.Locate(x, y) != Location.Exterior;

    /// <summary>No point of a box is nearer; infinite when that is beyond the limit.</summary>
    public double Bound(in Box box, double limit)
    {
        Least least = new(limit);
        tree.Nearest(box, ref least);
        return least.Squared > 0 && Holds(box.MinX, box.MinY) ? 0 : least.Squared; // no border meets the box: it is inside or outside
    }

    /// <summary>The nearer of what was found before and the way to an edge, which may be left out when it is beyond the limit.</summary>
    public Nearness Nearer(in Nearness before, double ax, double ay, double bx, double by, double limit)
    {
        Nearest nearest = new(edges, ax, ay, bx, by, before, limit);
        tree.Nearest(Box.Of(ax, ay, bx, by), ref nearest);
        return nearest.Best;
    }

    private struct Least(double limit) : INearer
    {
        public double Squared { get; private set; } = double.PositiveInfinity;

        public readonly double Limit => Math.Min(Squared, limit);

        public void Visit(int edge, double squared) => Squared = squared;
    }

    private struct Nearest(TraceSide edges, double ax, double ay, double bx, double by, Nearness before, double limit) : INearer
    {
        public Nearness Best { get; private set; } = before;

        public double Limit { get; private set; } = Math.Min(Nearness.Loosened(before.Squared), limit);

        public void Visit(int edge, double squared)
        {
            Best = Best.Or(Nearness.Between(edges.Ax[edge], edges.Ay[edge], edges.Bx[edge], edges.By[edge], ax, ay, bx, by));
            Limit = Math.Min(Nearness.Loosened(Best.Squared), limit);
        }
    }
}
