using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The signed area of one ring on the ellipsoid, its densified vertices coming one after the other: the shoelace sum in the equal-area plane,
/// from the ring's first vertex, so that a small ring loses no digits to its place. A ring that fits takes one tile's polynomial throughout, four
/// vertices at a time; in a larger one each vertex takes its own tile's, which moves it by less than 1e-9 m: less than 1e-12 of the area.
/// </summary>
internal unsafe struct EllipsoidalRing : IVertexVisitor
{
    private const int Together = 4;

    private readonly EqualAreaPlane plane;
    private readonly EqualAreaTile? tile;
    private readonly bool oneTile;
    private fixed double xs[Together], ys[Together];
    private int waiting;
    private double originX, originY, beforeX, beforeY, sum;
    private bool started;

    public EllipsoidalRing(ReadOnlySpan<double> ring, EqualAreaPlane plane)
    {
        this.plane = plane;
        Box box = Candidate.Box(ring);
        oneTile = plane.OneTile(box.MinX, box.MinY, box.MaxX, box.MaxY, out tile);
    }

    /// <summary>Square metres, counter-clockwise positive; NaN when a vertex lies outside the domain. After the last vertex.</summary>
    public double Area()
    {
        if (waiting > 0)
            Map();
        return sum / 2;
    }

    public void Visit(double x, double y)
    {
        if (tile is null)
        {
            Vector128<double> at = oneTile ? plane.Exact(x, y) : plane.At(x, y);
            Add(at[0], at[1]);
            return;
        }

        (xs[waiting], ys[waiting]) = (x, y);
        if (++waiting == Together)
            Map();
    }

    private void Map()
    {
        int count = waiting;
        for (int i = count; i < Together; i++)
            (xs[i], ys[i]) = (xs[0], ys[0]);
        waiting = 0;
        fixed (double* x = xs, y = ys)
        {
            var (east, north) = tile!.At(Vector256.Load(x), Vector256.Load(y));
            east.Store(x);
            north.Store(y);
            for (int i = 0; i < count; i++)
                Add(x[i], y[i]);
        }
    }

    /// <summary>A vertex in the equal-area plane.</summary>
    private void Add(double x, double y)
    {
        if (!started)
        {
            (originX, originY, started) = (x, y, true);
            return;
        }

        (double nowX, double nowY) = (x - originX, y - originY);
        sum += (beforeX * (nowY - beforeY)) - (beforeY * (nowX - beforeX));
        (beforeX, beforeY) = (nowX, nowY);
    }
}
