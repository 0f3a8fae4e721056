using System.Globalization;

namespace EcoGis;

/// <summary>What the project does to forest cover and stock, and what the rules say of the use of forest land, as tables. Every number stands under the name of its definition.</summary>
internal sealed class ForestParts(Screening s, Speech say)
{
    /// <summary>Empty: the site takes no forest that a layer of patches knows of.</summary>
    public IReadOnlyList<ReportTable> Tables() => s.Forest is not { } use ? [] : [Indicators(use), Answers(use)];

    private ReportTable Indicators(ForestUse use) => new(
        say.T("对森林指标的影响", "Effect on forest indicators"),
        [
            new(say.T("指标（口径）", "Indicator (definition)")),
            new(say.T("范围", "Place")),
            new(say.T("现状", "Before"), ColumnKind.Number),
            new(say.T("占用", "Taken"), ColumnKind.Number),
            new(say.T("占用后", "After"), ColumnKind.Number),
            new(say.T("目标", "Target")),
            new(say.T("达标（现状 → 占用后）", "Standing (before → after)")),
        ],
        [.. use.Effects.Select(Row)],
        use.Unknown is { } why ? say.T($"不掌握：{why.Zh}。", $"Not known: {why.En}.") : say.T("没有可算的指标。", "There is no indicator to compute."))
    {
        Note = say.Join(
            say.T($"小班图层 {use.Layer}；占用林地小班 {use.Patches} 个，{Figures.Hectares(use.ForestLand)} 公顷（椭球）", $"Layer {use.Layer}; {use.Patches} patches of forest land taken, {Figures.Hectares(use.ForestLand)} ha (ellipsoidal)"),
            say.T("占用的地不再计为森林，不计异地补植；“≥”表示图层缺列，只有下限；不同口径不比较", "ground taken counts as forest no more, planting elsewhere is not counted; \"≥\": the layer lacks columns and only a lower bound is known; definitions are not compared"),
            use.Unheld.IsEmpty ? "" : say.T($"指标“{say.List(use.Unheld.Select(t => t.Name.Zh))}”没有写明口径，不与任何一种口径比较", $"the target \"{say.List(use.Unheld.Select(t => t.Name.En))}\" names no definition and is held against none")),
    };

    private string[] Row(ForestEffect e) =>
    [
        IsCover(e) ? say.T($"森林覆盖率（{e.Name.Zh}）", $"forest cover ({e.Name.En})") : say.In(e.Name), say.In(e.Place), Value(e, e.Before), IsCover(e) ? $"{Figures.Hectares(e.Taken)} ha" : $"{Volume(e.Taken)} m³", Value(e, e.After),
        e.Target is { } t ? $"{say.In(t.Name)} {say.In(t.Goal.Text)}" : Figures.None,
        e.Target is null ? Figures.None : $"{say.In(StandingWords.Of(e.StandingBefore))} → {say.In(StandingWords.Of(e.StandingAfter))}",
    ];

    private string Value(ForestEffect e, ForestBounds? bounds)
    {
        if (bounds is not { } b)
            return say.T($"不掌握：{e.Unknown?.Zh}", $"not known: {e.Unknown?.En}");
        string low = IsCover(e) ? Percent(b.AtLeast) : Volume(b.AtLeast) + " m³";
        string? high = b.AtMost is { } most ? IsCover(e) ? Percent(most) : Volume(most) + " m³" : null;
        return high is null ? $"≥ {low}" : high == low ? low : $"{low} – {high}";
    }

    private ReportTable Answers(ForestUse use) => new(
        say.T("使用林地的审核级别和项目类别", "Reviewing level and project kinds for forest land"),
        [new(say.T("事项", "Matter")), new(say.T("结论", "Answer")), new(say.T("说明或要回答的问题", "What follows, or what to answer")), new(say.T("规则", "Rule"), ColumnKind.Code)],
        [
            .. Of(use.Level, say.T("审核级别", "Reviewing level"), say.T(
                "不掌握：没有林地图层，林地图层与用地没有重叠，或者没有注明森林类别", "not known: no layer of forest land, none that shares ground with the site, or its category is not stated")),
            .. Of(use.Matrix, say.T("项目类别与保护等级", "Project kind and protection grade"), say.T(
                "没有结论：该类项目可以使用，或者林地图层与用地没有重叠", "no answer: projects of this kind may use it, or the layer of forest land shares no ground with the site")),
        ],
        "");

    private IEnumerable<string[]> Of(IReadOnlyCollection<ForestAnswer> answers, string matter, string none) => answers.Count == 0
        ? [[matter, Figures.None, none, Figures.None]]
        : answers.Select(a => (string[])
        [
            matter, a.Effect is { } effect ? say.T($"{VerdictWords.Of(effect).Zh}：{a.Name.Zh}", $"{VerdictWords.Of(effect).En}: {a.Name.En}") : say.T($"未决：{a.Name.Zh}", $"open: {a.Name.En}"),
            a.Text is { } text ? say.In(text) : Figures.None, a.Rule,
        ]);

    private static bool IsCover(ForestEffect e) => e.Indicator.StartsWith("forest-cover/", StringComparison.Ordinal);

    /// <summary>Four decimals: one hectare of a district is some thousandths of a per cent.</summary>
    private static string Percent(double share) => (share * 100).ToString("0.0000", CultureInfo.InvariantCulture) + " %";

    private static string Volume(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
