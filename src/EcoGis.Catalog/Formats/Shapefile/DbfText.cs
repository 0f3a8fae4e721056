using System.Text;

namespace EcoGis;

/// <summary>
/// Which encoding a .dbf is in (RELIABILITY 9): --encoding, else .cpg, else the language byte, else strict UTF-8, else GB18030 with a
/// notice that shows three values. A stated encoding that does not decode, or that the text plainly contradicts, is refused.
/// A character cut at the column's width is not a decoding error.
/// </summary>
internal sealed class DbfText(Encoding encoding, string name, Bilingual reason)
{
    public string Name { get; } = name;

    /// <summary>Why it is that one.</summary>
    public Bilingual Reason { get; } = reason;

    /// <param name="samples">Values that are not ASCII; text met later that does not decode is refused where it stands.</param>
    public static DbfText Decide(List<byte[]> samples, byte language, string? cpg, string? asked, Place where, NoticeList notices)
    {
        if (asked is not null)
            return Required(TextDecoding.Named(asked, where), asked, TextDecoding.Asked, samples, where);
        if (cpg is not null)
        {
            string stated = ReadCpg(cpg);
            if (TextDecoding.TryNamed(stated) is { } byCpg)
                return Agreeing(byCpg, stated, ".cpg", samples, where);
            notices.Add(new(".cpg 写的编码 {0} 不认识，未采用", "the .cpg names an unknown encoding {0}; not used"), NoticeList.Sample(stated));
        }

        // 0x57 and 0x03 mean "the writer's ANSI code page": in China that was GBK as often as not, so they decide nothing
        if (language is not (0 or 0x57 or 0x03) && TextDecoding.TryNamed(LanguagePage(language)) is { } byLanguage)
            return Agreeing(byLanguage, LanguagePage(language), $".dbf (LDID 0x{language:X2})", samples, where);
        if (samples.Count == 0)
            return new DbfText(TextDecoding.StrictUtf8, "ASCII", new("全部是 ASCII 字符", "all characters are ASCII"));
        if (samples.TrueForAll(s => Decodes(TextDecoding.StrictUtf8, s)))
            return new DbfText(TextDecoding.StrictUtf8, "UTF-8", TextDecoding.DecodesAsUtf8);
        DbfText chosen = Required(TextDecoding.Gb18030, "GB18030", TextDecoding.NotUtf8, samples, where);
        notices.Add(new("没有 .cpg，文字不是 UTF-8，按 GB18030 读取，例如：{0}；如有乱码请用 --encoding 指明",
            "no .cpg and the text is not UTF-8: read as GB18030, for example {0}; if garbled, name it with --encoding"), Show(TextDecoding.Gb18030, samples));
        return chosen;
    }

    public string Decode(ReadOnlySpan<byte> bytes, Place where, out bool cut)
    {
        ReadOnlySpan<byte> text = Trim(bytes);
        for (int drop = 0; drop <= (text.Length == bytes.Length ? 3 : 0) && drop < Math.Max(1, text.Length); drop++)
        {
            if (TryDecode(encoding, text[..^drop]) is { } value)
            {
                cut = drop > 0;
                return value;
            }
        }

        throw new Fault(FormatFaults.Undecodable, where, Name, NoticeList.Sample(Latin(text))).Raise();
    }

    /// <summary>Field names: ten bytes often cut a character; what decodes is kept.</summary>
    public string DecodeName(byte[] bytes)
    {
        ReadOnlySpan<byte> text = Trim(bytes);
        for (int drop = 0; drop <= 3 && drop < text.Length; drop++)
        {
            if (TryDecode(encoding, text[..^drop]) is { } value)
                return value;
        }

        return Latin(text);
    }

    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes)
    {
        int zero = bytes.IndexOf((byte)0);
        return (zero < 0 ? bytes : bytes[..zero]).Trim((byte)' ');
    }

    /// <summary>A stated encoding must decode every value; and a GBK statement over valid UTF-8 Chinese is a contradiction, not a choice.</summary>
    private static DbfText Agreeing(Encoding encoding, string stated, string source, List<byte[]> samples, Place where)
    {
        bool otherwise = encoding.CodePage != Encoding.UTF8.CodePage
            && samples.Exists(s => s.Length >= 6) && samples.TrueForAll(s => Decodes(TextDecoding.StrictUtf8, s));
        return otherwise
            ? throw new Fault(FormatFaults.EncodingConflict, where, source, stated, "UTF-8", Show(TextDecoding.StrictUtf8, samples)).Raise()
            : Required(encoding, stated, new($"{source} 写明", $"stated by {source}"), samples, where);
    }

    private static DbfText Required(Encoding encoding, string name, Bilingual reason, List<byte[]> samples, Place where)
    {
        List<byte[]> bad = samples.FindAll(s => !Decodes(encoding, s));
        return bad.Count == 0
            ? new DbfText(encoding, name, reason)
            : throw new Fault(FormatFaults.Undecodable, where, name, string.Join(" / ", bad.Take(3).Select(b => NoticeList.Sample(Latin(b), 20)))).Raise();
    }

    private static bool Decodes(Encoding encoding, byte[] bytes)
    {
        for (int drop = 0; drop <= 3 && drop < bytes.Length; drop++)
        {
            if (TryDecode(encoding, bytes.AsSpan(0, bytes.Length - drop)) is not null)
                return true;
        }

        return false;
    }

    private static string Show(Encoding encoding, List<byte[]> samples) =>
        string.Join(" / ", samples.Select(s => TryDecode(encoding, s)).OfType<string>().Distinct().Take(3).Select(s => NoticeList.Sample(s, 20)));

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string Latin(ReadOnlySpan<byte> bytes) => Encoding.Latin1.GetString(bytes);

    private static string ReadCpg(string cpg)
    {
        using FileStream stream = new(cpg, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> bytes = stackalloc byte[64];
        int read = stream.ReadAtLeast(bytes, 64, throwOnEndOfStream: false);
        return Latin(bytes[..read]).Trim('\0', ' ', '\r', '\n', '\t', 'ÿ', 'þ', '»', '¿', 'ï');
    }

    /// <summary>dBASE language driver ids that name one Windows or DOS code page.</summary>
    private static string LanguagePage(byte id) => id switch
    {
        0x4D or 0x7A => "936",
        0x4F or 0x78 => "950",
        0x4E or 0x79 => "949",
        0x13 or 0x7B => "932",
        0x01 => "437",
        0x02 => "850",
        0x64 => "852",
        0x65 => "866",
        0xC8 => "1250",
        0xC9 => "1251",
        _ => "",
    };
}
