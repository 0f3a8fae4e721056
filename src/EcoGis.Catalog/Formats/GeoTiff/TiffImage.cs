using System.IO.Compression;

namespace EcoGis;

/// <summary>
/// The cells of one image of a TIFF: strips or tiles, stored plainly or packed by LZW, Deflate or PackBits, whole numbers of 1 to 32 bits, with or
/// without horizontal differencing, one sample of several. Rows come in their order and once; memory is one row, or one row of tiles.
/// </summary>
internal sealed class TiffImage
{
    private const int None = 1, Lzw = 5, Deflate = 8, PackBits = 32773, OldDeflate = 32946, Planes = 2, Signed = 2;
    private const int LargestTile = 1 << 16, MostSamples = 256;

    /// <summary>Bytes of a row, or of a row of tiles.</summary>
    private const long MostAtOnce = 1L << 30;

    private readonly TiffFile file;
    private readonly int compression, bits, samples, sample, blockColumns, blockRows, across;
    private readonly bool tiled, signed, differenced;
    private readonly long[] offsets, counts;

    private TiffImage(TiffFile file, TiffDirectory d, int columns, int rows, int samples, int sample)
    {
        (this.file, Columns, Rows) = (file, columns, rows);
        bits = (int)(d.Same(TiffDirectory.BitsPerSample, samples, 1) ?? 0);
        signed = d.Same(TiffDirectory.SampleFormat, samples, 1) == Signed;
        compression = (int)d.Number(TiffDirectory.Compression, None);
        differenced = d.Number(TiffDirectory.Predictor, 1) == 2;
        bool planes = samples > 1 && d.Number(TiffDirectory.PlanarConfiguration, 1) == Planes;
        (this.samples, this.sample) = planes ? (1, 0) : (samples, sample);
        tiled = d.Has(TiffDirectory.TileWidth) || d.Has(TiffDirectory.TileOffsets);
        (blockColumns, blockRows) = tiled
            ? (Side(d.Number(TiffDirectory.TileWidth, 0), LargestTile), Side(d.Number(TiffDirectory.TileLength, 0), LargestTile))
            : (columns, Side(Math.Min(d.Number(TiffDirectory.RowsPerStrip, rows), rows), rows));
        across = 1 + ((columns - 1) / blockColumns);
        long inPlane = (long)across * (1 + ((rows - 1) / blockRows)), blocks = planes ? inPlane * samples : inPlane, first = planes ? inPlane * sample : 0;
        if (bits is not (1 or 2 or 4 or 8 or 16 or 32))
            throw file.Broken($"每像元 {bits} 位", $"{bits} bits a cell");
        if ((double)RowBytes * (tiled ? (double)blockRows * across : 1) is var held && held > MostAtOnce)
            throw new Fault(FormatFaults.LimitExceeded, file.Where, "read.max-raster-row-bytes", MostAtOnce, held).Raise();
        offsets = d.Numbers(tiled ? TiffDirectory.TileOffsets : TiffDirectory.StripOffsets, blocks)[(int)first..(int)(first + inPlane)];
        counts = d.Numbers(tiled ? TiffDirectory.TileByteCounts : TiffDirectory.StripByteCounts, blocks)[(int)first..(int)(first + inPlane)];
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>Cells are bytes as they are stored.</summary>
    public bool IsBytes => bits == 8 && !signed && samples == 1;

    private long RowBytes => ((long)blockColumns * samples * bits + 7) / 8;

    /// <summary>Null when it can be read here; else what is beyond this reader, which GDAL may know.</summary>
    public static Bilingual? Beyond(TiffDirectory d)
    {
        int samples = (int)Math.Clamp(d.Number(TiffDirectory.SamplesPerPixel, 1), 0, ushort.MaxValue);
        long compression = d.Number(TiffDirectory.Compression, None), predictor = d.Number(TiffDirectory.Predictor, 1);
        return compression is not (None or Lzw or Deflate or OldDeflate or PackBits) ? new($"压缩方式 {compression}", $"compression {compression}")
            : predictor is not (1 or 2) || (predictor == 2 && d.Same(TiffDirectory.BitsPerSample, samples, 1) is not (8 or 16 or 32)) ? new($"预测方式 {predictor}", $"predictor {predictor}")
            : d.Number(TiffDirectory.FillOrder, 1) != 1 ? new("位序相反", "reversed order of bits")
            : samples is 0 or > MostSamples ? new($"{samples} 个波段", $"{samples} bands")
            : null;
    }

    /// <param name="sample">Which sample of each cell, from 0.</param>
    /// <exception cref="EcoException">The directory does not describe such an image.</exception>
    public static TiffImage Of(TiffFile file, TiffDirectory d, int columns, int rows, int samples, int sample) => new(file, d, columns, rows, samples, sample);

    /// <summary>All rows, first row first, as stored bytes. Only where <see cref="IsBytes"/>.</summary>
    /// <param name="empty">What the cells of a block hold that the file does not store; null: that is an error.</param>
    public IEnumerable<ReadOnlyMemory<byte>> ByteRows(int? empty, CancellationToken cancellation)
    {
        byte[] row = new byte[Columns];
        foreach (var stored in StoredRows(cancellation))
        {
            Array.Clear(row);
            foreach (var (at, bytes, block) in stored)
            {
                int many = Math.Min(blockColumns, Columns - at);
                if (bytes is { } some)
                    some.Span[..many].CopyTo(row.AsSpan(at));
                else
                    row.AsSpan(at, many).Fill((byte)Empty(empty, block));
            }

            yield return row;
        }
    }

    /// <summary>All rows, first row first, as 32-bit codes.</summary>
    public IEnumerable<ReadOnlyMemory<int>> Rows32(int? empty, CancellationToken cancellation)
    {
        int[] row = new int[Columns];
        int number = 0;
        foreach (var stored in StoredRows(cancellation))
        {
            number++;
            foreach (var (at, bytes, block) in stored)
            {
                Span<int> to = row.AsSpan(at, Math.Min(blockColumns, Columns - at));
                if (bytes is { } some)
                    Codes(some.Span, to, number);
                else
                    to.Fill(Empty(empty, block));
            }

            yield return row;
        }
    }

    private int Empty(int? empty, int block) => empty ?? throw new Fault(TiffFaults.EmptyBlock, file.Where, block + 1).Raise();

    /// <summary>For every row its stretches: first column, bytes (null: not stored), number of the block. Differences are already summed.</summary>
    private IEnumerable<List<(int Column, ReadOnlyMemory<byte>? Bytes, int Block)>> StoredRows(CancellationToken cancellation)
    {
        int rowBytes = (int)RowBytes;
        byte[] held = new byte[tiled ? rowBytes * blockRows * across : rowBytes];
        List<(int, ReadOnlyMemory<byte>?, int)> stretches = [];
        for (int first = 0, band = 0; first < Rows; first += blockRows, band++)
        {
            cancellation.ThrowIfCancellationRequested();
            int rows = Math.Min(blockRows, Rows - first);
            using Stream? strip = tiled ? null : Open(band);
            for (int t = 0; tiled && t < across; t++)
            {
                using Stream? tile = Open((band * across) + t);
                for (int r = 0; tile is not null && r < rows; r++)
                    ReadRow(tile, held.AsSpan(((t * blockRows) + r) * rowBytes, rowBytes), (band * across) + t);
            }

            for (int r = 0; r < rows; r++)
            {
                stretches.Clear();
                if (strip is not null)
                    ReadRow(strip, held, band);
                for (int t = 0; t < across; t++)
                {
                    int block = (band * across) + t;
                    stretches.Add((t * blockColumns, IsStored(block) ? held.AsMemory(tiled ? ((t * blockRows) + r) * rowBytes : 0, rowBytes) : (ReadOnlyMemory<byte>?)null, block));
                }

                yield return stretches;
            }
        }
    }

    private bool IsStored(int block) => offsets[block] != 0 || counts[block] != 0;

    private Stream? Open(int block)
    {
        if (!IsStored(block))
            return null;
        if (counts[block] <= 0 || !file.Holds(offsets[block], counts[block]))
            throw Bad(block, new($"不在文件里（{offsets[block]} 起 {counts[block]} 字节，文件 {file.Length} 字节）", $"it does not lie in the file ({counts[block]} bytes from {offsets[block]} on, the file has {file.Length})"));
        TiffSegment stored = new(file, offsets[block], counts[block]);
        return compression switch
        {
            None => stored,
            Lzw => new LzwStream(stored),
            PackBits => new PackBitsStream(stored),
            _ => new ZLibStream(stored, CompressionMode.Decompress),
        };
    }

    private void ReadRow(Stream stream, Span<byte> row, int block)
    {
        try
        {
            if (stream.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length)
                throw Bad(block, new("数据不足", "it ends too early"));
        }
        catch (InvalidDataException e)
        {
            throw Bad(block, new("压缩数据无效", "the packed data are not valid"), e);
        }

        if (differenced && bits == 8)
        {
            for (int i = samples; i < row.Length; i++)
                row[i] += row[i - samples];
        }
    }

    private EcoException Bad(int block, Bilingual why, Exception? cause = null) => new Fault(TiffFaults.BadBlock, file.Where, block + 1,
        compression switch { None => new("未压缩", "not packed"), Lzw => Bilingual.Same("LZW"), PackBits => Bilingual.Same("PackBits"), _ => Bilingual.Same("Deflate") }, why).Raise(cause);

    private void Codes(ReadOnlySpan<byte> bytes, Span<int> to, int row)
    {
        uint mask = bits == 32 ? uint.MaxValue : (1u << bits) - 1;
        Span<uint> sums = stackalloc uint[differenced && bits > 8 ? samples : 0];
        for (int i = 0; i < to.Length; i++)
        {
            uint value;
            if (sums.IsEmpty)
            {
                value = Stored(bytes, (i * samples) + sample);
            }
            else
            {
                for (int s = 0; s < samples; s++)
                    sums[s] = (sums[s] + Stored(bytes, (i * samples) + s)) & mask;
                value = sums[sample];
            }

            if (!signed && value > int.MaxValue)
                throw new Fault(TiffFaults.TooLargeValue, file.Where, row, value).Raise();
            to[i] = signed && bits < 32 ? (int)(value << (32 - bits)) >> (32 - bits) : (int)value;
        }
    }

    private uint Stored(ReadOnlySpan<byte> bytes, int i) => bits switch
    {
        8 => bytes[i],
        16 => file.UInt16(bytes[(2 * i)..]),
        32 => file.UInt32(bytes[(4 * i)..]),
        _ => (uint)(bytes[i * bits / 8] >> (8 - bits - (i * bits % 8))) & ((1u << bits) - 1), // 1, 2 or 4 bits, the first in the high ones
    };

    private int Side(long value, int most) => value >= 1 && value <= most ? (int)value : throw file.Broken($"块的边长 {value}", $"blocks with a side of {value}");
}
