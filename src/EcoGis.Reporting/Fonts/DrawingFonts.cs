using System.Collections.Concurrent;
using System.Text;
using SkiaSharp;

namespace EcoGis;

/// <summary>
/// The typefaces that text is drawn with: for every character the first that has it, so that Latin and rare characters may come from another than Chinese. A character
/// that none has is an error, never a box. Thread-safe; keep one for many drawings.
/// </summary>
public sealed class DrawingFonts : IDisposable
{
    /// <summary>A font that lacks any of these writes no Chinese.</summary>
    private const string Probe = "生态保护红线图例罗";

    private readonly List<SKTypeface> _faces;
    private readonly ConcurrentDictionary<int, SKTypeface?> _known = new();

    private DrawingFonts(List<SKTypeface> faces) => _faces = faces;

    /// <summary>The names of the families, in order of trying.</summary>
    public string Families => string.Join(", ", _faces.Select(f => f.FamilyName));

    /// <param name="setting">Font files with semicolons between them, tried first; null: those of the system.</param>
    /// <exception cref="EcoException">ECO-6010: no font that writes Chinese; 6012: the setting names no font; 6013: nothing can be drawn here.</exception>
    public static DrawingFonts Open(string? setting) => Open(setting, FontFiles.Folders);

    internal static DrawingFonts Open(string? setting, IReadOnlyList<string> folders)
    {
        List<SKTypeface> faces = [];
        try
        {
            foreach (string file in FontFiles.Find(setting, folders))
            {
                if (Face(file) is { } face)
                    faces.Add(face);
                else if (setting?.Contains(file, StringComparison.Ordinal) == true)
                    throw new Fault(FontFaults.FontUnreadable, Place.None, file).Raise();
            }
        }
        catch (Exception e) when (e is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new Fault(FontFaults.NoDrawing, Place.None, (e.InnerException ?? e).Message).Raise(e);
        }

        var fonts = new DrawingFonts(faces);
        if (Probe.EnumerateRunes().All(r => fonts.FaceOf(r) is not null))
            return fonts;
        fonts.Dispose();
        throw new Fault(FontFaults.NoFont, Place.None, string.Join(", ", folders)).Raise();
    }

    public void Dispose() => _faces.ForEach(f => f.Dispose());

    /// <summary>The stretches of a text, each with a typeface that has all of its characters.</summary>
    /// <exception cref="EcoException">ECO-6011.</exception>
    internal IEnumerable<(string Text, SKTypeface Face)> Runs(string text)
    {
        int start = 0, at = 0;
        SKTypeface? face = null;
        foreach (Rune rune in text.EnumerateRunes())
        {
            var own = face is not null && Has(face, rune.Value) ? face : FaceOf(rune)
                ?? throw new Fault(FontFaults.GlyphMissing, Place.None, text, $"{rune} (U+{rune.Value:X4})", Families).Raise();
            if (face is not null && own != face)
            {
                yield return (text[start..at], face);
                start = at;
            }

            face = own;
            at += rune.Utf16SequenceLength;
        }

        if (face is not null)
            yield return (text[start..], face);
    }

    private SKTypeface? FaceOf(Rune rune) => _known.GetOrAdd(rune.Value, value => _faces.Find(f => Has(f, value)));

    private static bool Has(SKTypeface face, int character)
    {
        using var font = face.ToFont();
        return font.ContainsGlyph(character);
    }

    /// <summary>Of a collection the face for simplified Chinese, where it says so.</summary>
    private static SKTypeface? Face(string file)
    {
        var first = SKTypeface.FromFile(file, 0);
        if (first is null || !file.EndsWith(".ttc", StringComparison.OrdinalIgnoreCase))
            return first;
        for (int i = 1; i < 16 && SKTypeface.FromFile(file, i) is { } other; i++)
        {
            if (other.FamilyName.EndsWith(" SC", StringComparison.Ordinal) && !first.FamilyName.EndsWith(" SC", StringComparison.Ordinal))
            {
                first.Dispose();
                return other;
            }

            other.Dispose();
        }

        return first;
    }
}
