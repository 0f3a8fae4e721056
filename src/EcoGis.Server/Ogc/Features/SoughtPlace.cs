using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace EcoGis;

/// <summary>
/// A place that zones may meet, borders included: a shape that passed the gate, or a box. Met in the place's own CRS, where its edges are straight; a zone whose
/// box in degrees lies apart is not fetched.
/// </summary>
internal sealed class SoughtPlace
{
    private readonly Shape _shape;
    private readonly Envelope? _box;

    private readonly IPreparedGeometry _prepared;

    private SoughtPlace(Shape shape, Envelope? box) => (_shape, _box, _prepared) = (shape, box, PreparedGeometryFactory.Prepare(shape.Geometry));

    /// <summary>Degrees, x longitude.</summary>
    public Envelope LonLat => _shape.LonLatBounds;

    /// <exception cref="EcoException">Not a valid shape.</exception>
    public static SoughtPlace Of(RawShape raw, Crs crs)
    {
        ShapeReading reading = ShapeGate.Check(raw, crs);
        return new(reading.Shape ?? throw new Fault(OgcFaults.Shape, Place.None, reading.Problems.Count > 0 ? ProblemWords.Of(reading.Problems[0].Kind) : "-").Raise(), null);
    }

    /// <summary>A box of some width and height; a degenerate one is a line or a point.</summary>
    public static SoughtPlace OfBox(double minX, double minY, double maxX, double maxY, Crs crs)
    {
        if (!(minX <= maxX && minY <= maxY))
            throw new Fault(OgcFaults.Shape, Place.None, "BBOX").Raise();
        RawShape raw = (minX < maxX, minY < maxY) switch
        {
            (true, true) => new(ShapeKind.Polygon, RingRoles.AsGiven, [[new RawPath([minX, maxX, maxX, minX, minX], [minY, minY, maxY, maxY, minY])]]),
            (false, false) => new(ShapeKind.Point, RingRoles.AsGiven, [[new RawPath([minX], [minY])]]),
            _ => new(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath([minX, maxX], [minY, maxY])]]),
        };
        return new(Of(raw, crs)._shape, new Envelope(minX, maxX, minY, maxY));
    }

    public bool Meets(Zone zone, Func<Shape> shape)
    {
        if (!LonLat.Intersects(zone.Shape.LonLatBounds))
            return false;
        if (_box is not null && _shape.Crs.IsGeographic && _box.Contains(zone.Shape.LonLatBounds))
            return true;
        return _prepared.Intersects(shape().In(_shape.Crs));
    }
}
