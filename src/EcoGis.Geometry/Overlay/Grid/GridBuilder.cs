using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// Makes the block of a <see cref="GridIndex"/>: features are loaded, measured, coded and cut by any number of workers, then put together super by
/// super, features in their own order. The bytes do not depend on the number of workers.
/// </summary>
internal sealed unsafe class GridBuilder : IDisposable
{
    private readonly GridFeature[] features;
    private readonly (int Worker, long VerticesAt, long EndsAt, long Segment, int Segments)[] places;
    private readonly Worker[] workers;

    private GridBuilder(int count, int threads)
    {
        features = new GridFeature[count];
        places = new (int, long, long, long, int)[count];
        workers = [.. Enumerable.Range(0, Math.Max(1, threads)).Select(_ => new Worker())];
    }

    public static (IntPtr Block, long Length) Build(int features, Func<int, FlatPaths?> load, int threads, CellSize? size, CancellationToken cancellation)
    {
        using GridBuilder builder = new(features, threads);
        builder.Cut(load, size, cancellation);
        return builder.Join(cancellation);
    }

    public void Dispose()
    {
        foreach (Worker worker in workers)
            worker.Dispose();
    }

    private void Cut(Func<int, FlatPaths?> load, CellSize? size, CancellationToken cancellation)
    {
        int next = -1;
        InParallel(workers.Length, w =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < features.Length;)
            {
                cancellation.ThrowIfCancellationRequested();
                workers[w].Add(i, load(i), size, ref features[i], ref places[i]);
                places[i].Worker = w;
            }
        }, cancellation);
    }

    private (IntPtr Block, long Length) Join(CancellationToken cancellation)
    {
        // the supers of all sizes, ordered, each with its segments in feature order
        SortedDictionary<(int Exponent, int Y, int X), GridSuperBuild> found = [];
        for (int i = 0; i < features.Length; i++)
        {
            var (worker, _, _, first, count) = places[i];
            for (long s = first; s < first + count; s++)
            {
                GridSegment segment = workers[worker].Grid.Segments[s];
                segment.Worker = worker;
                if (!found.TryGetValue((features[i].Exponent, segment.Y, segment.X), out GridSuperBuild? super))
                    found.Add((features[i].Exponent, segment.Y, segment.X), super = new GridSuperBuild());
                super.Segments.Add(segment);
            }
        }

        GridSuperBuild[] supers = [.. found.Values];
        int nextSuper = -1;
        InParallel(workers.Length, _ =>
        {
            using NativeList<GridSuperBuild.Keyed> keyed = new(), spare = new();
            for (int i; (i = Interlocked.Increment(ref nextSuper)) < supers.Length;)
                supers[i].Make(w => workers[w].Grid.Items.Items, keyed, spare);
        }, cancellation);

        // sizes of all sections
        var levels = found.Keys.Select(k => k.Exponent).Distinct().ToArray();
        GridHeader header = new()
        {
            Magic = GridHeader.Mark,
            Version = GridHeader.CurrentVersion,
            Features = features.Length,
            Levels = levels.Length,
            Vertices = features.Sum(f => (long)f.Vertices),
        };
        var tables = new GridLevel[levels.Length];
        for (int l = 0; l < levels.Length; l++)
        {
            int count = found.Keys.Count(k => k.Exponent == levels[l]), bits = 1;
            while (1L << bits < 2L * count)
                bits++;
            tables[l] = new GridLevel { Exponent = levels[l], HashBits = bits, HashAt = header.Supers, Supers = count };
            header.Supers += 1L << bits;
        }

        foreach (GridSuperBuild super in supers)
        {
            super.Place(header.Nodes, header.Slots, header.Entries);
            header.Nodes += super.Nodes.Count;
            header.Slots += super.Slots.Count;
            header.Entries += super.Entries.Count;
        }

        for (int i = 0; i < features.Length; i++)
        {
            features[i].VerticesAt = header.VertexBytes;
            features[i].EndsAt = header.Ends;
            header.VertexBytes += (long)features[i].Vertices * VertexCoder.Bytes(features[i].Decimals);
            header.Ends += features[i].Paths > 1 ? features[i].Paths : 0;
        }

        if (header.Nodes >= Slot.Filled || header.Entries >= Slot.Filled || header.Slots >= Slot.None)
            throw new NotSupportedException("the layer has more squares than a grid block can number");
        long at = GridHeader.Aligned(GridHeader.Bytes);
        Section(ref header.FeaturesAt, (long)features.Length * sizeof(GridFeature));
        Section(ref header.LevelsAt, (long)levels.Length * sizeof(GridLevel));
        Section(ref header.SupersAt, header.Supers * sizeof(GridSuper));
        Section(ref header.NodesAt, header.Nodes * sizeof(GridNode));
        Section(ref header.SlotsAt, header.Slots * sizeof(uint));
        Section(ref header.EntriesAt, header.Entries * sizeof(GridEntry));
        Section(ref header.EndsAt, header.Ends * sizeof(int));
        Section(ref header.VerticesAt, header.VertexBytes);
        header.Length = at;

        void Section(ref long start, long bytes)
        {
            start = at;
            at = GridHeader.Aligned(at + bytes);
        }

        byte* block = (byte*)NativeMemory.AlignedAlloc((nuint)at, GridHeader.Alignment);
        try
        {
            Gap(block, 0, header.FeaturesAt);
            *(GridHeader*)block = header;
            features.CopyTo(new Span<GridFeature>(block + header.FeaturesAt, features.Length));
            Gap(block, header.FeaturesAt + ((long)features.Length * sizeof(GridFeature)), header.LevelsAt);
            tables.CopyTo(new Span<GridLevel>(block + header.LevelsAt, tables.Length));
            Gap(block, header.LevelsAt + ((long)tables.Length * sizeof(GridLevel)), header.SupersAt);
            Hash(block, header, tables, found);
            Gap(block, header.SupersAt + (header.Supers * sizeof(GridSuper)), header.NodesAt);
            Gap(block, header.NodesAt + (header.Nodes * sizeof(GridNode)), header.SlotsAt);
            Gap(block, header.SlotsAt + (header.Slots * sizeof(uint)), header.EntriesAt);
            Gap(block, header.EntriesAt + (header.Entries * sizeof(GridEntry)), header.EndsAt);
            Gap(block, header.EndsAt + (header.Ends * sizeof(int)), header.VerticesAt);
            Gap(block, header.VerticesAt + header.VertexBytes, header.Length);
            int copy = -1;
            InParallel(workers.Length, _ =>
            {
                for (int i; (i = Interlocked.Increment(ref copy)) < supers.Length;)
                    supers[i].CopyTo(block, header);
            }, cancellation);
            for (int i = 0; i < features.Length; i++)
                CopyFeature(i, block, header);
        }
        catch
        {
            NativeMemory.AlignedFree(block);
            throw;
        }

        return ((IntPtr)block, at);
    }

    private void CopyFeature(int i, byte* block, in GridHeader header)
    {
        ref GridFeature f = ref features[i];
        if (f.Kind < 0)
            return;
        Worker worker = workers[places[i].Worker];
        long bytes = (long)f.Vertices * VertexCoder.Bytes(f.Decimals);
        Buffer.MemoryCopy(worker.Vertices.Items + places[i].VerticesAt, block + header.VerticesAt + f.VerticesAt, bytes, bytes);
        if (f.Paths > 1)
            Buffer.MemoryCopy(worker.Ends.Items + places[i].EndsAt, block + header.EndsAt + (f.EndsAt * sizeof(int)), f.Paths * sizeof(int), f.Paths * sizeof(int));
    }

    private static void Hash(byte* block, in GridHeader header, GridLevel[] tables, SortedDictionary<(int Exponent, int Y, int X), GridSuperBuild> found)
    {
        var all = (GridSuper*)(block + header.SupersAt);
        for (long i = 0; i < header.Supers; i++)
            all[i] = new GridSuper { Slot = Slot.None };
        foreach (var (key, super) in found)
        {
            GridLevel level = tables.First(t => t.Exponent == key.Exponent);
            GridSuper* table = all + level.HashAt;
            uint mask = (1u << level.HashBits) - 1, h = SuperTable.Hash(key.X, key.Y, level.HashBits);
            while (table[h].Slot != Slot.None)
                h = (h + 1) & mask;
            table[h] = new GridSuper { X = key.X, Y = key.Y, Slot = super.Slot };
        }
    }

    private static void Gap(byte* block, long from, long to) => new Span<byte>(block + from, (int)(to - from)).Clear();

    private static void InParallel(int threads, Action<int> work, CancellationToken cancellation)
    {
        try
        {
            if (threads == 1)
                work(0);
            else
                Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, work);
        }
        catch (AggregateException many) when (many.InnerExceptions.OfType<EcoException>().FirstOrDefault() is { } fault)
        {
            ExceptionDispatchInfo.Throw(fault);
        }
    }

    private sealed class Worker : IDisposable
    {
        public NativeList<byte> Vertices { get; } = new();

        public NativeList<int> Ends { get; } = new();

        public FeatureGrid Grid { get; } = new();

        public void Add(int number, FlatPaths? paths, CellSize? size, ref GridFeature feature, ref (int Worker, long VerticesAt, long EndsAt, long Segment, int Segments) place)
        {
            feature = new GridFeature { Kind = -1 };
            place = (0, Vertices.Count, Ends.Count, Grid.Segments.Count, 0);
            if (paths is null || paths.Ends.Length == 0)
                return;
            Box box = Box.Around(paths.Points);
            double area = paths.Kind == ShapeKind.Polygon ? Planar.Area(paths.Rings) : 0, length = Planar.Length(paths.Rings);
            CellSize cells = size ?? CellSize.For(length, (paths.Points.Length / 2) - paths.Ends.Length, box);
            var (decimals, baseX, baseY) = VertexCoder.Choose(paths.Points, box);
            feature = new GridFeature
            {
                MinX = box.MinX,
                MinY = box.MinY,
                MaxX = box.MaxX,
                MaxY = box.MaxY,
                Area = area,
                Length = length,
                BaseX = baseX,
                BaseY = baseY,
                Vertices = paths.Points.Length / 2,
                Paths = paths.Ends.Length,
                Kind = (sbyte)paths.Kind,
                Decimals = (sbyte)decimals,
                Exponent = (sbyte)cells.Exponent,
            };
            VertexCoder.Encode(paths.Points, feature, Vertices.Extend((long)feature.Vertices * VertexCoder.Bytes(decimals)));
            if (feature.Paths > 1)
                paths.Ends.CopyTo(new Span<int>(Ends.Extend(feature.Paths), feature.Paths));
            Grid.Cut(number, paths, cells, box);
            place.Segments = (int)(Grid.Segments.Count - place.Segment);
        }

        public void Dispose()
        {
            Vertices.Dispose();
            Ends.Dispose();
            Grid.Dispose();
        }
    }
}
