namespace EcoGis;

/// <summary>
/// Decodes TIFF's LZW (TIFF 6.0 §13: codes of 9 to 12 bits, most significant bit first, width grown one code early). Memory is the code table; a code
/// that cannot stand where it does is an error, never a guess. Not the old least-significant-first form.
/// </summary>
internal sealed class LzwStream(Stream packed) : ForwardStream
{
    private const int Clear = 256, End = 257, First = 258, MostCodes = 4096;

    private readonly ushort[] prefix = new ushort[MostCodes];
    private readonly byte[] last = new byte[MostCodes];
    private readonly byte[] text = new byte[MostCodes]; // the string of a code, from its end
    private int codes = First, width = 9, previous = -1;
    private int waiting; // bytes of the string not handed out yet
    private uint bits;
    private int held;
    private bool ended;

    /// <exception cref="InvalidDataException">The codes make no sense.</exception>
    public override int Read(Span<byte> to)
    {
        int written = 0;
        while (written < to.Length)
        {
            if (waiting > 0)
            {
                to[written++] = text[--waiting];
                continue;
            }

            if (ended || !Next())
                break;
        }

        return written;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            packed.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>One code into <see cref="text"/>; false at the end.</summary>
    private bool Next()
    {
        int code = Code();
        if (code is End or < 0)
            return !(ended = true);
        if (code == Clear)
        {
            (codes, width, previous) = (First, 9, -1);
            return true;
        }

        if (previous < 0 ? code > byte.MaxValue : code > codes || (code == codes && codes == MostCodes))
            throw new InvalidDataException($"LZW {code} > {codes}");

        // a code that is only now being made is the string before it and that string's first byte
        int at = code == codes && previous >= 0 ? previous : code;
        int start = code == at ? 0 : 1;
        waiting = start;
        while (at >= First)
            (text[waiting++], at) = (last[at], prefix[at]);
        text[waiting++] = (byte)at;
        if (start == 1)
            text[0] = (byte)at;
        if (previous >= 0 && codes < MostCodes)
        {
            (prefix[codes], last[codes]) = ((ushort)previous, (byte)at);
            codes++;
            if (codes + 1 >= 1 << width && width < 12)
                width++;
        }

        previous = code;
        return true;
    }

    private int Code()
    {
        while (held < width)
        {
            int next = packed.ReadByte();
            if (next < 0)
                return -1;
            bits = (bits << 8) | (uint)next;
            held += 8;
        }

        held -= width;
        return (int)(bits >> held) & ((1 << width) - 1);
    }
}
