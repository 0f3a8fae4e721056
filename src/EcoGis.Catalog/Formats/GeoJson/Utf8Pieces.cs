using System.Text.Unicode;

namespace EcoGis;

/// <summary>Whether a file of any size is UTF-8, told piece by piece.</summary>
internal static class Utf8Pieces
{
    public static void Demand(Stream file, Place where, CancellationToken ct)
    {
        byte[] buffer = new byte[1 << 20];
        long at = 0;
        int filled = 0;
        file.Position = 0;
        for (bool last = false; !last;)
        {
            ct.ThrowIfCancellationRequested();
            int read = file.Read(buffer, filled, buffer.Length - filled);
            last = read == 0;
            filled += read;
            int whole = last ? filled : WholeCharacters(buffer.AsSpan(0, filled));
            ReadOnlySpan<byte> piece = buffer.AsSpan(0, whole);
            if (!Utf8.IsValid(piece))
                throw new Fault(GeoJsonFaults.NotUtf8, where with { Byte = at + GeoJsonReader.FirstInvalid(piece) }).Raise();
            at += whole;
            filled -= whole;
            buffer.AsSpan(whole, filled).CopyTo(buffer);
        }
    }

    /// <summary>Bytes of a byte order mark at the start.</summary>
    public static int MarkLength(Stream file)
    {
        Span<byte> head = stackalloc byte[3];
        file.Position = 0;
        int read = file.ReadAtLeast(head, 3, throwOnEndOfStream: false);
        return head[..read].StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
    }

    /// <summary>All but a character that the end may have cut: its first byte is among the last three.</summary>
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (int back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            byte b = bytes[^back];
            if (b < 0x80)
                break;
            if (b >= 0xC0)
                return (b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2) > back ? bytes.Length - back : bytes.Length;
        }

        return bytes.Length;
    }
}
