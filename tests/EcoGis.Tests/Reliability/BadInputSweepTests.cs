using System.Collections.Concurrent;

namespace EcoGis.Tests.Reliability;

/// <summary>Other people's broken collections through <c>screen</c> and <c>layer import</c>: each file, in another process, ends in a result or a coded refusal within 10 s and 1 GiB.</summary>
[NonParallelizable]
public sealed class BadInputSweepTests
{
    private static CommandBench? s_bench;

    [OneTimeSetUp]
    public static void Build() => s_bench = new CommandBench();

    [OneTimeTearDown]
    public static void Remove() => s_bench?.Dispose();

    [Test]
    public void Every_folder_of_the_collection_is_swept() =>
        Assert.That(Directory.GetDirectories(SharedData.Path("data", "badinput")).Select(Path.GetFileName), Is.EquivalentTo(new[] { "earcut", "fiona", "gdal", "jts" }));

    [TestCase(3, 1, 70, "", "ECO-3005 a | b | c | d\n", "")]
    [TestCase(0, 1, 70, "[]\n", "! a notice\n", "")]
    [TestCase(4, 1, 70, "", "ECO-1006 internal error: X | - | c | d\n", "exit, internal error")]
    [TestCase(134, 1, 70, "", "Unhandled exception. X\n   at Y()\n", "exit, no code, stray line: Unhandled exception. X, internal error")]
    [TestCase(3, 11, 70, "", "ECO-3005 a | b | c | d\n", "too slow")]
    [TestCase(3, 1, 1025, "", "ECO-3005 a | b | c | d\n", "too much memory")]
    [TestCase(0, 1, 70, "[", "", "stdout is not JSON")]
    [TestCase(3, 1, 70, "[]", "ECO-3005 a | b | <ESC>[31m | d\n", "stdout is not empty, control character")]
    public void A_bad_end_is_seen(int exit, double seconds, double peak, string output, string error, string wrongs) =>
        Assert.That(string.Join(", ", new CommandRun("x", exit, seconds, peak, output, error.Replace("<ESC>", "\u001b", StringComparison.Ordinal)).Wrongs()), Is.EqualTo(wrongs));

    [Test]
    public void A_run_that_ends_its_process_is_seen_and_one_that_does_not_leaves_it_ready()
    {
        using CommandChild child = new();
        CommandRun usage = child.Run(["no-such-command"]), good = child.Run(["rules", "facts", "--json"]), dead = child.Run(["x"], "[");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((usage.Exit, usage.Out, usage.Error.StartsWith("ECO-1", StringComparison.Ordinal)), Is.EqualTo((2, "", true)), usage.Error);
            Assert.That((good.Exit, good.Error, good.Wrongs().Any()), Is.EqualTo((0, "", false)));
            Assert.That(good.PeakMiB, Is.InRange(40, 400));
            Assert.That((dead.Exit, child.HasEnded), Is.EqualTo((134, true)));
            Assert.That(dead.Wrongs(), Does.Contain("exit").And.Contain("internal error"));
        }
    }

    [TestCase("earcut", 59, 0)]
    [TestCase("fiona", 33, 5)]
    [TestCase("gdal", 230, 10)]
    [TestCase("jts", 58, 0)]
    public void Every_file_ends_in_a_result_or_a_coded_refusal(string folder, int files, int results)
    {
        string[] paths = Directory.GetFiles(SharedData.Path("data", "badinput", folder), "*", SearchOption.AllDirectories);
        ConcurrentBag<(CommandRun Run, string[] Wrongs)> runs = [];
        Parallel.ForEach(paths, CommandBench.AtOnce, path =>
        {
            foreach (var run in s_bench!.TryWithAnswers(path))
                runs.Add(run);
        });
        TestContext.Out.WriteLine($"{paths.Length} files, {runs.Count} runs, {runs.Count(r => r.Run.Exit == 0)} results, slowest {runs.MaxBy(r => r.Run.Seconds).Run}, largest {runs.MaxBy(r => r.Run.PeakMiB).Run}");
        Assert.Multiple(() =>
        {
            Assert.That(paths, Has.Length.EqualTo(files));
            Assert.That(runs.Count(r => r.Run.Exit == 0), Is.GreaterThanOrEqualTo(results), "the sweep has to reach the geometry of some files");
            Assert.That(runs.Where(r => r.Wrongs.Length > 0).Select(r => $"{string.Join(", ", r.Wrongs)}: {r.Run}"), Is.Empty);
        });
    }
}
