using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>
/// Entries of registers as sheets: one row each; the history of their status; their screenings; findings and open questions of the newest of them.
/// All that is there and nothing new. Headings in the language asked for, keys stable.
/// </summary>
public static class RegisterSheets
{
    private static readonly SheetColumn s_code = new("code", new("编号", "code"), RowType.Text, 18);
    private static readonly SheetColumn s_name = new("name", new("名称", "name"), RowType.Text, 28);

    public static Sheet Entries(IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Language language) => new("entries", new("台账", "entries"),
    [
        s_code, s_name,
        Column("class", "状态代码", "status id", 14), Column("status", "状态", "status", 12), Column("status_day", "状态日期", "status since", 12),
        Column("unit", "责任单位", "responsible unit", 22), Column("register", "台账", "register", 18),
        Column("industry", "行业代码", "industry", 10), Column("nature", "建设性质", "nature", 10), Column("facts", "项目情况", "facts", 30),
        Column("verdict", "筛查结论", "verdict", 14), Column("screened", "筛查日期", "screened", 12),
        Column("findings", "发现", "findings", 8, RowType.Integer), Column("open_questions", "未决", "open questions", 8, RowType.Integer), Column("reviews", "待研判", "for review", 8, RowType.Integer),
        Column("site_area_ellipsoidal_m2", "用地椭球面积 m²", "site, ellipsoidal m²", 16, RowType.Real), Column("site_area_planar_m2", "用地平面面积 m²", "site, planar m²", 16, RowType.Real),
        Column("conflict_area_ellipsoidal_m2", "冲突椭球面积 m²", "conflict, ellipsoidal m²", 16, RowType.Real),
        Column("rule_base", "规则库", "rule base", 14), Column("declared_crs", "原坐标系", "declared CRS", 14), Column("source_file", "来源文件", "source file", 22),
        Column("entered_by", "登记人", "entered by", 14), Column("source", "登记依据", "source", 22), Column("entered", "登记时间 UTC", "entered UTC", 20), Column("fields", "台账字段", "fields of the register", 40),
    ], [.. entries.Select(e => Row(e.Register, e.Entry, language))]);

    public static Sheet History(IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Language language) => new("history", new("状态记录", "history"),
    [
        s_code, s_name, Column("day", "日期", "day", 12), Column("status", "状态", "status", 12), Column("unit", "责任单位", "responsible unit", 22), Column("facts", "项目情况", "facts", 30), Column("fields", "台账字段", "fields of the register", 40),
        Column("remark", "说明", "remark", 36), Column("correction", "更正", "correction", 8), Column("entered_by", "登记人", "entered by", 14),
        Column("source", "登记依据", "source", 22), Column("entered", "登记时间 UTC", "entered UTC", 20), Column("program", "程序版本", "program", 16),
    ], [.. entries.SelectMany(e => e.Entry.Events.Select(v => new object?[]
    {
        e.Entry.Code, e.Entry.Proposal.Name, v.Day, v.Status is null ? null : e.Register.Stored(v.Status).Name.In(language), v.Unit, v.Activity is null ? null : Facts(v.Activity), v.Fields.IsEmpty ? null : Fields(e.Register, v.Fields, language),
        v.Remark, v.IsCorrection ? language == Language.Zh ? "更正" : "correction" : null, v.By, v.Source, v.Entered, v.Program,
    }))]);

    public static Sheet Screenings(IReadOnlyList<(Register Register, RegisterEntry Entry)> entries) => new("screenings", new("筛查记录", "screenings"),
    [
        s_code, s_name, Column("screened", "筛查日期", "screened", 12), Column("verdict", "筛查结论", "verdict", 14), Column("district", "行政区配置", "district", 14),
        Column("rule_base", "规则库", "rule base", 14), Column("rule_base_digest", "规则库摘要", "rule base digest", 30),
        Column("entered_by", "筛查人", "by", 14), Column("entered", "登记时间 UTC", "entered UTC", 20), Column("program", "程序版本", "program", 16),
    ], [.. entries.SelectMany(e => e.Entry.Records.Select(r => new object?[]
    {
        e.Entry.Code, e.Entry.Proposal.Name, r.Day, VerdictOf(r), r.District, r.RuleBaseVersion, r.RuleBaseDigest, r.By, r.Entered, r.Program,
    }))]);

    public static Sheet Findings(IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Language language) => new("findings", new("发现", "findings"),
    [
        s_code, s_name, Column("effect", "管控要求", "effect", 12), Column("rule_name", "规则名称", "rule", 30), Column("rule", "规则", "rule id", 24), Column("kind", "区类", "kind", 18), Column("layer", "图层", "layer", 18),
        Column("zone_code", "管控区编码", "zone code", 18), Column("zone_name", "管控区", "zone", 20), Column("zone_class", "类别", "class", 12),
        Column("area_ellipsoidal_m2", "椭球面积 m²", "ellipsoidal m²", 14, RowType.Real), Column("distance_m", "距离 m", "distance m", 12, RowType.Real),
        Column("clauses", "依据", "clauses", 40), Column("remedy", "如何消除", "what would clear it", 40),
    ], Texts(entries, language, t => t.Findings()));

    public static Sheet Questions(IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Language language) => new("questions", new("未决", "open questions"),
    [
        s_code, s_name, Column("needs", "缺少", "needs", 10), Column("what", "对象", "what", 24), Column("reason", "原因", "reason", 44), Column("question", "如何解决", "what would settle it", 44), Column("rule", "规则", "rule id", 24),
    ], Texts(entries, language, t => t.Questions()));

    /// <summary>What the export holds: where from, which entries, how many of each status and verdict.</summary>
    public static Sheet About(ExportNote note, IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Language language)
    {
        bool zh = language == Language.Zh;
        List<object?[]> rows =
        [
            [zh ? "图层库" : "catalog", note.Catalog],
            [zh ? "条件" : "filter", note.Filter.Length > 0 ? note.Filter : zh ? "无（全部条目）" : "none (all entries)"],
            [zh ? "导出日期" : "exported", note.Day],
            [zh ? "程序版本" : "program", note.Program],
            [zh ? "现行规则库" : "rule base now", note.RuleBase],
            [zh ? "条目数" : "entries", (long)entries.Count],
            .. entries.CountBy(e => $"{e.Register.Name.In(language)}：{e.Register.Stored(e.Entry.Status).Name.In(language)}").Select(c => new object?[] { c.Key, (long)c.Value }),
            .. Enum.GetValues<Verdict>().Select(v => new object?[] { VerdictWords.Of(v).In(language), (long)entries.Count(e => e.Entry.Newest is { } n && VerdictOf(n) == v) }),
            [zh ? "未筛查" : "not screened", (long)entries.Count(e => e.Entry.Newest is null)],
            .. entries.Select(e => e.Register).Distinct().Where(r => !r.Verified).Select(r => new object?[] { r.Name.In(language), zh ? "状态的先后次序是编者的归纳，待核" : "the order of its statuses is the editor's reading, unverified" }),
        ];
        return new("about", new("说明", "about"), [Column("what", "项目", "what", 36), Column("value", "内容", "value", 60)], rows);
    }

    /// <summary>A conclusion as the typed verdict.</summary>
    public static Verdict VerdictOf(EntryRecord record) => Enum.Parse<Verdict>(record.Conclusion, ignoreCase: true);

    public static string Facts(Activity activity) => string.Join("；", activity.Facts.Select(f => $"{f.Key}={Value(f.Value)}"));

    /// <summary>"valid from=2025-01-01；…", in the register's order.</summary>
    public static string Fields(Register register, ImmutableSortedDictionary<string, string> fields, Language language) =>
        string.Join("；", register.Fields.Where(f => fields.ContainsKey(f.Id)).Select(f => $"{f.Name.In(language)}={fields[f.Id]}"));

    private static object?[] Row(Register register, RegisterEntry e, Language language)
    {
        using var text = e.Newest is { Json.Length: > 0 } newest ? new StoredText(newest.Json, language) : null;
        var first = e.Events[0];
        return
        [
            e.Code, e.Proposal.Name, e.Status, register.Stored(e.Status).Name.In(language), e.Since, e.Unit, register.Name.In(language),
            e.Proposal.Activity.Industry, ContractWords.Of(e.Proposal.Activity.Nature), Facts(e.Proposal.Activity),
            e.Newest is null ? null : VerdictOf(e.Newest), e.Newest?.Day,
            (long?)text?.Count("findings"), (long?)text?.Count("undetermined"), (long?)text?.Count("review"),
            text?.Site("area_ellipsoidal_m2"), text?.Site("area_planar_m2"), text?.Conflict("area_ellipsoidal_m2"),
            e.Newest?.RuleBaseVersion, e.Proposal.Declared.Code, e.Proposal.SourceFile, first.By, first.Source, first.Entered, e.Fields.IsEmpty ? null : Fields(register, e.Fields, language),
        ];
    }

    private static List<object?[]> Texts(IReadOnlyList<(Register Register, RegisterEntry Entry)> entries, Language language, Func<StoredText, IEnumerable<object?[]>> rows)
    {
        List<object?[]> all = [];
        foreach (var (_, e) in entries.Where(e => e.Entry.Newest is { Json.Length: > 0 }))
        {
            using var text = new StoredText(e.Newest!.Json, language);
            all.AddRange(rows(text).Select(r => (object?[])[e.Code, e.Proposal.Name, .. r]));
        }

        return all;
    }

    private static string Value(FactValue value) => value switch
    {
        FactValue.Bool b => b.Value ? "true" : "false",
        FactValue.Number n => n.Value.ToString("R", CultureInfo.InvariantCulture),
        FactValue.Set set => string.Join(',', set.Values),
        _ => "",
    };

    private static SheetColumn Column(string key, string zh, string en, int width, RowType type = RowType.Text) => new(key, new(zh, en), type, width);
}
