namespace EcoGis;

/// <summary>
/// Statistics of a raster of classes as sheets: classes of the whole raster, units, classes by unit, error bars. Hectares to 4 decimals, columns rounded so that parts add
/// up; cells to 3 decimals. No data and what lies outside the raster have rows and columns of their own.
/// </summary>
public static class RasterSheets
{
    private const double SquareMetres = 10_000;

    public static readonly Bilingual NoData = new("无数据", "no data"), Outside = new("栅格之外", "outside the raster");

    /// <summary>Stated under the tables.</summary>
    public static Bilingual Note(RasterEpoch epoch) => new(
        $"像元按被单位覆盖的份额精确累计；{epoch.Measure.Zh}；各列按最大余数法取整。森林按栅格类别计，不是法定口径或监测口径，不与指标比较。",
        $"Cells count with the exact share that a unit covers; {epoch.Measure.En}; columns are rounded by largest remainder. Forest is by the raster's classes: neither the legal nor the monitoring definition, held against no target.");

    public static IReadOnlyList<Sheet> Of(RasterStatistics s, StratifiedEstimate? estimate, Language language) =>
        [Classes(s, language), .. s.Units.All.IsEmpty ? (Sheet[])[] : [Units(s, language), ByUnit(s, language)], .. estimate is null ? (Sheet[])[] : [Areas(estimate, s.Epoch.Legend, language), Accuracies(estimate, s.Epoch.Legend, language)]];

    /// <summary>Of all cells of the raster.</summary>
    public static Sheet Classes(RasterStatistics s, Language language)
    {
        var legend = s.Epoch.Legend;
        var rows = s.Whole.Classes.ToArray();
        double[] area = ForestSheets.Column([.. rows.Select(r => r.Value.SquareMetres), s.Whole.NoData.SquareMetres], RoundedParts.Hectares, SquareMetres);
        double data = s.Whole.WithData.SquareMetres;
        return new("raster_classes", new("栅格类别（整幅）", "classes of the whole raster"),
        [
            ForestSheets.Text("class", "类别", "class", 24), ForestSheets.Text("forest", "森林", "forest", 10), ForestSheets.Real("cells", "像元", "cells"), ForestSheets.Real("area_ha", "面积 ha", "area ha"), ForestSheets.Text("share", "占有数据面积", "share of area with data", 16),
        ], [
            .. rows.Select((r, i) => (object?[])[legend.Label(r.Key).In(language), Forest(legend, r.Key).In(language), r.Value.Cells, area[i], ForestWords.Percent(r.Value.SquareMetres / data)]),
            [NoData.In(language), "", s.Whole.NoData.Cells, area[^2], null],
            [ForestWords.Total.In(language), "", s.Whole.Total.Cells, area[^1], null],
        ]);
    }

    public static Sheet Units(RasterStatistics s, Language language)
    {
        var rows = s.ByUnit;
        var legend = s.Epoch.Legend;
        double[] land = Column(t => t.Total), forest = Column(t => t.Forest(legend, Truth.True)), open = Column(t => t.Forest(legend, Truth.Unknown)), none = Column(t => t.NoData), outside = Column(t => t.Outside);
        bool said = legend.SaysForest;
        return new("units", new("分单位", "by unit"),
        [
            ForestSheets.Text("code", "编码", "code", 16), ForestSheets.Text("unit", "单位", "unit", 22), ForestSheets.Real("cells", "像元", "cells"), ForestSheets.Real("land_ha", "面积 ha", "area ha"), ForestSheets.Real("forest_ha", "森林 ha", "forest ha"),
            ForestSheets.Real("undecided_ha", "类别未定 ha", "undecided ha"), ForestSheets.Real("no_data_ha", "无数据 ha", "no data ha"), ForestSheets.Real("outside_ha", "栅格之外 ha", "outside the raster ha"), ForestSheets.Text("cover", "森林占比", "forest share", 20),
        ], [
            .. rows.Select((r, i) => Row(r.Unit?.Code, r.Unit?.Name ?? ForestWords.Outside.In(language), r.Tally, i, r.Unit is null)),
            Row(null, new Bilingual("单位合计", "all units").In(language), s.InUnits!, -1, false),
        ]);

        object?[] Row(string? code, string name, RasterTally tally, int i, bool beyond) =>
        [
            code, name, tally.Total.Cells, At(land, i), said ? At(forest, i) : null, said ? At(open, i) : null, At(none, i), At(outside, i),
            beyond ? "—" : ForestWords.Cover(tally.CoverAtLeast(legend), tally.CoverAtMost(legend), language),
        ];

        double At(double[] column, int i) => i >= 0 ? column[i] : Math.Round(column[..^1].Where((_, k) => rows[k].Unit is not null).Sum(), RoundedParts.Hectares) + 0.0;

        double[] Column(Func<RasterTally, CellSum> of) => ForestSheets.Column(rows.Select(r => of(r.Tally).SquareMetres), RoundedParts.Hectares, SquareMetres);
    }

    /// <summary>One row for each class in each unit.</summary>
    public static Sheet ByUnit(RasterStatistics s, Language language)
    {
        var rows = s.ByUnit.SelectMany(r => r.Tally.Classes.Select(c => (r.Unit, Name: s.Epoch.Legend.Label(c.Key), Sum: c.Value))
            .Append((r.Unit, Name: NoData, Sum: r.Tally.NoData)).Append((r.Unit, Name: Outside, Sum: r.Tally.Outside))).Where(r => r.Sum != default).ToArray();
        double[] area = ForestSheets.Column(rows.Select(r => r.Sum.SquareMetres), RoundedParts.Hectares, SquareMetres);
        return new("classes_by_unit", new("分单位的类别", "classes by unit"),
        [
            ForestSheets.Text("code", "编码", "code", 16), ForestSheets.Text("unit", "单位", "unit", 22), ForestSheets.Text("class", "类别", "class", 24), ForestSheets.Real("cells", "像元", "cells"), ForestSheets.Real("area_ha", "面积 ha", "area ha"),
        ], [.. rows.Select((r, i) => (object?[])[r.Unit?.Code, r.Unit?.Name ?? ForestWords.Outside.In(language), r.Name.In(language), r.Sum.Cells, area[i]])]);
    }

    /// <summary>Mapped area beside estimated area with its 95 % interval.</summary>
    public static Sheet Areas(StratifiedEstimate e, RasterLegend legend, Language language)
    {
        var rows = e.Classes.Select(c => Row(legend.Label(c).In(language), e.Mapped(c), e.Area(c))).ToList();
        if (legend.SaysForest)
            rows.Add(Row(new Bilingual("其中森林", "forest of these").In(language), e.Classes.Where(Forest).Sum(e.Mapped), e.Area(Forest)));
        return new("estimated_area", new("按样本修正的面积（整幅，95% 区间）", "area corrected by samples (whole raster, 95 % interval)"),
        [
            ForestSheets.Text("class", "类别", "class", 24), ForestSheets.Real("mapped_ha", "图上 ha", "mapped ha"), ForestSheets.Real("estimated_ha", "估计 ha", "estimated ha"), ForestSheets.Real("margin_ha", "± ha", "± ha"),
            ForestSheets.Real("low_ha", "下限 ha", "low ha"), ForestSheets.Real("high_ha", "上限 ha", "high ha"),
        ], [.. rows]);

        bool Forest(int c) => legend.IsForest(c) == Truth.True;

        static object?[] Row(string name, double mapped, Estimate area) =>
            [name, ForestSheets.Hectares(mapped), ForestSheets.Hectares(area.Value), ForestSheets.Hectares(area.Margin), ForestSheets.Hectares(area.Value - area.Margin), ForestSheets.Hectares(area.Value + area.Margin)];
    }

    public static Sheet Accuracies(StratifiedEstimate e, RasterLegend legend, Language language) => new("accuracy", new("精度（95% 区间）", "accuracy (95 % interval)"),
    [
        ForestSheets.Text("class", "类别", "class", 24), ForestSheets.Count("samples", "样本", "samples"), ForestSheets.Text("users", "用户精度", "user's accuracy", 20), ForestSheets.Text("producers", "制图精度", "producer's accuracy", 20),
    ], [
        .. e.Classes.Select(c => (object?[])[legend.Label(c).In(language), e.Matrix.Samples(c), Words(e.Users(c)), Words(e.Producers(c))]),
        [new Bilingual("总体精度", "overall accuracy").In(language), e.Matrix.Map.Sum(e.Matrix.Samples), Words(e.Overall), null],
    ]);

    private static string? Words(Estimate? e) => e is { } some ? $"{ForestWords.Percent(some.Value)} ± {ForestWords.Percent(some.Margin)}" : null;

    private static Bilingual Forest(RasterLegend legend, int value) => !legend.SaysForest ? new("未说明", "not said") : legend.IsForest(value) switch { Truth.True => new("是", "yes"), Truth.False => new("否", "no"), _ => new("未定", "undecided") };
}
