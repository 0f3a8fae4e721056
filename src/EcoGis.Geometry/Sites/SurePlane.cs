using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Where a <see cref="PlaneChoice"/> surely answers with the declared CRS itself, so that nothing has to be moved: asked tile by tile of 65 km, and of
/// 8 km where those do not know, not shape by shape. "Not sure" says nothing but that the shape must be asked. Plane coordinates of the declared CRS. Thread-safe.
/// </summary>
public sealed class SurePlane(PlaneChoice choice, Crs declared)
{
    private const double Wide = 65_536, Narrow = 8192, Margin = 1000; // m
    private const double Slack = 1e-6; // degrees, 0.1 m: bounds are right to a nanometre, and an edge bends by less between its pieces

    private readonly ConcurrentDictionary<(long, long, double), Tile> tiles = new();

    internal enum Answer
    {
        Ask,
        Declared,

        /// <summary>For every shape whose computed centroid is not carried out of the tile by rounding.</summary>
        ByCentroid,
    }

    public Crs Declared => declared;

    /// <param name="last">The tile that answered last; polygons mostly lie one near the other.</param>
    internal bool Holds(Rings rings, in Box box, ref Tile? last)
    {
        if (!declared.IsPlane)
            return false;
        if (choice.Asked is { } asked)
            return asked.Equals(declared);
        return Holds(rings, box, Wide, ref last) || Holds(rings, box, Narrow, ref last);
    }

    private bool Holds(Rings rings, in Box box, double side, ref Tile? last)
    {
        (long Column, long Row) at = ((long)Math.Floor((box.MinX + box.MaxX) / (2 * side)), (long)Math.Floor((box.MinY + box.MaxY) / (2 * side)));
        Tile tile = last is { } same && same.Column == at.Column && same.Row == at.Row && same.Side == side ? same
            : tiles.GetOrAdd((at.Column, at.Row, side), static (key, plane) => plane.Find(key), this);
        if (tile.Answer == Answer.Ask || tile.MinX + Margin > box.MinX || tile.MaxX - Margin < box.MaxX || tile.MinY + Margin > box.MinY || tile.MaxY - Margin < box.MaxY)
            return false;
        last = tile;
        return tile.Answer == Answer.Declared || CentroidStays(rings, box);
    }

    private Tile Find((long Column, long Row, double Side) at)
    {
        Tile tile = new(at.Column, at.Row, at.Side, Answer.Ask);
        return tile with { Answer = Find(tile) };
    }

    private Answer Find(Tile tile)
    {
        Envelope ground;
        try
        {
            ground = new Envelope(Shape.Of(Nts.Factory.ToGeometry(new Envelope(tile.MinX, tile.MaxX, tile.MinY, tile.MaxY)), ShapeKind.Polygon, declared).LonLatBounds);
        }
        catch (EcoException)
        {
            return Answer.Ask; // reaches beyond the domain
        }

        ground.ExpandBy(Slack);
        if (choice is { Home: { } home, HomeExtent: { } extent } && extent.Intersects(ground))
        {
            if (!home.Equals(declared))
                return Answer.Ask;
            if (extent.Covers(ground))
                return Answer.Declared;
        }

        bool same = Math.Abs(ground.MinX) < 180 && Math.Abs(ground.MaxX) < 180 && Math.Abs(ground.MinY) < 90 && Math.Abs(ground.MaxY) < 90;
        foreach (double longitude in (double[])[ground.MinX, ground.MaxX])
            foreach (double latitude in (double[])[ground.MinY, ground.MaxY])
                same = same && Crs.PlaneAt(longitude, latitude).Equals(declared);
        return same ? Answer.ByCentroid : Answer.Ask;
    }

    /// <summary>A centroid is a sum of triangles from the first vertex divided by their area: of a needle it may come out far away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    private static bool CentroidStays(Rings rings, in Box box)
    {
        ReadOnlySpan<double> p = rings.Points;
        double sum = 0, terms = 0;
        Vector256<double> origin = Vector256.Create(p[0], p[1], p[0], p[1]), sums = Vector256<double>.Zero, sizes = sums;
        for (int i = 0; i < rings.Count; i++)
        {
            ReadOnlySpan<double> ring = rings[i];
            ref double first = ref MemoryMarshal.GetReference(ring);
            int k = 0;
            for (; k + 6 <= ring.Length; k += 4)
            {
                // the terms of two edges, each once as it is and once negated
                Vector256<double> from = Vector256.LoadUnsafe(ref first, (nuint)k) - origin, to = Vector256.LoadUnsafe(ref first, (nuint)k + 2) - origin;
                Vector256<double> products = from * Vector256.Shuffle(to, Vector256.Create(1L, 0, 3, 2)), term = products - Vector256.Shuffle(products, Vector256.Create(1L, 0, 3, 2));
                sums += term;
                sizes += Vector256.Abs(term);
            }

            for (k += 2; k < ring.Length; k += 2)
            {
                double term = ((ring[k - 2] - p[0]) * (ring[k + 1] - p[1])) - ((ring[k] - p[0]) * (ring[k - 1] - p[1]));
                sum += term;
                terms += Math.Abs(term);
            }
        }

        sum += sums[0] + sums[2];
        terms += sizes[0] + sizes[2];
        double farthest = Math.Max(Math.Max(Math.Abs(box.MinX), Math.Abs(box.MaxX)), Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)));
        return (p.Length + 16) * 1e-15 * farthest * terms < Margin / 2 * Math.Abs(sum);
    }

    /// <summary>What is known of a square and of half as much more on every side: the centres of the boxes that ask lie in the square. m.</summary>
    internal sealed record Tile(long Column, long Row, double Side, Answer Answer)
    {
        public double MinX { get; } = (Column - 0.5) * Side;

        public double MaxX { get; } = (Column + 1.5) * Side;

        public double MinY { get; } = (Row - 0.5) * Side;

        public double MaxY { get; } = (Row + 1.5) * Side;
    }
}
