using NetTopologySuite.Geometries;

namespace EcoGis.Tests;

/// <summary>A shape exactly as read, unchecked, for an oracle to judge; rings must be closed.</summary>
internal static class AsDrawn
{
    public static Geometry Of(RawShape raw) => raw.Kind switch
    {
        ShapeKind.Polygon => new MultiPolygon([.. raw.Parts.Select(part => new Polygon(new LinearRing(Points(part[0])), [.. part.Skip(1).Select(hole => new LinearRing(Points(hole)))]))]),
        ShapeKind.Line => new MultiLineString([.. raw.Parts.SelectMany(p => p).Select(path => new LineString(Points(path)))]),
        _ => throw new ArgumentException(raw.Kind.ToString(), nameof(raw)),
    };

    private static Coordinate[] Points(RawPath path) => [.. path.Xs.Zip(path.Ys, (x, y) => new Coordinate(x, y))];
}
