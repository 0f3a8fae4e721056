using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// Takes the rows of a raster, first row first, as bytes, 16-bit or 32-bit codes, and makes runs of them: one row in memory at a time. Whoever reads
/// the file calls <see cref="Add(ReadOnlySpan{byte})"/> with one whole row or several, then <see cref="Build"/>. One thread.
/// </summary>
/// <param name="noData">The value that stands for "no data" in the file, if it declares one.</param>
/// <param name="where">The file, for messages.</param>
public sealed class ClassGridBuilder(GridFrame frame, int? noData, Place? where = null)
{
    public const int MostClasses = 1 << 16;

    private const int Direct = 1 << 16;

    private readonly List<RunBand> bands = [];
    private readonly List<int> values = [];
    private readonly int[] directIndex = new int[Direct]; // of the values 0 … 65535, index + 1
    private readonly Dictionary<int, int> otherIndex = [];
    private readonly List<int> firsts = [];
    private byte[] lasts = new byte[1 << 16];
    private ushort[] classes = new ushort[1 << 16];
    private int runs;
    private int rows;

    public void Add(ReadOnlySpan<byte> row) => AddRows(row);

    public void Add(ReadOnlySpan<ushort> row) => AddRows(row);

    public void Add(ReadOnlySpan<int> row) => AddRows(row);

    /// <exception cref="EcoException">Rows are missing.</exception>
    public ClassGrid Build()
    {
        if (rows != frame.Rows)
            throw new Fault(RasterFaults.RowsMissing, where ?? Place.None, rows, frame.Rows).Raise();
        CloseBand();
        int[] sorted = [.. values.Order()];
        ushort[] place = [.. values.Select(v => (ushort)Array.BinarySearch(sorted, v))];
        foreach (RunBand band in bands)
        {
            foreach (ref ushort c in band.Classes.AsSpan())
                c = place[c];
        }
        return new ClassGrid(frame, sorted, noData, [.. bands]);
    }

    private void AddRows<T>(ReadOnlySpan<T> cells)
        where T : unmanaged, IEquatable<T>
    {
        if (cells.Length % frame.Columns != 0 || cells.Length / frame.Columns > frame.Rows - rows)
            throw new ArgumentException("whole rows, and no more than the grid has", nameof(cells));
        for (; !cells.IsEmpty; cells = cells[frame.Columns..])
        {
            ReadOnlySpan<T> row = cells[..frame.Columns];
            for (int at = 0; at < row.Length; at += RunBand.Columns)
                AddTileRow(row.Slice(at, Math.Min(RunBand.Columns, row.Length - at)));
            if (++rows % RunBand.Rows == 0)
                CloseBand();
        }
    }

    /// <summary>A run ends where a cell differs from the next, and where the tile ends.</summary>
    private void AddTileRow<T>(ReadOnlySpan<T> cells)
        where T : unmanaged, IEquatable<T>
    {
        firsts.Add(runs);
        if (lasts.Length < runs + RunBand.Columns)
        {
            Array.Resize(ref lasts, 2 * lasts.Length);
            Array.Resize(ref classes, lasts.Length);
        }

        int at = 0, end = cells.Length - 1, run = runs;
        ref T first = ref MemoryMarshal.GetReference(cells);
        for (; at + Vector512<T>.Count <= end; at += Vector512<T>.Count)
        {
            ulong same = Vector512.Equals(Vector512.LoadUnsafe(ref first, (nuint)at), Vector512.LoadUnsafe(ref first, (nuint)at + 1)).ExtractMostSignificantBits();
            for (ulong ends = ~same & (ulong.MaxValue >> (64 - Vector512<T>.Count)); ends != 0; ends &= ends - 1)
            {
                int last = at + BitOperations.TrailingZeroCount(ends);
                AddRun(run++, last, Unsafe.Add(ref first, last));
            }
        }

        for (; at < end; at++)
        {
            if (!cells[at].Equals(cells[at + 1]))
                AddRun(run++, at, cells[at]);
        }
        AddRun(run++, end, cells[end]);
        runs = run;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddRun<T>(int run, int last, T value)
        where T : unmanaged, IEquatable<T>
    {
        int code = Code(value);
        int index = (uint)code < Direct ? directIndex[code] : otherIndex.GetValueOrDefault(code);
        lasts[run] = (byte)last;
        classes[run] = (ushort)((index != 0 ? index : NewClass(code)) - 1);
    }

    private static int Code<T>(T value)
        where T : unmanaged =>
        typeof(T) == typeof(byte) ? Unsafe.BitCast<T, byte>(value) : typeof(T) == typeof(ushort) ? Unsafe.BitCast<T, ushort>(value) : Unsafe.BitCast<T, int>(value);

    private int NewClass(int code)
    {
        if (values.Count == MostClasses)
            throw new Fault(RasterFaults.TooManyClasses, where ?? Place.None, MostClasses).Raise();
        values.Add(code);
        if ((uint)code < Direct)
            directIndex[code] = values.Count;
        else
            otherIndex[code] = values.Count;
        return values.Count;
    }

    /// <summary>From row after row to tile after tile.</summary>
    private void CloseBand()
    {
        if (runs == 0)
            return;
        int tiles = (frame.Columns + RunBand.Columns - 1) / RunBand.Columns, height = firsts.Count / tiles;
        firsts.Add(runs);
        var (newFirsts, newLasts, newClasses) = (new int[tiles * RunBand.Rows], new byte[runs], new ushort[runs]);
        int to = 0;
        for (int tile = 0; tile < tiles; tile++)
        {
            for (int row = 0; row < height; row++)
            {
                int at = (row * tiles) + tile, from = firsts[at], count = firsts[at + 1] - from;
                newFirsts[(tile * RunBand.Rows) + row] = to;
                lasts.AsSpan(from, count).CopyTo(newLasts.AsSpan(to));
                classes.AsSpan(from, count).CopyTo(newClasses.AsSpan(to));
                to += count;
            }
        }
        bands.Add(new RunBand(newFirsts, newLasts, newClasses));
        firsts.Clear();
        runs = 0;
    }
}
