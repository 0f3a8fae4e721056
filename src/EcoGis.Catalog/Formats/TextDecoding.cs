using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace EcoGis;

/// <summary>
/// Text encodings of Chinese survey data: byte order mark, UTF-16 without one, strict UTF-8, else GB18030 (which contains GBK and GB2312).
/// Strict everywhere: a byte that does not decode is an error, never a replacement character.
/// </summary>
internal static class TextDecoding
{
    private const int Gb18030Page = 54936;

    public static readonly Bilingual Asked = new("用户指明（--encoding）", "named by the user (--encoding)");

    public static readonly Bilingual DecodesAsUtf8 = new("未注明；全部文字符合 UTF-8", "not stated; all text is valid UTF-8");

    public static readonly Bilingual NotUtf8 = new("未注明；不是 UTF-8，按 GB18030 读取", "not stated; no UTF-8, read as GB18030");

    static TextDecoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(false, throwOnInvalidBytes: true);

    public static Encoding Gb18030 => Page(Gb18030Page);

    /// <summary>A text file whole: decoded text without its mark, and the encoding's name for people.</summary>
    public static (string Text, string Name) Decode(byte[] bytes, string? asked, Place where, NoticeList notices)
    {
        (Encoding encoding, string name, int mark) = asked is not null
            ? (Named(asked, where), asked, Mark(bytes).Length)
            : Guess(bytes);
        try
        {
            string text = encoding.GetString(bytes, mark, bytes.Length - mark);
            if (asked is null && encoding.CodePage == Gb18030Page)
                notices.Add(new("文字编码未注明且不是 UTF-8，按 GB18030 读取", "the encoding is not stated and not UTF-8; read as GB18030"));
            return (text, name);
        }
        catch (DecoderFallbackException e)
        {
            throw new Fault(FormatFaults.Undecodable, where with { Byte = mark + Math.Max(0, e.Index) }, name, Sample(bytes)).Raise(e);
        }
    }

    /// <summary>The beginning of a file, only to recognise it by.</summary>
    public static string Glimpse(byte[] head)
    {
        (Encoding encoding, _, int mark) = Guess(head, atEnd: false);
        return Lenient(encoding).GetString(head, mark, head.Length - mark);
    }

    /// <summary>Why <see cref="Decode"/> took the encoding of that name.</summary>
    public static Bilingual Reason(string? asked, string name) => asked is not null ? Asked : name switch
    {
        "GB18030" => NotUtf8,
        "UTF-8" => DecodesAsUtf8,
        "UTF-8 (BOM)" => new("文件以 UTF-8 字节序标记开头", "the file begins with the byte order mark of UTF-8"),
        _ => new("字节序标记或零字节的位置表明为 UTF-16", "the byte order mark, or where its zero bytes are, says UTF-16"),
    };

    /// <summary>A strict encoding by the name that people and .cpg files use.</summary>
    public static Encoding Named(string name, Place where) =>
        TryNamed(name) ?? throw new Fault(FormatFaults.EncodingUnknown, where, NoticeList.Sample(name)).Raise();

    public static Encoding? TryNamed(string name)
    {
        string key = name.Trim().ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal).Replace("_", "-", StringComparison.Ordinal);
        foreach (string prefix in new[] { "ANSI", "OEM", "CP", "WINDOWS-", "LDID/" })
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length)
                key = (prefix == "LDID/" ? "LDID" : "") + key[prefix.Length..];
        }

        if (key is "UTF8" or "UTF-8" or "65001")
            return StrictUtf8;
        if (key is "GBK" or "GB2312" or "GB18030" or "936" or "54936" or "GB-18030" or "EUC-CN" or "LDID77" or "LDID122")
            return Gb18030;
        if (key is "BIG5" or "950" or "LDID79" or "LDID120")
            return Page(950);
        if (key.StartsWith("8859", StringComparison.Ordinal))
            key = "ISO-8859-" + key[4..].TrimStart('-');
        if (key.StartsWith("ISO8859", StringComparison.Ordinal))
            key = "ISO-8859-" + key[7..].TrimStart('-');
        try
        {
            return int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int page)
                ? Page(page)
                : Encoding.GetEncoding(key, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Page(int page) => Encoding.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private static Encoding Lenient(Encoding encoding)
    {
        Encoding copy = (Encoding)encoding.Clone();
        copy.DecoderFallback = DecoderFallback.ReplacementFallback;
        return copy;
    }

    private static ReadOnlySpan<byte> Mark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? bytes[..3]
        : bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]) ? bytes[..2]
        : default;

    private static (Encoding Encoding, string Name, int Mark) Guess(ReadOnlySpan<byte> bytes, bool atEnd = true)
    {
        ReadOnlySpan<byte> mark = Mark(bytes);
        if (mark.Length == 3)
            return (StrictUtf8, "UTF-8 (BOM)", 3);
        if (mark.Length == 2)
            return (new UnicodeEncoding(mark[0] == 0xFE, false, true), mark[0] == 0xFE ? "UTF-16BE" : "UTF-16LE", 2);
        if (IsUtf16(bytes, 1))
            return (new UnicodeEncoding(false, false, true), "UTF-16LE", 0);
        if (IsUtf16(bytes, 0))
            return (new UnicodeEncoding(true, false, true), "UTF-16BE", 0);
        bool utf8 = Utf8.IsValid(bytes);
        for (int cut = 1; !utf8 && !atEnd && cut <= 3 && cut < bytes.Length; cut++)
            utf8 = Utf8.IsValid(bytes[..^cut]);
        return utf8 ? (StrictUtf8, "UTF-8", 0) : (Gb18030, "GB18030", 0);
    }

    /// <summary>ASCII digits, commas and line ends make at least a third of the high bytes of UTF-16 zero, and no low byte.</summary>
    private static bool IsUtf16(ReadOnlySpan<byte> bytes, int highByte)
    {
        int pairs = Math.Min(bytes.Length, 4096) / 2, high = 0, low = 0;
        for (int i = 0; i < pairs; i++)
        {
            high += bytes[(2 * i) + highByte] == 0 ? 1 : 0;
            low += bytes[(2 * i) + 1 - highByte] == 0 ? 1 : 0;
        }

        return pairs >= 8 && low == 0 && high * 3 > pairs;
    }

    private static string Sample(byte[] bytes) => NoticeList.Sample(Lenient(StrictUtf8).GetString(bytes, 0, Math.Min(bytes.Length, 80)));
}
