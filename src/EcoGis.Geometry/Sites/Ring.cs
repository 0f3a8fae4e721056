using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A ring (or path) while it stands in the gate: its points in canonical order, in the declared CRS, and the role it turns out to have.
/// A ring that is not <see cref="Sound"/> is only listed; it takes no part in the checks between rings.
/// </summary>
internal sealed class Ring(Coordinate[] points, bool sound)
{
    private const int IndexAbove = 64;

    private IndexedPointInAreaLocator? locator;

    /// <summary>Closed and counter-clockwise when sound; else as read, in canonical direction.</summary>
    public Coordinate[] Points { get; } = points;

    public bool Sound { get; } = sound;

    public Envelope Box { get; } = new(points);

    /// <summary>The part it belongs to, by identity.</summary>
    public RingPart Part { get; set; } = RingPart.None;

    /// <summary>From 1 over the whole shape.</summary>
    public int Number { get; set; }

    public bool IsShell => ReferenceEquals(Part.Shell, this);

    /// <summary>True when this ring, which <paramref name="inner"/> does not cross, holds it: decided at the first vertex (then edge middle) off the boundary.</summary>
    public bool Holds(Ring inner)
    {
        if (!Box.Covers(inner.Box))
            return false;
        foreach (Coordinate p in inner.Points)
            if (Locate(p) is var where and not Location.Boundary)
                return where == Location.Interior;
        for (int i = 1; i < inner.Points.Length; i++)
        {
            Coordinate a = inner.Points[i - 1], b = inner.Points[i];
            if (Locate(new Coordinate((a.X + b.X) / 2, (a.Y + b.Y) / 2)) is var where and not Location.Boundary)
                return where == Location.Interior;
        }

        return true; // the same ring
    }

    public Location Locate(Coordinate p)
    {
        if (Points.Length < IndexAbove)
            return PointLocation.LocateInRing(p, Points);
        locator ??= new IndexedPointInAreaLocator(Nts.Factory.CreateLinearRing(Points));
        return locator.Locate(p);
    }
}

/// <summary>A shell and its holes, all of them rings of the gate.</summary>
internal sealed class RingPart(Ring? shell)
{
    public static readonly RingPart None = new(null);

    public Ring? Shell { get; } = shell;

    public List<Ring> Holes { get; } = [];

    public IEnumerable<Ring> Rings => Shell is null ? Holes : Holes.Prepend(Shell);
}
