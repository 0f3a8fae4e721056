using System.Buffers;

namespace EcoGis;

/// <summary>
/// GDAL's geometries → raw shapes, through ISO WKB and the reader that GeoPackages have too: counts, limits, curves and collections are treated alike. A ring
/// that is no part of a polygon (KML knows such) is a line. Coordinates as the driver gives them, x before y.
/// </summary>
internal sealed class GdalShapes(WkbCurves curves, ReadLimits limits, NoticeList notices)
{
    private const int LittleEndian = 1;

    public unsafe RawShape? Read(nint geometry, Place where)
    {
        if (geometry == 0)
            return null;
        if (GdalText.Of(GdalNative.OGR_G_GetGeometryName(geometry)) == "LINEARRING")
            return LooseRing(geometry, where);
        int size = GdalNative.OGR_G_WkbSize(geometry);
        limits.CheckBlob(size < 0 ? long.MaxValue : size, where);
        byte[] bytes = ArrayPool<byte>.Shared.Rent(Math.Max(1, size));
        try
        {
            fixed (byte* wkb = bytes)
            {
                if (GdalNative.OGR_G_ExportToIsoWkb(geometry, LittleEndian, wkb) != 0)
                    throw new Fault(GeoPackageFaults.TypeUnsupported, where, GdalText.Of(GdalNative.OGR_G_GetGeometryName(geometry))).Raise();
            }

            curves.Used = false;
            return new WkbReader(bytes.AsSpan(0, size), curves, where, limits, notices).Read();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private RawShape? LooseRing(nint ring, Place where)
    {
        int count = GdalNative.OGR_G_GetPointCount(ring);
        limits.CheckVertices(count, where);
        double[] xs = new double[count], ys = new double[count];
        for (int i = 0; i < count; i++)
            (xs[i], ys[i]) = (GdalNative.OGR_G_GetX(ring, i), GdalNative.OGR_G_GetY(ring, i));
        return count == 0 ? null : new RawShape(ShapeKind.Line, RingRoles.AsGiven, [[new RawPath(xs, ys)]]);
    }
}
