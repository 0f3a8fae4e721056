using System.Buffers;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// What the text of a data file may hold: characters a reader sees, in lines of bearable length. A zero-width or direction-changing character would let an id or a
/// word of law look like another; a replacement character says that an editor has already lost text.
/// </summary>
internal static class PlainText
{
    public const int LongestLine = 16_384;

    private const int LongestId = 80;

    private static readonly SearchValues<char> s_unsafe = SearchValues.Create([.. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => c is not ('\n' or '\r') && (Fault.IsUnsafe(c) || c == '\ufffd'))]);

    /// <exception cref="EcoException">The first character or line that is not allowed.</exception>
    public static void Check(DataFile file)
    {
        var text = file.Text.AsSpan();
        if (text.IndexOfAny(s_unsafe) is var at and >= 0)
            throw new Fault(DataFileFaults.UnsafeCharacter, new Place { File = file.Name, Line = 1 + text[..at].Count('\n') }, Name(text[at])).Raise();
        int line = 1;
        foreach (var range in text.Split('\n'))
        {
            int length = range.End.Value - range.Start.Value;
            if (length > LongestLine)
                throw new Fault(DataFileFaults.LineTooLong, new Place { File = file.Name, Line = line }, length, LongestLine).Raise();
            line++;
        }
    }

    /// <summary>A character that an escape in quotes ("\u202e") brings in, or half of one; null when the text is sound.</summary>
    public static string? Unsound(string text)
    {
        int at = text.AsSpan().IndexOfAny(s_unsafe);
        if (at >= 0)
            return Name(text[at]);
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                return Name(text[i]);
            i++;
        }

        return null;
    }

    public static void CheckId(string id, Bilingual what, Place where, List<Fault> faults)
    {
        if (id.Length is 0 or > LongestId || id[0] is '-' or '_' || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
            faults.Add(new Fault(DataFileFaults.BadId, where, id.Length > LongestId ? id[..LongestId] + "…" : id, what, LongestId));
    }

    private static string Name(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
}
