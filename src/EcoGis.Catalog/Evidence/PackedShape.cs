using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis;

/// <summary>A shape that passed the gate, as WKB in hex (ISO 19125, little-endian, XY): the same coordinates, bit by bit. Read back, it passes the gate again.</summary>
internal static class PackedShape
{
    public static string Write(Geometry geometry) =>
        Convert.ToHexStringLower(new WKBWriter(ByteOrder.LittleEndian, handleSRID: false, emitZ: false, emitM: false).Write(geometry));

    /// <exception cref="EcoException">It is no WKB, or the gate does not pass it.</exception>
    /// <exception cref="FormatException">It is no hex, or no geometry.</exception>
    public static Shape Read(string hex, Crs crs, Place where)
    {
        RawShape raw = new WkbReader(Convert.FromHexString(hex), new WkbCurves(crs.IsGeographic), where, new ReadLimits(), new NoticeList()).Read() ?? throw new FormatException("empty geometry");
        return ShapeGate.Check(raw, crs) is { Shape: { } shape, Problems.Count: 0 } ? shape : throw new FormatException("the geometry is not valid");
    }
}
