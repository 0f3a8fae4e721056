using System.Text;

namespace EcoGis;

/// <summary>
/// The only door for text into HTML and SVG: markup is escaped, control and bidirectional characters become visible (<see cref="Fault.Clean"/>),
/// and what XML 1.0 cannot hold becomes U+FFFD. Line breaks of our own sentences do not pass through here.
/// </summary>
internal static class HtmlText
{
    public static string Escape(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var escaped = new StringBuilder(text.Length + 16);
        foreach (Rune rune in Fault.Clean(text).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\'': escaped.Append("&#39;"); break;
                case 0xFFFE or 0xFFFF: escaped.Append('\uFFFD'); break;
                default: escaped.Append(rune.ToString()); break;
            }
        }
        return escaped.ToString();
    }
}
