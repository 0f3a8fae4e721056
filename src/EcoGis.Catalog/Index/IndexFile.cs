using System.Buffers.Binary;
using System.Text;

namespace EcoGis;

/// <summary>What a saved index is of: a layer version's digest, and the part, <c>features</c> or a plane's code.</summary>
internal sealed record IndexLabel(string Digest, string Part)
{
    public byte[] Bytes => Encoding.UTF8.GetBytes($"{Digest}\n{Part}");
}

/// <summary>
/// One saved index: a header of whole 64-byte units (mark, format version, lengths, checksums, label), then the payload, all little-endian. A file is
/// complete or absent: it is written beside its place, flushed to the disk and renamed, so that writers at the same time do no harm.
/// </summary>
internal static class IndexFile
{
    /// <summary>Part of the file's name too: programs of different formats leave each other's files alone. Goes up with every format of a payload.</summary>
    public const int Version = 2;

    private const ulong Mark = 0x31_78_64_49_6f_63_45; // "EcoIdx1"
    private const int Fixed = 40, Unit = 64;

    public static void Write(string path, IndexLabel label, Action<Stream> payload)
    {
        string partial = $"{path}.{Guid.NewGuid():N}.partial";
        try
        {
            using (FileStream file = new(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                byte[] header = new byte[HeaderLength(label)];
                file.Write(header);
                using CheckedStream body = new(file);
                payload(body);
                Fill(header, label, body.Written, body.Checksum);
                file.Position = 0;
                file.Write(header);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>The payload of a file, every byte of it checked; else why it cannot be used.</summary>
    public static (PinnedBytes? Payload, Bilingual? Wrong) Open(string path, IndexLabel label)
    {
        MappedFile? file = null;
        try
        {
            int header = HeaderLength(label);
            if (new FileInfo(path).Length < header)
                return (null, new("文件不完整", "it is cut short"));
            file = new MappedFile(path, header);
            if (Wrong(file, header, label) is not { } wrong)
                return (file, null);
            file.Dispose();
            return (null, wrong);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            return (null, Bilingual.Same(e.Message));
        }
    }

    private static Bilingual? Wrong(MappedFile file, int headerLength, IndexLabel label)
    {
        byte[] header = file.Header.ToArray();
        uint written = BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(32));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(32), 0);
        if (BinaryPrimitives.ReadUInt64LittleEndian(header) != Mark)
            return new("不是索引文件", "it is no index file");
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(8)) is var version && version != Version)
            return new Bilingual("格式为第 {0} 版，本程序使用第 {1} 版", "its format is {0}, this program uses {1}").Format(version, Version);
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(12)) != headerLength || Crc32C.Of(header) != written)
            return new("文件头已损坏，或属于另一图层", "its header is damaged, or of another layer");
        byte[] expected = label.Bytes;
        if (BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(24)) != expected.Length || !header.AsSpan(Fixed, expected.Length).SequenceEqual(expected))
            return new("属于另一图层版本或另一坐标系", "it is of another layer version or another plane");
        if (BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(16)) != file.Length)
            return new("长度不符", "its length is not what its header says");
        return file.Checksum() == BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(28)) ? null : new("校验和不符", "its checksum does not match");
    }

    private static int HeaderLength(IndexLabel label) => (Fixed + label.Bytes.Length + Unit - 1) / Unit * Unit;

    private static void Fill(byte[] header, IndexLabel label, long length, uint checksum)
    {
        byte[] name = label.Bytes;
        BinaryPrimitives.WriteUInt64LittleEndian(header, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(12), header.Length);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(16), length);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), name.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(28), checksum);
        name.CopyTo(header, Fixed);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(32), Crc32C.Of(header));
    }
}
