using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoGis.Benchmarks.Engine;

/// <summary>One (candidate, zone) pair that shares area, m².</summary>
internal readonly record struct JoinPair(int Candidate, int Zone, double Area);

/// <summary>
/// The join step on one thread: every candidate of a block against the index. A pair counts when it shares more than 1e-12 of the candidate + 1e-9 m².
/// Pairs go through one buffer, which is summed up whenever it is full, so memory does not grow with them.
/// </summary>
/// <param name="take">Gets them too, in the order in which they were found; null: nobody does.</param>
internal sealed class Join(GridIndex index, int[] zoneIds, Action<ReadOnlySpan<JoinPair>>? take) : IDisposable
{
    private readonly GridOverlay overlay = new(index);
    private readonly JoinPair[] pairs = new JoinPair[1 << 11];
    private int waiting;
    private double[] points = new double[1024];
    private int[] ends = new int[16];

    public long Candidates { get; private set; }

    public long Found { get; private set; }

    public double Area { get; private set; }

    /// <summary>Of the bits of every pair, in any order.</summary>
    public ulong Hash { get; private set; }

    /// <summary>On so many threads; blocks come from <paramref name="next"/>, which gives 0 at the end.</summary>
    public static Join[] Run(GridIndex index, int[] zoneIds, int threads, Func<BlockSource> next, Action<ReadOnlySpan<JoinPair>>? take = null)
    {
        Join[] joins = [.. Enumerable.Range(0, threads).Select(_ => new Join(index, zoneIds, take))];
        if (threads == 1)
            joins[0].All(next());
        else
            Task.WaitAll([.. joins.Select(j => Task.Factory.StartNew(() => j.All(next()), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
        return joins;
    }

    public void Dispose() => overlay.Dispose();

    private void All(BlockSource source)
    {
        while (source.Next() is { Length: > 0 } block)
            One(block);
        Empty();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void One(ReadOnlySpan<byte> block)
    {
        for (int i = 0, length; i < block.Length; i += 8 + length)
        {
            int id = BitConverter.ToInt32(block[i..]);
            length = BitConverter.ToInt32(block[(i + 4)..]);
            Candidates++;
            foreach (ref readonly GridHit hit in overlay.Areas(Rings(block.Slice(i + 8, length))))
            {
                if (hit.Area <= (1e-12 * overlay.CandidateArea) + 1e-9)
                    continue;
                Found++;
                Area += hit.Area;
                if (waiting == pairs.Length)
                    Empty();
                pairs[waiting++] = new(id, zoneIds[hit.Feature], hit.Area);
            }
        }
    }

    private void Empty()
    {
        ReadOnlySpan<JoinPair> found = pairs.AsSpan(0, waiting);
        waiting = 0;
        foreach (ref readonly JoinPair p in found)
            Hash += Mix(((ulong)(uint)p.Candidate << 32 | (uint)p.Zone) ^ BitConverter.DoubleToUInt64Bits(p.Area));
        take?.Invoke(found);
    }

    /// <summary>One ring is read where it lies; more are put side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Rings Rings(ReadOnlySpan<byte> wkb)
    {
        if (wkb[1] == 3 && BitConverter.ToInt32(wkb[5..]) == 1)
        {
            ends[0] = BitConverter.ToInt32(wkb[9..]);
            return new(MemoryMarshal.Cast<byte, double>(wkb.Slice(13, 16 * ends[0])), ends.AsSpan(0, 1));
        }

        WkbRings rings = new(wkb);
        rings.Next(out _);
        var (from, vertices) = (rings.From, rings.Vertices);
        ends[0] = vertices;
        if (!rings.Next(out _))
            return new(MemoryMarshal.Cast<byte, double>(wkb.Slice(from, 16 * vertices)), ends.AsSpan(0, 1));
        if (points.Length < wkb.Length / 8)
            points = new double[wkb.Length / 4];
        MemoryMarshal.Cast<byte, double>(wkb.Slice(from, 16 * vertices)).CopyTo(points);
        int ring = 1;
        do
        {
            if (ring == ends.Length)
                Array.Resize(ref ends, 2 * ring);
            MemoryMarshal.Cast<byte, double>(wkb.Slice(rings.From, 16 * rings.Vertices)).CopyTo(points.AsSpan(2 * vertices));
            ends[ring++] = vertices += rings.Vertices;
        }
        while (rings.Next(out _));
        return new(points.AsSpan(0, 2 * vertices), ends.AsSpan(0, ring));
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 31)) * 0x9E3779B97F4A7C15;
        return x ^ (x >> 29);
    }
}

/// <summary>The blocks of one thread.</summary>
internal abstract class BlockSource
{
    public abstract ReadOnlySpan<byte> Next();

    /// <summary>Blocks that are in memory, shared among threads.</summary>
    public static Func<BlockSource> Loaded(List<byte[]> blocks)
    {
        int next = -1;
        return () => new Memory(blocks, () => Interlocked.Increment(ref next));
    }

    /// <summary>Blocks of a file, each thread with one buffer.</summary>
    public static Func<BlockSource> Streamed(FeatureBlocks file) => () => new Stream(file);

    private sealed class Memory(List<byte[]> blocks, Func<int> take) : BlockSource
    {
        public override ReadOnlySpan<byte> Next() => take() is var i && i < blocks.Count ? blocks[i] : [];
    }

    private sealed class Stream(FeatureBlocks file) : BlockSource
    {
        private byte[] buffer = new byte[FeatureBlocks.BlockBytes];

        public override ReadOnlySpan<byte> Next() => buffer.AsSpan(0, file.Next(ref buffer));
    }
}
