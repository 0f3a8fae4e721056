using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// Works out <see cref="ForestUse"/> from the layers a screening was held against. The statistics of a layer are made once for a snapshot, when the first site takes
/// forest. Thread-safe. It judges nothing: what the layers do not say is not known, never 0.
/// </summary>
public sealed class ForestEffects(Lazy<ForestBook> definitions, Lazy<TargetBook> targetSets)
{
    private const string Cover = "forest-cover", Stock = "forest-stock";

    private readonly Kept<(Snapshot, LayerVersion), ForestBaseline> _baselines = new(ReferenceComparer.Instance);

    private ForestBook Book => definitions.Value;

    private TargetBook Targets => targetSets.Value;

    /// <summary>By the definitions and targets of these files, read when a site takes forest.</summary>
    public static ForestEffects Load(IReadOnlyList<DataFile> files, RuleBase rules) =>
        new(new Lazy<ForestBook>(() => ForestBook.Load(files, rules.LandClasses.Value)), new Lazy<TargetBook>(() => TargetBook.Load(files, rules.Kinds)));

    /// <summary>Null: no forest patch shares firm ground with the site, or what it shares is no forest land.</summary>
    /// <param name="districts">Adcodes of the district that the targets are for.</param>
    internal ForestUse? Of(Ground ground, IReadOnlyCollection<string> districts, ImmutableArray<Finding> findings, ImmutableArray<OpenQuestion> open, CancellationToken cancellation)
    {
        var (site, snapshot) = (ground.Site, ground.View.Snapshot);
        var met = ground.HitsOf(ForestLayer.PatchKind).Where(h => h.Overlap.Certainty == Certainty.Firm).GroupBy(h => h.Layer).Select(g => (Version: g.Key, Overlaps: g.Select(h => h.Overlap).ToList())).ToList();
        if (site.Shape.Kind != ShapeKind.Polygon || met.Count == 0)
            return null;
        string label = string.Join(", ", met.Select(m => $"{m.Version.Name}@{m.Version.Version}"));
        ImmutableArray<ForestAnswer> level = Answers(Book.Approval.Level, findings, open), matrix = Answers(Book.Approval.Matrix, findings, open);
        if (met.Count > 1)
            return Nothing(new("用地压占不止一个小班图层，不知以哪个为准", "the site lies on more than one layer of forest patches; which one holds is not known"));
        var baseline = _baselines.Of((snapshot, met[0].Version), k => ForestBaseline.Of(k.Item2, k.Item1, Book, cancellation));
        if (baseline.Layer is not { } layer)
            return Nothing(baseline.Unknown!);
        var onForestLand = met[0].Overlaps.Where(o => layer.Patches[o.Feature].Class is { Group: LandGroup.ForestLand } or { Stand: not Stand.None }).ToList();
        if (onForestLand.Count == 0)
            return null;
        double land = Rounded.Area(onForestLand.Sum(o => o.EllipsoidalArea));
        if (baseline.Statistics is not { } statistics)
            return Nothing(baseline.Unknown!) with { ForestLand = land };
        return new ForestUse(label, onForestLand.Count, land, null, [.. Effects(site, baseline, statistics, districts)],
            [.. Targets.Sets.SelectMany(s => s.Targets).Where(t => t.Indicator is Cover or Stock)], level, matrix);

        ForestUse Nothing(Bilingual why) => new(label, met.Sum(m => m.Overlaps.Count), 0, why, [], [], level, matrix);
    }

    private IEnumerable<ForestEffect> Effects(Site site, ForestBaseline baseline, ForestStatistics s, IReadOnlyCollection<string> districts)
    {
        var taken = baseline.Taken(site);
        ForestTally inside = new(s.Layer, Book);
        foreach (var (unit, parts) in taken)
        {
            if (unit is not null || s.Units.All.IsEmpty)
                parts.ForEach(p => inside.Add(p.Patch, p.Area));
        }

        bool here = ForestTarget.IsOf(s.Units, districts);
        string? wholeCode = s.Units.Whole?.Area.Code;
        Bilingual whole = s.Units.Whole is { } w ? Bilingual.Same(w.Area.Name) : new("全部统计单位", "all units");
        foreach (var cover in Book.Covers)
        {
            bool closed = !s.Unstated(cover).Any();
            yield return Effect($"{Cover}/{cover.Id}", cover.Name, wholeCode, whole, true, s.CoverAtLeast(cover) is { } least ? new ForestBounds(least, s.CoverAtMost(cover)) : null,
                inside.Forest(cover), inside.Open(cover), s.Units.LandArea, s.Units.All.IsEmpty ? NoLand : Silent(s), 100);
            foreach (var (row, tally) in Rows(s, taken))
            {
                yield return Effect($"{Cover}/{cover.Id}", cover.Name, row.Unit!.Code, Bilingual.Same(row.Unit.Name), false,
                    row.Cover(cover) is { } known ? new ForestBounds(known, closed ? known + (row.Tally.Open(cover) / row.Unit.LandArea) : null) : null, tally.Forest(cover), tally.Open(cover), row.Unit.LandArea, NoLand, 100);
            }
        }

        foreach (var stock in Book.Stocks)
        {
            yield return Effect($"{Stock}/{stock.Id}", stock.Name, wholeCode, whole, true,
                s.Layer.HasStock ? new ForestBounds(s.StockInside(stock), s.IsStockWhole(stock) ? s.StockInside(stock) : null) : null, inside.Stock(stock), 0, 1, NoStock, 1);
            foreach (var (row, tally) in Rows(s, taken))
            {
                yield return Effect($"{Stock}/{stock.Id}", stock.Name, row.Unit!.Code, Bilingual.Same(row.Unit.Name), false,
                    s.Layer.HasStock ? new ForestBounds(row.Tally.Stock(stock), s.IsStockWhole(stock) && row.Tally.WithoutStock <= 0 ? row.Tally.Stock(stock) : null) : null, tally.Stock(stock), 0, 1, NoStock, 1);
            }
        }

        // per: what taken is divided by; scale: what makes the bounds the target's unit
        ForestEffect Effect(string indicator, Bilingual name, string? code, Bilingual place, bool isWhole, ForestBounds? before, double sure, double open, double per, Bilingual why, double scale)
        {
            var target = isWhole && here ? Targets.Sets.SelectMany(t => t.Targets).FirstOrDefault(t => t.Indicator == indicator) : null;
            int decimals = scale > 1 ? 9 : 1;
            double taken = scale > 1 ? Rounded.Area(sure) : Math.Round(sure, 1);
            ForestBounds? shown = before?.Rounded(decimals);
            return new ForestEffect(indicator, name, code, place, isWhole, shown, shown?.Less(taken / per, open / per).Rounded(decimals), taken, before is null ? why : null, target,
                Held(target, before), Held(target, before?.Less(sure / per, open / per))); // what is shown adds up as printed; targets are not met by rounding

            Standing Held(Target? t, ForestBounds? bounds) => t is null || bounds is not { } b ? Standing.NotKnown : ForestTarget.StandingOf(t, b.AtLeast * scale, b.AtMost * scale);
        }
    }

    private IEnumerable<(ForestUnitRow Row, ForestTally Taken)> Rows(ForestStatistics s, IReadOnlyList<(ForestUnit? Unit, List<(ForestPatch Patch, double Area)> Parts)> taken)
    {
        foreach (var (unit, parts) in taken.Where(t => t.Unit is not null))
        {
            ForestTally tally = new(s.Layer, Book);
            parts.ForEach(p => tally.Add(p.Patch, p.Area));
            yield return (s.ByUnit.First(r => r.Unit == unit), tally);
        }
    }

    private static ImmutableArray<ForestAnswer> Answers(ImmutableArray<string> named, ImmutableArray<Finding> findings, ImmutableArray<OpenQuestion> open) =>
    [
        .. findings.Where(f => ForestApproval.Names(named, f.Rule)).Select(f => new ForestAnswer(f.Rule, f.RuleName, f.Effect, f.Remedy)).DistinctBy(a => a.Rule),
        .. open.Where(o => ForestApproval.Names(named, o.Rule)).Select(o => new ForestAnswer(o.Rule, o.What, null, o.Question)).DistinctBy(a => (a.Name, a.Text)),
    ];

    private static Bilingual Silent(ForestStatistics s) => new($"{s.Silent.Count()} 个单位没有小班", $"{s.Silent.Count()} units have no patches");

    private static readonly Bilingual NoLand = new("没有行政区界，土地面积不掌握", "no administrative boundary: the land area is not known");

    private static readonly Bilingual NoStock = new("图层没有公顷蓄积", "the layer states no stock per hectare");

    private sealed class ReferenceComparer : IEqualityComparer<(Snapshot, LayerVersion)>
    {
        public static readonly ReferenceComparer Instance = new();

        public bool Equals((Snapshot, LayerVersion) x, (Snapshot, LayerVersion) y) => ReferenceEquals(x.Item1, y.Item1) && ReferenceEquals(x.Item2, y.Item2);

        public int GetHashCode((Snapshot, LayerVersion) key) => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(key.Item2);
    }
}
