using System.Globalization;

namespace EcoGis;

/// <summary>The words of forest tables.</summary>
public static class ForestWords
{
    public static readonly Bilingual Total = new("合计", "total"), Outside = new("（区界之外）", "(outside all units)"), Silent = new("无小班，不掌握", "no patches: not known"),
        NoStock = new("图层没有公顷蓄积，蓄积不掌握", "the layer states no stock per hectare: not known"), NotStated = new("（未注明）", "(not stated)"), NotInTable = new("（代码表没有）", "(not in the table)"),
        OnlyBefore = new("后期无图斑", "no later patch"), OnlyAfter = new("前期无图斑", "no earlier patch"), Twice = new("重复计入", "counted twice"), Noise = new("边界噪声", "border noise");

    public static Bilingual Of(StockPart part) => part switch
    {
        StockPart.Forest => new("森林", "forest"),
        StockPart.Open => new("疏林", "open woodland"),
        StockPart.Scattered => new("散生木", "scattered trees"),
        StockPart.FourSide => new("四旁树", "four-side trees"),
        _ => new("其他地类", "other land"),
    };

    public static Bilingual Of(CoverAddition addition) => addition == CoverAddition.Network ? new("农田林网", "shelterbelts") : new("四旁树", "four-side trees");

    public static Bilingual Of(Certainty certainty) => certainty == Certainty.Firm ? new("实质变化", "firm") : Noise;

    /// <param name="forest">As <see cref="ChangePatch.Forest"/>.</param>
    public static Bilingual Gain(int forest) => forest switch { 1 => new("增加", "gained"), -1 => new("减少", "lost"), _ => new("—", "—") };

    public static Bilingual Verified(bool verified) => verified ? new("已核", "yes") : new("待核", "no");

    public static string? Percent(double? share) => share is { } s ? string.Create(CultureInfo.InvariantCulture, $"{s * 100:0.00}%") : null;

    public static string Cover(double? least, double? most, Language language) => (least, most) switch
    {
        (null, _) => new Bilingual("不掌握", "not known").In(language),
        ({ } low, { } high) when Percent(low) == Percent(high) => Percent(low)!,
        ({ } low, { } high) => $"{Percent(low)} – {Percent(high)}",
        ({ } low, null) => $"≥ {Percent(low)}",
    };

    /// <summary>Cover of one unit by one definition, with what is not known of it.</summary>
    public static string Cover(ForestStatistics s, ForestUnitRow row, CoverDefinition cover, Language language) =>
        row.Cover(cover) is { } least ? Cover(least, s.CoverAtMost(row, cover), language) : Silent.In(language);

    /// <summary>Everything that makes a cover unsure.</summary>
    public static Bilingual Missing(ForestStatistics s, CoverDefinition cover)
    {
        List<Bilingual> all = [];
        if (s.Units.All.IsEmpty)
            all.Add(new("没有行政区界，不算覆盖率", "no administrative boundary: no cover"));
        if (s.Silent.Any())
            all.Add(new($"{s.Silent.Count()} 个单位没有小班", $"{s.Silent.Count()} units without patches"));
        all.AddRange(s.Unstated(cover).Select(a => new Bilingual($"图层没有{Of(a).Zh}", $"the layer has no {Of(a).En}")));
        if (s.OpenIn(cover) > 0)
            all.Add(cover.WithinLandSurvey.IsEmpty || cover.WithinLandSurvey.Contains(s.Layer.Classification.Id)
                ? new("灌木林地未注明是否特灌（special_shrub）", "shrub land does not say whether it is named by the state (special_shrub)")
                : new("小班没有国土调查地类（survey_class）", "patches without a land-survey class (survey_class)"));
        return new(string.Join("；", all.Select(a => a.Zh)), string.Join("; ", all.Select(a => a.En)));
    }
}
