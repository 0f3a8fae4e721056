namespace EcoGis.Benchmarks.Engine;

/// <summary>CPU (user + system, all threads) and wall in seconds; managed bytes allocated; largest resident memory in MB. NaN is not known.</summary>
internal sealed record Cost(double Cpu, double Wall, double Bytes = double.NaN, double Peak = double.NaN)
{
    /// <summary>Each figure's own median.</summary>
    public static Cost Median(IReadOnlyCollection<Cost> costs) =>
        new(Middle(costs.Select(c => c.Cpu)), Middle(costs.Select(c => c.Wall)), Middle(costs.Select(c => c.Bytes)), Middle(costs.Select(c => c.Peak)));

    private static double Middle(IEnumerable<double> values) => values.Order().ToArray() is var v ? v[v.Length / 2] : default;
}

/// <summary>A figure of a peer, or why there is none; never a guess.</summary>
internal readonly record struct PeerCost(Cost? Cost, string Why)
{
    public static PeerCost None { get; } = new(null, "–");

    public static PeerCost NotRun(string why) => new(null, $"not run: {why}");

    public override string ToString() => Cost is null ? Why : FormattableString.Invariant($"{Cost.Cpu:G4} s");
}

/// <summary>One line of the table.</summary>
internal sealed record Row(string Workload, Cost? Ours)
{
    public PeerCost Geos { get; init; } = PeerCost.None;

    public PeerCost PostGis { get; init; } = PeerCost.None;

    public PeerCost Nts { get; init; } = PeerCost.None;

    /// <summary>A peer that is none of the three, with its name.</summary>
    public string Others { get; init; } = "";

    public string Pairs { get; init; } = "";

    public const string Header =
        "| workload | ours CPU s | wall s | allocated MB | peak MB | GEOS | PostGIS expert | prepared NTS | ratios | pairs as peers, notes |\n"
        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | --- |";

    public override string ToString() =>
        $"| {Workload} | {Number(Ours?.Cpu)} | {Number(Ours?.Wall)} | {Number(Ours?.Bytes / 1e6)} | {Number(Ours?.Peak)} | {Geos} | {PostGis} | {Nts} | {Ratios} | {string.Join("; ", new[] { Others, Pairs }.Where(t => t.Length > 0))} |";

    /// <summary>Their CPU over ours.</summary>
    private string Ratios => string.Join(" / ", new[] { Geos, PostGis, Nts }.Select(p =>
        p.Cost is { } theirs && Ours is { Cpu: > 0 } ours ? FormattableString.Invariant($"{theirs.Cpu / ours.Cpu:F0}×") : "–"));

    private static string Number(double? value) => value is { } v && !double.IsNaN(v) ? FormattableString.Invariant($"{v:G4}") : "–";
}
