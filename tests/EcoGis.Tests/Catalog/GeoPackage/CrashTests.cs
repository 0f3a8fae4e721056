using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>kill -9 of a real process that publishes without end; afterwards every promise about the catalog must hold (not power loss: that needs another tool).</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class CrashTests
{
    private const int Kills = 25;

    [Test]
    [Category("reliability-58")]
    public void Killed_at_any_moment_an_import_is_either_whole_or_not_there()
    {
        using CatalogBench bench = new();
        Random random = new(58);
        int last = 0, interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process child = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashChild).Assembly.Location, "publish-loop", bench.CatalogPath]) { RedirectStandardError = true })!;
            Stopwatch watch = Stopwatch.StartNew();
            // wait until it has published something of its own, then strike within the next publications
            while (Newest(bench) <= last && !child.HasExited && watch.Elapsed < TimeSpan.FromSeconds(60))
                Thread.Sleep(5);
            Assert.That(child.HasExited, Is.False, "the child ended by itself");
            Thread.Sleep(random.Next(0, 60));
            child.Kill();
            child.WaitForExit();
            interrupted += File.Exists(bench.CatalogPath + "-journal") ? 1 : 0;
            int now = CheckWhole(bench);
            Assert.That(now, Is.GreaterThan(last), "a committed version is gone");
            last = now;
        }

        TestContext.Out.WriteLine($"{Kills} kills, {last} versions, {interrupted} times in the middle of a commit");
        CrashChild.PublishNext(bench.CatalogPath);
        Assert.That(Newest(bench), Is.EqualTo(last + 1));
    }

    private static int Newest(CatalogBench bench)
    {
        try
        {
            return bench.Catalog.Newest("crash")?.Version ?? 0;
        }
        catch (EcoException e) when (e.Faults[0].Kind == CatalogFaults.NotACatalog)
        {
            return 0; // the very first commit is just being written
        }
    }

    private static int CheckWhole(CatalogBench bench)
    {
        bench.Catalog.Verify();
        IReadOnlyList<LayerSummary> history = bench.Catalog.History("crash");
        Assert.That(history.Select(v => v.Version), Is.EqualTo(Enumerable.Range(1, history.Count)), "no gap");
        Assert.That(history.Select(v => v.ZoneCount), Is.EqualTo(history.Select(v => CrashChild.Zones(v.Version))));
        Assert.That(history.Select(v => v.Source), Is.EqualTo(history.Select(v => $"v {v.Version}")));
        using SqliteConnection connection = new($"Data Source={bench.CatalogPath};Mode=ReadOnly;Pooling=False");
        connection.Open();
        List<string> tables = connection.Rows("SELECT table_name FROM gpkg_contents WHERE data_type='features' ORDER BY rowid", r => r.GetString(0));
        Assert.That(tables, Is.EqualTo(history.Select(v => v.Table)), "no orphan");
        Assert.That(connection.Scalar("SELECT count(*) FROM sqlite_master WHERE type='table' AND name LIKE 'crash\\_v%' ESCAPE '\\'"), Is.EqualTo((long)history.Count));
        return history.Count;
    }
}
