namespace EcoGis;

/// <summary>The outline of the reasoning that ground inside the ecological red line needs (DOMAIN §6.2), filled with what is known. It judges nothing: whether the line can be avoided is for the office to say.</summary>
internal sealed class RedLineParts(Screening s, Speech say, ReportTemplateFile template, TemplateValues values)
{
    private readonly List<OverlapRecord> _overlaps = [.. s.Overlaps.Where(o => o.Kind == template.RedLine.Kind)];

    /// <summary>Nothing where no zone of the kind is overlapped.</summary>
    public IEnumerable<DossierBlock> Blocks()
    {
        if (_overlaps.Count == 0)
            yield break;
        foreach (RedLineSection section in template.RedLine.Sections)
        {
            yield return new DossierHeading(say.In(section.Title.Text));
            yield return new DossierText(values.Fill(section.Text));
            foreach (DossierBlock block in Fill(section.Fill))
                yield return block;
        }
    }

    private string ToFill => say.In(template.Judgements.ToFill.Text);

    private IEnumerable<DossierBlock> Fill(RedLineFill fill) => fill switch
    {
        RedLineFill.Alternatives => [new DossierTable(Alternatives())],
        RedLineFill.Occupation => [new DossierTable(Occupation())],
        RedLineFill.Activities => template.RedLine.Activities.Select((a, i) => new DossierText($"☐ {Figures.Count(i + 1)} {say.In(a.Text)}")),
        RedLineFill.Review => [new DossierForm([.. say.Zh ? ["部门或单位", "意见", "文号", "采纳情况"] : new[] { "Department", "Opinion", "Document", "What was done" }], 3, 600)],
        _ => [new DossierText(ToFill)],
    };

    private ReportTable Alternatives() => new(
        say.T("方案比选", "Alternatives"),
        [
            new(say.T("方案", "Alternative")), new(say.T("用地（公顷）", "Site (ha)"), ColumnKind.Number), new(say.T("占用红线（m²）", "Inside the red line (m²)"), ColumnKind.Number),
            new(say.T("占用红线（公顷）", "Inside the red line (ha)"), ColumnKind.Number), new(say.T("取舍理由", "Reasons")),
        ],
        [
            [say.T("方案一（本次筛查的范围）", "1 (the boundary screened)"), Figures.Hectares(s.Site.EllipsoidalArea), Figures.SquareMetres(Sum), Figures.Hectares(Sum), ToFill],
            [say.T("方案二", "2"), ToFill, ToFill, ToFill, ToFill],
        ], "");

    private ReportTable Occupation()
    {
        double[] areas = [.. _overlaps.Select(o => o.EllipsoidalArea)];
        double[] metres = RoundedParts.Of(areas, 2), hectares = RoundedParts.Of([.. areas.Select(a => a / 10_000)], RoundedParts.Hectares);
        return new(
            say.T("占用生态保护红线", "Ground inside the red line"),
            [
                new(say.T("要素名称／编码", "Zone / code")), new(say.T("功能类型", "Type")), new(say.T("面积（m²，椭球）", "Area (m², ellipsoidal)"), ColumnKind.Number),
                new(say.T("面积（公顷）", "Area (ha)"), ColumnKind.Number), new(say.T("平面积（m²）", "Planar (m²)"), ColumnKind.Number), new(say.T("占用地", "Of site"), ColumnKind.Number), new(say.T("确定性", "Certainty")),
            ],
            [
                .. _overlaps.Select((o, i) => (string[])
                [
                    say.Zone(o.ZoneName, o.ZoneCode), say.Class(o.Kind, o.ZoneClass), Figures.SquareMetres(metres[i]), Figures.HectaresRounded(hectares[i]), Figures.SquareMetres(o.PlanarArea),
                    Figures.Percent(o.ShareOfSite), say.In(ReportWords.Of(o.Certainty)),
                ]),
            ], "");
    }

    private double Sum => _overlaps.Sum(o => o.EllipsoidalArea);
}
