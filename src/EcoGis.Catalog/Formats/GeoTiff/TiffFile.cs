using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace EcoGis;

/// <summary>
/// The bytes of a TIFF or BigTIFF, either byte order, and its chain of image directories. Every offset and count is held against the length of the file
/// before it is followed; a chain that runs in a circle, or is longer than any raster's, is refused. Reads nothing of the cells.
/// </summary>
internal sealed class TiffFile : IDisposable
{
    private const int MostDirectories = 1000, MostEntries = 4096, Classic = 42, Big = 43;

    private static readonly int[] s_sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8];

    private readonly SafeFileHandle handle;
    private readonly bool bigEndian;
    private readonly bool big;

    private TiffFile(SafeFileHandle handle, string path)
    {
        this.handle = handle;
        Where = Place.InFile(path);
        Length = RandomAccess.GetLength(handle);
        ReadOnlySpan<byte> head = Bytes(0, 16, orFewer: true);
        bigEndian = head[0] == 'M';
        int version = UInt16(head[2..]);
        big = version == Big;
        if (big && (UInt16(head[4..]) != 8 || UInt16(head[6..]) != 0))
            throw Broken("BigTIFF 的偏移不是 8 字节", "the offsets of this BigTIFF are not of 8 bytes");
        Directories = Chain(big ? Int64(head[8..]) : UInt32(head[4..]));
    }

    public Place Where { get; }

    public long Length { get; }

    public IReadOnlyList<TiffDirectory> Directories { get; }

    public static bool Is(ReadOnlySpan<byte> head) => head.Length >= 16
        && (head.StartsWith<byte>([0x49, 0x49, Classic, 0]) || head.StartsWith<byte>([0x4D, 0x4D, 0, Classic]) || head.StartsWith<byte>([0x49, 0x49, Big, 0]) || head.StartsWith<byte>([0x4D, 0x4D, 0, Big]));

    /// <summary>The caller has looked at the head with <see cref="Is"/>.</summary>
    public static TiffFile Open(string path)
    {
        SafeFileHandle handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            return new TiffFile(handle, path);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of one value of a type; 0: no such type.</summary>
    public static int SizeOf(int type) => type < s_sizes.Length ? s_sizes[type] : 0;

    public ushort UInt16(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    public uint UInt32(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    public long Int64(ReadOnlySpan<byte> bytes) => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes);

    /// <exception cref="EcoException">They do not all lie in the file.</exception>
    public byte[] Bytes(long offset, long count, bool orFewer = false)
    {
        if (orFewer && offset <= Length)
            count = Math.Min(count, Length - offset);
        if (!Holds(offset, count) || count > Array.MaxLength)
            throw Broken($"第 {offset} 字节起的 {count} 字节不在文件里（共 {Length} 字节）", $"{count} bytes from byte {offset} on do not lie in the file of {Length} bytes");
        var bytes = new byte[count];
        Read(offset, bytes);
        return bytes;
    }

    public bool Holds(long offset, long count) => offset >= 0 && count >= 0 && offset <= Length - count;

    /// <summary>Fills the whole span.</summary>
    public void Read(long offset, Span<byte> to)
    {
        while (!to.IsEmpty)
        {
            int read = RandomAccess.Read(handle, to, offset);
            if (read == 0)
                throw new Fault(FormatFaults.Changed, Where).Raise();
            to = to[read..];
            offset += read;
        }
    }

    public EcoException Broken(string zh, string en) => new Fault(TiffFaults.Broken, Where, new Bilingual(zh, en)).Raise();

    public void Dispose() => handle.Dispose();

    private List<TiffDirectory> Chain(long at)
    {
        List<TiffDirectory> all = [];
        HashSet<long> seen = [];
        while (at != 0)
        {
            if (!seen.Add(at) || all.Count == MostDirectories)
                throw Broken(all.Count == MostDirectories ? $"超过 {MostDirectories} 个目录" : "目录链成环", all.Count == MostDirectories ? $"more than {MostDirectories} directories" : "its directories run in a circle");
            all.Add(Directory(at, out at));
        }

        return all.Count > 0 ? all : throw Broken("没有图像目录", "it has no image directory");
    }

    private TiffDirectory Directory(long at, out long next)
    {
        int head = big ? 8 : 2, size = big ? 20 : 12, offset = big ? 8 : 4;
        ReadOnlySpan<byte> start = Bytes(at, head);
        long count = big ? Int64(start) : UInt16(start);
        if (count is <= 0 or > MostEntries)
            throw Broken($"目录有 {count} 个标记", $"a directory of {count} tags");
        ReadOnlySpan<byte> bytes = Bytes(at + head, (count * size) + offset);
        Dictionary<int, TiffDirectory.Entry> entries = [];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> entry = bytes.Slice(i * size, size);
            int tag = UInt16(entry), type = UInt16(entry[2..]);
            long values = big ? Int64(entry[4..]) : UInt32(entry[4..]);
            if (SizeOf(type) is 0)
                continue; // a reader skips what it does not know (TIFF 6.0 §2)
            bool within = values <= offset / SizeOf(type);
            ReadOnlySpan<byte> place = entry[(size - offset)..];
            long where = within ? at + head + (i * size) + size - offset : big ? Int64(place) : UInt32(place);
            if (values < 0 || values > Length || !Holds(where, values * SizeOf(type)))
                throw Broken($"标记 {tag} 的 {values} 个值不在文件里", $"the {values} values of tag {tag} do not lie in the file");
            if (!entries.TryAdd(tag, new TiffDirectory.Entry(tag, type, values, where)))
                throw Broken($"标记 {tag} 出现两次", $"tag {tag} stands twice");
        }

        ReadOnlySpan<byte> last = bytes[(int)(count * size)..];
        next = big ? Int64(last) : UInt32(last);
        return new TiffDirectory(this, entries);
    }
}
