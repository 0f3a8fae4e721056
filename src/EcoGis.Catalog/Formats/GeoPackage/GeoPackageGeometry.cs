using System.Buffers.Binary;

namespace EcoGis;

/// <summary>The GeoPackage geometry blob (OGC 12-128r18 §2.1.3): its header, then WKB. The stored envelope is compared, never used.</summary>
internal static class GeoPackageGeometry
{
    public static readonly Bilingual WrongEnvelope = new(
        "{0} 个要素存储的范围与图形不符，已按图形重新计算（第一个：{1}）", "{0} feature(s) store an envelope that does not match the geometry; the geometry decides (first: {1})");

    public static RawShape? Read(ReadOnlySpan<byte> blob, WkbCurves curves, Place where, ReadLimits limits, NoticeList notices)
    {
        limits.CheckBlob(blob.Length, where);
        curves.Used = false;
        if (blob.Length < 8 || blob[0] != (byte)'G' || blob[1] != (byte)'P')
            throw new Fault(GeoPackageFaults.BadBlob, where, "no GP header").Raise();
        byte flags = blob[3];
        if ((flags & 0b10_0000) != 0)
            throw new Fault(GeoPackageFaults.TypeUnsupported, where, "ExtendedGeoPackageBinary").Raise();
        int doubles = ((flags >> 1) & 7) switch { 0 => 0, 1 => 4, 2 or 3 => 6, 4 => 8, _ => -1 };
        if (doubles < 0 || blob.Length < 8 + (8 * doubles))
            throw new Fault(GeoPackageFaults.BadBlob, where, "envelope").Raise();
        WkbReader reader = new(blob[(8 + (8 * doubles))..], curves, where, limits, notices);
        RawShape? shape = reader.Read();
        if (doubles > 0 && Extent.Of(shape) is { } box && !curves.Used && !Matches(blob[8..], (flags & 1) != 0, box.MinX, box.MinY, box.MaxX, box.MaxY))
            notices.Count(WrongEnvelope, where);
        return shape;
    }

    /// <summary>A plain polygon (<see cref="FlatPolygonReader"/>) out of a blob, with the same notices; false: <see cref="Read"/> decides.</summary>
    public static bool TryFlat(ReadOnlySpan<byte> blob, FlatPolygonReader reader, ReadLimits limits, out int extraDimensions, out bool wrongEnvelope)
    {
        (extraDimensions, wrongEnvelope) = (0, false);
        if (blob.Length < 8 || blob.Length > limits.MaxBlobBytes || blob[0] != (byte)'G' || blob[1] != (byte)'P' || (blob[3] & 0b10_0000) != 0)
            return false;
        int doubles = ((blob[3] >> 1) & 7) switch { 0 => 0, 1 => 4, 2 or 3 => 6, 4 => 8, _ => -1 };
        if (doubles < 0 || blob.Length < 8 + (8 * doubles) || !reader.ReadWkb(blob[(8 + (8 * doubles))..], limits.MaxVertices))
            return false;
        FlatPolygon polygon = reader.Polygon;
        extraDimensions = polygon.ExtraDimensions;
        wrongEnvelope = doubles > 0 && !Matches(blob[8..], (blob[3] & 1) != 0, polygon.MinX, polygon.MinY, polygon.MaxX, polygon.MaxY);
        return true;
    }

    private static bool Matches(ReadOnlySpan<byte> envelope, bool little, double minX, double minY, double maxX, double maxY)
    {
        ReadOnlySpan<double> actual = [minX, maxX, minY, maxY];
        for (int i = 0; i < 4; i++)
        {
            double stored = little ? BinaryPrimitives.ReadDoubleLittleEndian(envelope[(8 * i)..]) : BinaryPrimitives.ReadDoubleBigEndian(envelope[(8 * i)..]);
            if (!(Math.Abs(stored - actual[i]) <= 1e-9 * Math.Max(1, Math.Abs(actual[i]))))
                return false;
        }

        return true;
    }
}
