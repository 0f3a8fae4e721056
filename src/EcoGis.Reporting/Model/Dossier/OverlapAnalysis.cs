namespace EcoGis;

/// <summary>
/// 重叠分析表 (DOMAIN §6.3): every layer that was asked for, overlapped or not, used or missing, with sums per layer; and classes of land under the site. Areas are
/// ellipsoidal, to 0.01 m² and 0.0001 ha, rounded so that parts add up (<see cref="RoundedParts"/>).
/// </summary>
internal sealed class OverlapAnalysis(Screening s, Speech say, JudgementWords words)
{
    private readonly ConformityParts _conformity = new(s, say, words);

    public ReportTable Table()
    {
        List<string[]> rows = [];
        foreach (LayerUse layer in s.Layers)
        {
            List<OverlapRecord> overlaps = [.. s.Overlaps.Where(o => o.Layer == layer.Name && o.Kind == layer.Kind)];
            if (overlaps.Count == 0)
                rows.Add(Without(layer));
            else
                rows.AddRange(With(layer, overlaps));
        }
        rows.AddRange(s.Clear.Where(c => c.DeclaredAbsentBy is not null && c.Layer is null).Select(c => (string[])
        [
            "", say.Kind(c.Kind), Figures.None, Figures.None, "0.00", "0.0000", "0 %", Figures.None, Figures.None, Figures.None, say.In(words.NotConcerned.Text),
            say.T($"声明本区没有（{c.DeclaredAbsentBy}）", $"declared absent here ({c.DeclaredAbsentBy})"),
        ]));
        int number = 0;
        foreach (string[] row in rows.Where(r => r[0].Length == 0))
            row[0] = Figures.Count(++number);
        return new(
            say.T("重叠分析表", "Overlap analysis"),
            [
                new(say.T("序号", "No.")), new(say.T("图层（版本）", "Layer (version)")), new(say.T("要素名称／编码", "Zone / code")), new(say.T("类别", "Class")),
                new(say.T("占用面积（m²）", "Area (m²)"), ColumnKind.Number), new(say.T("占用面积（公顷）", "Area (ha)"), ColumnKind.Number),
                new(say.T("占项目比例（%）", "Of site (%)"), ColumnKind.Number), new(say.T("最近距离（m）", "Nearest (m)"), ColumnKind.Number), new(say.T("方位", "Bearing")),
                new(say.T("适用条款", "Clauses")), new(say.T("判定", "Judgement")), new(say.T("备注", "Remarks")),
            ],
            rows,
            say.Refused(s) ?? say.T("没有任何图层参与核对。", "No layer was held against the site."))
        {
            Note = say.T("面积为椭球面积；不同图层可相互重叠，各图层小计之和不等于用地面积。分项按最大余数法取整，与小计相符。", "Areas are ellipsoidal. Layers overlap each other, so their sums do not add up to the site. Parts are rounded by largest remainder and add up."),
        };
    }

    /// <summary>For each kind named that is overlapped: patches and area by class.</summary>
    public IEnumerable<ReportTable> LandClasses(IReadOnlyList<string> kinds)
    {
        foreach (string kind in kinds)
        {
            var classes = s.Overlaps.Where(o => o.Kind == kind).GroupBy(o => o.ZoneClass).OrderByDescending(g => g.Sum(o => o.EllipsoidalArea)).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
            if (classes.Count == 0)
                continue;
            double[] areas = [.. classes.Select(g => g.Sum(o => o.EllipsoidalArea))];
            double[] metres = RoundedParts.Of(areas, 2), hectares = RoundedParts.Of([.. areas.Select(a => a / 10_000)], RoundedParts.Hectares);
            List<string[]> rows = [.. classes.Select((g, i) => (string[])[say.Class(kind, g.Key), Figures.Count(g.Count()), Figures.SquareMetres(metres[i]), Figures.HectaresRounded(hectares[i]), Share(areas[i])])];
            rows.Add([say.T("合计", "Sum"), Figures.Count(classes.Sum(g => g.Count())), Figures.SquareMetres(metres.Sum()), Figures.HectaresRounded(hectares.Sum()), Share(areas.Sum())]);
            yield return new(
                say.T($"{say.Kind(kind)}：按类别统计", $"{say.Kind(kind)}, by class"),
                [
                    new(say.T("类别", "Class")), new(say.T("要素数", "Zones"), ColumnKind.Number), new(say.T("面积（m²，椭球）", "Area (m², ellipsoidal)"), ColumnKind.Number),
                    new(say.T("面积（公顷）", "Area (ha)"), ColumnKind.Number), new(say.T("占项目比例（%）", "Of site (%)"), ColumnKind.Number),
                ],
                rows, "");
        }
    }

    private IEnumerable<string[]> With(LayerUse layer, List<OverlapRecord> overlaps)
    {
        double[] areas = [.. overlaps.Select(o => o.EllipsoidalArea)];
        bool apart = areas.Sum() <= s.Site.EllipsoidalArea * (1 + 1e-9) + 0.01; // zones that lie over each other have no sum worth printing
        double[] metres = apart ? RoundedParts.Of(areas, 2) : areas, hectares = [.. areas.Select(a => a / 10_000)];
        if (apart)
            hectares = RoundedParts.Of(hectares, RoundedParts.Hectares);
        for (int i = 0; i < overlaps.Count; i++)
        {
            OverlapRecord o = overlaps[i];
            var findings = s.Findings.Where(f => f.Layer == o.Layer && f.ZoneNumber == o.ZoneNumber && f.Answer == Answer.Overlaps).ToList();
            yield return
            [
                "", LayerOf(layer), say.Zone(o.ZoneName, o.ZoneCode), say.Class(o.Kind, o.ZoneClass), Figures.SquareMetres(metres[i]), Figures.HectaresRounded(hectares[i]),
                Figures.Percent(o.ShareOfSite), Figures.Length(0), Figures.None,
                findings.Count == 0 ? Figures.None : say.Join(findings.SelectMany(f => f.Clauses).Select(say.Cite).Distinct()),
                Judgement(o, findings),
                say.Join([o.PlanarArea > 0 ? say.T($"平面 {Figures.SquareMetres(o.PlanarArea)} m²", $"planar {Figures.SquareMetres(o.PlanarArea)} m²") : say.T($"长 {Figures.Length(o.Length)} m", $"{Figures.Length(o.Length)} m long"), o.Certainty == Certainty.Firm ? "" : say.In(ReportWords.Of(o.Certainty)), apart ? "" : say.T("要素相互重叠，不计小计", "zones overlap each other: no sum")]),
            ];
        }
        if (overlaps.Count > 1 && apart)
        {
            yield return
            [
                Figures.None, LayerOf(layer), say.T($"小计（{overlaps.Count} 个要素之和）", $"sum of {overlaps.Count} zones"), Figures.None, Figures.SquareMetres(metres.Sum()), Figures.HectaresRounded(hectares.Sum()),
                Share(areas.Sum()), Figures.None, Figures.None, Figures.None, Figures.None, Figures.None,
            ];
        }
    }

    private string[] Without(LayerUse layer)
    {
        ProximityRecord? near = s.Proximities.FirstOrDefault(p => p.Layer == layer.Name && p.Kind == layer.Kind);
        bool used = layer.Status == LayerStatus.Used, clear = s.Clear.Any(c => c.Layer == layer.Name && c.Kind == layer.Kind);
        string judgement = say.In((clear ? words.NotConcerned : words.Open).Text);
        if (used && !clear)
            judgement = say.T("本图层无重叠", "no overlap with this layer");
        return
        [
            "", used ? LayerOf(layer) : $"{say.Kind(layer.Kind)} {layer.Name}", near is null ? Figures.None : say.T($"最近：{say.Zone(near.ZoneName, near.ZoneCode)}", $"nearest: {say.Zone(near.ZoneName, near.ZoneCode)}"),
            Figures.None, used ? "0.00" : Figures.None, used ? "0.0000" : Figures.None, used ? "0 %" : Figures.None,
            near is null ? Figures.None : Figures.Length(near.Distance), near is null ? Figures.None : Figures.Wind(near.Azimuth, say.Language), Figures.None, judgement,
            !used ? say.In(ReportWords.Of(layer.Status)) : clear ? near is null ? say.T("覆盖范围内没有此类要素", "no such zone in the covered area") : "" : say.T("能否排除见“尚不知道”与研判发现", "see “Not known” and the findings"),
        ];
    }

    private string Judgement(OverlapRecord o, List<Finding> findings)
    {
        if (findings.Count > 0)
            return _conformity.Word(findings.Min(f => f.Effect));
        if (s.Undetermined.Any(q => q.Kind == o.Kind))
            return say.In(words.Open.Text);
        return s.Review.Any(r => r.Layer == o.Layer && r.ZoneCode == o.ZoneCode) ? say.In(words.Person.Text) : say.T("未触及禁止或限制条款", "meets no prohibition or restriction");
    }

    private string Share(double area) => s.Site.EllipsoidalArea is > 0 and { } site ? Figures.Percent(area / site) : Figures.None;

    private static string LayerOf(LayerUse layer) => layer.Version is { } version ? $"{layer.Name}@{version}" : layer.Name;
}
