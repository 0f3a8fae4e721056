namespace EcoGis;

/// <summary>
/// Forest statistics as sheets: hectares to 4 decimals, cubic metres to 1. Every column of a breakdown is rounded so that it adds up to its rounded total (最大余数法), and says so.
/// Cover stands under the name of its definition, never without.
/// </summary>
public static class ForestSheets
{
    private const double SquareMetres = 10_000;

    /// <summary>Stated under every table.</summary>
    public static readonly Bilingual Adjusted = new(
        "各列按最大余数法取整，分项之和等于合计；面积为椭球面积（公顷），蓄积按图形面积 × 公顷蓄积计（m³）。",
        "Columns are rounded by largest remainder, so that parts add up to the total; areas are ellipsoidal (ha), stock is geometry area × stock per hectare (m³).");

    public static IReadOnlyList<Sheet> Of(ForestStatistics s, IReadOnlyList<ForestTarget> targets, Language language) =>
        [Cover(s, language), Stock(s, language), Units(s, language), .. s.Tables.Select(t => Breakdown(s, t, language)), Targets(targets, language)];

    /// <summary>One row per definition: what it counts, from and to what, what is missing.</summary>
    public static Sheet Cover(ForestStatistics s, Language language) => new("cover", new("覆盖率", "cover"),
    [
        Text("definition", "口径", "definition", 18), Real("forest_ha", "森林面积 ha", "forest ha"), Real("open_ha", "不能确定 ha", "undecided ha"), Real("land_ha", "土地面积 ha", "land ha"),
        Text("cover", "覆盖率", "cover", 20), Text("missing", "缺少的数据", "data missing", 34), Text("basis", "依据", "basis", 60), Text("verified", "核实", "verified", 8),
    ], [.. s.Book.Covers.Select(c => new object?[]
    {
        c.Name.In(language), Hectares(s.ForestIn(c)), Hectares(s.OpenIn(c)), s.Units.All.IsEmpty ? null : Hectares(s.Units.LandArea),
        ForestWords.Cover(s.CoverAtLeast(c), s.CoverAtMost(c), language), ForestWords.Missing(s, c).In(language), c.Basis.In(language), ForestWords.Verified(c.Verified).In(language),
    })]);

    public static Sheet Stock(ForestStatistics s, Language language) => new("stock", new("蓄积", "stock"),
    [
        Text("indicator", "指标", "indicator", 24), Real("stock_m3", "蓄积 m³", "m³"), Text("parts", "包含", "made up of", 60),
    ], !s.Layer.HasStock
        ? [[ForestWords.NoStock.In(language), null, ""]]
        : [
            .. s.Book.Stocks.Select(d => new object?[]
            {
                d.Name.In(language), CubicMetres(s.Total.Stock(d)),
                string.Join(" + ", d.Parts.Select(p => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ForestWords.Of(p).In(language)} {CubicMetres(s.Total.Stock(p)):#,0.0}"))),
            }),
        ]);

    public static Sheet Units(ForestStatistics s, Language language)
    {
        var rows = s.ByUnit;
        var area = Column(rows.Select(r => r.Tally.Area), RoundedParts.Hectares, SquareMetres);
        var land = Column(rows.Select(r => r.Unit?.LandArea ?? 0), RoundedParts.Hectares, SquareMetres);
        var forest = s.Book.Covers.Select(c => Column(rows.Select(r => r.Tally.Forest(c)), RoundedParts.Hectares, SquareMetres)).ToArray();
        var stock = s.Book.Stocks.Select(d => Column(rows.Select(r => r.Tally.Stock(d)), RoundedParts.CubicMetres, 1)).ToArray();
        List<object?[]> all = [.. rows.Select((r, i) => Row(r.Unit?.Code, r.Unit?.Name ?? ForestWords.Outside.In(language), r.Tally.Patches, i, r.Unit is not null,
            c => ForestWords.Percent(r.Cover(c)) ?? (r.Unit is null ? "—" : ForestWords.Silent.In(language)), r.Unit is not null && r.Tally.Patches == 0))];
        all.Add(Row(null, ForestWords.Total.In(language), s.Total.Patches, rows.Length, !s.Units.All.IsEmpty, c => ForestWords.Cover(s.CoverAtLeast(c), s.CoverAtMost(c), language), false));
        return new("units", new("分乡镇", "by township"),
        [
            Text("code", "编码", "code", 16), Text("unit", "单位", "unit", 22), Count("patches", "小班数", "patches"), Real("land_ha", "土地面积 ha", "land ha"), Real("patch_ha", "小班面积 ha", "patches ha"),
            Real("uncovered_ha", "无小班 ha", "no patch ha"),
            .. s.Book.Covers.SelectMany(c => new[]
            {
                Real($"forest_{c.Id}_ha", $"森林 ha（{c.Name.Zh}）", $"forest ha ({c.Name.En})"), Text($"cover_{c.Id}", $"覆盖率（{c.Name.Zh}）", $"cover ({c.Name.En})", 16),
            }),
            .. s.Book.Stocks.Select(d => Real($"stock_{d.Id}_m3", $"{d.Name.Zh} m³", $"{d.Name.En} m³")),
        ], all);

        object?[] Row(string? code, string name, int patches, int i, bool hasLand, Func<CoverDefinition, string> cover, bool silent) =>
        [
            code, name, (long)patches, hasLand ? land[i] : null, silent ? null : area[i], hasLand ? Math.Round(land[i] - Inner(i), RoundedParts.Hectares) : null,
            .. s.Book.Covers.Index().SelectMany(c => new object?[] { silent ? null : forest[c.Index][i], cover(c.Item) }),
            .. stock.Select(column => silent || !s.Layer.HasStock ? null : (object?)column[i]),
        ];

        // the total has no patches outside of units to set against its land
        double Inner(int i) => i < rows.Length ? area[i] : rows.Index().Where(r => r.Item.Unit is not null).Sum(r => area[r.Index]);
    }

    public static Sheet Breakdown(ForestStatistics s, ForestTable table, Language language)
    {
        var rows = table.Rows;
        var area = Column(rows.Select(r => r.Tally.Area), RoundedParts.Hectares, SquareMetres);
        var forest = s.Book.Covers.Select(c => Column(rows.Select(r => r.Tally.Forest(c)), RoundedParts.Hectares, SquareMetres)).ToArray();
        var stock = s.Book.Stocks.Select(d => Column(rows.Select(r => r.Tally.Stock(d)), RoundedParts.CubicMetres, 1)).ToArray();
        return new(table.Id, new($"按{table.Title.Zh}", $"by {table.Title.En}"),
        [
            Text("group", table.Title.Zh, table.Title.En, 24), Count("patches", "小班数", "patches"), Real("patch_ha", "面积 ha", "area ha"),
            .. s.Book.Covers.Select(c => Real($"forest_{c.Id}_ha", $"森林 ha（{c.Name.Zh}）", $"forest ha ({c.Name.En})")),
            .. s.Book.Stocks.Select(d => Real($"stock_{d.Id}_m3", $"{d.Name.Zh} m³", $"{d.Name.En} m³")),
        ], [
            .. rows.Select((r, i) => Row(r.Name.In(language), r.Tally.Patches, i)),
            Row(ForestWords.Total.In(language), s.Total.Patches, rows.Length),
        ]);

        object?[] Row(string name, int patches, int i) =>
            [name, (long)patches, area[i], .. forest.Select(f => (object?)f[i]), .. stock.Select(column => s.Layer.HasStock ? (object?)column[i] : null)];
    }

    public static Sheet Targets(IReadOnlyList<ForestTarget> targets, Language language) => new("targets", new("指标", "targets"),
    [
        Text("target", "指标", "target", 18), Text("goal", "目标", "goal", 18), Text("by", "期限", "by", 12), Text("value", "现值", "value", 16), Text("standing", "结论", "standing", 12), Text("why", "口径和说明", "definition", 50), Text("source", "出处", "source", 50),
    ], [.. targets.Select(t => new object?[]
    {
        t.Target.Name.In(language), t.Target.Goal.Text.In(language), StandingWords.Period(t.Target.Period).In(language),
        t.Value is { } v ? $"{StandingWords.Number(v)} {t.Target.Unit.In(language)}" : "—", StandingWords.Of(t.Standing).In(language), t.Why.In(language), t.Set.Source.In(language),
    })]);

    internal static double Hectares(double squareMetres) => Math.Round(squareMetres / SquareMetres, RoundedParts.Hectares) + 0.0;

    internal static double CubicMetres(double value) => Math.Round(value, RoundedParts.CubicMetres) + 0.0;

    /// <summary>The rows' values so rounded that they add up to their total, which comes last.</summary>
    internal static double[] Column(IEnumerable<double> values, int decimals, double unit)
    {
        double[] parts = RoundedParts.Of([.. values.Select(v => v / unit)], decimals);
        return [.. parts, Math.Round(parts.Sum(), decimals) + 0.0];
    }

    internal static SheetColumn Text(string key, string zh, string en, int width) => new(key, new(zh, en), RowType.Text, width);

    internal static SheetColumn Real(string key, string zh, string en) => new(key, new(zh, en), RowType.Real, 16);

    internal static SheetColumn Count(string key, string zh, string en) => new(key, new(zh, en), RowType.Integer, 10);
}
