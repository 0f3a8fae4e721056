using System.Buffers.Binary;

namespace EcoGis;

/// <summary>
/// Where the records of a .shp are (Esri white paper 1998): from the .shx when it agrees with the file, else by walking the .shp.
/// Offsets are 64-bit; every declared length is checked against the bytes that remain before anything is read.
/// </summary>
internal sealed class ShpRecords : IDisposable
{
    public const int FileCode = 9994;
    public const int HeaderSize = 100;

    private readonly FileStream stream;
    private readonly Place where;
    private readonly List<(long Offset, int Length)> records;

    private ShpRecords(FileStream stream, Place where, List<(long Offset, int Length)> records)
    {
        this.stream = stream;
        this.where = where;
        this.records = records;
    }

    public int Count => records.Count;

    public static ShpRecords Open(string shp, string? shx, ReadLimits limits, NoticeList notices, CancellationToken ct)
    {
        Place where = Place.InFile(shp);
        FileStream stream = new(shp, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16);
        try
        {
            if (stream.Length < HeaderSize)
                throw new Fault(ShapefileFaults.HeaderBroken, where, ".shp").Raise();
            if (stream.Length > 1L << 32)
                throw new Fault(ShapefileFaults.TooLarge, where, stream.Length).Raise();
            List<(long Offset, int Length)>? indexed = null;
            if (shx is null)
                notices.Add(new("缺少 .shx，已按 .shp 重建记录索引", "the .shx is missing; the record index was rebuilt from the .shp"));
            else if ((indexed = FromIndex(stream, shx, limits, where)) is null)
                notices.Add(new(".shx 与 .shp 不一致，已按 .shp 重建记录索引", "the .shx does not agree with the .shp; the record index was rebuilt from the .shp"));
            return new ShpRecords(stream, where, indexed ?? Walk(stream, limits, where, ct));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>A reader's own view of the file, for <see cref="Content"/>.</summary>
    public FileWindow Window() => new(stream.SafeFileHandle);

    /// <summary>The content of one record (shape type first), numbered from 0.</summary>
    public ReadOnlySpan<byte> Content(int index, FileWindow window)
    {
        (long offset, int length) = records[index];
        ReadOnlySpan<byte> content = window.At(offset, length);
        return content.Length < length
            ? throw new Fault(ShapefileFaults.RecordTruncated, where with { Byte = offset }, index + 1, length, content.Length).Raise()
            : content;
    }

    public void Dispose() => stream.Dispose();

    private static List<(long, int)>? FromIndex(FileStream stream, string shx, ReadLimits limits, Place where)
    {
        FileInfo file = new(shx);
        if (file.Length < HeaderSize || (file.Length - HeaderSize) % 8 != 0)
            return null;
        limits.CheckFeatures((file.Length - HeaderSize) / 8, where);
        byte[] index = File.ReadAllBytes(shx);
        List<(long, int)> records = new((index.Length - HeaderSize) / 8);
        Span<byte> head = stackalloc byte[8];
        for (int at = HeaderSize; at < index.Length; at += 8)
        {
            long offset = 2L * BinaryPrimitives.ReadUInt32BigEndian(index.AsSpan(at));
            if (offset < HeaderSize || offset + 8 > stream.Length)
                return null;
            stream.Position = offset;
            stream.ReadExactly(head);
            long length = 2L * BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (length < 4 || offset + 8 + length > stream.Length)
                return null;
            limits.CheckBlob(length, where with { Feature = $"#{records.Count + 1}" });
            records.Add((offset + 8, (int)length));
        }

        // an index that covers less than the file's records would drop features in silence
        long covered = records.Sum(r => 8L + r.Item2);
        return covered == stream.Length - HeaderSize ? records : null;
    }

    private static List<(long, int)> Walk(FileStream stream, ReadLimits limits, Place where, CancellationToken ct)
    {
        List<(long, int)> records = [];
        Span<byte> head = stackalloc byte[8];
        long at = HeaderSize;
        while (at < stream.Length)
        {
            ct.ThrowIfCancellationRequested();
            long remain = stream.Length - at - 8;
            if (remain < 0)
                throw new Fault(ShapefileFaults.RecordTruncated, where with { Byte = at }, records.Count + 1, 8, stream.Length - at).Raise();
            stream.Position = at;
            stream.ReadExactly(head);
            long length = 2L * BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            if (length > remain)
                throw new Fault(ShapefileFaults.RecordTruncated, where with { Byte = at }, records.Count + 1, length, remain).Raise();
            if (length < 4)
                throw new Fault(ShapefileFaults.RecordBroken, where with { Byte = at }, records.Count + 1, $"length {length}").Raise();
            limits.CheckBlob(length, where with { Feature = $"#{records.Count + 1}" });
            limits.CheckFeatures(records.Count + 1, where);
            records.Add((at + 8, (int)length));
            at += 8 + length;
        }

        return records;
    }
}
