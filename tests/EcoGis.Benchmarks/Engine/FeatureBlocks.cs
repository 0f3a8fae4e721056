using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EcoGis.Benchmarks.Engine;

/// <summary>
/// A workload file, block by block, any number of times over: int64 count, then per feature int32 id, int32 length, little-endian 2D WKB of a
/// (multi)polygon. Blocks hold whole features. Copies after the first are moved by 7 m more each, so that no two are alike. Thread-safe.
/// </summary>
internal sealed class FeatureBlocks(string path, int copies = 1) : IDisposable
{
    public const int BlockBytes = 4 << 20;

    private const double Step = 7; // m between copies

    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, options: FileOptions.SequentialScan);
    private readonly Lock gate = new();
    private long at = 8;
    private int copy;

    public static long Count(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> count = stackalloc byte[8];
        file.ReadExactly(count);
        return BinaryPrimitives.ReadInt64LittleEndian(count);
    }

    /// <summary>All of it, ready to be joined: rings directed, blocks of their own.</summary>
    public static List<byte[]> Load(string path)
    {
        List<byte[]> blocks = [];
        using FeatureBlocks file = new(path);
        byte[] buffer = new byte[BlockBytes];
        for (int length; (length = file.Next(ref buffer)) > 0;)
            blocks.Add(buffer[..length]);
        return blocks;
    }

    /// <summary>Bytes of the next block, 0 at the end; shells are turned counter-clockwise and holes clockwise in place, as the gate would have them.</summary>
    public int Next(ref byte[] buffer)
    {
        int length, shift;
        lock (gate)
        {
            length = Read(ref buffer);
            if (length == 0 && ++copy < copies)
            {
                at = 8;
                length = Read(ref buffer);
            }

            shift = copy;
        }

        for (int i = 0; i < length; i += 8 + BitConverter.ToInt32(buffer, i + 4))
            Direct(buffer.AsSpan(i + 8), shift * Step);
        return length;
    }

    public void Dispose() => file.Dispose();

    private int Read(ref byte[] buffer)
    {
        while (true)
        {
            int read = RandomAccess.Read(file, buffer, at), whole = 0;
            while (whole + 8 <= read && whole + 8 + BitConverter.ToInt32(buffer, whole + 4) is var end && end <= read)
                whole = end;
            at += whole;
            if (whole > 0 || read == 0)
                return whole;
            Array.Resize(ref buffer, Math.Max(2 * buffer.Length, 8 + BitConverter.ToInt32(buffer, 4))); // one feature larger than a block
        }
    }

    private static void Direct(Span<byte> wkb, double shift)
    {
        WkbRings rings = new(wkb);
        while (rings.Next(out bool shell))
        {
            Span<(double X, double Y)> ring = MemoryMarshal.Cast<byte, (double, double)>(wkb.Slice(rings.From, 16 * rings.Vertices));
            double doubled = 0;
            for (int i = 1; i < ring.Length; i++)
                doubled += ((ring[i - 1].X - ring[0].X) * (ring[i].Y - ring[0].Y)) - ((ring[i].X - ring[0].X) * (ring[i - 1].Y - ring[0].Y));
            if (doubled > 0 != shell)
                ring.Reverse();
            for (int i = 0; shift != 0 && i < ring.Length; i++)
                ring[i] = (ring[i].X + shift, ring[i].Y - shift);
        }
    }
}

/// <summary>Where the rings of a little-endian 2D WKB (multi)polygon lie in it.</summary>
internal ref struct WkbRings
{
    private readonly ReadOnlySpan<byte> wkb;
    private readonly bool many;
    private int at, parts, rings;

    public WkbRings(ReadOnlySpan<byte> wkb)
    {
        this.wkb = wkb;
        many = wkb[1] == 6;
        (at, parts) = many ? (9, BitConverter.ToInt32(wkb[5..])) : (0, 1);
    }

    /// <summary>Byte where the vertices of the ring begin.</summary>
    public int From { get; private set; }

    public int Vertices { get; private set; }

    public bool Next(out bool shell)
    {
        shell = false;
        while (rings == 0)
        {
            if (parts-- == 0)
                return false;
            rings = BitConverter.ToInt32(wkb[(at + 5)..]);
            at += 9;
            shell = true;
        }

        rings--;
        (From, Vertices) = (at + 4, BitConverter.ToInt32(wkb[at..]));
        at = From + (16 * Vertices);
        return true;
    }
}
