using System.Buffers.Binary;

namespace EcoGis;

/// <summary>
/// The paragraphs of one official text, by the file's content: DOCX, else text (Markdown or plain) in UTF-8, UTF-16 or GB18030. What is neither is refused and never
/// read as if it were text.
/// </summary>
internal static class LawFileReader
{
    private const long MostBytes = 32 << 20;

    private static readonly (byte[] Magic, Bilingual Name)[] s_foreign =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], new("旧版 Word 文件，或加密的 DOCX", "an old Word file, or an encrypted DOCX")),
        ("%PDF"u8.ToArray(), Bilingual.Same("PDF")),
        ("{\\rtf"u8.ToArray(), Bilingual.Same("RTF")),
        ("Rar!"u8.ToArray(), new("压缩包", "an archive")),
        ([0x37, 0x7A, 0xBC, 0xAF], new("压缩包", "an archive")),
        ([0x1F, 0x8B], new("压缩包", "an archive")),
    ];

    public static IReadOnlyList<LawLine> Read(string path, NoticeList notices)
    {
        Place where = Place.InFile(path);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (stream.Length == 0)
            throw new Fault(FormatFaults.EmptyFile, where).Raise();
        if (stream.Length > MostBytes)
            throw new Fault(LawFileFaults.TooLarge, where, new Bilingual("字节", "bytes"), MostBytes, stream.Length).Raise();
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        if (s_foreign.FirstOrDefault(f => bytes.AsSpan().StartsWith(f.Magic)) is { Name: { } name })
            throw new Fault(LawFileFaults.NotRead, where, name).Raise();
        bool zip = bytes.Length > 4 && BinaryPrimitives.ReadInt32LittleEndian(bytes) == 0x04034B50;
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (zip)
            return DocxReader.Read(bytes, where);
        if (extension == ".docx")
            throw new Fault(LawFileFaults.BadDocx, where, new Bilingual("内容不是 DOCX", "its content is not DOCX")).Raise();

        string text = TextDecoding.Decode(bytes, null, where, notices).Text;
        if (text.Contains('\0', StringComparison.Ordinal))
            throw new Fault(LawFileFaults.NotRead, where, new Bilingual("二进制文件", "a binary file")).Raise();
        if (text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal) && extension is not (".md" or ".markdown"))
            throw new Fault(LawFileFaults.NotRead, where, Bilingual.Same("HTML, XML")).Raise();
        return TextLines.Of(text, extension is ".md" or ".markdown");
    }
}
