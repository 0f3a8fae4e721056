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
        Header(blob, srsId, geometry.EnvelopeInternal);
        wkb.CopyTo(blob, HeaderLength);
        return blob;
    }

    /// <summary>A blob of this class for another table.</summary>
    public static byte[] With(byte[] blob, int srsId)
    {
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), srsId);
        return blob;
    }

    /// <summary>The bounds that a blob of this class states.</summary>
    public static Envelope Box(ReadOnlySpan<byte> blob) => new(
        BinaryPrimitives.ReadDoubleLittleEndian(blob[8..]), BinaryPrimitives.ReadDoubleLittleEndian(blob[16..]), BinaryPrimitives.ReadDoubleLittleEndian(blob[24..]), BinaryPrimitives.ReadDoubleLittleEndian(blob[32..]));

    private static void Header(byte[] blob, int srsId, Envelope e)
    {
        (blob[0], blob[1], blob[2], blob[3]) = ((byte)'G', (byte)'P', 0, LittleEndianWithEnvelope);
        BinaryPrimitives.WriteInt32LittleEndian(blob.AsSpan(4), srsId);
        double[] envelope = [e.MinX, e.MaxX, e.MinY, e.MaxY];
        for (int i = 0; i < 4; i++)
            BinaryPrimitives.WriteDoubleLittleEndian(blob.AsSpan(8 + 8 * i), envelope[i]);
    }

    /// <summary>The same of canonical flat rings.</summary>
    /// <param name="parts">For each part the number of rings up to and with it.</param>
    public static byte[] Write(Rings rings, ReadOnlySpan<int> parts, int srsId, out Envelope box)
    {
        const int Head = 5, Count = sizeof(int), Vertex = 2 * sizeof(double);
        box = new Envelope();
        for (int i = 0; i < rings.Points.Length; i += 2)
            box.ExpandToInclude(rings.Points[i], rings.Points[i + 1]);
        byte[] blob = new byte[HeaderLength + Head + Count + (parts.Length * (Head + Count)) + (rings.Count * Count) + (rings.Points.Length / 2 * Vertex)];
        Header(blob, srsId, box);
        Span<byte> to = blob.AsSpan(HeaderLength);
        Geometry(ref to, 6, parts.Length);
        for (int part = 0, ring = 0; part < parts.Length; part++)
        {
            Geometry(ref to, 3, parts[part] - ring);
            for (; ring < parts[part]; ring++)
            {
                ReadOnlySpan<double> points = rings[ring];
                BinaryPrimitives.WriteInt32LittleEndian(to, points.Length / 2);
                to = to[Count..];
                foreach (double ordinate in points)
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(to, ordinate);
                    to = to[sizeof(double)..];
                }
            }
        }

        return blob;

        static void Geometry(ref Span<byte> to, int type, int count)
        {
            to[0] = 1;
            BinaryPrimitives.WriteInt32LittleEndian(to[1..], type);
            BinaryPrimitives.WriteInt32LittleEndian(to[Head..], count);
            to = to[(Head + Count)..];
        }
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

    public static Geometry Multi(Geometry geometry) => geometry switch
    {
        Polygon polygon => geometry.Factory.CreateMultiPolygon([polygon]),
        LineString line => geometry.Factory.CreateMultiLineString([line]),
        Point point => geometry.Factory.CreateMultiPoint([point]),
        _ => geometry,
    };
}
