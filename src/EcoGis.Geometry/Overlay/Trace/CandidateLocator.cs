using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Where a point lies to the candidate: the crossings of a ray to the east are counted, with exact turns.</summary>
internal sealed class CandidateLocator(TraceSide edges, EdgeTree tree) : IPointLocator
{
    private readonly Scratch<int> met = new();

    public Location Locate(double x, double y)
    {
        bool inside = false;
        met.Clear();
        tree.Meeting(x, y, double.PositiveInfinity, y, met);
        foreach (int i in met.Span)
        {
            double ax = edges.Ax[i], ay = edges.Ay[i], bx = edges.Bx[i], by = edges.By[i], turn = Turn.Of(ax, ay, bx, by, x, y);
            if (turn == 0 && x >= Math.Min(ax, bx) && x <= Math.Max(ax, bx))
                return Location.Boundary;
            bool up = ay <= y;
            if (up != (by <= y) && turn > 0 == up)
                inside = !inside;
        }

        return inside ? Location.Interior : Location.Exterior;
    }
}
