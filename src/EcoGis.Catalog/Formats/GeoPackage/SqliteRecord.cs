using System.Buffers.Binary;
using System.Text;

namespace EcoGis;

/// <summary>One stored row (sqlite.org/fileformat2.html §2.1): typed values in the order of the columns; those behind the last are NULL. A view.</summary>
internal readonly ref struct SqliteRecord(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>The serial type and the bytes of some columns, given in ascending order.</summary>
    /// <returns>False when the record is damaged.</returns>
    public bool TryFind(ReadOnlySpan<int> columns, Span<(long Type, int At, int Length)> values)
    {
        ReadOnlySpan<byte> rest = bytes;
        if (!Varint(ref rest, out long head) || head < bytes.Length - rest.Length || head > bytes.Length)
            return false;
        ReadOnlySpan<byte> types = bytes[(bytes.Length - rest.Length)..(int)head];
        long at = head;
        int next = 0;
        for (int column = 0; next < columns.Length && !types.IsEmpty; column++)
        {
            if (!Varint(ref types, out long type) || Length(type) is not (>= 0 and var length) || at + length > bytes.Length)
                return false;
            if (column == columns[next])
                values[next++] = (type, (int)at, (int)length);
            at += length;
        }

        values[next..columns.Length].Clear();
        return true;
    }

    public ReadOnlySpan<byte> Bytes((long Type, int At, int Length) value) => bytes.Slice(value.At, value.Length);

    /// <summary>null, long, double, string, or byte[] (empty, whatever it holds) for a BLOB.</summary>
    /// <param name="real">The column has REAL affinity: whole numbers are stored as such.</param>
    public object? Value((long Type, int At, int Length) value, bool real)
    {
        ReadOnlySpan<byte> own = Bytes(value);
        switch (value.Type)
        {
            case 0:
                return null;
            case 7:
                double number = BinaryPrimitives.ReadDoubleBigEndian(own);
                return double.IsNaN(number) ? null : number;
            case < 10:
                long whole = value.Type >= 8 ? value.Type - 8 : (sbyte)own[0];
                for (int i = 1; i < own.Length; i++)
                    whole = (whole << 8) | own[i];
                if (real)
                    return (double)whole;
                return whole;
            default:
                return IsText(value.Type) ? Encoding.UTF8.GetString(own) : Array.Empty<byte>();
        }
    }

    public static bool IsBlob(long type) => type >= 12 && (type & 1) == 0;

    /// <summary>1 to 9 bytes, big-endian; takes them off.</summary>
    public static bool Varint(ref ReadOnlySpan<byte> from, out long value)
    {
        if (!from.IsEmpty && from[0] < 0x80)
        {
            value = from[0];
            from = from[1..];
            return true;
        }

        ulong sum = 0;
        for (int i = 0; i < 9 && i < from.Length; i++)
        {
            sum = i == 8 ? (sum << 8) | from[i] : (sum << 7) | (from[i] & 0x7Fu);
            if (i < 8 && from[i] >= 0x80)
                continue;
            value = (long)sum;
            from = from[(i + 1)..];
            return true;
        }

        value = 0;
        return false;
    }

    private static bool IsText(long type) => type >= 13 && (type & 1) == 1;

    private static long Length(long type) => type switch
    {
        0 or 8 or 9 => 0,
        >= 1 and <= 4 => type,
        5 => 6,
        6 or 7 => 8,
        >= 12 => (type - 12) / 2,
        _ => -1,
    };
}
