using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<(long, long, double), Answer> tiles = new();

    private enum Answer
    {
        Ask,
        Declared,

        /// <summary>For every shape whose computed centroid is not carried out of the tile by rounding.</summary>
        ByCentroid,
    }

    public Crs Declared => declared;

    internal bool Holds(Rings rings, in Box box)
    {
        if (!declared.IsPlane)
            return false;
        if (choice.Asked is { } asked)
            return asked.Equals(declared);
        return Holds(rings, box, Wide) || Holds(rings, box, Narrow);
    }

    private bool Holds(Rings rings, in Box box, double side)
    {
        var at = ((long)Math.Floor((box.MinX + box.MaxX) / (2 * side)), (long)Math.Floor((box.MinY + box.MaxY) / (2 * side)), side);
        Envelope tile = Tile(at);
        return tile.MinX + Margin <= box.MinX && tile.MaxX - Margin >= box.MaxX && tile.MinY + Margin <= box.MinY && tile.MaxY - Margin >= box.MaxY
            && tiles.GetOrAdd(at, Find) switch
            {
                Answer.Declared => true,
                Answer.ByCentroid => CentroidStays(rings, box),
                _ => false,
            };
    }

    /// <summary>Half a tile more on every side than the centres of the boxes that ask.</summary>
    private static Envelope Tile((long Column, long Row, double Side) at) =>
        new((at.Column - 0.5) * at.Side, (at.Column + 1.5) * at.Side, (at.Row - 0.5) * at.Side, (at.Row + 1.5) * at.Side);

    private Answer Find((long Column, long Row, double Side) at)
    {
        Envelope ground;
        try
        {
            ground = new Envelope(Shape.Of(Nts.Factory.ToGeometry(Tile(at)), ShapeKind.Polygon, declared).LonLatBounds);
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
    private static bool CentroidStays(Rings rings, in Box box)
    {
        ReadOnlySpan<double> p = rings.Points;
        double sum = 0, terms = 0;
        for (int i = 0; i < rings.Count; i++)
        {
            ReadOnlySpan<double> ring = rings[i];
            for (int k = 2; k < ring.Length; k += 2)
            {
                double term = ((ring[k - 2] - p[0]) * (ring[k + 1] - p[1])) - ((ring[k] - p[0]) * (ring[k - 1] - p[1]));
                sum += term;
                terms += Math.Abs(term);
            }
        }

        double farthest = Math.Max(Math.Max(Math.Abs(box.MinX), Math.Abs(box.MaxX)), Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)));
        return (p.Length + 16) * 1e-15 * farthest * terms < Margin / 2 * Math.Abs(sum);
    }
}
