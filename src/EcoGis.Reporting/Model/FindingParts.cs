namespace EcoGis;

/// <summary>Findings: the table and one section each, numbered alike from 1 in the order of the screening.</summary>
internal sealed class FindingParts(Screening s, Speech say)
{
    private readonly LawParts _law = new(s, say);

    public ReportTable Table() => new(
        say.T("研判发现", "Findings"),
        [
            new(say.T("序号", "No.")),
            new(say.T("管控要求", "Effect")),
            new(say.T("区类", "Kind")),
            new(say.T("管控区", "Zone")),
            new(say.T("类别", "Class")),
            new(say.T("关系", "Relation")),
            new(say.T("椭球面积 m²", "Ellipsoidal m²"), ColumnKind.Number),
            new(say.T("占用地", "Of site"), ColumnKind.Number),
            new(say.T("占管控区", "Of zone"), ColumnKind.Number),
            new(say.T("距离 m", "Distance m"), ColumnKind.Number),
            new(say.T("条款", "Clause")),
            new(say.T("确定性", "Certainty")),
        ],
        [.. s.Findings.Select(Row)],
        say.Refused(s) ?? say.T("没有规则适用于本项目。是否“未涉及”还是“不知道”，见下面两表。", "No rule applies. Whether that means clear or not known is in the two tables below."));

    public IReadOnlyList<FindingSection> Sections() => [.. s.Findings.Select(Section)];

    /// <summary>One line for each instrument believed to have been replaced, whether its clauses decided or only ask.</summary>
    public IEnumerable<string> Warnings() => s.Findings.SelectMany(f => f.Clauses).Concat(s.Undetermined.SelectMany(q => q.Clauses))
        .Where(c => c.SupersededBy is not null)
        .GroupBy(c => (c.Instrument, c.SupersededBy), (_, cited) => cited.ToList())
        .Select(cited => $"{say.Quote(say.In(cited[0].Title))} {string.Join(say.T("、", ", "), cited.Select(c => c.Article).Distinct())}{say.T("：", ": ")}{Superseded(cited[0].SupersededBy!)}");

    private string[] Row(Finding f, int index)
    {
        OverlapRecord? o = OverlapOf(f);
        return
        [
            Figures.Count(index + 1),
            say.In(VerdictWords.Of(f.Effect)),
            say.Kind(f.Kind),
            ZoneOf(f),
            say.Class(f.Kind, f.ZoneClass),
            Relation(f),
            Figures.Area(o?.EllipsoidalArea ?? (f.Numbers.TryGetValue("area_ellipsoidal_m2", out double area) ? area : null)),
            o is null ? Figures.None : Figures.Percent(o.ShareOfSite),
            o is null ? Figures.None : Figures.Percent(o.ShareOfZone),
            f.Numbers.TryGetValue("distance_m", out double d) ? Figures.Length(d) : o is null ? Figures.None : Figures.Length(0),
            f.Clauses.IsEmpty ? Figures.None : string.Join(say.T("；", "; "), f.Clauses.Select(c => $"{say.Cite(c)}{(c.Verified ? "" : Pending)}")),
            say.In(ReportWords.Of(f.Certainty)),
        ];
    }

    private FindingSection Section(Finding f, int index)
    {
        int earlier = s.Findings.IndexOf(s.Findings.First(g => (g.Layer, g.ZoneNumber, g.Answer) == (f.Layer, f.ZoneNumber, f.Answer)));
        string? distance = f.Numbers.TryGetValue("distance_m", out double d) ? Figures.Length(d) + " m" : null;
        return new FindingSection(
            index + 1,
            f.ZoneCode is null ? $"{say.Kind(f.Kind)}{say.T("：", ": ")}{say.In(f.RuleName)}" : $"{say.Kind(f.Kind)}{say.T("：", ": ")}{ZoneOf(f)}",
            f.Effect,
            say.In(VerdictWords.Of(f.Effect)),
            [
                new(say.T("关系", "Relation"), Relation(f)),
                new(say.T("类别", "Class"), say.Class(f.Kind, f.ZoneClass)),
                new(say.T("编码", "Code"), f.ZoneCode ?? Figures.None),
                new(say.T("图层", "Layer"), LayerOf(f.Layer)),
                new(say.T("确定性", "Certainty"), say.In(ReportWords.Of(f.Certainty))),
                new(say.T("规则", "Rule"), say.In(f.RuleName), f.Rule),
            ],
            [.. f.Clauses.Select(c => _law.Quoted(new ReportClause(say.Cite(c), say.In(c.Summary), [.. Marks(c)]), c, index + 1))],
            [.. f.Memberships.Select(m => Membership(f, m))],
            [.. Arithmetic(f)],
            f.Remedy is { } remedy ? say.In(remedy) : say.T("规则未给出消除办法，由主管部门研判。", "The rule names no remedy; the competent authority decides."),
            new MapFinding(index + 1, f.Layer, f.ZoneNumber, f.Answer, distance),
            earlier < index ? earlier + 1 : null);
    }

    /// <summary>The clause speaks in policy words, the project in codes: this line shows the step between them and how sure it is.</summary>
    private string Membership(Finding f, IndustryMembership m)
    {
        string industry = s.Industry is { } c && c.Code == m.Code ? say.In(c.Title) : m.Code;
        string sure = say.T($"置信度 {ConfidenceWords.Of(m.Member.Confidence).Zh}", $"confidence {ConfidenceWords.Of(m.Member.Confidence).En}");
        string row = m.Member.Verified ? "" : say.T("对应关系待核", "mapping not verified");
        string clause = f.Clauses.All(c => c.Verified) ? "" : say.T("条款待核", "clause not verified");
        string marks = string.Join(say.T("，", ", "), new[] { sure, row, clause }.Where(t => t.Length > 0));
        return say.T($"{industry} 属于“{m.Group.Name.Zh}”（{marks}）", $"{industry} falls under “{m.Group.Name.En}” ({marks})");
    }

    /// <summary>The division behind the share, then every number the rule used.</summary>
    private IEnumerable<string> Arithmetic(Finding f)
    {
        if (OverlapOf(f) is { } o && s.Site.EllipsoidalArea is { } site)
        {
            yield return say.T(
                $"椭球：{Figures.Area(o.EllipsoidalArea)} m² ÷ {Figures.Area(site)} m²；平面：{Figures.Area(o.PlanarArea)} m² ÷ {Figures.Area(s.Site.PlanarArea)} m²；占用地 {Figures.Exact(o.ShareOfSite)}，占管控区 {Figures.Exact(o.ShareOfZone)}（按该区类的面积口径）",
                $"ellipsoidal {Figures.Area(o.EllipsoidalArea)} m² ÷ {Figures.Area(site)} m²; planar {Figures.Area(o.PlanarArea)} m² ÷ {Figures.Area(s.Site.PlanarArea)} m²; {Figures.Exact(o.ShareOfSite)} of the site, {Figures.Exact(o.ShareOfZone)} of the zone (by the kind's area of record)");
        }
        if (f.Numbers.TryGetValue("distance_m", out double distance) && f.Numbers.TryGetValue("threshold_m", out double limit))
            yield return $"{Figures.Length(distance)} m {(distance <= limit ? "≤" : ">")} {Figures.Length(limit)} m";
        if (f.Numbers.Count > 0)
            yield return string.Join(say.T("，", ", "), f.Numbers.Select(n => $"{say.In(ReportWords.NumberName(n.Key))} {Figures.WithUnit(n.Key, n.Value)}"));
    }

    private IEnumerable<string> Marks(ClauseCitation c)
    {
        if (!c.Verified)
            yield return say.T("条款待核", "clause not yet verified");
        if (c.SupersededBy is { } other)
            yield return Superseded(other);
    }

    private string Superseded(Supersession other) => say.T(
        other.Verified
            ? $"自 {Figures.Date(other.From)} 起已由{say.Quote(say.In(other.Title))}替代，须改引现行条款"
            : $"自 {Figures.Date(other.From)} 起可能已由{say.Quote(say.In(other.Title))}替代（待核），引用前须核对现行条款",
        other.Verified
            ? $"superseded from {Figures.Date(other.From)} by {say.Quote(say.In(other.Title))}: cite what is now in force"
            : $"may have been superseded from {Figures.Date(other.From)} by {say.Quote(say.In(other.Title))} (not verified): check before citing it");

    /// <summary>A rule of a whole territory names no zone.</summary>
    private string Relation(Finding f) => f is { Kind: null, Answer: Answer.Within } ? say.T("在适用地区内", "in the rule's territory") : say.In(ReportWords.Of(f.Answer));

    private string Pending => say.T("（条款待核）", " (not verified)");

    private OverlapRecord? OverlapOf(Finding f) =>
        f.Answer == Answer.Overlaps ? s.Overlaps.FirstOrDefault(o => o.Layer == f.Layer && o.ZoneNumber == f.ZoneNumber) : null;

    private static string ZoneOf(Finding f) => f.ZoneName is { Length: > 0 } name ? name : f.ZoneCode ?? Figures.None;

    private string LayerOf(string? name) =>
        name is null ? Figures.None : s.Layers.FirstOrDefault(l => l.Name == name)?.Version is { } version ? $"{name}@{version}" : name;
}
