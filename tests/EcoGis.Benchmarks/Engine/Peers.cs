using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoGis.Benchmarks.Engine;

/// <summary>The programs beside which ours is measured, each run once. What is missing or fails says so in its place.</summary>
internal sealed partial class Peers(EngineOptions options, Workloads workloads)
{
    private readonly Dictionary<int, (string? Failure, IReadOnlyDictionary<string, Cost> Steps, string Result)> postgis = [];

    /// <summary>GEOS, C interface: STRtree, prepared predicates, intersection. The join step alone; its pairs go to a file.</summary>
    public PeerCost Geos(string zones, string candidates, string output)
    {
        if (Missing("geos_baseline.cpp") is { } why)
            return why;
        string program = Path.Combine(options.Work, "geos_baseline");
        if (!File.Exists(program) && Command.Run("g++", ["-O2", "-o", program, Source("geos_baseline.cpp"), "-lgeos_c"]) is not { Status: 0 })
            return PeerCost.NotRun("it did not compile (libgeos-dev, g++)");
        return Step(Command.Run(program, [zones, candidates, output]), "geos overlay");
    }

    /// <summary>NetTopologySuite: STRtree, prepared predicates, OverlayNG, one thread.</summary>
    public PeerCost Nts(string zones, string candidates, string output)
    {
        if (Missing("nts") is { } why)
            return why;
        if (!options.Slow && FeatureBlocks.Count(candidates) > 150_000)
            return PeerCost.NotRun("minutes; --slow");
        return workloads.Built("nts") is { } program
            ? Step(Command.Run("dotnet", [program, zones, candidates, "--threads", "1", "--packed", "--out", output]), "nts overlay")
            : PeerCost.NotRun("it did not compile");
    }

    /// <summary>One step of the expert script (subdivided zones, ST_Covers first): CPU of the cluster's processes, the parallel worker's too.</summary>
    public PeerCost PostGis(int n, string step)
    {
        var (failure, steps, _) = Expert(n);
        return failure is not null ? PeerCost.NotRun(failure) : steps.TryGetValue(step, out Cost? cost) ? new(cost, "") : PeerCost.NotRun($"no {step}");
    }

    /// <summary>Number of pairs and their total area; null when it was not run.</summary>
    public (long Pairs, double Area)? PostGisResult(int n) =>
        Expert(n) is { Failure: null, Result: var result } && result.Split('|') is [var pairs, var area]
            ? (long.Parse(pairs, CultureInfo.InvariantCulture), double.Parse(area, CultureInfo.InvariantCulture))
            : null;

    /// <summary>Every geometry and two attributes read with SQLite alone, in page cache: the floor of any program that reads the file.</summary>
    public PeerCost SqliteRead(string geoPackage)
    {
        if (Missing("io_read.cpp") is { } why)
            return why;
        string program = Path.Combine(options.Work, "io_read");
        if (!File.Exists(program) && Command.Run("sh", ["-c", $"g++ -O2 -o '{program}' '{Source("io_read.cpp")}' $(gdal-config --cflags) -lgdal -lsqlite3"]) is not { Status: 0 })
            return PeerCost.NotRun("it did not compile (libgdal-dev, libsqlite3-dev)");
        Command.Run(program, [geoPackage, "sqlite"]); // into the page cache
        return Step(Command.Run(program, [geoPackage, "sqlite"]), "read");
    }

    /// <summary>Whole process, feature-sequential.</summary>
    public PeerCost ExactExtract(string raster, string zones, string output)
    {
        if (options.ExactExtract is null)
            return PeerCost.NotRun("no --exactextract");
        Command? done = Command.Run(options.ExactExtract, ["-r", $"cls:{raster}", "-p", zones, "-f", "pid", "-o", output, "-s", "count(cls)", "-s", "frac(cls)"]);
        return done is { Status: 0 } ? new(done.Cost, "") : PeerCost.NotRun(done?.Complaint ?? "not installed");
    }

    public string Source(string name) => Path.Combine(options.Bench ?? "", name);

    [GeneratedRegex(@"^(?<step>.+?)\s+wall\s+(?<wall>[0-9.]+) s(\s+cpu\s+(?<cpu>[0-9.]+) s)?(\s+result (?<result>.*))?", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex Line();

    private (string? Failure, IReadOnlyDictionary<string, Cost> Steps, string Result) Expert(int n)
    {
        if (postgis.TryGetValue(n, out var known))
            return known;
        string? failure = Missing("postgis.sh")?.Why["not run: ".Length..];
        Command? done = failure is null ? Command.Run("bash", [Source("postgis.sh"), workloads.Data, $"{n}", "load", "expert"]) : null;
        failure ??= done is null ? "no bash" : done.Status != 0 ? done.Complaint : null;
        var lines = Line().Matches(done?.Output ?? "");
        Dictionary<string, Cost> steps = lines.ToDictionary(m => m.Groups["step"].Value, Parsed);
        return postgis[n] = (failure, steps, lines.LastOrDefault(m => m.Groups["step"].Value.Contains("expert", StringComparison.Ordinal))?.Groups["result"].Value ?? "");
    }

    private static PeerCost Step(Command? done, string step) =>
        done is null ? PeerCost.NotRun("not installed")
        : done.Status != 0 ? PeerCost.NotRun(done.Complaint)
        : Line().Matches(done.Output).FirstOrDefault(m => m.Groups["step"].Value.StartsWith(step, StringComparison.Ordinal)) is { } line
            ? new(Parsed(line) with { Peak = done.Cost.Peak }, "")
            : PeerCost.NotRun($"it printed no line '{step}'");

    /// <summary>A step without CPU, the load, takes at least its wall on one of two processes.</summary>
    private static Cost Parsed(Match line)
    {
        double wall = double.Parse(line.Groups["wall"].Value, CultureInfo.InvariantCulture);
        return new(line.Groups["cpu"].Success ? double.Parse(line.Groups["cpu"].Value, CultureInfo.InvariantCulture) : wall, wall);
    }

    private PeerCost? Missing(string source) =>
        !options.Peers ? PeerCost.NotRun("--no-peers")
        : options.Bench is null ? PeerCost.NotRun("no --bench and no ECOGIS_BENCH")
        : !Path.Exists(Source(source)) ? PeerCost.NotRun($"no {source} in {options.Bench}")
        : null;
}
