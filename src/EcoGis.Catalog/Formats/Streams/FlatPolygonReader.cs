using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// Stored bytes → <see cref="FlatPolygon"/>, without an object for each feature: little-endian WKB (OGC 06-103r4 §8.2, Z and M skipped) and
/// the polygon record of a shapefile (Esri white paper 1998). Every count is checked against the bytes that remain, as the ordinary readers
/// do; anything but a plain, well-formed polygon of finite coordinates is answered with false, never with a fault: those readers decide then.
/// Its buffers grow to the largest feature met and are pooled. One thread.
/// </summary>
internal sealed class FlatPolygonReader : IDisposable
{
    private const int HeaderSize = 5;

    private double[] points = ArrayPool<double>.Shared.Rent(1024);
    private int[] ends = ArrayPool<int>.Shared.Rent(64);
    private int[] partEnds = ArrayPool<int>.Shared.Rent(64);
    private int vertices;
    private int rings;
    private int parts;
    private int extraDimensions;
    private int lastDimensions;
    private RingRoles roles;
    private CoordinateBox box;

    /// <summary>The last polygon, after a read that answered true.</summary>
    public FlatPolygon Polygon => new()
    {
        Points = points.AsSpan(0, 2 * vertices),
        Ends = ends.AsSpan(0, rings),
        PartEnds = partEnds.AsSpan(0, parts),
        Roles = roles,
        MinX = box.MinX,
        MinY = box.MinY,
        MaxX = box.MaxX,
        MaxY = box.MaxY,
        ExtraDimensions = extraDimensions,
    };

    /// <summary>A Polygon or MultiPolygon that fills <paramref name="wkb"/>.</summary>
    public bool ReadWkb(ReadOnlySpan<byte> wkb, int maxVertices)
    {
        Start(RingRoles.AsGiven);
        if (!BitConverter.IsLittleEndian || Header(ref wkb) is not (var type and (3 or 6)) || (type == 3 ? !Part(ref wkb, maxVertices) : !Parts(ref wkb, maxVertices)))
            return false;
        return wkb.IsEmpty && Finish();
    }

    /// <summary>The content of a Polygon, PolygonZ or PolygonM record, shape type first.</summary>
    public bool ReadShapefile(ReadOnlySpan<byte> content, int maxVertices)
    {
        Start(RingRoles.ByContainment);
        if (!BitConverter.IsLittleEndian || content.Length < 44 || BinaryPrimitives.ReadInt32LittleEndian(content) is not (var type and (5 or 15 or 25)))
            return false;
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(content[36..]), total = BinaryPrimitives.ReadUInt32LittleEndian(content[40..]);
        if (count == 0 || total == 0 || 44 + (4L * count) + (16L * total) > content.Length || total > maxVertices)
            return false;
        extraDimensions = type == 5 ? 0 : 1;
        ReadOnlySpan<byte> starts = content.Slice(44, 4 * (int)count);
        if (BinaryPrimitives.ReadUInt32LittleEndian(starts) != 0)
            return false;
        Room(ref ends, rings, (int)count);
        for (int i = 1; i <= count; i++)
        {
            uint end = i < count ? BinaryPrimitives.ReadUInt32LittleEndian(starts[(4 * i)..]) : total;
            if (end > total || end <= (i == 1 ? 0 : (uint)ends[i - 2]))
                return false;
            ends[i - 1] = (int)end;
        }

        rings = (int)count;
        Take(content.Slice(44 + (4 * rings), 16 * (int)total), (int)total, 2);
        EndPart();
        return Finish();
    }

    /// <summary>Latitude before longitude in the file: makes x of y and y of x.</summary>
    public void Swap()
    {
        for (int i = 0; i < 2 * vertices; i += 2)
            (points[i], points[i + 1]) = (points[i + 1], points[i]);
        box = box.Swapped;
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(points);
        ArrayPool<int>.Shared.Return(ends);
        ArrayPool<int>.Shared.Return(partEnds);
        (points, ends, partEnds) = ([], [], []);
        Start(RingRoles.AsGiven);
    }

    private void Start(RingRoles ringRoles) => (vertices, rings, parts, extraDimensions, roles) = (0, 0, 0, 0, ringRoles);

    private bool Finish() => vertices > 0 && CoordinateBox.TryOf(points.AsSpan(0, 2 * vertices), out box);

    private bool Parts(ref ReadOnlySpan<byte> wkb, int maxVertices)
    {
        if (!Count(ref wkb, HeaderSize, out int count))
            return false;
        for (; count > 0; count--)
        {
            if (Header(ref wkb) != 3 || !Part(ref wkb, maxVertices))
                return false;
        }

        return true;
    }

    private bool Part(ref ReadOnlySpan<byte> wkb, int maxVertices)
    {
        int dimensions = lastDimensions;
        if (!Count(ref wkb, 4, out int count) || count == 0)
            return false;
        Room(ref ends, rings, count);
        for (; count > 0; count--)
        {
            if (!Count(ref wkb, 8 * dimensions, out int length) || length == 0 || (long)vertices + length > maxVertices)
                return false;
            int bytes = 8 * dimensions * length;
            Take(wkb[..bytes], length, dimensions);
            wkb = wkb[bytes..];
            ends[rings++] = vertices;
        }

        EndPart();
        return true;
    }

    /// <summary>The type of a little-endian geometry, −1 for anything else.</summary>
    private int Header(ref ReadOnlySpan<byte> wkb)
    {
        if (wkb.Length < HeaderSize || wkb[0] != 1)
            return -1;
        uint code = BinaryPrimitives.ReadUInt32LittleEndian(wkb[1..]);
        wkb = wkb[HeaderSize..];
        bool z25 = (code & 0x8000_0000) != 0;
        code &= 0x7FFF_FFFF;
        if (code > 3999)
            return -1;
        uint extra = code / 1000;
        lastDimensions = extra switch { 0 => z25 ? 3 : 2, 3 => 4, _ => 3 };
        if (lastDimensions > 2)
            extraDimensions++;
        return (int)(code % 1000);
    }

    private static bool Count(ref ReadOnlySpan<byte> wkb, int minimumSize, out int count)
    {
        count = 0;
        if (wkb.Length < 4)
            return false;
        uint stated = BinaryPrimitives.ReadUInt32LittleEndian(wkb);
        wkb = wkb[4..];
        if ((long)stated * minimumSize > wkb.Length)
            return false;
        count = (int)stated;
        return true;
    }

    private void Take(ReadOnlySpan<byte> bytes, int count, int dimensions)
    {
        Room(ref points, 2 * vertices, 2 * count);
        Span<double> into = points.AsSpan(2 * vertices, 2 * count);
        vertices += count;
        if (dimensions == 2)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(into));
            return;
        }

        for (int i = 0; i < count; i++)
            bytes.Slice(8 * dimensions * i, 16).CopyTo(MemoryMarshal.AsBytes(into.Slice(2 * i, 2)));
    }

    private void EndPart()
    {
        Room(ref partEnds, parts, 1);
        partEnds[parts++] = rings;
    }

    /// <summary>Room for more behind what is used; the counts were checked against the bytes at hand.</summary>
    private static void Room<T>(ref T[] buffer, int used, int more)
    {
        if (used + more <= buffer.Length)
            return;
        T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(used + more, 2 * used));
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<T>.Shared.Return(buffer);
        buffer = larger;
    }
}
