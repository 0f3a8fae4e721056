using System.Globalization;

namespace EcoGis;

/// <summary>
/// Screenings as sheets, one row for each thing that <c>screening.json</c> lists, with its keys as column keys: for Excel and for the attributes of a GeoPackage. Numbers
/// are numbers, as the screener rounded them: m², m, degrees, fractions of 1. Nothing is left out and nothing new.
/// </summary>
public sealed class ScreeningSheets(IReadOnlyList<Screening> screenings, ReportContext context, Language language)
{
    private static readonly SheetColumn s_project = Column("project", "项目编号", "project", 18);

    private readonly Speech _say = new(language, context);

    /// <summary>Every sheet, the summary first.</summary>
    public IReadOnlyList<Sheet> All() => [Summary(), Findings(), Overlaps(), Proximities(), Clear(), Undetermined(), Review(), Layers(), About()];

    public Sheet Summary() => new("screenings", new("筛查结果", "screenings"),
    [
        s_project, Column("name", "项目名称", "name", 28), Column("verdict", "结论", "verdict", 14), Column("date", "数据时点", "as of", 12), Column("industry", "行业", "industry", 24),
        Column("nature", "建设性质", "nature", 10), Column("facts", "项目情况", "facts", 30),
        Real("area_ellipsoidal_m2", "用地椭球面积 m²", "site, ellipsoidal m²"), Real("area_planar_m2", "用地平面积 m²", "site, planar m²"), Real("declared_area_m2", "文件所载面积 m²", "stated by the file m²"),
        Real("conflict_ellipsoidal_m2", "已知冲突椭球面积 m²", "known conflict, ellipsoidal m²"), Real("conflict_planar_m2", "已知冲突平面积 m²", "known conflict, planar m²"),
        Count("findings", "发现", "findings"), Count("undetermined", "未决", "open"), Count("review", "待研判", "for review"),
        Column("crs", "量算坐标系", "measured in", 14), Column("declared_crs", "文件坐标系", "CRS of the file", 14), Column("source_file", "来源文件", "source file", 24), Column("sentence", "一句话", "in a sentence", 60),
        Column("check_code", "核验码", "check code", 18),
    ], [.. screenings.Select(s =>
    {
        ReportModel model = ReportBuilder.Build(s, context, language);
        Activity a = s.Proposal.Activity;
        return new object?[]
        {
            s.Proposal.Id, s.Proposal.Name, s.Verdict, s.Date, s.Industry is { } i ? _say.In(i.Title) : a.Industry, a.Nature is null ? null : _say.In(ReportWords.Of(a.Nature)),
            _say.Join(a.Facts.Select(f => $"{_say.Fact(f.Key)}={_say.FactValue(f.Key, f.Value)}")),
            s.Site.EllipsoidalArea, s.Site.PlanarArea, s.Site.DeclaredArea, s.Conflict?.EllipsoidalArea, s.Conflict?.PlanarArea,
            (long)s.Findings.Length, (long)s.Undetermined.Length, (long)s.Review.Length, s.Site.Crs, s.Site.DeclaredCrs, s.Proposal.SourceFile, model.Sentence, model.Identity.Code,
        };
    })]);

    public Sheet Overlaps() => new("overlaps", new("重叠", "overlaps"),
    [
        s_project, .. Zone(), Column("zone_class", "类别", "class", 16), Real("area_ellipsoidal_m2", "椭球面积 m²", "ellipsoidal m²"), Real("area_planar_m2", "平面积 m²", "planar m²"), Real("length_m", "长度 m", "length m"),
        Real("share_of_site", "占用地（小数）", "share of site"), Real("share_of_zone", "占管控区（小数）", "share of zone"), Real("mean_width_m", "平均宽度 m", "mean width m"), Column("certainty", "确定性", "certainty", 18),
    ], [.. Rows(s => s.Overlaps, (s, o) =>
    [
        s.Proposal.Id, o.Kind, _say.Kind(o.Kind), o.Layer, o.ZoneCode, o.ZoneName, _say.Class(o.Kind, o.ZoneClass), o.EllipsoidalArea, o.PlanarArea, o.Length, o.ShareOfSite, o.ShareOfZone, o.MeanWidth,
        _say.In(ReportWords.Of(o.Certainty)),
    ])]);

    public Sheet Proximities() => new("proximities", new("邻近", "proximities"),
    [
        s_project, .. Zone(), Real("distance_m", "距离 m", "distance m"), Real("azimuth_deg", "方位角 °", "azimuth °"), Column("direction", "方位", "direction", 8),
    ], [.. Rows(s => s.Proximities, (s, p) => [s.Proposal.Id, p.Kind, _say.Kind(p.Kind), p.Layer, p.ZoneCode, p.ZoneName, p.Distance, p.Azimuth, Figures.Wind(p.Azimuth, language)])]);

    public Sheet Findings() => new("findings", new("研判发现", "findings"),
    [
        s_project, Count("number", "序号", "no."), Column("effect", "管控要求", "effect", 10), Column("rule_name", "规则名称", "rule", 30), Column("rule", "规则", "rule id", 24), .. Zone(), Column("zone_class", "类别", "class", 16),
        Column("answer", "关系", "relation", 14), Column("certainty", "确定性", "certainty", 18), Real("area_ellipsoidal_m2", "椭球面积 m²", "ellipsoidal m²"), Real("distance_m", "距离 m", "distance m"),
        Column("numbers", "全部数值", "all numbers", 40), Column("clauses", "条款", "clauses", 44), Column("remedy", "如何消除", "what would clear it", 40),
    ], [.. screenings.SelectMany(s => s.Findings.Select((f, i) => new object?[]
    {
        s.Proposal.Id, (long)i + 1, _say.In(VerdictWords.Of(f.Effect)), _say.In(f.RuleName), f.Rule, f.Kind, f.Kind is null ? null : _say.Kind(f.Kind), f.Layer, f.ZoneCode, f.ZoneName, f.ZoneClass is null ? null : _say.Class(f.Kind, f.ZoneClass),
        _say.In(ReportWords.Of(f.Answer)), _say.In(ReportWords.Of(f.Certainty)), NumberOf(f, "area_ellipsoidal_m2"), NumberOf(f, "distance_m"),
        _say.Join(f.Numbers.Select(n => $"{_say.In(ReportWords.NumberName(n.Key))} {Figures.WithUnit(n.Key, n.Value)}")),
        _say.Join(f.Clauses.Select(c => _say.Cite(c) + (c.Verified ? "" : _say.T("（条款待核）", " (not verified)")))), f.Remedy is null ? null : _say.In(f.Remedy),
    }))]);

    public Sheet Clear() => new("clear", new("已核对不涉及", "clear"),
    [
        s_project, Column("kind", "区类代码", "kind id", 20), Column("kind_name", "区类", "kind", 18), Column("layer", "图层", "layer", 20), Column("nearest_zone", "最近的管控区编码", "nearest zone", 20),
        Column("nearest_zone_name", "最近的管控区", "its name", 24), Real("distance_m", "最近距离 m", "distance m"), Column("declared_absent_by", "声明本区没有的依据", "declared absent by", 30),
    ], [.. Rows(s => s.Clear, (s, c) => [s.Proposal.Id, c.Kind, _say.Kind(c.Kind), c.Layer, c.NearestZone, c.NearestZoneName, c.Distance, c.DeclaredAbsentBy])]);

    public Sheet Undetermined() => new("undetermined", new("尚不知道", "not known"),
    [
        s_project, Column("needs", "缺少", "needs", 20), Column("what", "对象", "what", 22), Column("reason", "原因", "reason", 40), Column("question", "请回答或提供", "question", 44), Column("effect", "可能", "may be", 10),
        Column("kind", "区类代码", "kind id", 20), Column("rule", "规则", "rule id", 24), Column("clauses", "涉及条款", "clauses", 40),
    ], [.. Rows(s => s.Undetermined, (s, q) =>
    [
        s.Proposal.Id, _say.In(ReportWords.Of(q.Needs)), q.Subject, _say.In(q.What), _say.In(q.Question), _say.In(VerdictWords.Of(q.Effect)), q.Kind, q.Rule, _say.Join(q.Clauses.Select(_say.Cite)),
    ])]);

    public Sheet Review() => new("review", new("需人工研判", "for review"),
    [
        s_project, Column("kind", "区类代码", "kind id", 20), Column("layer", "图层", "layer", 20), Column("zone_code", "编码", "code", 22), Column("dimension", "维度", "dimension", 18), Column("text", "内容", "text", 70),
        Column("source", "出处", "source", 40), Column("judgement", "研判（填写）", "judgement (fill in)", 24),
    ], [.. Rows(s => s.Review, (s, r) =>
    [
        s.Proposal.Id, r.Kind, r.Layer, r.ZoneCode, r.Listed is { } l ? _say.In(l.Line.Dimension.Name) : r.Dimension, _say.In(r.Text), r.Listed is { } listed ? $"{listed.Line.List.Head.Title} {Figures.Count(listed.Line.Line.Number)}" : null, null,
    ])]);

    public Sheet Layers() => new("layers", new("数据清单", "layers"),
    [
        s_project, Column("kind", "区类代码", "kind id", 20), Column("kind_name", "区类", "kind", 18), Column("name", "图层", "layer", 20), Count("version", "版本", "version"), Column("status", "状态", "status", 16),
        Column("source", "来源", "source", 36), Column("valid_from", "生效", "valid from", 12), Column("valid_to", "失效", "valid to", 12), Real("accuracy_m", "精度 m", "accuracy m"), Column("digest", "内容摘要", "digest", 40),
    ], [.. Rows(s => s.Layers, (s, l) => [s.Proposal.Id, l.Kind, _say.Kind(l.Kind), l.Name, (long?)l.Version, _say.In(ReportWords.Of(l.Status)), l.Source, l.ValidFrom, l.ValidTo, l.Accuracy, l.Digest])]);

    /// <summary>What made the file, and how to read it.</summary>
    public Sheet About() => new("about", new("说明", "about"), [Column("what", "项目", "what", 24), Column("value", "内容", "value", 100)],
    [
        .. screenings.Take(1).SelectMany(s => new object?[][]
        {
            [_say.T("程序版本", "program"), "EcoGis " + s.ProgramVersion], [_say.T("规则库", "rule base"), $"{s.RuleBase.Version} {s.RuleBase.Digest}"],
        }),
        [_say.T("项目数", "projects"), screenings.Count.ToString(CultureInfo.InvariantCulture)],
        [_say.T("单位", "units"), _say.T("面积 m²（4 位小数），距离 m（3 位），方位角自北顺时针 °，占比为小数；不同图层可相互重叠，各行面积之和不等于用地面积", "areas m² (4 decimals), lengths m (3), azimuths clockwise from north, shares as fractions of 1; layers overlap each other, so areas do not add up to the site")],
        [_say.T("未知", "unknown"), _say.T("缺图层、未覆盖、缺项目情况一律为“无法判定”，见“尚不知道”", "missing layers, coverage or facts give “undetermined”: see “not known”")],
        [_say.T("性质", "standing"), _say.T("筛查结果，不代替行政许可与法定审查", "a screening; it replaces no permit and no statutory review")],
    ]);

    private IEnumerable<object?[]> Rows<T>(Func<Screening, IEnumerable<T>> items, Func<Screening, T, object?[]> row) => screenings.SelectMany(s => items(s).Select(i => row(s, i)));

    private static double? NumberOf(Finding f, string key) => f.Numbers.TryGetValue(key, out double number) ? number : null;

    private static SheetColumn[] Zone() =>
    [
        Column("kind", "区类代码", "kind id", 20), Column("kind_name", "区类", "kind", 18), Column("layer", "图层", "layer", 20), Column("zone_code", "编码", "zone code", 22), Column("zone_name", "名称", "zone", 24),
    ];

    private static SheetColumn Column(string key, string zh, string en, int width) => new(key, new(zh, en), RowType.Text, width);

    private static SheetColumn Real(string key, string zh, string en) => new(key, new(zh, en), RowType.Real, 16);

    private static SheetColumn Count(string key, string zh, string en) => new(key, new(zh, en), RowType.Integer, 8);
}
