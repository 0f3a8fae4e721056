using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A target beside the value of its own definition. A target that names no definition is held against none.</summary>
/// <param name="Why">What it was held against, or why it was not.</param>
public sealed record ForestTarget(TargetSet Set, Target Target, double? Value, Standing Standing, Bilingual Why)
{
    private const string Cover = "forest-cover", Stock = "forest-stock";

    /// <summary>All targets about cover and stock.</summary>
    /// <param name="districts">Adcodes of the district the targets are for: statistics of another place are not held against them.</param>
    public static ImmutableArray<ForestTarget> Of(ForestStatistics statistics, TargetBook targets, IReadOnlyCollection<string> districts)
    {
        bool here = IsOf(statistics.Units, districts);
        return [.. targets.Sets.SelectMany(s => s.Targets.Where(t => t.Indicator is not null).Select(t => here
            ? Held(statistics, s, t)
            : new ForestTarget(s, t, null, Standing.NotKnown, new("统计单位不在该指标的行政区内，或没有行政区界，不比较", "the units are not those of the target's district, or there are none: not compared"))))];
    }

    private static ForestTarget Held(ForestStatistics statistics, TargetSet set, Target target)
    {
        string[] parts = target.Indicator!.Split('/');
        if (parts is [Cover, var cover] && statistics.Book.Covers.FirstOrDefault(c => c.Id == cover) is { } definition)
            return Weighed(set, target, definition.Name, statistics.CoverAtLeast(definition) * 100, statistics.CoverAtMost(definition) * 100);
        if (parts is [Stock, var stock] && statistics.Book.Stocks.FirstOrDefault(c => c.Id == stock) is { } summed)
        {
            double? value = statistics.Layer.HasStock ? statistics.StockInside(summed) : null;
            return Weighed(set, target, summed.Name, value, statistics.IsStockWhole(summed) ? value : null);
        }

        return new(set, target, null, Standing.NotKnown, new("指标没有说明口径，不与任何一种口径比较", "the target does not say by which definition: it is held against none"));
    }

    private static ForestTarget Weighed(TargetSet set, Target target, Bilingual by, double? least, double? most)
    {
        if (least is not { } low)
            return new(set, target, null, Standing.NotKnown, new($"{by.Zh}：不掌握", $"{by.En}: not known"));
        return new(set, target, low, StandingOf(target, least, most), most is { } m && m == low ? by : new($"{by.Zh}，数据不全，至少为此值", $"{by.En}; data incomplete, at least this"));
    }

    /// <summary>Whether all units lie in the district that the targets are for.</summary>
    internal static bool IsOf(ForestUnits units, IReadOnlyCollection<string> districts) =>
        !units.All.IsEmpty && units.All.All(u => districts.Any(d => u.Code.StartsWith(d, StringComparison.Ordinal)));

    /// <summary>Of a value of which only bounds are known, in the target's unit; null: unbounded.</summary>
    internal static Standing StandingOf(Target target, double? least, double? most)
    {
        var (worst, best) = target.Goal.AtLeast is null ? (most, least) : (least, most);
        return !target.Goal.HasNumber ? Standing.Judge
            : worst is { } w && target.Goal.IsMetBy(w) ? Standing.Met
            : best is { } b && !target.Goal.IsMetBy(b) ? Standing.Short
            : Standing.NotKnown;
    }
}
