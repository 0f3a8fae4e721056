using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>How two bodies lie to each other.</summary>
internal enum Contact
{
    Apart,

    /// <summary>Their outlines meet, or only some parts lie inside.</summary>
    Meets,

    /// <summary>All of the first lies in the interior of the second.</summary>
    Inside,

    /// <summary>All of the second lies in the interior of the first.</summary>
    Holds,
}

/// <summary>
/// A geometry in a plane, ready for many questions: its outline, and for polygons, which are solid, which points lie inside. Thread-safe.
/// </summary>
internal sealed class Body
{
    private readonly Lazy<Outline> outline;
    private readonly Lazy<IndexedPointInAreaLocator> locator;
    private readonly Coordinate[] oneOfEachPart;

    public Body(Geometry geometry)
    {
        Geometry = geometry;
        outline = new(() => new Outline(geometry));
        locator = new(() =>
        {
            var built = new IndexedPointInAreaLocator(geometry);
            built.Locate(geometry.Coordinate); // builds the index now, before threads share it
            return built;
        });
        oneOfEachPart = [.. Enumerable.Range(0, geometry.NumGeometries).Select(i => geometry.GetGeometryN(i).Coordinate)];
    }

    public Geometry Geometry { get; }

    public Outline Outline => outline.Value;

    public bool IsPolygon => Geometry.Dimension == Dimension.Surface;

    /// <summary>Inside or on the border.</summary>
    public bool Covers(Coordinate p) =>
        IsPolygon && Geometry.EnvelopeInternal.Covers(p) && locator.Value.Locate(p) != Location.Exterior;

    public Contact To(Body other)
    {
        if (!Geometry.EnvelopeInternal.Intersects(other.Geometry.EnvelopeInternal))
            return Contact.Apart;
        if (Outline.Meets(other.Outline))
            return Contact.Meets;

        // no outline meets: each part lies inside the other body or outside it, as any of its points does
        int inside = oneOfEachPart.Count(other.Covers), holds = other.oneOfEachPart.Count(Covers);
        return inside == 0 && holds == 0 ? Contact.Apart
            : inside == oneOfEachPart.Length && !other.HasHoleIn(this) ? Contact.Inside
            : holds == other.oneOfEachPart.Length && !HasHoleIn(other) ? Contact.Holds
            : Contact.Meets;
    }

    private bool HasHoleIn(Body other)
    {
        if (!IsPolygon || !other.IsPolygon)
            return false;
        for (int i = 0; i < Geometry.NumGeometries; i++)
            foreach (LinearRing hole in ((Polygon)Geometry.GetGeometryN(i)).Holes)
                if (other.Covers(hole.Coordinate))
                    return true;
        return false;
    }
}
