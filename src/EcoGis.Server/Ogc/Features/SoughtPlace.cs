using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace EcoGis;

/// <summary>
/// A place that shapes may meet, borders included: a shape that passed the gate, or a box in degrees, as large as the world. Met in the place's own CRS, where its
/// edges are straight; a shape whose box in degrees lies apart is not fetched.
/// </summary>
internal sealed class SoughtPlace
{
    private static readonly Envelope s_world = new(-180, 180, -90, 90);

    private readonly Crs _crs;

    /// <summary>Null: it is the box <see cref="LonLat"/>.</summary>
    private readonly IPreparedGeometry? _prepared;

    private SoughtPlace(Crs crs, Envelope lonLat, Geometry? geometry) => (_crs, LonLat, _prepared) = (crs, lonLat, geometry is null ? null : PreparedGeometryFactory.Prepare(geometry));

    /// <summary>Degrees, x longitude.</summary>
    public Envelope LonLat { get; }

    /// <exception cref="EcoException">Not a valid shape.</exception>
    public static SoughtPlace Of(RawShape raw, Crs crs)
    {
        ShapeReading reading = ShapeGate.Check(raw, crs);
        Shape shape = reading.Shape ?? throw new Fault(OgcFaults.Shape, Place.None, reading.Problems.Count > 0 ? ProblemWords.Of(reading.Problems[0].Kind) : "-").Raise();
        return new(crs, shape.LonLatBounds, shape.Geometry);
    }

    /// <summary>A box of some width and height; a degenerate one is a line or a point.</summary>
    public static SoughtPlace OfBox(double minX, double minY, double maxX, double maxY, Crs crs)
    {
        if (!(minX <= maxX && minY <= maxY))
            throw new Fault(OgcFaults.Shape, Place.None, "BBOX").Raise();
        if (crs.IsGeographic && new Envelope(minX, maxX, minY, maxY) is var box && s_world.Contains(box))
            return new(crs, box, null);
        RawShape raw = (minX < maxX, minY < maxY) switch
        {
            (true, true) => new(ShapeKind.Polygon, RingRoles.AsGiven, [[new RawPath([minX, maxX, maxX, minX, minX], [minY, minY, maxY, maxY, minY])]]),
            (false, false) => new(ShapeKind.Point, RingRoles.AsGiven, [[new RawPath([minX], [minY])]]),
            _ => new(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath([minX, maxX], [minY, maxY])]]),
        };
        return Of(raw, crs);
    }

    /// <param name="lonLat">Bounds of the shape in degrees.</param>
    public bool Meets(Envelope lonLat, Func<Shape> shape)
    {
        if (!LonLat.Intersects(lonLat))
            return false;
        if (_prepared is not null)
            return _prepared.Intersects(shape().In(_crs));
        return LonLat.Contains(lonLat) || (shape().In(_crs) is var geometry && geometry.Factory.ToGeometry(LonLat).Intersects(geometry));
    }
}
