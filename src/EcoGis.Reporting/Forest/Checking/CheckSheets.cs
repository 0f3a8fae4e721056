namespace EcoGis;

/// <summary>A check of change as sheets, for terminal, workbook and index page alike: the queue, counts, permits, and what is gone. Areas m² to 1e-4.</summary>
public static class CheckSheets
{
    public static IReadOnlyList<Sheet> Of(ForestCheck check, Language language) => [Queue(check, language), .. Counts(check, language), Uses(check, language), Left(check, language)];

    /// <summary>What needs a look first comes first: open, without a permit or with part of one, by gravity of the screening, the largest.</summary>
    public static IEnumerable<CheckedChange> Ordered(ForestCheck check) => check.Changes.OrderByDescending(check.IsOpen)
        .ThenBy(c => c.Match.State switch { PermitState.None => 0, PermitState.Part => 1, PermitState.NotNeeded => 2, _ => 3 }).ThenBy(c => c.Screening.Verdict)
        .ThenByDescending(c => c.Change.Patch.Area).ThenBy(c => c.Code, StringComparer.Ordinal);

    public static Sheet Queue(ForestCheck check, Language language) => new("queue", new("变化图斑", "changes"),
    [
        ForestSheets.Text("code", "编号", "code", 20), ForestSheets.Text("status", "状态", "status", 10), ForestSheets.Text("found", "本次", "this time", 12), ForestSheets.Text("change", "变化", "change", 34),
        ForestSheets.Text("activity", "推定活动", "presumed activity", 22), ForestSheets.Text("cause", "自报原因", "stated cause", 22), ForestSheets.Text("township", "乡镇", "township", 16),
        ForestSheets.Real("area_ellipsoidal_m2", "椭球面积 m²", "ellipsoidal m²"), ForestSheets.Text("permits", "许可核对", "permits", 16), ForestSheets.Real("permitted_m2", "许可覆盖 m²", "permitted m²"),
        ForestSheets.Text("verdict", "筛查结论", "verdict", 12), ForestSheets.Count("findings", "发现", "findings"),
    ], [.. Ordered(check).Select(c => new object?[]
    {
        c.Code, check.StatusOf(c).Name.In(language), CheckWords.Found(c, check).In(language), c.Change.Name.In(language), c.Change.Activity.Name.In(language), CheckWords.Cause(c.Change.Patch).In(language),
        c.Change.Patch.Unit?.Name, Math.Round(c.Change.Patch.Area, 4), CheckWords.Of(c.Match.State).In(language), c.Match.State == PermitState.NotNeeded ? null : c.Match.CoveredArea,
        VerdictWords.Of(c.Screening.Verdict).In(language), (long)c.Screening.Findings.Length,
    })]);

    public static IEnumerable<Sheet> Counts(ForestCheck check, Language language)
    {
        yield return Count("by_status", new("按状态", "by status"), c => check.StatusOf(c).Name.In(language));
        yield return Count("by_permits", new("按许可核对", "by permits"), c => CheckWords.Of(c.Match.State).In(language));
        yield return Count("by_township", new("按乡镇", "by township"), c => c.Change.Patch.Unit?.Name ?? ForestWords.Outside.In(language));
        yield return Count("by_cause", new("按自报原因", "by stated cause"), c => CheckWords.Cause(c.Change.Patch).In(language));

        Sheet Count(string key, Bilingual title, Func<CheckedChange, string> group)
        {
            var groups = check.Changes.GroupBy(group).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            var hectares = ForestSheets.Column(groups.Select(g => g.Sum(c => c.Change.Patch.Area)), RoundedParts.Hectares, 10_000);
            return new(key, title, [ForestSheets.Text("group", title.Zh, title.En, 26), ForestSheets.Count("patches", "图斑数", "patches"), ForestSheets.Count("open", "未办结", "open"), ForestSheets.Real("area_ha", "面积 ha", "area ha")],
            [
                .. groups.Select((g, i) => (object?[])[g.Key, (long)g.Count(), (long)g.Count(check.IsOpen), hectares[i]]),
                [ForestWords.Total.In(language), (long)check.Changes.Length, (long)check.Changes.Count(check.IsOpen), hectares[^1]],
            ]);
        }
    }

    public static Sheet Uses(ForestCheck check, Language language) => new("permit_use", new("许可使用情况（本次图斑）", "what the changes take of each permit"),
    [
        ForestSheets.Text("register", "台账", "register", 22), ForestSheets.Text("permit", "许可编号", "permit", 20), ForestSheets.Text("name", "名称", "name", 22), ForestSheets.Text("valid", "有效期", "valid", 24), ForestSheets.Count("changes", "图斑数", "changes"),
        ForestSheets.Real("taken_m2", "占用 m²", "taken m²"), ForestSheets.Real("permitted_ha", "许可 ha", "permitted ha"), ForestSheets.Text("area", "面积", "area", 10),
        ForestSheets.Real("stock_m3", "蓄积 m³", "stock m³"), ForestSheets.Real("permitted_m3", "许可 m³", "permitted m³"), ForestSheets.Text("stock", "蓄积核对", "stock", 10),
    ], [.. check.Uses.Select(u => new object?[]
    {
        u.Permit.Register.Name.In(language), u.Permit.Code, u.Permit.Entry.Proposal.Name, $"{Figures.Date(u.Permit.From)} – {Figures.Date(u.Permit.To)}", (long)u.Changes,
        u.Area, u.Permit.AreaHa, CheckWords.Exceeded(u.IsAreaExceeded, language), u.Stock, u.Permit.Stock, CheckWords.Exceeded(u.IsStockExceeded, language),
    })]);

    /// <summary>Open entries that this comparison does not have: of its period and not found any more, or of another period.</summary>
    public static Sheet Left(ForestCheck check, Language language)
    {
        return new("left", new("台账中本次没有的未办结图斑", "open entries that this comparison does not have"),
        [
            ForestSheets.Text("code", "编号", "code", 20), ForestSheets.Text("why", "说明", "why", 30), ForestSheets.Text("status", "状态", "status", 10), ForestSheets.Text("name", "变化", "change", 34), ForestSheets.Text("period", "期次", "period", 26),
        ],
        [
            .. check.Gone.Select(e => Row(e, new("同一时段，本次不再出现", "same period, not found any more"))),
            .. check.Elsewhere.Select(e => Row(e, new("属于其他时段", "of another period"))),
        ]);

        object?[] Row(RegisterEntry e, Bilingual why) =>
            [e.Code, why.In(language), check.Register.Stored(e.Status).Name.In(language), e.Proposal.Name, $"{e.Fields.GetValueOrDefault("from_day", "—")} – {e.Fields.GetValueOrDefault("to_day", "—")}"];
    }
}
