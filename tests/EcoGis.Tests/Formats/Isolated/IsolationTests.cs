using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace EcoGis.Tests;

/// <summary>Reading in a process of its own: the same as reading here, and whatever becomes of the process is a fault of the file.</summary>
[NonParallelizable]
public sealed partial class IsolationTests : ReaderCase
{
    private static readonly string s_folder = TestContext.CurrentContext.TestDirectory;

    private static Isolation Apart => new("dotnet", [Path.Combine(s_folder, "ecogis.dll"), "read-apart"]);

    /// <summary>A process that does <paramref name="what"/> instead of reading.</summary>
    private static Isolation Rogue(string what) => new("dotnet", [Path.Combine(s_folder, "EcoGis.Tests.dll"), "rogue", what]) { MaxSeconds = 20, MaxMemoryBytes = 512L << 20, MaxOutputBytes = 1 << 20 };

    /// <summary>Programs that other tests killed leave theirs.</summary>
    private string[] _before = [];

    [SetUp]
    public void Count() => _before = Folders();

    [Test]
    public void What_a_killed_program_left_goes_after_a_day()
    {
        DirectoryInfo old = Directory.CreateTempSubdirectory("ecogis-apart-"), young = Directory.CreateTempSubdirectory("ecogis-apart-");
        File.WriteAllText(Path.Combine(old.FullName, "result"), "x");
        old.LastWriteTimeUtc = DateTime.UtcNow.AddHours(-25);
        young.LastWriteTimeUtc = DateTime.UtcNow.AddHours(-23);
        Read(SharedData.Path("data", "luojiang", "waterbodies_osm_wgs84.geojson"), new() { Isolation = Apart });
        Assert.That((Directory.Exists(old.FullName), Directory.Exists(young.FullName)), Is.EqualTo((false, true)));
        young.Delete();
    }

    [TestCase("luojiang/waterbodies_osm_wgs84.geojson", null)]
    [TestCase("luojiang/deyang_mianyang_counties_osm_wgs84.gpkg", null)]
    [TestCase("badinput/fiona/testopenfilegdb.gdb.zip", "several_polygons")]
    [TestCase("badinput/gdal/kml/geometries.kml", null)]
    public void The_result_is_that_of_reading_here(string name, string? layer)
    {
        string path = SharedData.Path(["data", .. name.Split('/')]);
        ReadOptions options = new() { Layer = layer, Crs = layer is null ? null : Crs.Wgs84 };
        FeatureFile here = Read(path, options), apart = Read(path, options with { Isolation = Apart });
        Assert.That(StreamText.Of(apart), Is.EqualTo(StreamText.Of(here)));
        Assert.That(apart with { Features = [], Fields = [], Notices = [] }, Is.EqualTo(here with { Features = [], Fields = [], Notices = [] }).Using<FeatureFile>((a, b) => a.ToString() == b.ToString() ? 0 : 1));
        Assert.That(apart.Notices, Is.EqualTo(here.Notices));
        Assert.That(apart.Fields, Is.EqualTo(here.Fields));
        using var stream = FeatureStream.Open(path, options with { Isolation = Apart }, CancellationToken.None);
        Assert.That(StreamText.Of(stream, 7), Is.EqualTo(StreamText.Of(here)));
        Assert.That((stream.Crs, stream.Notices), Is.EqualTo((here.Crs, here.Notices)));
        Assert.That(Leftovers(), Is.Empty);
    }

    [Test]
    public void A_refusal_is_the_same_in_both_languages()
    {
        string path = Write("a.geojson", "{\"type\":\"FeatureCollection\",\"features\":[{]}");
        EcoException here = Assert.Throws<EcoException>(() => Read(path))!, apart = Assert.Throws<EcoException>(() => Read(path, new() { Isolation = Apart }))!;
        Assert.That((apart.In(Language.Zh), apart.In(Language.En), apart.Class), Is.EqualTo((here.In(Language.Zh), here.In(Language.En), here.Class)));
        Refused(At("none.shp"), "ECO-3001", [], new() { Isolation = Apart });
    }

    [TestCase("crash", "ECO-3073"), TestCase("signal", "ECO-3073"), TestCase("throw", "ECO-3073"), TestCase("nothing", "ECO-3074"), TestCase("garbage", "ECO-3074"), TestCase("cut", "ECO-3074"), TestCase("flip", "ECO-3074")]
    [TestCase("flood", "ECO-3072"), TestCase("eat", "ECO-3071"), TestCase("eat-native", "ECO-307")]
    public void Whatever_becomes_of_the_process_is_a_coded_fault(string what, string code)
    {
        string path = Write("a.geojson", "{}");
        var e = Assert.Throws<EcoException>(() => Read(path, new() { Isolation = Rogue(what) }))!;
        Assert.That(e.Faults.Single().Kind.Code, Does.StartWith(code), e.In(Language.En));
        Assert.That(e.In(Language.Zh), Does.Contain("a.geojson").And.Contain("整个文件未读入"));
        Assert.That(Leftovers(), Is.Empty);
    }

    [TestCase("sleep"), TestCase("spin")]
    public void One_that_never_ends_is_ended(string what)
    {
        var clock = Stopwatch.StartNew();
        Refused(Write("a.geojson", "{}"), "ECO-3070", ["isolated.max-seconds", "3"], new() { Isolation = Rogue(what) with { MaxSeconds = 3 } });
        Assert.That(clock.Elapsed.TotalSeconds, Is.LessThan(30));
    }

    [Test]
    public void Cancelling_ends_it_too()
    {
        using CancellationTokenSource soon = new(TimeSpan.FromSeconds(1));
        Assert.Throws<OperationCanceledException>(() => FeatureReader.Read(Write("a.geojson", "{}"), new() { Isolation = Rogue("sleep") with { MaxSeconds = 300 } }, soon.Token));
        Assert.That(Leftovers(), Is.Empty);
    }

    [Test]
    public void A_program_that_is_not_there_is_no_fault_of_the_file()
    {
        var e = Assert.Throws<EcoException>(() => Read(Write("a.geojson", "{}"), new() { Isolation = new("no-such-program", []) }))!;
        Assert.That((e.Faults[0].Kind.Code, e.Class), Is.EqualTo(("ECO-3075", FaultClass.System)));
    }

    [Test]
    public void What_the_process_is_not_told_is_refused_and_not_forgotten()
    {
        string path = Write("a.geojson", "{\"type\":\"Point\",\"coordinates\":[104.5,31.3]}");
        foreach (ReadOptions options in new ReadOptions[] { new() { DatumShift = DatumShiftText.Parse("1,2,3,0,0,0,0") }, new() { AcceptGuess = true } })
            Assert.That(Assert.Throws<EcoException>(() => Read(path, options with { Isolation = Apart }))!.Faults[0].Kind.Code, Is.EqualTo("ECO-3076"));
    }

    [Test]
    public void An_offset_is_undone_on_what_the_process_read()
    {
        string path = Write("a.geojson", "{\"type\":\"Point\",\"coordinates\":[104.5,31.3]}");
        ReadOptions options = new() { From = MapOffset.Gcj02 };
        FeatureFile apart = Read(path, options with { Isolation = Apart }), here = Read(path, options);
        Assert.That(StreamText.Of(apart), Is.EqualTo(StreamText.Of(here)));
        Assert.That(apart.Features[0].Shape!.Parts[0][0].Xs[0], Is.Not.EqualTo(104.5).Within(1e-4));
        Assert.That(apart.Correction, Is.EqualTo(here.Correction));
    }

    [Test]
    public void Secrets_of_this_process_are_not_given_away()
    {
        Environment.SetEnvironmentVariable("ECOGIS_SECRET_CANARY", "canary");
        try
        {
            string text = Assert.Throws<EcoException>(() => Read(Write("a.geojson", "{}"), new() { Isolation = Rogue("environment") }))!.In(Language.En);
            Assert.That(text, Does.Contain("PATH").And.Not.Contain("CANARY"));
        }
        finally
        {
            Environment.SetEnvironmentVariable("ECOGIS_SECRET_CANARY", null);
        }
    }

    [Test]
    public void The_command_line_reads_apart_when_asked()
    {
        using Cli cli = new();
        File.WriteAllText(cli.File("a.geojson"), "{\"type\":\"Polygon\",\"coordinates\":[[[104.5,31.3],[104.501,31.3],[104.501,31.301],[104.5,31.3]]]}");
        CliRun here = cli.Run("layer", "import", "a.geojson", "--kind", "permanent-farmland", "--name", "a", "--allow-outside", "--json"), apart = cli.Run("layer", "import", "a.geojson", "--kind", "permanent-farmland", "--name", "b", "--allow-outside", "--isolated", "--json");
        Assert.That((apart.Exit, apart.Json["digest"]!.GetValue<string>()), Is.EqualTo((here.Exit, here.Json["digest"]!.GetValue<string>())), apart.ToString());
        Assert.That(cli.Run("layer", "import", "--help").Out, Does.Contain("--isolated"));
        Assert.That(cli.Run("--help").Out, Does.Not.Contain("read-apart"), "for the program itself alone");
    }

    /// <summary>The other side: what the rogue process does.</summary>
    public static int RunRogue(string what)
    {
        string json = Console.In.ReadToEnd();
        IsolatedRequest request = IsolatedRequest.Parse(json);
        ProcessLimits.Set(request.MaxMemoryBytes, request.MaxSeconds, request.MaxOutputBytes);
        FeatureFile empty = new(request.Path, "geojson", null, null, "", null, [], [], []);
        switch (what)
        {
            case "crash":
                Environment.FailFast("a crash on purpose");
                break;
            case "signal":
                Process.Start("kill", ["-KILL", $"{Environment.ProcessId}"]).WaitForExit();
                Thread.Sleep(Timeout.Infinite);
                break;
            case "throw":
                throw new InvalidOperationException("on purpose");
            case "garbage":
                File.WriteAllText(request.Output, new string('x', 5000));
                break;
            case "cut" or "flip":
                IsolatedResult.Write(request.Output, empty, []);
                byte[] bytes = File.ReadAllBytes(request.Output);
                bytes[20] ^= 1;
                File.WriteAllBytes(request.Output, what == "cut" ? bytes[..^1] : bytes);
                break;
            case "flood":
                using (FileStream stream = new(request.Output, FileMode.Create))
                {
                    byte[] piece = new byte[1 << 20];
                    while (true)
                        stream.Write(piece);
                }

            case "eat":
                try
                {
                    List<byte[]> held = [];
                    while (true)
                    {
                        held.Add(new byte[1 << 20]);
                        Array.Fill<byte>(held[^1], 1);
                    }
                }
                catch (OutOfMemoryException)
                {
                    return IsolatedChild.OutOfMemory;
                }

            case "eat-native":
                while (true)
                    Touch(Marshal.AllocHGlobal(8 << 20), 8 << 20);
            case "sleep":
                Thread.Sleep(Timeout.Infinite);
                break;
            case "spin":
                while (true)
                    Thread.SpinWait(1000);
            case "environment":
                FaultKind kind = new("ECO-3073", FaultClass.Input, Bilingual.Same(string.Join(' ', Environment.GetEnvironmentVariables().Keys.Cast<string>())), Bilingual.Same("-"), Bilingual.Same("-"));
                IsolatedResult.Write(request.Output, null, [new Fault(kind, Place.None)]);
                break;
        }

        return 0;

        static unsafe void Touch(nint memory, int bytes) => new Span<byte>((void*)memory, bytes).Fill(1);
    }

    private string[] Leftovers() => [.. Folders().Except(_before)];

    private static string[] Folders() => Directory.GetDirectories(Path.GetTempPath(), "ecogis-apart-*");
}
