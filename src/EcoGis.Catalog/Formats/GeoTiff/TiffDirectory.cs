using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// One image directory of a TIFF (TIFF 6.0 §2; BigTIFF): its tags, with values fetched when asked for. A count is held against the size of the
/// file and against what is expected before anything is allocated.
/// </summary>
internal sealed class TiffDirectory(TiffFile file, IReadOnlyDictionary<int, TiffDirectory.Entry> entries)
{
    /// <summary>Where the values of a tag lie.</summary>
    public readonly record struct Entry(int Tag, int Type, long Count, long At);

    public const int SubfileType = 254, Width = 256, Height = 257, BitsPerSample = 258, Compression = 259, FillOrder = 266, StripOffsets = 273, SamplesPerPixel = 277, RowsPerStrip = 278,
        StripByteCounts = 279, PlanarConfiguration = 284, Predictor = 317, TileWidth = 322, TileLength = 323, TileOffsets = 324, TileByteCounts = 325, SampleFormat = 339,
        PixelScale = 33550, Tiepoint = 33922, Transformation = 34264, GeoKeyDirectory = 34735, GeoText = 34737, NoData = 42113;

    private const int Ascii = 2, Short = 3, Long = 4, Double = 12, Long8 = 16, LongestText = 1 << 16;

    public bool Has(int tag) => entries.ContainsKey(tag);

    public long Count(int tag) => entries.TryGetValue(tag, out var entry) ? entry.Count : 0;

    /// <summary>A single number; <paramref name="absent"/> where there is no such tag.</summary>
    public long Number(int tag, long absent) => Has(tag) ? Numbers(tag, 1)[0] : absent;

    /// <summary>The same number for every sample, as most tags of samples must be; null when they differ.</summary>
    public long? Same(int tag, int samples, long absent)
    {
        if (!Has(tag))
            return absent;
        long[] all = Numbers(tag, Count(tag) == 1 ? 1 : samples);
        return all.All(v => v == all[0]) ? all[0] : null;
    }

    /// <summary>Whole numbers, exactly as many as expected.</summary>
    public long[] Numbers(int tag, long expected)
    {
        Entry entry = Demand(tag, expected, Short, Long, Long8, 1, 13);
        ReadOnlySpan<byte> bytes = file.Bytes(entry.At, expected * TiffFile.SizeOf(entry.Type));
        var numbers = new long[expected];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = TiffFile.SizeOf(entry.Type) switch
            {
                1 => bytes[i],
                2 => file.UInt16(bytes[(2 * i)..]),
                4 => file.UInt32(bytes[(4 * i)..]),
                _ => file.Int64(bytes[(8 * i)..]),
            };
        }

        return numbers;
    }

    public double[] Doubles(int tag, long expected)
    {
        Entry entry = Demand(tag, expected, Double);
        ReadOnlySpan<byte> bytes = file.Bytes(entry.At, expected * sizeof(double));
        var numbers = new double[expected];
        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = BitConverter.Int64BitsToDouble(file.Int64(bytes[(8 * i)..]));
        return numbers;
    }

    /// <summary>Text without its closing zero; empty when there is none.</summary>
    public string Text(int tag)
    {
        if (!entries.TryGetValue(tag, out var entry))
            return "";
        Demand(tag, entry.Count, Ascii);
        return entry.Count > LongestText
            ? throw file.Broken($"标记 {tag} 的文字长 {entry.Count}", $"the text of tag {tag} is {entry.Count} long")
            : Encoding.Latin1.GetString(file.Bytes(entry.At, entry.Count)).TrimEnd('\0');
    }

    private Entry Demand(int tag, long expected, params ReadOnlySpan<int> types)
    {
        if (!entries.TryGetValue(tag, out var entry))
            throw file.Broken($"没有标记 {Word(tag)}", $"tag {Word(tag)} is missing");
        if (!types.Contains(entry.Type) || entry.Count != expected)
        {
            throw file.Broken($"标记 {Word(tag)} 类型 {entry.Type}、{entry.Count} 个值，应有 {expected} 个",
                $"tag {Word(tag)} has type {entry.Type} and {entry.Count} values where {expected} are needed");
        }

        return entry;
    }

    private static string Word(int tag) => tag.ToString(CultureInfo.InvariantCulture);
}
