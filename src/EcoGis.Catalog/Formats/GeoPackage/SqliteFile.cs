using System.Buffers.Binary;
using System.Numerics;
using Microsoft.Win32.SafeHandles;

namespace EcoGis;

/// <summary>
/// The pages of an SQLite database file (sqlite.org/fileformat2.html §1), read as they stand in the file. For a file that nobody writes and that has no
/// journal beside it. Thread-safe.
/// </summary>
internal sealed class SqliteFile : IDisposable
{
    private const int HeaderBytes = 100, Utf8 = 1;

    private readonly SafeFileHandle file;
    private readonly Place where;

    private SqliteFile(SafeFileHandle file, Place where, int pageSize, int reserved)
    {
        (this.file, this.where, PageSize, Usable) = (file, where, pageSize, pageSize - reserved);
        Pages = (uint)Math.Min(RandomAccess.GetLength(file) / pageSize, uint.MaxValue - 1);
    }

    public int PageSize { get; }

    /// <summary>Bytes of a page that hold content.</summary>
    public int Usable { get; }

    /// <summary>Whole pages; they count from 1.</summary>
    public uint Pages { get; }

    /// <summary>Null when the text is not UTF-8 or the header says something that is not known here.</summary>
    public static SqliteFile? TryOpen(string path, Place where)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        Span<byte> head = stackalloc byte[HeaderBytes];
        if (RandomAccess.Read(file, head, 0) == HeaderBytes && BinaryPrimitives.ReadUInt32BigEndian(head[56..]) == Utf8)
        {
            int size = BinaryPrimitives.ReadUInt16BigEndian(head[16..]) is var s && s == 1 ? 65_536 : s, reserved = head[20];
            if (size >= 512 && BitOperations.IsPow2(size) && size - reserved >= 480)
                return new SqliteFile(file, where, size, reserved);
        }

        file.Dispose();
        return null;
    }

    /// <summary>Pages that follow each other.</summary>
    public void Read(uint page, Span<byte> to) => Read(page, 0, to);

    public void Read(uint page, int offset, Span<byte> to)
    {
        if (page < 1 || page > Pages)
            throw Damaged($"page {page} of {Pages}");
        long at = ((long)(page - 1) * PageSize) + offset;
        for (int read; to.Length > 0; to = to[read..], at += read)
        {
            read = RandomAccess.Read(file, to, at);
            if (read == 0)
                throw Damaged($"page {page}: cut short");
        }
    }

    public EcoException Damaged(string what) => new Fault(GeoPackageFaults.Corrupt, where, what).Raise();

    public EcoException TooLarge(int limit, long bytes) => new Fault(FormatFaults.LimitExceeded, where, "read.max-blob-bytes", limit, bytes).Raise();

    public void Dispose() => file.Dispose();
}
