using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis;

/// <summary>
/// The text of one geometry (OGC 06-103r4, WKT) → raw shape, by the library's parser: points, lines, polygons, their multiple forms and collections; Z and M
/// are not kept. Curves, unclosed rings and more than 16 brackets in each other are refused. Coordinates as written.
/// </summary>
internal static class WktShape
{
    private const int Deepest = 16;

    public static RawShape? Read(string text, Place where, ReadLimits limits, NoticeList notices)
    {
        limits.CheckBlob(text.Length, where);
        int depth = 0;
        foreach (char c in text)
        {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth > Deepest)
                throw new Fault(GeoPackageFaults.TooDeep, where, Deepest).Raise();
        }

        try
        {
            Geometry geometry = new WKTReader { IsOldNtsCoordinateSyntaxAllowed = false }.Read(text);
            limits.CheckVertices(geometry.NumPoints, where);
            return ShapeMix.Take([.. Members(geometry)], where, notices);
        }
        catch (Exception e) when (e is ParseException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw new Fault(TableFaults.BadWkt, where, NoticeList.Sample(e.Message)).Raise(e);
        }
    }

    private static IEnumerable<RawShape> Members(Geometry geometry) => geometry.IsEmpty ? [] : geometry switch
    {
        MultiPolygon or MultiLineString or MultiPoint => [new RawShape(KindOf(geometry), RingRoles.AsGiven, [.. Enumerable.Range(0, geometry.NumGeometries).Select(i => Part(geometry.GetGeometryN(i)))])],
        GeometryCollection collection => collection.Geometries.SelectMany(Members),
        _ => [new RawShape(KindOf(geometry), RingRoles.AsGiven, [Part(geometry)])],
    };

    private static ShapeKind KindOf(Geometry geometry) =>
        geometry.Dimension switch { Dimension.Surface => ShapeKind.Polygon, Dimension.Curve => ShapeKind.Line, _ => ShapeKind.Point };

    private static IReadOnlyList<RawPath> Part(Geometry part) => part is Polygon polygon ? [Path(polygon.Shell), .. polygon.Holes.Select(Path)] : [Path(part)];

    private static RawPath Path(Geometry path)
    {
        Coordinate[] points = path.Coordinates;
        return new RawPath(Array.ConvertAll(points, p => p.X), Array.ConvertAll(points, p => p.Y));
    }
}
