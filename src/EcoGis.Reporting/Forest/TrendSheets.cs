namespace EcoGis;

/// <summary>Several epochs side by side: cover by each definition and stock by year, and cover of every unit by year. Each number is that of <c>forest stats</c> on the epoch.</summary>
public static class TrendSheets
{
    public static readonly Bilingual Note = new(
        "每一期按各自的小班统计；口径不同的两列不能相减。覆盖率写成区间或“≥”的，是数据不全。",
        "Each epoch is computed from its own patches; columns of different definitions are not to be subtracted. A range or a “≥” means that data are missing.");

    public static IReadOnlyList<Sheet> Of(ForestTrend trend, Language language) => [Years(trend, language), .. trend.Units.All.IsEmpty ? (Sheet[])[] : [.. trend.Book.Covers.Select(c => Units(trend, c, language))]];

    public static Sheet Years(ForestTrend trend, Language language) => new("years", new("逐期覆盖率和蓄积", "cover and stock by year"),
    [
        ForestSheets.Text("day", "时点", "day", 14), ForestSheets.Text("layer", "图层", "layer", 24),
        .. trend.Book.Covers.SelectMany(c => new[] { ForestSheets.Real($"forest_{c.Id}_ha", $"森林 ha（{c.Name.Zh}）", $"forest ha ({c.Name.En})"), ForestSheets.Text($"cover_{c.Id}", $"覆盖率（{c.Name.Zh}）", $"cover ({c.Name.En})", 18) }),
        .. trend.Book.Stocks.Select(d => ForestSheets.Real($"stock_{d.Id}_m3", $"{d.Name.Zh} m³", $"{d.Name.En} m³")),
    ], [.. trend.Epochs.Select(s => (object?[])
    [
        ForestTrend.Label(s), s.Layer.Label,
        .. trend.Book.Covers.SelectMany(c => new object?[] { ForestSheets.Hectares(s.ForestIn(c)), ForestWords.Cover(s.CoverAtLeast(c), s.CoverAtMost(c), language) }),
        .. trend.Book.Stocks.Select(d => s.Layer.HasStock ? (object?)ForestSheets.CubicMetres(s.StockInside(d)) : null),
    ])]);

    private static Sheet Units(ForestTrend trend, CoverDefinition cover, Language language) => new($"units_{cover.Id}", new($"分乡镇覆盖率（{cover.Name.Zh}）", $"cover by township ({cover.Name.En})"),
    [
        ForestSheets.Text("code", "编码", "code", 16), ForestSheets.Text("unit", "单位", "unit", 22), .. trend.Epochs.Select((s, i) => ForestSheets.Text($"epoch_{i + 1}", ForestTrend.Label(s), ForestTrend.Label(s), 16)),
    ], [.. trend.Units.All.Select(u => (object?[])
    [
        u.Code, u.Name, .. trend.Epochs.Select(s => (object?)ForestWords.Cover(s, s.ByUnit.First(r => r.Unit == u), cover, language)),
    ])]);
}
