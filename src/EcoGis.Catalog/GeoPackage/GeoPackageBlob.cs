using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis;

/// <summary>
/// GeoPackage binary geometry (OGC 12-128r17 §2.1.3) of shapes that passed the gate: little-endian, XY envelope, always the Multi form so
/// that a table has one geometry type. Reading gives back the same coordinates bit by bit, a single part unwrapped. Not for foreign files.
/// </summary>
internal static class GeoPackageBlob
{
    private const byte LittleEndianWithEnvelope = 0b0000_0011;
    private const int HeaderLength = 8 + 4 * sizeof(double);

    public static string TypeName(ShapeKind kind) => kind switch
    {
        ShapeKind.Polygon => "MULTIPOLYGON",
        ShapeKind.Line => "MULTILINESTRING",
        _ => "MULTIPOINT",
    };

    public static byte[] Write(Geometry geometry, int srsId)
    {
        byte[] wkb = new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(Multi(geometry));
        byte[] blob = new byte[HeaderLength + wkb.Length];
        Envelope e = geometry.EnvelopeInternal;
        (blob[0], blob[1], blob[2], blob[3]) = ((byte)'G', (byte)'P', 0, LittleEndianWithEnvelope);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), srsId);
        double[] envelope = [e.MinX, e.MaxX, e.MinY, e.MaxY];
        for (int i = 0; i < 4; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8 + 8 * i), envelope[i]);
        wkb.CopyTo(blob, HeaderLength);
        return blob;
    }

    /// <exception cref="FormatException">The blob is not one this class wrote.</exception>
    public static Geometry Read(byte[] blob)
    {
        if (blob.Length <= HeaderLength || blob[0] != 'G' || blob[1] != 'P' || blob[3] != LittleEndianWithEnvelope)
            throw new FormatException("not a geometry blob of this catalog");
        try
        {
            Geometry geometry = new WKBReader().Read(blob[HeaderLength..]);
            return geometry is GeometryCollection { NumGeometries: 1 } single ? single.GetGeometryN(0) : geometry;
        }
        catch (Exception e) when (e is ParseException or ArgumentException or IOException)
        {
            throw new FormatException("damaged geometry blob", e);
        }
    }

    private static Geometry Multi(Geometry geometry) => geometry switch
    {
        Polygon polygon => geometry.Factory.CreateMultiPolygon([polygon]),
        LineString line => geometry.Factory.CreateMultiLineString([line]),
        Point point => geometry.Factory.CreateMultiPoint([point]),
        _ => geometry,
    };
}
