namespace EcoGis;

/// <summary>The sentences of an explanation's conditions: what a rule asks and what is the case, Chinese and English. Areas in m², lengths in m.</summary>
internal static class ProofTexts
{
    public static readonly Bilingual Here = new("适用地域内任何位置", "anywhere in the territory");
    public static readonly Bilingual Unstated = new("未说明", "not stated");
    public static readonly Bilingual NoExceptionHolds = new("{0}，不属于除外情形", "{0}: it does not apply");
    public static readonly Bilingual ExceptionHolds = new("{0}，属于除外情形", "{0}: it applies");
    public static readonly Bilingual ExceptionUnknown = new("{0}，是否属于除外情形未知", "{0}: whether it applies is not known");
    public static readonly Bilingual Overlapped = new("{0}：压占 {1:0.##} m²（椭球）、{2:0.##} m²（平面），占用地 {3:0.####} %", "{0}: {1:0.##} m² shared (ellipsoidal), {2:0.##} m² (planar), {3:0.####} % of the site");
    public static readonly Bilingual Crossed = new("{0}：区内长 {1:0.###} m", "{0}: {1:0.###} m of it inside");
    public static readonly Bilingual Inside = new("{0}：位于区内", "{0}: inside");
    public static readonly Bilingual Together = new("合计 {0:0.####} 公顷", "{0:0.####} ha together");
    public static readonly Bilingual Near = new("{0}：最近距离 {1:0.###} m ≤ {2:0.###} m", "{0}: nearest distance {1:0.###} m ≤ {2:0.###} m");
    public static readonly Bilingual Far = new("最近的{0}相距 {1:0.###} m", "the nearest, {0}, is {1:0.###} m away");
    public static readonly Bilingual FarFrom = new("最近的{0}相距 {1:0.###} m > {2:0.###} m", "the nearest, {0}, is {1:0.###} m away > {2:0.###} m");
    public static readonly Bilingual NoZone = new("图层中没有此类管控区", "the layers hold no such zone");
    public static readonly Bilingual Absent = new("本区声明没有（{0}，{1:yyyy-MM-dd}）", "declared absent here ({0}, {1:yyyy-MM-dd})");
    public static readonly Bilingual Beyond = new("区外 {0:0.##} m²（椭球）、{1:0.##} m²（平面）", "{0:0.##} m² outside (ellipsoidal), {1:0.##} m² (planar)");
    public static readonly Bilingual AllInside = new("全部在区内", "wholly inside");
    public static readonly Bilingual Smaller = new("{0:0.####} 公顷，不在 {1} 之内", "{0:0.####} ha, not {1}");
    public static readonly Bilingual InForce = new("施行期 {0}", "in force {0}");
    public static readonly Bilingual Day = new("筛查日期 {0:yyyy-MM-dd}", "screened as of {0:yyyy-MM-dd}");
    public static readonly Bilingual Territory = new("适用 {0}", "applies in {0}");
    public static readonly Bilingual At = new("行政区划 {0}", "administrative code {0}");
    public static readonly Bilingual PlaceUnknown = new("所在行政区不完全清楚", "the administrative area is not wholly known");

    public static Bilingual Relation(Rule rule, RuleBase rules)
    {
        if (rule.Zones is not { } zones)
            return Here;
        var kind = rules.Kind(zones.Kind);
        var classes = zones.Classes.Select(c => kind.Classes.FirstOrDefault(k => k.Id == c)?.Name ?? Bilingual.Same(c)).ToList();
        var fields = zones.Fields.Select(f => (f.Field.Name, Values: f.Values.Select(v => f.Field.Values.FirstOrDefault(k => k.Id == v)?.Name ?? Bilingual.Same(v)).ToList())).ToList();
        var name = new Bilingual(
            $"「{kind.Name.Zh}」{Bracket(classes.Select(c => c.Zh), "、")}{string.Concat(fields.Select(f => $"（{f.Name.Zh}：{string.Join("、", f.Values.Select(v => v.Zh))}）"))}",
            $"{kind.Name.En}{(classes.Count > 0 ? $" ({string.Join(", ", classes.Select(c => c.En))})" : "")}{string.Concat(fields.Select(f => $" ({f.Name.En}: {string.Join(", ", f.Values.Select(v => v.En))})"))}");
        return new(name.Zh + rule.Relation.Text.Zh, $"{name.En}: {rule.Relation.Text.En}");
    }

    public static Bilingual Industries(ActivityCondition c)
    {
        string codes = string.Join(' ', c.IndustryCodes.Take(6)) + (c.IndustryCodes.Length > 6 ? " …" : "");
        return c.IndustryGroups.IsEmpty
            ? Bilingual.Same(codes)
            : new(string.Join("、", c.IndustryGroups.Select(g => $"“{g.Word}”")), string.Join(", ", c.IndustryGroups.Select(g => $"“{g.Name.En}”")));
    }

    /// <summary>The class, and the words and rows by which it counts or does not.</summary>
    public static Bilingual Industry(ActivityCondition c, Activity activity, RuleBase rules)
    {
        if (activity.Industry is not { } code)
            return Unstated;
        var title = rules.Industries.Find(code)?.Title ?? Bilingual.Same(code);
        var members = c.Memberships(activity);
        return members.IsEmpty ? title : new(
            $"{title.Zh}（{string.Join("；", members.Select(m => $"{m.Member.Code} 归入“{m.Group.Word}”，置信度{ConfidenceWords.Of(m.Member.Confidence).Zh}{(m.Member.Verified ? "" : "，待核")}"))}）",
            $"{title.En} ({string.Join("; ", members.Select(m => $"{m.Member.Code} counts as {m.Group.Name.En}, confidence {ConfidenceWords.Of(m.Member.Confidence).En}{(m.Member.Verified ? "" : ", not verified")}"))})");
    }

    public static Bilingual Of(Nature nature, RuleBase rules) => Activity.Choices(ActivityCondition.NatureSubject, rules).First(c => RuleBase.ParseNature(c.Id) == nature).Name;

    public static Bilingual List(IReadOnlyList<Bilingual> items) => new(string.Join("、", items.Select(i => i.Zh)), string.Join(", ", items.Select(i => i.En)));

    public static Bilingual Asked(FactCondition c) => c switch
    {
        { Bool: { } b } => YesNo(b),
        { Range: { } range } => Bilingual.Same(range.Text),
        _ => List([.. c.AnyOf.Select(v => ValueName(c.Fact, v))]),
    };

    public static Bilingual Value(Fact fact, FactValue value) => value switch
    {
        FactValue.Bool b => YesNo(b.Value),
        FactValue.Number n => Bilingual.Same(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{n.Value:0.######} {fact.Unit}")),
        FactValue.Set { Values.Count: 0 } => new("无", "none"),
        FactValue.Set s => List([.. s.Values.Select(v => ValueName(fact, v))]),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };

    public static Bilingual Holds(Period period) => (period.From, period.To) switch
    {
        (null, null) => new("未限定", "open"),
        ({ } f, null) => new($"{f:yyyy-MM-dd} 起", $"from {f:yyyy-MM-dd}"),
        (null, { } t) => new($"{t:yyyy-MM-dd} 前", $"before {t:yyyy-MM-dd}"),
        ({ } f, { } t) => new($"{f:yyyy-MM-dd} 起，{t:yyyy-MM-dd} 前", $"from {f:yyyy-MM-dd}, before {t:yyyy-MM-dd}"),
    };

    private static Bilingual YesNo(bool yes) => yes ? new("是", "yes") : new("否", "no");

    private static Bilingual ValueName(Fact fact, string id) => fact.Values.FirstOrDefault(v => v.Id == id).Name ?? Bilingual.Same(id);

    private static string Bracket(IEnumerable<string> items, string comma) => string.Join(comma, items) is { Length: > 0 } text ? $"（{text}）" : "";
}
