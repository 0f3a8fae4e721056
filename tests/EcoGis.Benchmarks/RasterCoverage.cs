using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace EcoGis.Benchmarks;

/// <summary>
/// Zone × class areas on a raster of 20,000² cells, 5,000 zones with 2.3 M vertices (rzones.bin and raster.bin of the workload generator): rows to runs,
/// then coverage on one thread and on all, in CPU seconds; beside it what GDAL needs for a mask and a count per zone, which is not exact.
/// </summary>
public static class RasterCoverage
{
    private const int Side = 20_000;

    /// <param name="data">Folder with rzones.bin and raster.bin; for the peer also raster.tif and rzones.gpkg.</param>
    /// <param name="peer">raster_gdal.py; null leaves the peer out.</param>
    public static void Run(string data, string? peer, TextWriter print)
    {
        ArgumentNullException.ThrowIfNull(print);
        FlatPaths[] zones = Measured("zones read", () => ReadZones(Path.Combine(data, "rzones.bin")), print);
        ClassGrid grid = Measured("rows to runs", () => ReadGrid(Path.Combine(data, "raster.bin")), print);
        Print(print, $"  {grid.RunCount} runs, {grid.Classes.Count} classes");
        foreach (int threads in new[] { 1, 1, 1, Environment.ProcessorCount })
        {
            ClassCoverage[] results = Measured($"coverage, {threads} thread(s)", () => CellCoverage.Of(grid, zones, threads, default), print);
            Print(print, $"  {results.Sum(r => r.Total.Cells):F6} cells, outside {results.Sum(r => r.Outside.Cells):R}, checksum {Checksum(results):x16}");
        }
        if (peer is not null)
            RunPeer(peer, data, print);
    }

    private static T Measured<T>(string what, Func<T> act, TextWriter print)
    {
        (double cpu, long bytes, long start) = (Cpu(), GC.GetTotalAllocatedBytes(true), Stopwatch.GetTimestamp());
        T result = act();
        Print(print, $"{what,-28} cpu {Cpu() - cpu:F3} s, wall {Stopwatch.GetElapsedTime(start).TotalSeconds:F3} s, allocated {(GC.GetTotalAllocatedBytes(true) - bytes) / 1e6:F1} MB");
        return result;
    }

    private static double Cpu() => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static void Print(TextWriter print, FormattableString line) => print.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Of every class and sum of every zone, in order (FNV-1a).</summary>
    private static ulong Checksum(ClassCoverage[] results)
    {
        ulong hash = 14695981039346656037;
        foreach (ClassCells c in results.SelectMany(r => r.Classes))
        {
            foreach (ulong part in new[] { (ulong)c.Class, BitConverter.DoubleToUInt64Bits(c.Covered.Cells), BitConverter.DoubleToUInt64Bits(c.Covered.SquareMetres) })
                hash = (hash ^ part) * 1099511628211;
        }
        return hash;
    }

    private static ClassGrid ReadGrid(string path)
    {
        ClassGridBuilder builder = new(new GridFrame(Crs.Parse("EPSG:4523"), Side, Side, 35_470_000, 3_460_000, 3, -3), null);
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var rows = new byte[50 * Side];
        for (int row = 0; row < Side; row += 50)
        {
            file.ReadExactly(rows);
            builder.Add(rows);
        }
        return builder.Build();
    }

    /// <summary>int64 count, then per feature int32 id, int32 length, little-endian WKB of a MultiPolygon.</summary>
    private static FlatPaths[] ReadZones(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        var zones = new FlatPaths[BinaryPrimitives.ReadInt64LittleEndian(bytes)];
        int at = 8;
        for (int i = 0; i < zones.Length; i++)
        {
            int length = Int(bytes, at + 4);
            zones[i] = Zone(bytes.AsSpan(at + 8, length));
            at += 8 + length;
        }
        return zones;
    }

    private static FlatPaths Zone(ReadOnlySpan<byte> wkb)
    {
        bool many = Int(wkb, 1) == 6;
        int at = many ? 9 : 0, parts = many ? Int(wkb, 5) : 1;
        List<double> points = [];
        List<int> ends = [];
        for (int part = 0; part < parts; part++)
        {
            int rings = Int(wkb, at + 5);
            at += 9;
            for (int ring = 0; ring < rings; ring++)
            {
                int count = Int(wkb, at);
                double[] xy = MemoryMarshal.Cast<byte, double>(wkb.Slice(at + 4, 16 * count)).ToArray();
                at += 4 + (16 * count);
                double area = 0;
                for (int k = 2; k < xy.Length; k += 2)
                    area += ((xy[k - 2] - xy[0]) * (xy[k + 1] - xy[1])) - ((xy[k] - xy[0]) * (xy[k - 1] - xy[1]));
                if (area > 0 != (ring == 0))
                    MemoryExtensions.Reverse(MemoryMarshal.Cast<double, (double X, double Y)>(xy.AsSpan()));
                points.AddRange(xy);
                ends.Add(points.Count / 2);
            }
        }
        return new FlatPaths(ShapeKind.Polygon, [.. points], [.. ends]);
    }

    private static int Int(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes[at..]);

    /// <summary>Prints its own CPU seconds of the loop over the zones.</summary>
    private static void RunPeer(string script, string data, TextWriter print)
    {
        ProcessStartInfo start = new("/usr/bin/python3", [script, Path.Combine(data, "raster.tif"), Path.Combine(data, "rzones.gpkg")]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        print.Write(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
    }
}
