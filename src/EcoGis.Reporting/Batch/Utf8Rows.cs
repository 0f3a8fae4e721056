using System.Buffers;
using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>A growing run of UTF-8 text. Numbers come out as .NET's shortest text that reads back the same. Half surrogate pairs become U+FFFD.</summary>
internal sealed class Utf8Rows
{
    private const int LongestNumber = 32;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 12);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Writes it all and begins anew; the memory is for others to use.</summary>
    public void MoveTo(Stream stream)
    {
        stream.Write(Written);
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        Length += text.Length;
    }

    public void Add(byte ascii)
    {
        Room(1)[0] = ascii;
        Length++;
    }

    public void Add(string text) => Length += Encoding.UTF8.GetBytes(text, Room(3 * text.Length));

    public void Add(long number)
    {
        number.TryFormat(Room(LongestNumber), out int written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    public void Add(double number) => Length += ShortNumber.Write(number, Room(LongestNumber));

    private Span<byte> Room(int more)
    {
        if (Length + more > _bytes.Length)
            Grow(Length + more);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int least)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(least, 2 * _bytes.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
