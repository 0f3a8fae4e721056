namespace EcoGis;

/// <summary>Screening and report content → <see cref="Dossier"/>: which blocks a part has, in the order of the template. Wording and order only.</summary>
internal sealed class DossierBuilder
{
    private readonly Screening _s;
    private readonly ReportContent _content;
    private readonly ReportTemplateFile _template;
    private readonly Speech _say;
    private readonly TemplateValues _values;
    private int _figure;

    private DossierBuilder(Screening s, ReportContent content, ReportContext context, ReportTemplate template, Language language)
    {
        _s = s;
        _content = content;
        _template = template.File;
        _say = new Speech(language, context);
        _values = new TemplateValues(s, _say) { RedLineKind = _template.RedLine.Kind };
    }

    private ReportModel Model => _content.Model;

    public static Dossier Build(Screening s, ReportContent content, ReportContext context, ReportTemplate template, Language language) =>
        new DossierBuilder(s, content, context, template, language).Build();

    /// <summary>What stands on every sheet of who drew it and who may see it.</summary>
    public static string MarkOf(ReportTemplate template, Language language) => template.File.Mark?.Text.In(language) ?? "";

    private Dossier Build() => new(
        Model.Language, _say.In(_template.Title.Text), Model.Name, _template.Letterhead is { } head ? _say.In(head.Text) : "", _template.Mark is { } mark ? _say.In(mark.Text) : "",
        Model.Identity, _template.Fonts, [.. _template.Chapters.Select(Chapter).OfType<DossierChapter>()]);

    private DossierChapter? Chapter(ChapterEntry entry)
    {
        List<DossierBlock> blocks = [.. Blocks(entry.Part)];
        if (blocks.Count == 0)
            return null;
        blocks.InsertRange(entry.Part == DossierPart.Summary ? 1 : 0, (entry.Text ?? []).Select(t => new DossierText(_values.Fill(t))));
        return new DossierChapter(_say.In(entry.Title.Text), blocks);
    }

    private IEnumerable<DossierBlock> Blocks(DossierPart part) => part switch
    {
        DossierPart.Summary => Summary(),
        DossierPart.Units => [new DossierTable(Model.Units), .. new ConformityParts(_s, _say, _template.Judgements).Lists().Select(t => new DossierTable(t))],
        DossierPart.Laws => [new DossierTable(new ConformityParts(_s, _say, _template.Judgements).Laws()), .. Table(Model.LawTexts)],
        DossierPart.Overlaps => Overlaps(),
        DossierPart.Findings => [new DossierTable(Model.Findings), .. Sections()],
        DossierPart.Clear => [new DossierTable(Model.Clear)],
        DossierPart.NotKnown => Model.Open.Count == 0
            ? [new DossierText(_say.T("没有未决问题：应查的图层、覆盖、精度与项目情况均已具备。", "Nothing is open: layers, coverage, accuracy and facts were all at hand."))]
            : Model.Open.Select(t => new DossierTable(t)),
        DossierPart.Review => [new DossierTable(Model.Review)],
        DossierPart.Answers => [new DossierTable(new AnswerParts(_s, _say).Table())],
        DossierPart.RedLine => new RedLineParts(_s, _say, _template, _values).Blocks(),
        DossierPart.Site => Site(),
        DossierPart.Data => [new DossierTable(Model.Layers)],
        DossierPart.Method => [new DossierPairs(Model.Method)],
        DossierPart.SignOff => SignOff(),
        DossierPart.NotApplying => [new DossierTable(new ConformityParts(_s, _say, _template.Judgements).NotApplying())],
        DossierPart.Points => Points(),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };

    private IEnumerable<DossierBlock> Summary()
    {
        yield return new DossierBand(Model.Verdict, Model.VerdictIcon, Model.VerdictWord, Model.Sentence);
        yield return new DossierPairs(Model.KeyNumbers);
        foreach (string warning in Model.Warnings)
            yield return new DossierText(warning, DossierVoice.Warning);
        yield return new DossierPairs(Model.Head);
        if (_content.Overview is { } overview)
            yield return Figure(overview, _say.T("项目与管控区位置关系总图（序号与研判发现一致）", "Site and zones (numbers as in the findings)"));
        else
            yield return new DossierText(_say.T("没有可绘制的用地范围，故无总图。", "There is no boundary to draw, hence no overview map."), DossierVoice.Note);
    }

    private IEnumerable<DossierBlock> Overlaps()
    {
        var analysis = new OverlapAnalysis(_s, _say, _template.Judgements);
        yield return new DossierTable(analysis.Table());
        foreach (ReportTable table in analysis.LandClasses(_template.LandKinds))
            yield return new DossierTable(table);
        foreach (ReportTable table in new CrossSums(_s, _say).Tables(_template.CrossSums ?? []))
            yield return new DossierTable(table);
        foreach (ReportTable table in new[] { Model.Crossings, Model.Parts, Model.Districts }.OfType<ReportTable>().Concat(Model.Forest))
            yield return new DossierTable(table);
    }

    private IEnumerable<DossierBlock> Site()
    {
        yield return new DossierPairs(Model.Areas);
        yield return new DossierTable(Model.Problems);
        foreach (string notice in Model.Notices)
            yield return new DossierText(notice, DossierVoice.Item);
    }

    private IEnumerable<DossierBlock> SignOff()
    {
        yield return new DossierForm([.. _say.Zh ? ["事项（发现序号）", "改判意见", "理由", "签名", "日期"] : new[] { "Item (number of a finding)", "Overruled to", "Reason", "Signature", "Date" }], 3, 700);
        yield return new DossierForm([.. _template.SignOff.Select(w => _say.In(w.Text))], 1, 1100);
    }

    private IEnumerable<DossierBlock> Points()
    {
        if (_s.Located is not { } placed || (placed.Axis ?? placed.Shape) is not { Crs.GaussKrugerStrip: not null } drawn)
        {
            yield return new DossierTable(Model.Boundary); // for other systems the layout of the import has no words
            yield break;
        }

        var text = new BoundaryText(drawn, _s.Proposal.Id, _s.Proposal.Name, "", most: 4, area: _s.Proposal.DeclaredArea);
        yield return new DossierLines(
            _say.T("界址点坐标（与导入格式相同，可另存为 .txt 再导入）", "Boundary points (the layout of the import; saved as .txt it can be read again)"), text.Lines,
            _say.T($"共 {text.Points} 个界址点，列出 {text.Points} 个（{text.Points} / {text.Points}）；{text.Rings} 圈", $"{text.Points} of {text.Points} points; {text.Rings} ring(s)"));
    }

    /// <summary>One section of each finding, with its map.</summary>
    private IEnumerable<DossierBlock> Sections()
    {
        foreach (FindingSection f in Model.Sections)
        {
            yield return new DossierHeading(_say.T($"发现 {f.Number}　{f.EffectWord}　{f.Heading}", $"Finding {f.Number} · {f.EffectWord} · {f.Heading}"));
            if (_content.Sheets.TryGetValue(f.Number, out Scene? sheet))
                yield return Figure(sheet, f.Heading);
            else if (f.SameMapAs is { } other && _content.Sheets.ContainsKey(other))
                yield return new DossierText(_say.T($"地图同发现 {other}。", $"Same map as finding {other}."), DossierVoice.Note);
            else
                yield return new DossierText(_say.T("本项不另附图，位置见总图。", "No map of its own; see the overview."), DossierVoice.Note);
            yield return new DossierPairs(f.Facts);
            foreach (ReportClause clause in f.Clauses)
            {
                yield return new DossierText(clause.Citation + string.Concat(clause.Marks.Select(m => _say.T($"［{m}］", $" [{m}]"))), DossierVoice.Lead);
                yield return new DossierText(clause.Summary);
                if (clause.Quotation is { } quotation)
                {
                    yield return new DossierText(quotation.Caption, DossierVoice.Note);
                    foreach (string line in quotation.Lines)
                        yield return new DossierText(line, DossierVoice.Item);
                }
                else if (clause.InsteadOfQuotation is { } note)
                {
                    yield return new DossierText(note, DossierVoice.Note);
                }
            }
            foreach (string line in f.Memberships.Concat(f.Arithmetic))
                yield return new DossierText(line, DossierVoice.Item);
            yield return new DossierText(_say.T("如何消除：", "What would clear it: ") + f.Remedy);
        }
    }

    private DossierMap Figure(Scene scene, string caption)
    {
        string number = Figures.Count(++_figure);
        return new DossierMap(scene, _say.T($"附图 {number}　{caption}", $"Map {number} · {caption}"));
    }

    private static IEnumerable<DossierTable> Table(ReportTable? table) => table is null ? [] : [new DossierTable(table)];
}
