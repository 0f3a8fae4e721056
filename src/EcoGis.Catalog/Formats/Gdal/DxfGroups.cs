using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>The pairs of an ASCII DXF, one line with the group code and one with the value, in bounded memory: of a value the first 255 bytes are kept.</summary>
internal sealed class DxfGroups : IDisposable
{
    private const int Kept = 255, Piece = 1 << 16;

    private readonly Place where;
    private readonly FileStream stream;
    private readonly byte[] buffer = new byte[Piece];
    private readonly byte[] line = new byte[Kept];
    private int at, filled;
    private bool started;

    public DxfGroups(string path, Place where)
    {
        this.where = where;
        stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, Piece);
    }

    public int Code { get; private set; }

    public string Value { get; private set; } = "";

    /// <summary>Of the value, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Of all values so far.</summary>
    public bool IsAscii { get; private set; } = true;

    /// <summary>All values so far that were kept whole decode as UTF-8.</summary>
    public bool IsUtf8 { get; private set; } = true;

    public double Number => double.TryParse(Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : 0;

    /// <summary>False at the end of the file, or behind its EOF group.</summary>
    public bool Read(CancellationToken ct)
    {
        if ((Line & 0xFFFE) == 0)
            ct.ThrowIfCancellationRequested();
        if (Code == 0 && Value == "EOF" && started)
            return false;
        string? code = Next();
        while (code is { Length: 0 })
            code = Next(); // blank lines at the end
        if (code is null)
            return false;
        if (!started && code.StartsWith("AutoCAD Binary DXF", StringComparison.Ordinal))
            throw new Fault(GdalFaults.BinaryDxf, where).Raise();
        started = true;
        if (!int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || Next() is not { } value)
            throw new Fault(GdalFaults.DxfBroken, where with { Line = Line }, Line, NoticeList.Sample(code)).Raise();
        (Code, Value) = (number, value);
        return true;
    }

    public void Dispose() => stream.Dispose();

    private string? Next()
    {
        int length = 0;
        bool any = false;
        while (true)
        {
            if (at == filled)
            {
                (at, filled) = (0, stream.Read(buffer));
                if (filled == 0)
                    break;
            }

            any = true;
            byte b = buffer[at++];
            if (b == '\n')
                break;
            if (length < Kept)
                line[length++] = b;
        }

        if (!any)
            return null;
        Line++;
        if (!Ascii.IsValid(line.AsSpan(0, length)))
        {
            IsAscii = false;
            IsUtf8 &= length == Kept || System.Text.Unicode.Utf8.IsValid(line.AsSpan(0, length));
        }

        return Encoding.Latin1.GetString(line, 0, length).Trim();
    }
}
