namespace EcoGis;

/// <summary>One chart with the name its file gets.</summary>
internal sealed record ForestChart(string Key, Scene Scene);

/// <summary>The charts of forest statistics. They draw the numbers of the tables and compute none; what is not known is hatched, or said.</summary>
internal static class ForestCharts
{
    private const string Cover = "forest-cover", Stock = "forest-stock";
    private const double TenThousand = 10_000;

    private static readonly Bilingual Axis = new("纵轴不一定从零开始；竖条为不能确定的范围，断开为不掌握", "the axis need not begin at zero; a bar is a range, a gap is not known");

    public static IEnumerable<ForestChart> Of(ForestStatistics s, IReadOnlyList<ForestTarget> targets, Language language) => s.Units.All.IsEmpty ? [] : s.Book.Covers.Select(c => new ForestChart($"cover-{c.Id}", BarChart.Draw(
        new Bilingual($"各乡镇森林覆盖率（{c.Name.Zh}）", $"Forest cover by township ({c.Name.En})").In(language), new Bilingual($"{s.Layer.Label}，%；斜线为不能确定", $"{s.Layer.Label}, %; hatched: undecided").In(language),
        [.. s.ByUnit.Where(r => r.Unit is not null).Select(r => new ChartBar(r.Unit!.Name, r.Cover(c) * 100, s.CoverAtMost(r, c) * 100, ForestWords.Cover(s, r, c, language)))],
        targets.Where(t => t.Target.Indicator == $"{Cover}/{c.Id}").Select(t => Goal(t, 1, language)).FirstOrDefault())));

    public static IEnumerable<ForestChart> Of(ForestTrend trend, Language language)
    {
        string[] days = [.. trend.Epochs.Select(ForestTrend.Label)];
        // a target that names no definition is drawn and says so; it is held against none
        var covers = trend.Targets.Where(t => t.Target.Indicator is { } i && (i == Cover || i.StartsWith(Cover + "/", StringComparison.Ordinal))).Select(t => Goal(t, 1, language)).OfType<(double, string)>().ToList();
        yield return new("cover-by-year", YearChart.Draw(new Bilingual("森林覆盖率（%）", "Forest cover (%)").In(language), Axis.In(language), days,
            [.. trend.Book.Covers.Select(c => new ChartSeries(c.Name.In(language), [.. trend.Epochs.Select(s => new ChartPoint(s.CoverAtLeast(c) * 100, s.CoverAtMost(c) * 100))]))], covers));
        if (trend.Epochs.All(s => !s.Layer.HasStock))
            yield break;
        var stocks = trend.Targets.Where(t => t.Target.Indicator is { } i && i.StartsWith(Stock, StringComparison.Ordinal)).Select(t => Goal(t, TenThousand, language)).OfType<(double, string)>().ToList();
        yield return new("stock-by-year", YearChart.Draw(new Bilingual("蓄积（万 m³）", "Stock (10,000 m³)").In(language), Axis.In(language), days,
            [.. trend.Book.Stocks.Select(d => new ChartSeries(d.Name.In(language), [.. trend.Epochs.Select(s => s.Layer.HasStock ? new ChartPoint(s.StockInside(d) / TenThousand, null) : default)]))], stocks));
    }

    public static IEnumerable<ForestChart> Of(RasterStatistics s, Language language) => s.Units.All.IsEmpty || !s.Epoch.Legend.SaysForest ? [] :
    [
        new("forest-share", BarChart.Draw(
            new Bilingual("各单位森林占比（按栅格类别）", "Forest share by unit (classes of the raster)").In(language), new Bilingual($"{s.Epoch.Label}，%；斜线为无数据、栅格之外或类别未定", $"{s.Epoch.Label}, %; hatched: no data, outside the raster, or undecided").In(language),
            [.. s.ByUnit.Where(r => r.Unit is not null).Select(r => new ChartBar(r.Unit!.Name, r.Tally.CoverAtLeast(s.Epoch.Legend) * 100, r.Tally.CoverAtMost(s.Epoch.Legend) * 100,
                ForestWords.Cover(r.Tally.CoverAtLeast(s.Epoch.Legend), r.Tally.CoverAtMost(s.Epoch.Legend), language)))], null)),
    ];

    /// <summary>The heat map of a transition matrix, from its sheet, so that cells and table say the same.</summary>
    public static ForestChart Matrix(Sheet matrix, Language language)
    {
        string[] rows = [.. matrix.Rows.SkipLast(1).Select(r => (string)r[0]!)], columns = [.. matrix.Columns.Skip(1).SkipLast(1).Select(c => c.Heading.In(language))];
        var values = new double?[rows.Length, columns.Length];
        foreach (var (i, row) in matrix.Rows.SkipLast(1).Index())
        {
            for (int j = 0; j < columns.Length; j++)
                values[i, j] = row[j + 1] as double?;
        }

        return new("matrix", HeatMap.Draw(
            new Bilingual("转移矩阵（公顷）", "Transition matrix (ha)").In(language), new Bilingual("行为前期、列为后期；颜色越深占前期该类的份额越大，框内为未变", "rows earlier, columns later; darker: a larger share of the earlier class; framed: unchanged").In(language),
            rows, columns, values, (i, j) => i == j && rows[i] == columns[j]));
    }

    private static (double Value, string Words)? Goal(ForestTarget t, double unit, Language language) => t.Target.Goal.AtLeast is not { } least ? null : (least / unit,
        t.Target.Indicator!.Contains('/', StringComparison.Ordinal)
            ? new Bilingual($"目标 {t.Target.Goal.Text.Zh}", $"target {t.Target.Goal.Text.En}").In(language)
            : new Bilingual($"目标 {t.Target.Goal.Text.Zh}（未注明口径）", $"target {t.Target.Goal.Text.En} (no definition)").In(language));
}
