namespace EcoGis;

/// <summary>
/// The tables of a batch report, for page, workbook, terminal and JSON alike: problem cases first, then counts by district, clause, kind of zone, size of the
/// conflict and need, and the layers. Areas are ellipsoidal, m². Every row is counted; of the problem cases the gravest are listed and the rest is named in
/// <see cref="Left"/>.
/// </summary>
public sealed class BatchReportSheets(BatchReport report, Language language)
{
    public const string CasesKey = "cases", VerdictsKey = "verdicts", DistrictsKey = "districts", ClausesKey = "clauses", KindsKey = "kinds", SizesKey = "sizes", NeedsKey = "needs", LayersKey = "layers";

    private const int MostClauses = 3, MostNeeds = 2;

    private readonly BatchTally _tally = report.Tally;

    public IReadOnlyList<Sheet> All() => [ByVerdict(), Cases(), Districts(), Clauses(), Kinds(), Sizes(), Needs(), Layers()];

    /// <summary>Problem cases that are not listed; null: all are.</summary>
    public Bilingual? Left => _tally.Problems == _tally.Gravest.Count ? null : new(
        $"问题地块共 {Count(_tally.Problems)} 个，列出最重的 {Count(_tally.Gravest.Count)} 个；其余见批量筛查的结果文件，或加大 --top",
        $"{Count(_tally.Gravest.Count)} of {Count(_tally.Problems)} problem cases are listed, gravest first; the others are in the result of the batch, or raise --top");

    public Sheet ByVerdict() => new(VerdictsKey, new("结论", "verdicts"),
    [
        Text("verdict", "结论", "verdict", 18), Number("proposals", "地块数", "proposals"), Area("site_area_m2", "用地面积 m²", "site area m²"), Area("conflict_area_m2", "冲突面积 m²", "conflict area m²"),
    ], [.. Enum.GetValues<Verdict>().Select(v => new object?[] { VerdictWords.Of(v).In(language), _tally.All.Of(v), _tally.ByVerdict(v).SiteArea, _tally.ByVerdict(v).ConflictArea }),
        [new Bilingual("合计", "all").In(language), _tally.All.Proposals, _tally.All.SiteArea, _tally.All.ConflictArea]]);

    public Sheet Cases() => new(CasesKey, new("问题地块", "problem cases"),
    [
        Number("feature", "序号", "feature"), Text("id", "编号", "code", 18), Text("name", "名称", "name", 26), Text("verdict", "结论", "verdict", 14),
        Area("conflict_area_m2", "冲突面积 m²", "conflict area m²"), Area("site_area_m2", "用地面积 m²", "site area m²"), Text("district", "行政区", "district", 22),
        Text("decides", "决定性条款", "clauses that decide", 44), Number("findings", "发现", "findings"), Text("needs", "尚缺", "what is missing", 40), Text("problem", "未能读取", "not taken in", 30),
    ], [.. _tally.Gravest.Select(Case)]);

    public Sheet Districts() => new(DistrictsKey, new("按行政区", "by district"), [Text("district", "行政区", "district", 34), .. Group()],
        [.. _tally.Districts.Select(d => Row(report.District(d.Key, language), d.Value))]);

    public Sheet Clauses() => new(ClausesKey, new("按条款", "by clause"),
    [
        Text("clause", "条款", "clause", 60), Number("proposals", "涉及地块", "proposals"), Number("prohibited", "禁止", "prohibited"), Number("restricted", "限制", "restricted"), Number("advice", "提示", "advice"),
        Area("overlap_area_m2", "压占面积 m²", "shared area m²"),
    ], [.. _tally.Clauses.OrderByDescending(c => c.Value.Of(Effect.Prohibited)).ThenByDescending(c => c.Value.Proposals).ThenBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => new object?[] { c.Key, c.Value.Proposals, c.Value.Of(Effect.Prohibited), c.Value.Of(Effect.Restricted), c.Value.Of(Effect.Advice), c.Value.OverlapArea })]);

    public Sheet Kinds() => new(KindsKey, new("按区类", "by kind of zone"), [Text("kind", "区类", "kind", 34), Number("proposals", "压占地块", "proposals"), Area("overlap_area_m2", "压占面积 m²", "shared area m²")],
        [.. _tally.Kinds.OrderByDescending(k => k.Value.OverlapArea).ThenBy(k => k.Key, StringComparer.Ordinal).Select(k => new object?[] { report.Context.KindName(k.Key).In(language), k.Value.Proposals, k.Value.OverlapArea })]);

    public Sheet Sizes() => new(SizesKey, new("按冲突面积", "by size of conflict"), [Text("size", "冲突面积", "conflict area", 26), .. Group()],
        [.. _tally.Sizes.Select((s, i) => Row(Size(i), s)), .. _tally.All.Unmeasured == 0 ? [] : new[] { new object?[] { new Bilingual("图形有误，未量算", "broken geometry, not measured").In(language), _tally.All.Unmeasured, null, null, null, null, null, null } }]);

    public Sheet Needs() => new(NeedsKey, new("尚缺", "what is missing"), [Text("need", "补齐后可判定", "would settle questions", 46), Number("proposals", "涉及地块", "proposals")],
        [.. _tally.Needs.OrderByDescending(n => n.Value).ThenBy(n => n.Key.Needs).ThenBy(n => n.Key.Subject, StringComparer.Ordinal).Select(n => new object?[] { BatchReport.Need(n.Key, report.Context, language), n.Value })]);

    public Sheet Layers() => new(LayersKey, new("所用图层", "layers"),
    [
        Text("kind", "区类", "kind", 26), Text("layer", "图层", "layer", 22), Text("version", "版本", "version", 8), Text("status", "状态", "status", 12), Text("digest", "摘要", "digest", 30), Text("source", "来源", "source", 30),
    ], [.. report.Header.Layers.Select(l => new object?[]
    {
        report.Context.KindName(l.Kind).In(language), l.Name, l.Version?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Enum.GetValues<LayerStatus>().Where(s => ContractWords.Of(s) == l.Status).Select(s => ReportWords.Of(s).In(language)).FirstOrDefault(l.Status), l.Digest, l.Source,
    })]);

    private object?[] Case(BatchCase c)
    {
        string[] deciding = [.. c.Findings.Where(f => f.Effect == c.Findings.Min(g => g.Effect)).SelectMany(f => f.Clauses).Distinct()];
        string more = deciding.Length > MostClauses ? new Bilingual($"；另 {deciding.Length - MostClauses} 条", $"; {deciding.Length - MostClauses} more").In(language) : "";
        return
        [
            c.Feature, c.Id, c.Name.Length == 0 ? null : c.Name, $"{VerdictWords.Icon(c.Verdict)} {VerdictWords.Of(c.Verdict).In(language)}", c.ConflictArea, c.SiteArea, report.District(BatchTally.DistrictOf(c), language),
            deciding.Length == 0 ? null : string.Join(Semicolon, deciding.Take(MostClauses)) + more, (long)c.Findings.Length,
            c.Needs.IsEmpty ? null : string.Join(Semicolon, c.Needs.Take(MostNeeds).Select(n => BatchReport.NeedInBrief(n, report.Context, language))) + (c.Needs.Length > MostNeeds ? new Bilingual($"；另 {c.Needs.Length - MostNeeds} 项", $"; {c.Needs.Length - MostNeeds} more").In(language) : ""),
            c.Problem,
        ];
    }

    private string Semicolon => language == Language.Zh ? "；" : "; ";

    private string Size(int i) => i == 0
        ? new Bilingual("无", "none").In(language)
        : i == BatchTally.SizeBounds.Length ? new Bilingual($"{Bound(i - 1)} m² 及以上", $"{Bound(i - 1)} m² and more").In(language)
        : i == 1 ? new Bilingual($"不足 {Bound(1)} m²", $"less than {Bound(1)} m²").In(language)
        : new Bilingual($"{Bound(i - 1)} 至不足 {Bound(i)} m²", $"{Bound(i - 1)} to less than {Bound(i)} m²").In(language);

    private static string Bound(int i) => BatchTally.SizeBounds[i].ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Count(long n) => n.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);

    private static SheetColumn[] Group() =>
    [
        Number("proposals", "地块数", "proposals"), .. Enum.GetValues<Verdict>().Select(v => new SheetColumn(ContractWords.Of(v), VerdictWords.Of(v), RowType.Integer, 12)),
        Area("site_area_m2", "用地面积 m²", "site area m²"), Area("conflict_area_m2", "冲突面积 m²", "conflict area m²"),
    ];

    private static object?[] Row(string name, CaseGroup g) => [name, g.Proposals, .. Enum.GetValues<Verdict>().Select(v => (object?)g.Of(v)), g.SiteArea, g.ConflictArea];

    private static SheetColumn Text(string key, string zh, string en, int width) => new(key, new(zh, en), RowType.Text, width);

    private static SheetColumn Number(string key, string zh, string en) => new(key, new(zh, en), RowType.Integer, 12);

    private static SheetColumn Area(string key, string zh, string en) => new(key, new(zh, en), RowType.Real, 18);
}
