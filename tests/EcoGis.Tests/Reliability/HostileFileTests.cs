using System.Collections.Concurrent;

namespace EcoGis.Tests.Reliability;

/// <summary>Files written to harm, in each format, through <c>screen</c> and <c>layer import</c>: 10 s, 1 GiB, a result or a coded refusal.</summary>
[NonParallelizable]
public sealed class HostileFileTests
{
    private static CommandBench? s_bench;

    private readonly string _folder = Directory.CreateTempSubdirectory("ecogis-hostile-").FullName;

    [OneTimeSetUp]
    public static void Build() => s_bench = new CommandBench();

    [OneTimeTearDown]
    public static void Remove() => s_bench?.Dispose();

    [TearDown]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    [TestCase("geojson", "ECO-3008")]
    [TestCase("txt", "ECO-3008")]
    public void Ten_million_vertices_meet_the_limit(string format, string code)
    {
        string path = Make("ring." + format, write =>
        {
            write.Write(format == "geojson" ? "{\"type\":\"Polygon\",\"coordinates\":[[[1,2]" : HostileFiles.TextHead);
            for (int i = 0; i < 10_000_000; i++)
                write.Write(format == "geojson" ? ",[1,2]" : "J,1,3462000,35458000\n");
            write.Write(format == "geojson" ? "]]}" : "");
        });
        RefusedWith(code, path);
    }

    [Test]
    public void A_boundary_text_of_one_endless_line_is_refused() => RefusedWith("ECO-3008", Make("line.txt", write =>
    {
        write.Write(HostileFiles.TextHead);
        for (int i = 0; i < 25_000_000; i++)
            write.Write("1,");
    }));

    [Test]
    public void A_boundary_text_of_a_million_points_at_one_place_is_refused_or_undetermined() => AllEndWell([Make("same.txt", write =>
    {
        write.Write(HostileFiles.TextHead);
        for (int i = 0; i < 1_000_000; i++)
            write.Write("J,1,3462000.000,35458000.000\n");
    })]);

    [TestCase("geojson")]
    [TestCase("txt")]
    public void A_million_columns_meet_the_limit(string format) => RefusedWith("ECO-3008", Make("columns." + format, write =>
    {
        write.Write(format == "geojson" ? "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{" : "[属性描述]\n");
        for (int i = 0; i < 1_000_000; i++)
            write.Write(format == "geojson" ? $"{(i > 0 ? "," : "")}\"k{i}\":1" : $"k{i}=1\n");
        write.Write(format == "geojson" ? "}}" : "[地块坐标]\n");
    }));

    [Test]
    public void Deep_nesting_ends_in_a_code() => AllEndWell(HostileFiles.Nested(_folder));

    [Test]
    public void Coordinates_far_off_end_in_a_code_or_a_result() => AllEndWell(HostileFiles.FarOff(_folder));

    [Test]
    public void Counts_of_two_thousand_million_allocate_nothing() => AllEndWell(HostileFiles.Counts(_folder));

    [Test]
    public void Empty_files_of_every_name_are_refused() => AllEndWell(HostileFiles.Empty(_folder), refused: true);

    [Test]
    public void Random_bytes_behind_every_magic_are_refused() => AllEndWell(HostileFiles.Random(_folder), refused: true);

    [Test]
    public void Files_cut_at_every_tenth_are_refused() => AllEndWell(HostileFiles.Cut(_folder));

    [Test]
    public void A_folder_a_loop_of_links_and_nothing_at_all_are_refused()
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "folder.shp")).FullName, loop = Path.Combine(_folder, "loop.geojson");
        File.CreateSymbolicLink(loop, loop);
        AllEndWell([folder, loop, Path.Combine(_folder, "absent.gpkg")], refused: true);
    }

    [Test]
    public void A_name_with_control_characters_reaches_no_terminal()
    {
        string name = "a\u001b[31m\u0007\u202e.geojson";
        AllEndWell([Make(name, w => w.Write("{\"type\":")), Make("b" + name, w => w.Write(HostileFiles.GoodGeoJson))]);
    }

    [Test]
    public void A_file_that_may_not_be_read_is_refused()
    {
        string path = Make("closed.geojson", w => w.Write(HostileFiles.GoodGeoJson));
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
            Assert.Ignore("root may read every file");
        else
            File.SetUnixFileMode(path, UnixFileMode.None);
        RefusedWith("ECO-3002", path);
    }

    private string Make(string name, Action<StreamWriter> write)
    {
        string path = Path.Combine(_folder, name);
        using StreamWriter writer = new(path);
        write(writer);
        return path;
    }

    private static void RefusedWith(string code, string path)
    {
        foreach (var (run, wrongs) in s_bench!.Try(path))
        {
            Assert.That(wrongs, Is.Empty, run.ToString());
            Assert.That(run.Error, Does.StartWith(code), run.ToString());
        }
    }

    private static void AllEndWell(IEnumerable<string> paths, bool refused = false)
    {
        ConcurrentBag<(CommandRun Run, string[] Wrongs)> runs = [];
        Parallel.ForEach(paths.ToList(), CommandBench.AtOnce, path =>
        {
            foreach (var run in s_bench!.Try(path))
                runs.Add(run);
        });
        foreach (var (run, _) in runs)
            TestContext.Out.WriteLine(run);
        Assert.That(runs, Is.Not.Empty);
        Assert.That(runs.Where(r => r.Wrongs.Length > 0 || (refused && r.Run.Exit == 0)).Select(r => $"{string.Join(", ", r.Wrongs)}: {r.Run}"), Is.Empty);
    }
}
