using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace EcoGis.Benchmarks;

/// <summary>
/// <c>-- forest PATCHES DATA</c>: the change between two epochs of about so many quadrilaterals each, cut by two grids with moved corners that share no border, in four townships.
/// Prints one line per step: seconds and pairs. DATA is the data folder.
/// </summary>
internal static class ForestChangeRun
{
    private const double East = 35_450_000, North = 3_400_000, Size = 60;

    public static int Run(string[] arguments)
    {
        int across = (int)Math.Sqrt(int.Parse(arguments[0], CultureInfo.InvariantCulture));
        var files = DataFolder.Read(arguments[1]);
        var rules = RuleBase.Load(files);
        var book = ForestBook.Load(files, rules.LandClasses.Value);
        Crs plane = Crs.Parse("EPSG:4523");
        var watch = Stopwatch.StartNew();
        double side = across * Size;
        ForestLayer before = Epoch(rules, book, plane, across, side, 1), after = Epoch(rules, book, plane, across - 1, side, 2);
        var units = ForestUnits.Of([Layer(rules.Kind("admin-boundary"), [.. Enumerable.Range(0, 4).Select(i => new Zone(i + 1, $"51060410{i}000", $"{i}", "township",
            ImmutableSortedDictionary<string, string>.Empty, Box(plane, i % 2 * side / 2, i / 2 * side / 2, side / 2)))], 0.5)], plane);
        Console.WriteLine($"made     {watch.Elapsed.TotalSeconds,8:0.0} s  {before.Patches.Length} + {after.Patches.Length} patches");
        watch.Restart();
        var statistics = ForestStatistics.Of(before, book, units, plane, CancellationToken.None);
        Console.WriteLine($"stats    {watch.Elapsed.TotalSeconds,8:0.0} s  {statistics.Total.Area / 10_000:0} ha");
        watch.Restart();
        var change = ForestChange.Between(before, after, book, units, plane, CancellationToken.None);
        double shared = change.Matrix.Classes.Sum(a => change.Matrix.Classes.Sum(b => change.Matrix[a, b].All));
        Console.WriteLine($"change   {watch.Elapsed.TotalSeconds,8:0.0} s  {change.Patches.Length} patches of change; shared less inventory {shared - statistics.Total.Area:g3} m²");
        Console.WriteLine($"memory   {Process.GetCurrentProcess().PeakWorkingSet64 / 1e9,8:0.0} GB at most; {Environment.ProcessorCount} processors");
        return 0;
    }

    private static ForestLayer Epoch(RuleBase rules, ForestBook book, Crs plane, int cells, double side, int seed)
    {
        string[] classes = ["0111", "0113", "0132", "0210", "0250"];
        Random random = new(seed);
        double step = side / cells;
        var corners = new (double X, double Y)[cells + 1, cells + 1];
        for (int j = 0; j <= cells; j++)
        {
            for (int i = 0; i <= cells; i++)
                corners[i, j] = (East + (i * step) + (i % cells == 0 ? 0 : (random.NextDouble() - 0.5) * step * 0.5), North + (j * step) + (j % cells == 0 ? 0 : (random.NextDouble() - 0.5) * step * 0.5));
        }

        var zones = new Zone[cells * cells];
        Parallel.For(0, zones.Length, n =>
        {
            int i = n % cells, j = n / cells;
            var fields = new Dictionary<string, string> { ["land_class"] = classes[((n * 31) + seed) % classes.Length], ["classification"] = "forestry", ["stock_per_ha"] = "60" };
            zones[n] = new Zone(n + 1, $"{n + 1}", "", "", fields.ToImmutableSortedDictionary(StringComparer.Ordinal), Polygon(plane, corners[i, j], corners[i + 1, j], corners[i + 1, j + 1], corners[i, j + 1]));
        });
        return ForestLayer.Of(Layer(rules.Kind(ForestLayer.PatchKind), zones, 0.5), book, StockUnit.NotStated);
    }

    private static LayerVersion Layer(ZoneKind kind, Zone[] zones, double accuracy) =>
        new(() => zones) { Name = kind.Id, Kind = kind, Version = 1, Digest = "sha256:made-up", Source = "made up", Accuracy = accuracy, Coverage = [] };

    private static Shape Box(Crs plane, double x, double y, double side) =>
        Polygon(plane, (East + x, North + y), (East + x + side, North + y), (East + x + side, North + y + side), (East + x, North + y + side));

    private static Shape Polygon(Crs plane, params (double X, double Y)[] corners) => ShapeGate.Check(
        RawShape.Polygon(new RawPath([.. corners.Select(c => c.X), corners[0].X], [.. corners.Select(c => c.Y), corners[0].Y])), plane).Shape!;
}
