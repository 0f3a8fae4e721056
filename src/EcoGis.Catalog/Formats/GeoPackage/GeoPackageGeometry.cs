using System.Buffers.Binary;

namespace EcoGis;

/// <summary>The GeoPackage geometry blob (OGC 12-128r18 §2.1.3): its header, then WKB. The stored envelope is compared, never used.</summary>
internal static class GeoPackageGeometry
{
    private static readonly Bilingual WrongEnvelope = new(
        "{0} 个要素存储的范围与图形不符，已按图形重新计算（第一个：{1}）", "{0} feature(s) store an envelope that does not match the geometry; the geometry decides (first: {1})");

    public static RawShape? Read(ReadOnlySpan<byte> blob, WkbCurves curves, Place where, ReadLimits limits, NoticeList notices)
    {
        limits.CheckBlob(blob.Length, where);
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
        if (doubles > 0 && Extent.Of(shape) is { } box && !curves.Used && !Matches(blob[8..], (flags & 1) != 0, box))
            notices.Count(WrongEnvelope, where);
        return shape;
    }

    private static bool Matches(ReadOnlySpan<byte> envelope, bool little, Extent box)
    {
        ReadOnlySpan<double> actual = [box.MinX, box.MaxX, box.MinY, box.MaxY];
        for (int i = 0; i < 4; i++)
        {
            double stored = little ? BinaryPrimitives.ReadDoubleLittleEndian(envelope[(8 * i)..]) : BinaryPrimitives.ReadDoubleBigEndian(envelope[(8 * i)..]);
            if (!(Math.Abs(stored - actual[i]) <= 1e-9 * Math.Max(1, Math.Abs(actual[i]))))
                return false;
        }

        return true;
    }
}
