using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// The form in which titles of instruments are compared: without spaces and book marks, full-width letters and brackets folded, without the state's name in front and
/// without the year of a revision behind (（2017年修订）), which must then be the year of the text. Other names an instrument goes by are its <c>aliases</c>.
/// </summary>
internal sealed record LawTitle(string Key, int? Year)
{
    private const string Republic = "中华人民共和国";
    private static readonly string[] s_revised = ["年修订", "年修正", "年修改", "年修订版", "年修正版", "年版", "年文本"];

    public static LawTitle Of(string title)
    {
        StringBuilder folded = new(title.Length);
        foreach (char c in title)
        {
            char half = c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;
            if (!char.IsWhiteSpace(half) && half is not ('《' or '》' or '<' or '>' or '〈' or '〉'))
                folded.Append(half);
        }

        string key = folded.ToString();
        if (key.StartsWith(Republic, StringComparison.Ordinal) && key.Length > Republic.Length)
            key = key[Republic.Length..];
        int open = key.LastIndexOf('(');
        if (open > 0 && key[^1] == ')' && s_revised.Any(r => key.Length == open + r.Length + 6 && key.EndsWith(r + ")", StringComparison.Ordinal))
            && int.TryParse(key.AsSpan(open + 1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year))
            return new(key[..open], year);
        return new(key, null);
    }

    /// <summary>Whether a text of this title and date can be the instrument's.</summary>
    public static bool Fits(Instrument instrument, string title, DateOnly date)
    {
        var text = Of(title);
        return instrument.Aliases.Prepend(instrument.Title.Zh).Select(Of).Any(own => own.Key == text.Key && (own.Year is null || own.Year == date.Year));
    }
}
