using System.Globalization;

namespace EcoGis.Benchmarks.Engine;

/// <summary>
/// One Markdown table: our engine and its peers in the same run on the same files. CPU is user + system of all threads; ours are medians over processes.
/// Rows appear as they are done; what could not be run says why.
/// </summary>
internal sealed class EngineReport
{
    private readonly EngineOptions options;
    private readonly Workloads workloads;
    private readonly Peers peers;
    private readonly TextWriter print;

    private EngineReport(EngineOptions options, TextWriter print)
    {
        this.options = options;
        this.print = print;
        workloads = new Workloads(options);
        peers = new Peers(options, workloads);
    }

    public static int Run(string[] arguments)
    {
        try
        {
            new EngineReport(EngineOptions.Parse(arguments), Console.Out).All();
            return 0;
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }

    private void All()
    {
        print.WriteLine($"{Environment.ProcessorCount} processors, .NET {Environment.Version}, {DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC\n");
        print.WriteLine(Row.Header);
        foreach (string section in options.Sections)
        {
            IEnumerable<Row> rows = section switch
            {
                "join" => options.Sizes.SelectMany(Join),
                "series" => Series(),
                "index" => Index(),
                "large" => Pair("C: 5,000 large stars on Z", workloads.Stars(), workloads.Zones, "bench/gen"),
                "natural" => Natural(),
                "nearest" => Nearest(),
                "accuracy" => Exactness(),
                "file" => options.Sizes.SelectMany(n => new FileRows(options, workloads, peers).EndToEnd(n)),
                "site" => new FileRows(options, workloads, peers).OneSite(),
                _ => new RasterRows(options, workloads, peers).All(),
            };
            foreach (Row row in Guarded(section, rows))
                print.WriteLine(row);
        }
    }

    /// <summary>A section that fails is a line that says so; the next one goes on.</summary>
    private static IEnumerable<Row> Guarded(string section, IEnumerable<Row> rows)
    {
        using IEnumerator<Row> each = rows.GetEnumerator();
        while (true)
        {
            Row? row;
            try
            {
                row = each.MoveNext() ? each.Current : null;
            }
            catch (InvalidOperationException e)
            {
                row = new Row(section, null) { Pairs = $"failed: {e.Message}" };
            }

            if (row is null)
                yield break;
            yield return row;
            if (row.Pairs.StartsWith("failed", StringComparison.Ordinal))
                yield break;
        }
    }

    private IEnumerable<Row> Join(int n)
    {
        if (workloads.Zones is not { } zones || workloads.Parcels(n) is not { } candidates)
        {
            yield return NotRun($"join, {n} candidates", "needs bench/gen");
            yield break;
        }

        string ours = workloads.In("ours.out"), geosOut = workloads.In("geos.out"), ntsOut = workloads.In("nts.out");
        IReadOnlyList<Job> one = Job.Run(options.Repeat, "join", zones, candidates, "1", ours), two = Job.Run(options.Repeat, "join", zones, candidates, "2", "-");
        PeerCost geos = peers.Geos(zones, candidates, geosOut), nts = peers.Nts(zones, candidates, ntsOut), postgis = peers.PostGis(n, "postgis expert (subdivide+covers)");
        string[] same =
        [
            geos.Cost is null ? "" : $"GEOS {JoinFiles.Compare(ours, geosOut)}",
            nts.Cost is null ? "" : $"NTS {JoinFiles.Compare(ours, ntsOut)}",
            peers.PostGisResult(n) is not { } sql ? "" : FormattableString.Invariant($"PostGIS {(sql.Pairs == (long)one[0]["pairs"] ? "as many" : $"{sql.Pairs}")}, total within {Math.Abs((sql.Area / one[0]["area"]) - 1):E1}"),
        ];
        string threads = one.Concat(two).Select(j => j.Text("hash")).Distinct().Count() == 1 ? "bits as on 1 thread" : "BITS DIFFER between runs";
        foreach (string pass in (string[])["first", "warm"])
        {
            yield return new Row($"join, {one[0]["candidates"]:F0} candidates, {pass} pass, 1 thread", Job.Median(one, pass)) { Geos = geos, PostGis = postgis, Nts = nts, Pairs = string.Join("; ", same.Where(t => t.Length > 0)) };
            yield return new Row($"the same, {pass} pass, 2 threads", Job.Median(two, pass)) { Geos = geos, PostGis = postgis, Nts = nts, Pairs = threads };
        }
    }

    /// <summary>Candidates streamed from the file, reading included; the exponent is that of CPU from the line before.</summary>
    private IEnumerable<Row> Series()
    {
        (double Count, double Cpu)? before = null;
        int largest = options.Sizes.Max();
        foreach (var (n, copies) in options.Sizes.Order().Select(n => (n, 1)).Concat(options.Copies.Where(c => c > 1).Select(c => (largest, c))))
        {
            if (workloads.Zones is not { } zones || workloads.Parcels(n) is not { } candidates)
            {
                yield return NotRun($"stream, {n} candidates", "needs bench/gen");
                continue;
            }

            IReadOnlyList<Job> jobs = Job.Run(options.Repeat, "stream", zones, candidates, "1", $"{copies}");
            Cost cost = Job.Median(jobs, "stream");
            double count = jobs[0]["candidates"];
            string growth = before is { } b ? FormattableString.Invariant($", exponent {Math.Log(cost.Cpu / b.Cpu) / Math.Log(count / b.Count):F2}") : "";
            yield return new Row($"stream, {count:F0} candidates, 1 thread", cost) { Pairs = FormattableString.Invariant($"{cost.Cpu / count * 1e6:F3} µs each{growth}") };
            before = (count, cost.Cpu);
        }
    }

    private IEnumerable<Row> Index()
    {
        if (workloads.Zones is not { } zones)
        {
            yield return NotRun("index", "needs bench/gen");
            yield break;
        }

        string saved = workloads.In("zones.grid");
        foreach (string threads in (string[])["1", "2"])
        {
            IReadOnlyList<Job> jobs = Job.Run(options.Repeat, "build", zones, threads, saved);
            Cost cost = Job.Median(jobs, "build");
            yield return new Row($"index of {jobs[0]["vertices"]:F0} vertices, {threads} thread(s)", cost)
            {
                Pairs = FormattableString.Invariant($"{jobs[0]["vertices"] / cost.Cpu / 1e6:F1} M vertices/s/core, {jobs[0]["bytes"] / jobs[0]["vertices"]:F1} bytes/vertex"),
            };
        }

        if (workloads.Parcels(options.Sizes.Min()) is { } candidates)
            yield return new Row("index reopened from its file, to the first answer", Job.Median(Job.Run(options.Repeat, "reopen", saved, candidates), "reopen"));
    }

    /// <summary>The nearest zone that a parcel does not touch, and the nearest of very many parcels.</summary>
    private IEnumerable<Row> Nearest()
    {
        foreach (var (name, layer, candidates) in new[]
        {
            ("zone", workloads.Zones, workloads.Parcels(10_000)), ("zone", workloads.Zones, workloads.Stars()), ("parcel", workloads.Parcels(options.Sizes.Max()), workloads.Parcels(10_000)),
        })
        {
            if (layer is null || candidates is null)
            {
                yield return NotRun($"nearest {name}", "needs bench/gen");
                continue;
            }

            IReadOnlyList<Job> jobs = Job.Run(options.Repeat, "nearest", layer, candidates);
            Cost cost = Job.Median(jobs, "warm");
            yield return new Row(FormattableString.Invariant($"nearest {name} not touched, {jobs[0]["candidates"]:F0} candidates, warm, 1 thread"), cost)
            {
                Pairs = FormattableString.Invariant($"{cost.Cpu / jobs[0]["candidates"] * 1e6:F1} µs each, {jobs[0]["mean"]:F0} m away on average, at most {jobs[0]["farthest"]:F0} m"),
            };
        }
    }

    private IEnumerable<Row> Natural()
    {
        string? countries = workloads.Layer(options.World, "countries"), provinces = workloads.Layer(options.World, "states_provinces");
        string? uses = workloads.Layer(options.Country, "landuse"), forest = workloads.Layer(options.Country, "forest"), buildings = workloads.Layer(options.Country, "buildings");
        return
        [
            .. Pair("A: provinces on countries", provinces, countries, "--world"), .. Pair("B: 200,000 small polygons on provinces", provinces is null ? null : workloads.Hexagons(), provinces, "--world"),
            .. Pair("land use on itself", uses, uses, "--country"), .. Pair("forest on land use", forest, uses, "--country"), .. Pair("buildings on land use", buildings, uses, "--country"),
        ];
    }

    private IEnumerable<Row> Pair(string name, string? candidates, string? zones, string needs)
    {
        if (candidates is null || zones is null)
            return [NotRun(name, $"needs {needs}")];
        string ours = workloads.In("ours.out"), geosOut = workloads.In("geos.out");
        try
        {
            IReadOnlyList<Job> jobs = Job.Run(options.Repeat, "join", zones, candidates, "1", ours);
            PeerCost geos = peers.Geos(zones, candidates, geosOut);
            return [new Row($"{name}, first pass", Job.Median(jobs, "first")) { Geos = geos, Pairs = geos.Cost is null ? "" : $"GEOS {JoinFiles.Compare(ours, geosOut)}" }, new Row($"{name}, warm", Job.Median(jobs, "warm")) { Geos = geos }];
        }
        catch (InvalidOperationException e)
        {
            return [NotRun(name, e.Message)];
        }
    }

    private IEnumerable<Row> Exactness()
    {
        if (workloads.Zones is not { } zones || workloads.Parcels(options.Sizes.Max()) is not { } candidates)
            return [NotRun("error against exact rationals", "needs bench/gen")];
        Job job = Job.Run(1, "accuracy", zones, candidates, "10000")[0];
        return [new Row("error against exact rationals", null) { Pairs = FormattableString.Invariant($"≤ {job["worst"]:E1} of the candidate on {job["pairs"]:F0} boundary pairs") }];
    }

    private static Row NotRun(string workload, string why) => new(workload, null) { Pairs = $"not run: {why}" };
}
