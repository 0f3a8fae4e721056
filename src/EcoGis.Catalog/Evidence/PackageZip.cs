using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace EcoGis;

/// <summary>One entry of the ZIP: its bytes as they lie there, deflated or as they are.</summary>
internal sealed record ZipItem(string Name, ReadOnlyMemory<byte> Packed, bool Deflated, int Size, uint Crc)
{
    public static ZipItem Of(string name, byte[] content, bool deflate)
    {
        uint crc = Crc32.HashToUInt32(content);
        if (deflate)
        {
            using MemoryStream packed = new();
            using (DeflateStream stream = new(packed, CompressionLevel.Optimal, leaveOpen: true))
                stream.Write(content);
            if (packed.Length < content.Length)
                return new(name, packed.GetBuffer().AsMemory(0, (int)packed.Length), true, content.Length, crc);
        }

        return new(name, content, false, content.Length, crc);
    }

    /// <summary>The content; the checksum of the ZIP is not looked at here.</summary>
    /// <exception cref="InvalidDataException">It cannot be unpacked to its size.</exception>
    public byte[] Unpack(UnpackLimit limit)
    {
        if (!Deflated)
            return Packed.ToArray();
        limit.Begin(Packed.Length);
        using UnpackedStream stream = new(new DeflateStream(new MemoryStream(Packed.ToArray(), writable: false), CompressionMode.Decompress), limit.Count);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.Length == Size ? content.ToArray() : throw new InvalidDataException($"{content.Length} ≠ {Size}");
    }
}

/// <summary>
/// A ZIP (APPNOTE 6.3, no ZIP64) with one way to write it: entries one behind the other, no dates, names in UTF-8, nothing between them or around. So a
/// package is whole only if its entries, written again, give its bytes: no bit outside the entries can be changed unseen either. (System.IO.Compression
/// writes and opens such files, but cannot write entries that are packed already.) Any ZIP program opens the file.
/// </summary>
internal static class PackageZip
{
    private const uint LocalMark = 0x04034b50, CentralMark = 0x02014b50, EndMark = 0x06054b50;
    private const int LocalBytes = 30, CentralBytes = 46, EndBytes = 22;
    private const int MostEntries = 10_000, LongestName = 1_000;
    private const ushort Version = 20, Utf8Names = 0x0800, FirstDay = 0x0021; // 1980-01-01, the zero of ZIP dates

    private static readonly UTF8Encoding s_names = new(false, throwOnInvalidBytes: true);

    public static byte[] Write(IReadOnlyList<ZipItem> items)
    {
        using MemoryStream file = new();
        List<uint> starts = [];
        foreach (var item in items)
        {
            starts.Add((uint)file.Position);
            byte[] name = s_names.GetBytes(item.Name);
            Span<byte> head = new byte[LocalBytes];
            BinaryPrimitives.WriteUInt32LittleEndian(head, LocalMark);
            Fields(head[4..], item, name.Length);
            file.Write(head);
            file.Write(name);
            file.Write(item.Packed.Span);
        }

        uint directory = (uint)file.Position;
        foreach (var (i, item) in items.Index())
        {
            byte[] name = s_names.GetBytes(item.Name);
            Span<byte> head = new byte[CentralBytes];
            BinaryPrimitives.WriteUInt32LittleEndian(head, CentralMark);
            BinaryPrimitives.WriteUInt16LittleEndian(head[4..], Version);
            Fields(head[6..], item, name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(head[42..], starts[i]);
            file.Write(head);
            file.Write(name);
        }

        Span<byte> end = new byte[EndBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndMark);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)items.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)items.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)file.Position - directory);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], directory);
        file.Write(end);
        return file.ToArray();
    }

    /// <summary>The entries as their own heads give them. What else the file says of them is compared by writing it again.</summary>
    /// <exception cref="EcoException">It is no such file.</exception>
    public static List<ZipItem> Read(ReadOnlyMemory<byte> file, Place where)
    {
        List<ZipItem> items = [];
        int at = 0;
        while (file.Length - at >= LocalBytes && BinaryPrimitives.ReadUInt32LittleEndian(file.Span[at..]) == LocalMark)
        {
            ReadOnlySpan<byte> head = file.Span.Slice(at, LocalBytes);
            string last = items.Count > 0 ? items[^1].Name : "ZIP";
            ushort method = BinaryPrimitives.ReadUInt16LittleEndian(head[8..]);
            uint packed = BinaryPrimitives.ReadUInt32LittleEndian(head[18..]), size = BinaryPrimitives.ReadUInt32LittleEndian(head[22..]);
            int name = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
            if (items.Count >= MostEntries || name > LongestName || method is not (0 or 8) || size > int.MaxValue || (long)at + LocalBytes + name + packed > file.Length || (method == 0 && size != packed))
                throw Broken(where, items.Count, last);
            items.Add(new ZipItem(NameOf(file.Span.Slice(at + LocalBytes, name), where, items.Count, last),
                file.Slice(at + LocalBytes + name, (int)packed), method == 8, (int)size, BinaryPrimitives.ReadUInt32LittleEndian(head[14..])));
            at += LocalBytes + name + (int)packed;
        }

        return items.Count > 0 ? items : throw new Fault(EvidenceFaults.NotAPackage, where, new Bilingual("不是 ZIP", "it is no ZIP")).Raise();
    }

    /// <summary>Where the first byte lies that is not as <see cref="Write"/> writes it; null: there is none.</summary>
    public static string? FirstDifference(ReadOnlySpan<byte> file, IReadOnlyList<ZipItem> items)
    {
        byte[] right = Write(items);
        int at = file.CommonPrefixLength(right);
        if (at == right.Length && at == file.Length)
            return null;
        long end = 0;
        foreach (var item in items)
        {
            end += LocalBytes + s_names.GetByteCount(item.Name) + item.Packed.Length;
            if (at < end)
                return item.Name;
        }

        foreach (var item in items)
        {
            end += CentralBytes + s_names.GetByteCount(item.Name);
            if (at < end)
                return $"ZIP: {item.Name}";
        }

        return "ZIP";
    }

    private static void Fields(Span<byte> to, ZipItem item, int name)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], (ushort)(item.Deflated ? 8 : 0));
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(to[10..], item.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[14..], (uint)item.Packed.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(to[18..], (uint)item.Size);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)name);
    }

    private static string NameOf(ReadOnlySpan<byte> bytes, Place where, int number, string last)
    {
        try
        {
            return s_names.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Broken(where, number, last);
        }
    }

    private static EcoException Broken(Place where, int number, string last) =>
        new Fault(EvidenceFaults.Changed, where, new Bilingual($"第 {number + 1} 项", $"entry {number + 1}"), new Bilingual($"ZIP 的条目头不成立，在“{last}”之后", $"its head in the ZIP does not hold, after '{last}'")).Raise();
}
