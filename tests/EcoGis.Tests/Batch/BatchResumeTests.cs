using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests;

/// <summary>A batch that was stopped, killed or run with other threads ends in the same bytes (rows, in a GeoPackage) as one that ran through.</summary>
[NonParallelizable]
internal sealed class BatchResumeTests : ReaderCase
{
    private const int Kills = 4;

    /// <summary>No layers: fast, and still some hundred questions for each proposal.</summary>
    private static BatchBench Bench => new(new Screener(MadeUp.Rules, MadeUp.Rules.District("none"), "test"), new Snapshot(new DateOnly(2026, 11, 23), []), MadeUp.Rules);

    public static void RunChild(string file, string output) =>
        (Bench with { RecordEvery = TimeSpan.Zero, BlockSize = 3, OnBlock = _ => Thread.Sleep(10) }).Run(file, output, BatchBench.ByIndustryColumn);

    [TestCase("out.jsonl")]
    [TestCase("out.csv")]
    [TestCase("out.gpkg")]
    public void Killed_at_any_moment_and_continued_it_ends_in_the_same_result(string name)
    {
        string file = Write("p.geojson", BatchBench.Squares(300)), whole = At("whole" + Path.GetExtension(name)), output = At(name);
        (Bench with { BlockSize = 3 }).Run(file, whole, BatchBench.ByIndustryColumn);
        Random random = new(3720);
        List<long> lengths = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process child = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashChild).Assembly.Location, "batch", file, output]) { RedirectStandardError = true })!;
            long before = Length(output);
            for (var watch = Stopwatch.StartNew(); Length(output) <= before && !child.HasExited && watch.Elapsed < TimeSpan.FromSeconds(90);)
                Thread.Sleep(2);
            Thread.Sleep(random.Next(0, 150));
            Assert.That(child.HasExited, Is.False, "the child ended by itself");
            child.Kill();
            child.WaitForExit();
            lengths.Add(Length(output));
            Assert.That(File.Exists(output), Is.False, "an unfinished result has its final name");
        }

        TestContext.Out.WriteLine($"{name}: bytes after each kill {string.Join(", ", lengths)}");
        (Bench with { BlockSize = 3 }).Run(file, output, BatchBench.ByIndustryColumn);
        SameResult(whole, output);
        Assert.That(Directory.EnumerateFiles(Path.GetDirectoryName(output)!, "*.partial*"), Is.Empty);
    }

    [TestCase("out.jsonl")]
    [TestCase("out.csv")]
    [TestCase("out.gpkg")]
    public void Stopped_and_continued_with_other_threads_it_ends_in_the_same_result(string name)
    {
        string file = Write("p.geojson", BatchBench.Squares(120)), whole = At("whole" + Path.GetExtension(name)), output = At(name);
        var counts = (Bench with { Threads = 1 }).Run(file, whole, BatchBench.ByIndustryColumn);
        foreach (int stopAt in new[] { 20, 75 })
        {
            using CancellationTokenSource stop = new();
            Assert.That(() => (Bench with { Threads = 2, OnBlock = done => { if (done >= stopAt) stop.Cancel(); } }).Run(file, output, BatchBench.ByIndustryColumn, stop.Token),
                Throws.InstanceOf<OperationCanceledException>());
        }

        Assert.That((Bench with { Threads = 3 }).Run(file, output, BatchBench.ByIndustryColumn), Is.EqualTo(counts), "the counts are those of the whole run");
        SameResult(whole, output);
    }

    [Test]
    public void An_unfinished_result_of_another_input_is_refused_and_left_as_it_is()
    {
        string file = Write("p.geojson", BatchBench.Squares(60)), output = At("out.csv");
        Stop(file, output);
        byte[] partial = File.ReadAllBytes(output + ".partial");
        File.WriteAllText(file, BatchBench.Squares(60).Replace("104.402", "104.403", StringComparison.Ordinal));
        var refusal = Assert.Throws<EcoException>(() => Bench.Run(file, output, BatchBench.ByIndustryColumn))!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal.Faults[0].Kind, Is.EqualTo(ResultFaults.OtherRun));
            Assert.That(refusal.In(Language.En), Does.Contain("FILE").And.Not.Contain("ecogis differ"));
            Assert.That(File.ReadAllBytes(output + ".partial"), Is.EqualTo(partial));
        }

        (Bench with { Restart = true }).Run(file, output, BatchBench.ByIndustryColumn);
        Assert.That(File.ReadLines(output).Count(), Is.EqualTo(61));
    }

    [TestCase("out.csv")]
    [TestCase("out.gpkg")]
    public void A_finished_result_is_replaced_only_when_asked(string name)
    {
        string file = Write("p.geojson", BatchBench.Squares(10)), output = At(name);
        Bench.Run(file, output, BatchBench.ByIndustryColumn);
        byte[] first = File.ReadAllBytes(output);
        Assert.That(Assert.Throws<EcoException>(() => Bench.Run(file, output, BatchBench.ByIndustryColumn))!.Faults[0].Kind, Is.EqualTo(ResultFaults.Exists));
        Assert.That(File.ReadAllBytes(output), Is.EqualTo(first));
        Assert.That((Bench with { Restart = true }).Run(file, output, BatchBench.ByIndustryColumn).Undetermined, Is.EqualTo(10));
    }

    [Test]
    public void Bytes_beyond_the_record_are_cut_off_and_a_result_shorter_than_its_record_is_refused()
    {
        string file = Write("p.geojson", BatchBench.Squares(60)), whole = At("whole.csv"), output = At("out.csv");
        Bench.Run(file, whole, BatchBench.ByIndustryColumn);
        Stop(file, output);
        File.AppendAllText(output + ".partial", "9999,torn" + new string('\n', 1_000_000));
        Bench.Run(file, output, BatchBench.ByIndustryColumn);
        Assert.That(File.ReadAllBytes(output), Is.EqualTo(File.ReadAllBytes(whole)));

        string other = At("other.csv");
        Stop(file, other);
        using (FileStream partial = new(other + ".partial", FileMode.Open))
            partial.SetLength(partial.Length - 1);
        Assert.That(Assert.Throws<EcoException>(() => Bench.Run(file, other, BatchBench.ByIndustryColumn))!.Faults[0].Kind, Is.EqualTo(ResultFaults.Broken));
        File.WriteAllText(other + ".partial.journal", "{");
        Assert.That(Assert.Throws<EcoException>(() => Bench.Run(file, other, BatchBench.ByIndustryColumn))!.Faults[0].Kind, Is.EqualTo(ResultFaults.Broken));
    }

    [TestCase("out.jsonl")]
    [TestCase("out.gpkg")]
    public void Two_runs_cannot_write_one_result(string name)
    {
        string file = Write("p.geojson", BatchBench.Squares(30)), output = At(name);
        int tried = 0;
        void Second()
        {
            if (tried++ != 1)
                return;
            foreach (bool restart in new[] { false, true })
                Assert.That(Assert.Throws<EcoException>(() => (Bench with { Restart = restart }).Run(file, output, BatchBench.ByIndustryColumn))!.Faults[0].Kind, Is.EqualTo(ResultFaults.Busy));
        }

        (Bench with { OnBlock = _ => Second() }).Run(file, output, BatchBench.ByIndustryColumn);
        Assert.That(tried, Is.GreaterThan(1));
    }

    [Test]
    public void An_input_refused_on_the_way_leaves_nothing_behind()
    {
        string file = Write("p.geojson", BatchBench.Squares(60)), output = At("out.jsonl");
        void Touch(long done)
        {
            if (done >= 20)
                File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        }

        var refusal = Assert.Throws<EcoException>(() => (Bench with { Threads = 1, OnBlock = Touch, RecordEvery = TimeSpan.Zero }).Run(file, output, BatchBench.ByIndustryColumn))!;
        Assert.That(refusal.Class, Is.EqualTo(FaultClass.Input));
        Assert.That(Directory.EnumerateFiles(Path.GetDirectoryName(output)!).Select(Path.GetFileName), Is.EqualTo(new[] { "p.geojson" }));
    }

    [TestCase("out.jsonl")]
    [TestCase("out.gpkg")]
    public void The_day_of_an_unfinished_result_can_be_asked_without_touching_it(string name)
    {
        string output = At(name);
        Assert.That(BatchIdentity.DateOf(output), Is.Null);
        var run = new RunIdentity([new("--date", "2026-11-22")]);
        using (PartialResult result = name.EndsWith("gpkg", StringComparison.Ordinal) ? new PartialGeoPackage(output, run, false, [], Crs.Cgcs2000) : new PartialText(output, run, false))
            result.Record(new RunState(run, 1, 2, 0, "{}"));
        byte[] before = File.ReadAllBytes(output + ".partial");
        Assert.That(BatchIdentity.DateOf(output), Is.EqualTo(new DateOnly(2026, 11, 22)));
        Assert.That(File.ReadAllBytes(output + ".partial"), Is.EqualTo(before));
    }

    private static void Stop(string file, string output)
    {
        using CancellationTokenSource stop = new();
        Assert.That(() => (Bench with { OnBlock = done => { if (done >= 20) stop.Cancel(); } }).Run(file, output, BatchBench.ByIndustryColumn, stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    private static long Length(string output)
    {
        FileInfo partial = new(output + ".partial");
        return partial.Exists ? partial.Length : 0;
    }

    private static void SameResult(string expected, string actual)
    {
        if (Path.GetExtension(expected) != ".gpkg")
        {
            Assert.That(File.ReadAllBytes(actual), Is.EqualTo(File.ReadAllBytes(expected)));
            return;
        }

        foreach (string table in new[] { "proposals", "overlaps", "findings", "reviews", "questions", "rtree_proposals_geom", "gpkg_geometry_columns", "gpkg_extensions", "ecogis_run" })
            Assert.That(Rows(actual, table), Is.EqualTo(Rows(expected, table)), table);
    }

    private static List<string> Rows(string path, string table)
    {
        using SqliteConnection connection = new($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        return connection.Rows($"SELECT * FROM {table} ORDER BY 1", r => string.Join('|', Enumerable.Range(0, r.FieldCount).Select(i => r.GetValue(i) is byte[] b ? Convert.ToHexString(b) : $"{r.GetValue(i)}")));
    }
}
