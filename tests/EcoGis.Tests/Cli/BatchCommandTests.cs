using System.Diagnostics;
using System.Text.Json.Nodes;

namespace EcoGis.Tests;

/// <summary>The batch command as its users have it: exit status, where output goes, Ctrl-C and the run after it.</summary>
public sealed class BatchCommandTests
{
    private readonly Cli _cli = new();

    [SetUp]
    public void MakeCatalog()
    {
        var catalog = GeoPackageCatalog.ForImport(_cli.File("ecogis.gpkg"), MadeUp.Rules.Kinds);
        foreach (var layer in SampleWorld.Samples.Layers.Where(l => l.Kind is "admin-boundary" or "ecological-red-line"))
            LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, default), MadeUp.Rules.Kind(layer.Kind), layer.Request, catalog);
    }

    [TearDown]
    public void Remove() => _cli.Dispose();

    private string Squares(int count)
    {
        string path = _cli.File("p.geojson");
        File.WriteAllText(path, BatchBench.Squares(count));
        return path;
    }

    private static string[] Batch(string output, params string[] more) => ["batch", "p.geojson", "--field", "industry=industry", "--date", "2026-11-23", "--out", output, .. more];

    [Test]
    public void The_summary_counts_what_the_result_holds_and_only_the_result_stays()
    {
        Squares(30);
        var run = _cli.Run(Batch("r.jsonl", "--json"));
        Assert.That(run.Exit, Is.Zero, run.ToString());
        var proposals = BatchBench.Proposals(_cli.File("r.jsonl"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)run.Json["features"]!, Is.EqualTo(30));
            Assert.That((int)run.Json["geometry_refused"]!, Is.EqualTo(2));
            Assert.That((int)run.Json["attributes_unread"]!, Is.EqualTo(1));
            foreach (var (verdict, count) in run.Json["verdicts"]!.AsObject())
                Assert.That((int)count!, Is.EqualTo(proposals.Count(p => (string)p["verdict"]! == verdict)), verdict);
            Assert.That(Directory.EnumerateFiles(_cli.Folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "ecogis.gpkg", "p.geojson", "r.jsonl" }));
            Assert.That(_cli.Run(Batch("again.csv", "--fail-on", "undetermined")).Exit, Is.EqualTo(10));
            Assert.That(_cli.Run(Batch("r.jsonl")), Has.Property("Exit").EqualTo(2).And.Property("Err").Contains("ECO-3720"));
        }
    }

    /// <summary>What is led back from an offset gives, row by row, what a screening of it gives, and something else than the file as it is.</summary>
    [Test]
    public void An_offset_is_undone_as_screening_undoes_it()
    {
        Squares(10);
        var run = _cli.Run(Batch("r.jsonl", "--from", "gcj02", "--json"));
        Assert.That(run.Exit, Is.Zero, run.ToString());
        Assert.That(run.Err, Does.Contain("--from gcj02").And.Contain("反算"));
        Assert.That(_cli.Run(Batch("plain.jsonl")).Exit, Is.Zero);
        var screened = _cli.Run("screen", "p.geojson", "--field", "industry=industry", "--date", "2026-11-23", "--from", "gcj02", "--json");
        Assert.That(screened.Exit, Is.Zero, screened.ToString());
        string[] Said(IEnumerable<JsonNode?> all) => [.. all.Select(s => $"{s!["proposal"]!["name"]} {s["site"]!["area_ellipsoidal_m2"]} {s["verdict"]} {s["overlaps"]} {s["proximities"]}").Order(StringComparer.Ordinal)];
        string[] rows = Said(BatchBench.Proposals(_cli.File("r.jsonl")));
        Assert.That(rows, Is.EqualTo(Said(screened.Json.AsArray())));
        Assert.That(rows, Is.Not.EqualTo(Said(BatchBench.Proposals(_cli.File("plain.jsonl")))));
    }

    [TestCase("r.xlsx", "ECO-1021")]
    [TestCase("ecogis.gpkg", "ECO-1022")]
    public void A_result_of_no_known_kind_or_over_a_file_that_is_read_is_refused(string output, string code)
    {
        Squares(3);
        byte[] catalog = File.ReadAllBytes(_cli.File("ecogis.gpkg"));
        var run = _cli.Run(Batch(output, "--restart"));
        Assert.That(run, Has.Property("Exit").EqualTo(2).And.Property("Err").Contains(code));
        Assert.That(File.ReadAllBytes(_cli.File("ecogis.gpkg")), Is.EqualTo(catalog));
    }

    [Test]
    public void Ctrl_c_says_how_far_it_came_and_the_same_command_ends_in_the_same_bytes()
    {
        Cli.NeedsInterrupts();
        Squares(4000);
        using Process process = _cli.Start(new Dictionary<string, string>(), Batch("r.csv"));
        FileInfo partial = new(_cli.File("r.csv.partial"));
        for (int i = 0; i < 6000 && !process.HasExited && !(partial.Exists && partial.Length > 1000); i++)
        {
            Thread.Sleep(20);
            partial.Refresh();
        }

        Assert.That(process.HasExited, Is.False, "the batch was over before it could be interrupted");
        var run = Cli.Interrupt(process, ["batch (interrupted)"]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.Exit, Is.EqualTo(130), run.ToString());
            Assert.That(run.Err, Does.Contain("ECO-1020").And.Contain("4,000").And.Contain("r.csv.partial"));
            Assert.That(File.Exists(_cli.File("r.csv")), Is.False);
        }

        var rest = _cli.Run(Batch("r.csv", "--json"));
        Assert.That(rest.Exit, Is.Zero, rest.ToString());
        Assert.That((int)rest.Json["continued_from"]!, Is.GreaterThan(0));
        Assert.That(_cli.Run(Batch("whole.csv", "--threads", "1")).Exit, Is.Zero);
        Assert.That(File.ReadAllBytes(_cli.File("r.csv")), Is.EqualTo(File.ReadAllBytes(_cli.File("whole.csv"))));
    }
}
