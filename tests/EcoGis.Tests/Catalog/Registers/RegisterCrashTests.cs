using System.Diagnostics;

namespace EcoGis.Tests;

/// <summary>kill -9 of a real process that enters, updates and links without end: every entry is there with all it was entered with, or not at all.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class RegisterCrashTests
{
    private const int Kills = 15, Batch = 5;
    private static readonly DateOnly s_day = new(2026, 5, 1);

    [Test]
    [Category("reliability-58")]
    public void Killed_at_any_moment_what_was_entered_is_whole_and_nothing_is_lost()
    {
        using CatalogBench bench = new();
        Random random = new(4620);
        int last = 0, interrupted = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using Process child = Process.Start(new ProcessStartInfo("dotnet", [typeof(CrashChild).Assembly.Location, "register-loop", bench.CatalogPath]) { RedirectStandardError = true })!;
            Stopwatch watch = Stopwatch.StartNew();
            while (Count(bench) <= last && !child.HasExited && watch.Elapsed < TimeSpan.FromSeconds(90))
                Thread.Sleep(5);
            Assert.That(child.HasExited, Is.False, "the child ended by itself");
            Thread.Sleep(random.Next(0, 60));
            child.Kill();
            child.WaitForExit();
            interrupted += File.Exists(bench.CatalogPath + "-journal") ? 1 : 0;
            int now = CheckWhole(bench);
            Assert.That(now, Is.GreaterThan(last), "a committed entry is gone");
            last = now;
        }

        TestContext.Out.WriteLine($"{Kills} kills, {last} entries, {interrupted} times in the middle of a commit");
        AddNext(bench.CatalogPath);
        Assert.That(Count(bench), Is.EqualTo(last + Batch));
    }

    /// <summary>Five entries at once, then a step of the first, then a record for all five: three transactions.</summary>
    public static void AddNext(string path)
    {
        var register = RegisterTests.Book.Default;
        var store = RegisterStore.At(path);
        EntryStep step = new(s_day, s_day, new string('说', 300));
        EntryAuthor author = new("crash", null);
        var entries = Enumerable.Range(0, Batch).Select(i => new NewEntry(
            new Proposal("fid:1", "示范", "a.txt", "txt", CatalogBench.Square(i, i, 50), CatalogBench.Zone35, Activity.Unknown, null, []),
            new EntryIntake(null, null, Repair.None), register.Status("拟建"), null, Place.None)).ToList();
        var added = store.Add(register, entries, step, author);
        store.Append(register, added[0].Code, new EntryChange(register.Status("在建"), null, null, step), author);
        store.Link([.. added.Select(a => new NewRecord(a, s_day, "compliant", "none", "1", "sha256:0", $"{{\"{a.Code}\": {new string('1', 2000)}}}"))], author);
    }

    private static int Count(CatalogBench bench)
    {
        try
        {
            return RegisterStore.At(bench.CatalogPath).Entries([RegisterTests.Book.Default.Id]).Count;
        }
        catch (EcoException e) when (e.Faults[0].Kind == CatalogFaults.NoCatalog || e.Faults[0].Kind == CatalogFaults.NotACatalog)
        {
            return 0; // the very first commit is just being written
        }
    }

    private static int CheckWhole(CatalogBench bench)
    {
        bench.Catalog.Verify();
        var entries = RegisterStore.At(bench.CatalogPath).Entries([RegisterTests.Book.Default.Id], withText: true);
        Assert.That(entries.Count % Batch, Is.Zero, "entries of one file come together");
        foreach (var five in entries.Chunk(Batch))
        {
            Assert.That(five.Select(e => e.Events.Length), Is.EqualTo(new[] { five[0].Events.Length, 1, 1, 1, 1 }));
            Assert.That(five[0].Events.Length, Is.InRange(1, 2));
            Assert.That(five.Select(e => e.Records.Length).Distinct().Count(), Is.EqualTo(1), "records of one block come together");
            Assert.That(five.Select(e => e.Newest?.Json.Contains(e.Code) ?? true), Has.All.True);
        }

        return entries.Count;
    }
}
