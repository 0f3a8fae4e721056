using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Overlay;

/// <summary>One geometry as the tracer is given it, by brute force: its paths in their orientation, its edges that meet a box, and where a point lies.</summary>
internal sealed class TraceCase : IPointLocator
{
    private readonly Geometry geometry;

    public TraceCase(Geometry geometry)
    {
        this.geometry = geometry;
        Paths = FlatPaths.Of(Oriented(geometry));
    }

    public FlatPaths Paths { get; }

    public int Edges => (Paths.Points.Length / 2) - Paths.Ends.Length;

    /// <summary>Of the feature, what meets the box of the other.</summary>
    public LocalEdges Near(Geometry other)
    {
        Envelope box = other.EnvelopeInternal;
        List<LocalEdge> kept = [];
        int ordinal = 0;
        for (int i = 0; i < Paths.Ends.Length; i++, ordinal++)
        {
            ReadOnlySpan<double> path = Paths.Rings[i];
            for (int k = 0; k + 3 < path.Length; k += 2, ordinal++)
                if (box.Intersects(new Envelope(path[k], path[k + 2], path[k + 1], path[k + 3])))
                    kept.Add(new LocalEdge(path[k], path[k + 1], path[k + 2], path[k + 3], ordinal));
        }

        return new LocalEdges(kept.ToArray(), Edges, Paths.Ends.Length == 1);
    }

    /// <summary>The pieces as geometry, in their order.</summary>
    public static Polygon[] PiecesOf(in TracedOverlap traced)
    {
        List<Polygon> polygons = [];
        foreach (ref readonly TracedPiece piece in traced.Pieces)
        {
            List<LinearRing> rings = [];
            for (int r = piece.Shell; r < piece.Shell + piece.Rings; r++)
            {
                ReadOnlySpan<double> ring = traced.Rings[r];
                Coordinate[] points = new Coordinate[ring.Length / 2];
                for (int i = 0; i < points.Length; i++)
                    points[i] = new Coordinate(ring[2 * i], ring[(2 * i) + 1]);
                rings.Add(Nts.Factory.CreateLinearRing(points));
            }

            polygons.Add(Nts.Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]));
        }

        return [.. polygons];
    }

    public Location Locate(double x, double y) => SimplePointInAreaLocator.Locate(new Coordinate(x, y), geometry);

    /// <summary>Shells counter-clockwise, holes clockwise.</summary>
    private static Geometry Oriented(Geometry geometry)
    {
        switch (geometry)
        {
            case Polygon p:
                return geometry.Factory.CreatePolygon(Ring(p.Shell, true), [.. p.Holes.Select(h => Ring(h, false))]);
            case MultiPolygon many:
                return geometry.Factory.CreateMultiPolygon([.. many.Geometries.Select(g => (Polygon)Oriented(g))]);
            default:
                return geometry;
        }

        static LinearRing Ring(LinearRing ring, bool ccw) => Orientation.IsCCW(ring.CoordinateSequence) == ccw ? ring : (LinearRing)ring.Reverse();
    }
}
