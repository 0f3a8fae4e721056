using System.Diagnostics;
using System.Globalization;
using System.IO.MemoryMappedFiles;

namespace EcoGis.Benchmarks.Engine;

/// <summary>
/// What is measured in a process of its own: <c>--child JOB ARGUMENTS</c>. Prints lines "name value"; CPU is that of all threads of the process (s),
/// peak its largest resident memory (MB).
/// </summary>
internal static class Jobs
{
    public static int Run(string job, string[] arguments)
    {
        switch (job, arguments)
        {
            case ("join", [var zones, var candidates, var threads, var output]):
                Join(zones, candidates, Number(threads), output);
                break;
            case ("stream", [var zones, var candidates, var threads, var copies]):
                Stream(zones, candidates, Number(threads), Number(copies));
                break;
            case ("build", [var zones, var threads, var saved]):
                Build(zones, Number(threads), saved);
                break;
            case ("reopen", [var saved, var candidates]):
                Reopen(saved, candidates);
                break;
            case ("nearest", [var zones, var candidates]):
                Near(zones, candidates);
                break;
            case ("accuracy", [var zones, var candidates, var pairs]):
                Accuracy.Run(zones, candidates, Number(pairs), Say);
                break;
            default:
                throw new ArgumentException($"no job {job} with {arguments.Length} arguments");
        }

        Say("peak", Process.GetCurrentProcess().PeakWorkingSet64 / 1e6);
        return 0;
    }

    /// <summary>
    /// Passes over candidates in memory, at least four and for two seconds: the first meets code that was never run, the last is warm, when the runtime
    /// has compiled in the background what it will.
    /// </summary>
    private static void Join(string zonesFile, string candidatesFile, int threads, string output)
    {
        Zones zones = Zones.Load(zonesFile);
        using GridIndex index = Measured("build", () => zones.Index(threads));
        List<byte[]> blocks = FeatureBlocks.Load(candidatesFile);
        GC.Collect();
        ulong? hash = null;
        long start = Stopwatch.GetTimestamp();
        for (int pass = 1; pass <= 4 || (pass <= 200 && Stopwatch.GetElapsedTime(start).TotalSeconds < 2); pass++)
        {
            Join[] joins = Measured(pass == 1 ? "first" : "warm", () => Engine.Join.Run(index, zones.Ids, threads, BlockSource.Loaded(blocks)));
            Sum(joins);
            hash ??= Hash(joins);
            if (hash != Hash(joins))
                throw new InvalidOperationException("two passes differ");
            Dispose(joins);
        }

        if (output == "-")
            return;
        List<JoinPair> pairs = [];
        Join[] last = Engine.Join.Run(index, zones.Ids, 1, BlockSource.Loaded(blocks), found => pairs.AddRange(found));
        if (hash != Hash(last))
            throw new InvalidOperationException("two passes differ");
        JoinFiles.Write(output, pairs);
        Dispose(last);
    }

    /// <summary>One warm pass over candidates that are read as they come; nothing is kept.</summary>
    private static void Stream(string zonesFile, string candidatesFile, int threads, int copies)
    {
        Zones zones = Zones.Load(zonesFile);
        using GridIndex index = zones.Index(threads);
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 2;)
        {
            using FeatureBlocks warm = new(candidatesFile);
            Engine.Join.Run(index, zones.Ids, threads, BlockSource.Streamed(warm));
        }

        GC.Collect();
        using FeatureBlocks file = new(candidatesFile, copies);
        Sum(Measured("stream", () => Engine.Join.Run(index, zones.Ids, threads, BlockSource.Streamed(file))));
    }

    private static void Build(string zonesFile, int threads, string saved)
    {
        Zones zones = Zones.Load(zonesFile);
        GC.Collect();
        for (int i = 0; i < 3; i++)
            Measured(i == 0 ? "first" : "build", () => zones.Index(threads)).Dispose();
        using GridIndex index = zones.Index(threads);
        Say("vertices", zones.Vertices);
        Say("bytes", index.ByteLength);
        using FileStream file = File.Create(saved);
        index.Open().CopyTo(file);
    }

    /// <summary>From a saved index to the answer of one candidate.</summary>
    private static unsafe void Reopen(string saved, string candidatesFile)
    {
        byte[] block = FeatureBlocks.Load(candidatesFile)[0];
        FlatPaths candidate = Zones.Flat(block.AsSpan(8, BitConverter.ToInt32(block, 4)));
        int hits = Measured("reopen", () =>
        {
            MemoryMappedFile file = MemoryMappedFile.CreateFromFile(saved, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
            MemoryMappedViewAccessor view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
            byte* start = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
            using GridIndex index = GridIndex.Over(start, new FileInfo(saved).Length, file);
            using GridOverlay overlay = new(index);
            return overlay.Areas(candidate.Rings).Length;
        });
        Say("hits", hits);
    }

    /// <summary>Three passes over candidates in memory.</summary>
    private static void Near(string zonesFile, string candidatesFile)
    {
        using GridIndex index = Zones.Load(zonesFile).Index(1);
        FlatPaths[] candidates = Zones.Load(candidatesFile).Paths;
        GC.Collect();
        Nearest nearest = new(index);
        for (int pass = 1; pass <= 3; pass++)
        {
            nearest = new(index);
            Measured(pass == 1 ? "first" : "warm", () =>
            {
                foreach (FlatPaths candidate in candidates)
                    nearest.One(candidate);
                return nearest;
            });
        }

        Say("candidates", candidates.Length);
        Say("found", nearest.Found);
        Say("mean", nearest.Metres.Sum / nearest.Found);
        Say("farthest", nearest.Metres.Most);
    }

    private static void Sum(Join[] joins)
    {
        Say("candidates", joins.Sum(j => j.Candidates));
        Say("pairs", joins.Sum(j => j.Found));
        Say("area", joins.Sum(j => j.Area));
        Console.WriteLine($"hash {Hash(joins):x16}");
    }

    private static ulong Hash(Join[] joins) => joins.Aggregate(0UL, (sum, j) => sum + j.Hash);

    private static void Dispose(Join[] joins)
    {
        foreach (Join join in joins)
            join.Dispose();
    }

    private static T Measured<T>(string name, Func<T> act)
    {
        var (cpu, bytes, start) = (Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(true), Stopwatch.GetTimestamp());
        TimeSpan jit = System.Runtime.JitInfo.GetCompilationTime();
        T result = act();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Say($"{name}.cpu", (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        Say($"{name}.jit", (System.Runtime.JitInfo.GetCompilationTime() - jit).TotalSeconds);
        Say($"{name}.wall", wall);
        Say($"{name}.bytes", GC.GetTotalAllocatedBytes(true) - bytes);
        return result;
    }

    private static void Say(string name, double value) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {value:R}"));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
