using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EcoGis;

/// <summary>
/// The only door for text into a Word document: control and bidirectional characters become visible (<see cref="Fault.Clean"/>), what XML cannot hold becomes U+FFFD,
/// and text is always text of a run, never a field. Line ends are breaks.
/// </summary>
internal static class DocxText
{
    public static IEnumerable<Run> Runs(string text)
    {
        foreach (var (i, line) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (i > 0)
                yield return new Run(new Break());
            if (line.Length > 0)
                yield return new Run(new Text(Clean(line)) { Space = SpaceProcessingModeValues.Preserve });
        }
    }

    public static Paragraph Paragraph(string style, string text) => new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. Runs(text)]);

    public static string Clean(string text) => string.Concat(Fault.Clean(text).EnumerateRunes().Select(r => r.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : r.ToString()));
}
