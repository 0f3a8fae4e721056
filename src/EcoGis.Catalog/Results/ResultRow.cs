using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>A table of a result: its columns in order, with GeoPackage types (TEXT, INTEGER, DOUBLE). A geometry comes first where there is one.</summary>
public sealed record ResultTable(string Name, string Description, bool HasGeometry, IReadOnlyList<(string Name, string Type)> Columns);

/// <summary>One row: the table by its place, the geometry if the table has one, and a value for every column (string, long, double or null).</summary>
public sealed record ResultRow(int Table, ResultGeometry? Geometry, object?[] Values);

/// <summary>A geometry ready to be stored. Made by the threads that screen; the one writer only stores it.</summary>
public sealed record ResultGeometry(byte[] Blob, Envelope Box, string Type)
{
    public static ResultGeometry Of(Shape shape, int srs) =>
        new(GeoPackageBlob.Write(shape.Geometry, srs), shape.Geometry.EnvelopeInternal, GeoPackageBlob.TypeName(shape.Kind));

    public static ResultGeometry Of(FlatSite site, int srs)
    {
        byte[] blob = GeoPackageBlob.Write(site.Rings, site.PartEnds, srs, out Envelope box);
        return new(blob, box, GeoPackageBlob.TypeName(ShapeKind.Polygon));
    }
}
