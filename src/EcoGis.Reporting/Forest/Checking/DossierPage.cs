namespace EcoGis;

/// <summary>
/// 变化图斑核查档案: one change on one self-contained page: what changed, before and after as maps, permits, overlaps and clauses, corner coordinates, history, and a
/// blank field sheet. Figures are those of the check and its screening; none is made here.
/// </summary>
internal sealed class DossierPage(CheckedChange checkedChange, ForestCheck check, ReportContext context, Language language)
{
    private const int MapVertices = 12_000;

    private static readonly string[] s_shown = ["protection_grade", "forest_category", "public_welfare_grade", "origin", "species", "age_group", "stock_per_ha"];

    private readonly HtmlWriter _html = new(language);
    private readonly ReportModel _model = ReportBuilder.Build(checkedChange.Screening, context, language);
    private readonly Speech _say = new(language, context);

    private LandChange Change => checkedChange.Change;

    public string Write(DateOnly day)
    {
        Top();
        Heading("一、变化前后", "1. Before and after");
        Map(Change.Comparison.Before, T($"前期　{Change.Comparison.Before.Label}（{Figures.Date(Change.Period.From)}）", $"Before · {Change.Comparison.Before.Label} ({Figures.Date(Change.Period.From)})"), "a");
        Map(Change.Comparison.After, T($"后期　{Change.Comparison.After.Label}（{Figures.Date(Change.Period.To)}）", $"After · {Change.Comparison.After.Label} ({Figures.Date(Change.Period.To)})"), "b");
        _html.Pairs(Facts(), two: true);
        Heading("二、许可核对", "2. Permits");
        _html.Table(Permits());
        Heading("三、管控区与条款", "3. Zones and clauses");
        _html.Line("p", T(
            $"按推定活动“{Change.Activity.Name.Zh}”筛查（{_model.VerdictIcon} {_model.VerdictWord}）。推定依据地类变化和自报原因，不是认定；{_model.Sentence}",
            $"Screened as the presumed activity “{Change.Activity.Name.En}” ({_model.VerdictIcon} {_model.VerdictWord}). Presumed from the classes and the stated cause; it proves nothing. {_model.Sentence}"), "note");
        if (SnapshotMapSource.Of(checkedChange.Screening) is { } source)
        {
            var maps = new ReportMaps(source, context.Styles, Texts(_say.Kind), MapVertices);
            Figure(maps.Overview(T("管控区总图", "Zones"), [.. _model.Sections.Select(s => s.Map)]), "z");
        }

        _html.Table(_model.Findings);
        foreach (var clause in _model.Sections.SelectMany(s => s.Clauses).DistinctBy(c => c.Citation))
            Clause(clause);
        _html.Line("h3", _model.Overlaps.Title);
        _html.Table(_model.Overlaps);
        _html.Line("h3", T("尚不知道", "Not known"));
        if (_model.Open.Count == 0)
            _html.Line("p", T("没有未决问题。", "Nothing is open."), "empty");
        foreach (var table in _model.Open)
        {
            _html.Line("h3", table.Title);
            _html.Table(table);
        }

        Heading("四、处理经过", "4. History");
        _html.Table(History());
        Heading("五、界址点坐标（TXT 格式）", "5. Corner coordinates (TXT layout)");
        _html.Raw("<pre class=\"txt\">");
        foreach (string line in Corners(checkedChange, day).TrimEnd('\n').Split('\n'))
            _html.Text(line).Raw("\n");
        _html.Raw("</pre>\n");
        FieldSheet.Write(_html, checkedChange, language);
        _html.Line("footer", T(
            $"EcoGis {checkedChange.Screening.ProgramVersion}，规则库 {checkedChange.Screening.RuleBase.Version}（{checkedChange.Screening.RuleBase.Digest}）。前期 {Change.Comparison.Before.Version.Digest}，后期 {Change.Comparison.After.Version.Digest}。图斑识别码 {Change.Identity}。本档案是线索和资料，不是认定。",
            $"EcoGis {checkedChange.Screening.ProgramVersion}, rule base {checkedChange.Screening.RuleBase.Version} ({checkedChange.Screening.RuleBase.Digest}). Before {Change.Comparison.Before.Version.Digest}, after {Change.Comparison.After.Version.Digest}. Identity {Change.Identity}. This dossier gives leads and data; it decides nothing."));
        return _html.Page($"{checkedChange.Code} · {Change.Name.In(language)}", string.Join('\n', PageStyle.Css, PageStyle.Quotations, PageStyle.Dossier));
    }

    public static string Corners(CheckedChange c, DateOnly day) => new BoundaryText(c.Change.Ground.Shape, c.Code, c.Change.Name.Zh, "变化图斑核查", most: 3, day).ToString();

    private void Top()
    {
        var status = check.StatusOf(checkedChange);
        _html.Line("h1", T("变化图斑核查档案", "Dossier of a change"));
        _html.Line("p", $"{checkedChange.Code}　{Change.Name.In(language)}　{Change.Patch.Unit?.Name}", "sub");
        _html.Raw($"<section class=\"band {Band(checkedChange.Match.State)}\"><div>").Line("strong", $"{status.Name.In(language)} · {CheckWords.Of(checkedChange.Match.State).In(language)}").Line("span", Sentence()).Raw("</div></section>\n");
        _html.Raw("<div class=\"keys\">");
        Key(T("变化面积", "Area"), Figures.Area(Change.Patch.Area) + " m²", T($"椭球；平面 {Figures.Area(Change.Patch.PlanarArea)} m²；{Figures.Hectares(Change.Patch.Area)} 公顷", $"ellipsoidal; planar {Figures.Area(Change.Patch.PlanarArea)} m²; {Figures.Hectares(Change.Patch.Area)} ha"));
        Key(T("许可覆盖", "Under permits"), checkedChange.Match.State == PermitState.NotNeeded ? Figures.None : Figures.Area(checkedChange.Match.CoveredArea) + " m²",
            T($"其中期限覆盖全时段 {Figures.Area(checkedChange.Match.CoveredThroughout)} m²", $"of it on every day of the period {Figures.Area(checkedChange.Match.CoveredThroughout)} m²"));
        Key(T("时段", "Period"), Change.Period.ToString(), T("变化发生在两期之间，不知在哪一天", "it changed between the epochs; the day is not known"));
        Key(T("筛查结论", "Screening"), $"{_model.VerdictIcon} {_model.VerdictWord}", T($"发现 {checkedChange.Screening.Findings.Length} 项", $"{checkedChange.Screening.Findings.Length} finding(s)"));
        _html.Raw("</div>\n");
    }

    private void Key(string label, string value, string note) => _html.Raw("<div>").Line("span", label).Line("b", value).Line("small", note).Raw("</div>\n");

    private string Sentence() => checkedChange.Match.State switch
    {
        PermitState.NotNeeded => T("此类变化不核采伐许可和使用林地审核同意；请看管控区与条款。", "A change of this kind needs no permit; see zones and clauses."),
        PermitState.Whole => T("图形和期限均在许可之内；是否按许可实施，由核查人认定。", "Ground and days lie within permits; whether they were kept to is for the inspector to say."),
        PermitState.Part => T("图形或者期限只有一部分在许可之内，须核查。", "Only part of the ground or of the days lies within permits: to be checked."),
        _ => T("台账中没有图形、期限和类型都相符的许可，须核查。台账不全时不等于没有许可。", "The registers hold no permit that fits in ground, days and kind: to be checked. Where the registers are not complete, that does not mean there is none."),
    };

    private IEnumerable<ReportPair> Facts()
    {
        var patch = Change.Patch;
        yield return new(T("前期图斑", "Earlier patch"), $"{patch.Before.Code}　{patch.Before.Class.Code} {patch.Before.Class.Name.In(language)}");
        yield return new(T("后期图斑", "Later patch"), $"{patch.After.Code}　{patch.After.Class.Code} {patch.After.Class.Name.In(language)}");
        yield return new(T("森林增减", "Forest"), ForestWords.Gain(patch.Forest).In(language));
        yield return new(T("自报变化原因", "Stated cause"), CheckWords.Cause(patch).In(language));
        yield return new(T("推定活动", "Presumed activity"), Change.Activity.Name.In(language));
        yield return new(T("合并精度", "Combined accuracy"), Figures.Plain(Math.Round(Change.Comparison.Accuracy, 3)) + " m");
        yield return new(T("前期蓄积", "Stock before"), patch.StockBefore is { } before ? $"{Figures.Plain(ForestSheets.CubicMetres(before))} m³" : T("未注明", "not stated"));
        yield return new(T("后期蓄积", "Stock after"), patch.StockAfter is { } after ? $"{Figures.Plain(ForestSheets.CubicMetres(after))} m³" : T("未注明", "not stated"));
        foreach (var field in s_shown.Select(id => patch.Before.Zone.Fields.ContainsKey(id) ? Change.Comparison.Before.Version.Kind.Fields.First(f => f.Id == id) : null).OfType<ZoneField>())
            yield return new(T("前期", "Before: ") + field.Name.In(language), field.Values.FirstOrDefault(v => v.Id == patch.Before.Text(field.Id))?.Name.In(language) ?? patch.Before.Text(field.Id)!);
    }

    private ReportTable Permits() => new(
        T("许可核对", "Permits"),
        [
            new(T("台账", "Register")), new(T("编号", "Code")), new(T("名称", "Name")), new(T("状态", "Status")), new(T("有效期", "Valid")), new(T("期限核对", "Days")),
            new(T("类型核对", "Kind")), new(T("覆盖椭球面积 m²", "Covered, ellipsoidal m²"), ColumnKind.Number), new(T("占图斑", "Of the patch"), ColumnKind.Number),
        ],
        [.. checkedChange.Match.Covers.Select(c => (string[])
        [
            c.Permit.Register.Name.In(language), c.Permit.Code, c.Permit.Entry.Proposal.Name, c.Permit.Register.Stored(c.Permit.Entry.Status).Name.In(language), $"{Figures.Date(c.Permit.From)} – {Figures.Date(c.Permit.To)}",
            CheckWords.Of(c.Time).In(language), c.Allows ? T("相符", "fits") : c.Permit.IsVoid ? T("许可已失效", "void") : T("许可不含此类变化", "does not allow this change"), Figures.Area(c.Area), Figures.Percent(c.Share),
        ])],
        T("台账中没有许可与图斑重叠。", "No permit of the registers shares ground with the patch."));

    private ReportTable History() => new(
        T("处理经过", "History"),
        [new(T("日期", "Day")), new(T("状态", "Status")), new(T("说明", "Remark")), new(T("补充", "Added")), new(T("依据", "Source")), new(T("登记人", "By"))],
        [.. (checkedChange.Entry?.Events ?? []).Select(e => (string[])
        [
            Figures.Date(e.Day), e.Status is null ? Figures.None : check.Register.Stored(e.Status).Name.In(language), e.Remark ?? "", e.Status is null ? RegisterSheets.Fields(check.Register, e.Fields, language) : "", e.Source ?? "", e.By,
        ])],
        T("预览：未登记入台账。", "A preview: nothing was entered."));

    private void Map(ForestLayer epoch, string title, string id)
    {
        var maps = new ReportMaps(new EpochMapSource(Change.Ground, epoch, language), context.Styles, Texts(k => EpochMapSource.KindName(k, language)), MapVertices);
        Figure(maps.Overview(title, []), id);
    }

    private MapText Texts(Func<string, string> kind) => new(language, kind, T(
        $"资料：{Change.Comparison.Before.Label}、{Change.Comparison.After.Label}；EcoGis {checkedChange.Screening.ProgramVersion} 制图", $"Source: {Change.Comparison.Before.Label}, {Change.Comparison.After.Label}; drawn by EcoGis {checkedChange.Screening.ProgramVersion}"))
    {
        Site = T("变化图斑", "Patch of change"),
    };

    private void Figure(Scene scene, string id) => _html.Raw("<figure>").Raw(SvgPainter.Paint(scene, id)).Raw("</figure>\n");

    private void Clause(ReportClause clause)
    {
        _html.Raw("<div class=\"clause\"><b>").Text(clause.Citation).Raw("</b>");
        foreach (string mark in clause.Marks)
            _html.Raw("<span class=\"mark\">").Text(mark).Raw("</span>");
        _html.Raw("<br />").Text(clause.Summary).Raw("</div>\n");
    }

    private static string Band(PermitState state) => state switch { PermitState.None => "v-no", PermitState.Part => "v-if", PermitState.Whole => "v-yes", _ => "v-open" };

    private void Heading(string zh, string en) => _html.Line("h2", T(zh, en));

    private string T(string zh, string en) => language == Language.Zh ? zh : en;
}
