namespace EcoGis.Benchmarks.Engine;

/// <summary>The whole program, process by process: shared areas of a GeoPackage of candidates, and one site.</summary>
internal sealed class FileRows(EngineOptions options, Workloads workloads, Peers peers)
{
    private static readonly string[] Layer =
        ["--kind", "ecological-red-line", "--name", "zones", "--map-field", "code=pid", "--map-field", "name=pid", "--allow-outside", "--valid-from", "2020-01-01", "--source", "bench", "--district", "none"];

    private readonly string catalog = workloads.In("bench-catalog.gpkg");

    public IEnumerable<Row> EndToEnd(int n)
    {
        string name = $"GeoPackage of {n} to rows";
        if (workloads.Zones is not { } zones || workloads.Parcels(n) is not { } parcels || workloads.GeoPackage(zones) is not { } layer || workloads.GeoPackage(parcels) is not { } candidates)
        {
            yield return new Row(name, null) { Pairs = "not run: needs bench/gen and python3-gdal" };
            yield break;
        }

        Forget();
        Command import = Demand(["layer", "import", layer, .. Layer, "--catalog", catalog]);
        yield return new Row("layer imported, whole process", import.Cost);
        string rows = workloads.In("rows.csv");
        PeerCost read = peers.SqliteRead(candidates), query = Total(n);
        foreach (string threads in (string[])["1", "2"])
        {
            Cost[] costs = [.. Enumerable.Range(0, options.Repeat).Select(_ => Demand(["batch", candidates, "--areas", "--out", rows, "--restart", "--threads", threads, "--district", "none", "--catalog", catalog]).Cost)];
            Cost ours = Cost.Median(costs);
            string floor = read.Cost is { } r ? FormattableString.Invariant($"{ours.Cpu / r.Cpu:F1}× the bare SQLite read ({r.Cpu:G3} s)") : $"SQLite read {read}";
            yield return new Row($"{name}, {threads} thread(s), whole process", ours) { PostGis = query, Others = floor, Pairs = "PostGIS: load + index + subdivide + query" };
        }

        yield return new Row("one site screened against that layer, whole process", Screened([Square(), "--crs", "EPSG:4523", "--district", "none"]));
        Forget();
    }

    /// <summary>A demonstration proposal against its layers: process start to answer.</summary>
    public IEnumerable<Row> OneSite()
    {
        SampleSet samples = SampleSet.Load(Path.Combine(AppContext.BaseDirectory, "maps", "samples", "luojiang"));
        RuleBase rules = RuleBase.Load(DataFolder.Read(Path.Combine(AppContext.BaseDirectory, "data")));
        Forget();
        GeoPackageCatalog store = GeoPackageCatalog.ForImport(catalog, rules.Kinds);
        foreach (var layer in samples.Layers)
            LayerImporter.Import(FeatureReader.Read(layer.File, layer.Reading, default), rules.Kind(layer.Kind), layer.Request, store);
        string[] site = [samples.Proposals[0].File, "--district", samples.District, "--date", samples.Proposals[0].Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)];
        yield return new Row("one demonstration site screened, whole process", Screened(site));
        Forget();
    }

    private Cost Screened(string[] site)
    {
        string[] command = ["screen", .. site, "--json", "--catalog", catalog];
        Demand(command); // into the page cache
        return Cost.Median([.. Enumerable.Range(0, options.Repeat).Select(_ => Demand(command).Cost)]);
    }

    /// <summary>A site of 9 ha in the middle of the zones.</summary>
    private string Square()
    {
        string file = workloads.In("site.geojson");
        File.WriteAllText(file, """{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[35500000,3430000],[35500300,3430000],[35500300,3430300],[35500000,3430300],[35500000,3430000]]]}}""");
        return file;
    }

    private PeerCost Total(int n)
    {
        PeerCost[] steps = [.. ((string[])["postgis load parcels", "postgis gist index + analyze", "postgis subdivide zones (128)", "postgis expert (subdivide+covers)"]).Select(s => peers.PostGis(n, s))];
        return steps.FirstOrDefault(s => s.Cost is null) is { Why: not null } missing ? missing : new(new Cost(steps.Sum(s => s.Cost!.Cpu), steps.Sum(s => s.Cost!.Wall)), "");
    }

    private Command Demand(string[] arguments)
    {
        Command done = Command.Run(options.Cli, arguments) ?? throw new InvalidOperationException($"{options.Cli} is not there");
        return done.Status == 0 ? done : throw new InvalidOperationException($"{arguments[0]}: {done.Complaint}");
    }

    private void Forget()
    {
        File.Delete(catalog);
        if (Directory.Exists(catalog + ".index"))
            Directory.Delete(catalog + ".index", recursive: true);
    }
}
