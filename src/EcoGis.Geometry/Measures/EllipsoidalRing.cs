using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The signed area of one ring on the ellipsoid, its densified vertices coming one after the other: the shoelace sum in the equal-area plane,
/// from the ring's first vertex, so that a small ring loses no digits to its place. A ring that fits takes one tile's polynomial throughout;
/// in a larger one each vertex takes its own tile's, which moves it by less than 1e-9 m: less than 1e-12 of the area.
/// </summary>
internal struct EllipsoidalRing : IVertexVisitor
{
    private readonly EqualAreaPlane plane;
    private readonly EqualAreaTile? tile;
    private readonly bool oneTile;
    private Vector128<double> origin, before;
    private double sum;
    private bool started;

    public EllipsoidalRing(ReadOnlySpan<double> ring, EqualAreaPlane plane)
    {
        this.plane = plane;
        double minX = double.PositiveInfinity, minY = minX, maxX = double.NegativeInfinity, maxY = maxX;
        for (int i = 0; i + 1 < ring.Length; i += 2)
        {
            (double x, double y) = (ring[i], ring[i + 1]);
            (minX, minY, maxX, maxY) = (Math.Min(minX, x), Math.Min(minY, y), Math.Max(maxX, x), Math.Max(maxY, y));
        }

        oneTile = plane.OneTile(minX, minY, maxX, maxY, out tile);
    }

    /// <summary>Square metres, counter-clockwise positive; NaN when a vertex lies outside the domain.</summary>
    public readonly double Area => sum / 2;

    public void Visit(double x, double y)
    {
        Vector128<double> at = At(x, y);
        if (!started)
        {
            (origin, started) = (at, true);
            return;
        }

        Vector128<double> now = at - origin, step = now - before;
        sum += (before[0] * step[1]) - (before[1] * step[0]);
        before = now;
    }

    private readonly Vector128<double> At(double x, double y) =>
        tile is not null ? tile.At(x, y) : oneTile ? plane.Exact(x, y) : plane.At(x, y);
}
