using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Overlay;

/// <summary>One geometry as the tracer is given it, by brute force: its paths in their orientation, its edges that meet a box, and where a point lies.</summary>
internal sealed class TraceCase : IPointLocator
{
    private readonly Geometry geometry;
    private double[] ax = [], ay = [], bx = [], by = [];
    private int[] ordinals = [];

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
        List<(Coordinate A, Coordinate B, int Ordinal)> kept = [];
        int ordinal = 0;
        for (int i = 0; i < Paths.Ends.Length; i++)
        {
            ReadOnlySpan<double> path = Paths.Rings[i];
            for (int k = 0; k + 3 < path.Length; k += 2, ordinal++)
            {
                Coordinate a = new(path[k], path[k + 1]), b = new(path[k + 2], path[k + 3]);
                if (box.Intersects(new Envelope(a, b)))
                    kept.Add((a, b, ordinal));
            }
        }

        ax = [.. kept.Select(e => e.A.X)];
        ay = [.. kept.Select(e => e.A.Y)];
        bx = [.. kept.Select(e => e.B.X)];
        by = [.. kept.Select(e => e.B.Y)];
        ordinals = [.. kept.Select(e => e.Ordinal)];
        return new LocalEdges(ax, ay, bx, by, ordinals, ordinal, Paths.Ends.Length == 1);
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
