using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>Where a JSON text is broken, and by what, in terms of the file. Reads the text once more from its start, in pieces.</summary>
internal static class GeoJsonSyntax
{
    private static readonly string[] NotFinite = ["NaN", "nan", "-Infinity", "Infinity", "-inf", "inf"];

    /// <param name="text">The whole text; it is closed.</param>
    public static EcoException Explain(JsonException e, Stream text, GeoJsonScan scan)
    {
        long length = text.Length;
        (long at, int depth, byte[] near) = Find(e, text, scan.Origin);
        Place here = scan.Here with { Byte = at };
        string rest = Encoding.ASCII.GetString(near);
        foreach (string word in NotFinite)
        {
            if (rest.StartsWith(word, StringComparison.Ordinal) || (rest.Length > 0 && rest[1..].StartsWith(word, StringComparison.Ordinal)))
                return new Fault(GeoJsonFaults.NotFinite, here, word).Raise(e);
        }

        byte? stopped = at < length ? near[(int)(at - Math.Max(scan.Origin, at - 1))] : null;
        if (stopped == 0x1E || (scan.TopEnded && stopped == (byte)'{'))
            return new Fault(GeoJsonFaults.Sequence, here).Raise(e);
        return depth > GeoJsonScan.MaxDepth
            ? new Fault(GeoJsonFaults.TooDeep, here, GeoJsonScan.MaxDepth).Raise(e)
            : new Fault(GeoJsonFaults.Broken, here).Raise(e);
    }

    /// <summary>A string with an escape that is no text (a lone surrogate).</summary>
    public static EcoException NoText(InvalidOperationException e, long at, GeoJsonScan scan) =>
        new Fault(GeoJsonFaults.Broken, scan.Here with { Byte = at }).Raise(e);

    /// <summary>The byte where the parser stopped, how many brackets were open there (it included), and ten bytes from the one before.</summary>
    private static (long At, int Depth, byte[] Near) Find(JsonException e, Stream text, long origin)
    {
        long length = text.Length;
        using BufferedStream pieces = new(text, 1 << 16);
        pieces.Position = origin;
        long lineStart = origin, at = origin;
        for (long line = e.LineNumber ?? 0; line > 0 && pieces.ReadByte() is >= 0 and var next; at++)
        {
            if (next != '\n')
                continue;
            line--;
            lineStart = at + 1;
        }

        at = Math.Min(lineStart + (e.BytePositionInLine ?? 0), length);
        pieces.Position = Math.Max(origin, at - 1);
        byte[] near = new byte[10];
        int read = pieces.ReadAtLeast(near, near.Length, throwOnEndOfStream: false);
        pieces.Position = 0;
        return (at, Depth(pieces, Math.Min(at + 1, length)), near[..read]);
    }

    /// <summary>Open brackets outside strings: how deep the parser was when it stopped.</summary>
    private static int Depth(Stream text, long length)
    {
        int depth = 0;
        bool quoted = false;
        for (long i = 0; i < length; i++)
        {
            switch ((char)text.ReadByte())
            {
                case '\\' when quoted:
                    i++;
                    text.ReadByte();
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case '[' or '{' when !quoted:
                    depth++;
                    break;
                case ']' or '}' when !quoted:
                    depth--;
                    break;
            }
        }

        return depth;
    }
}
