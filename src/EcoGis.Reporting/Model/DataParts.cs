namespace EcoGis;

/// <summary>What the answer rests on: open questions by need, review list, layers with digests, method.</summary>
internal sealed class DataParts(Screening s, Speech say)
{
    public static IEnumerable<IGrouping<(Need Needs, string Subject, Bilingual What, Bilingual Question), OpenQuestion>> Asked(Screening s) =>
        s.Undetermined.GroupBy(q => (q.Needs, q.Subject, q.What, q.Question));

    /// <summary>The same question asked by several rules is one row that names them all.</summary>
    public IReadOnlyList<ReportTable> Open() =>
    [
        .. from need in Enum.GetValues<Need>()
           let questions = Asked(s).Where(q => q.Key.Needs == need).ToList()
           where questions.Count > 0
           select new ReportTable(
               say.In(ReportWords.Of(need)),
               [
                   new(say.T("缺什么", "What is missing"), Share: 22),
                   new(say.T("请回答或提供", "Please answer or provide"), Share: 28),
                   new(say.T("可能", "May be"), Share: 9),
                   new(say.T("涉及条款", "Clauses"), Share: 41),
               ],
               [.. questions.Select(Row)],
               ""),
    ];

    /// <param name="waiting">What is said of lines of access lists, which have a section of their own; null: there is none.</param>
    public ReportTable Review(string? waiting) => new(
        say.T("需人工研判", "For human review"),
        [new(say.T("区类", "Kind")), new(say.T("编码", "Code"), ColumnKind.Code), new(say.T("维度", "Dimension")), new(say.T("内容", "Text"))],
        [.. s.Review.Where(r => r.Listed is null).Select(r => (string[])[say.Kind(r.Kind), r.ZoneCode, r.Dimension == "unruled" ? say.T("无对应规则", "no rule names it") : r.Dimension, say.In(r.Text)])],
        say.Refused(s) ?? waiting ?? say.T("没有需人工研判的条目。", "Nothing for human review."))
    {
        Note = s.Review.Any(r => r.Listed is null) ? waiting : null,
    };

    public ReportTable Layers() => new(
        say.T("数据清单", "Data sheet"),
        [
            new(say.T("区类", "Kind")),
            new(say.T("图层", "Layer")),
            new(say.T("版本", "Version"), ColumnKind.Number),
            new(say.T("状态", "Status")),
            new(say.T("来源", "Source")),
            new(say.T("有效期", "In force")),
            new(say.T("精度 m", "Accuracy m"), ColumnKind.Number),
            new(say.T("内容摘要", "Digest"), ColumnKind.Code),
        ],
        [.. s.Layers.Select(l => (string[])
        [
            say.Kind(l.Kind), l.Name, l.Version is { } v ? Figures.Count(v) : Figures.None, say.In(ReportWords.Of(l.Status)), l.Source ?? Figures.None,
            Period(l), l.Accuracy is { } a ? Figures.Plain(a) : Figures.None, l.Digest ?? Figures.None,
        ])],
        say.Refused(s) ?? say.T("没有任何图层可用。", "No layer was available."))
    {
        Note = Doubts(),
    };

    /// <summary>What the check of each layer left open when it was imported.</summary>
    private string? Doubts()
    {
        var used = s.Layers.Where(l => l.Version is not null).Select(l => l.Name).ToHashSet(StringComparer.Ordinal);
        string[] doubts =
        [
            .. (s.Snapshot?.Layers ?? []).Where(l => used.Contains(l.Name)).Select(l => l.Version).OfType<LayerVersion>()
                .Select(v => (Version: v, Doubt: v.Doubts())).Where(d => d.Doubt is not null).Select(d => $"{d.Version.Name}@{d.Version.Version} {say.In(d.Doubt!)}"),
        ];
        return doubts.Length == 0 ? null : say.T("导入时的整层检查：", "Checks of whole layers at import: ") + string.Join(say.T("。", ". "), doubts) + say.T("。", ".");
    }

    public IReadOnlyList<ReportPair> Method() =>
    [
        new(say.T("核验码", "Check code"), CheckCode.Of(s), say.T("两份报告、报告与 screening.json 核验码相同，即为同一结果", "papers and screening.json with the same code show the same result")),
        new(say.T("程序版本", "Program"), "EcoGis " + s.ProgramVersion),
        new(say.T("规则库", "Rule base"), s.RuleBase.Version, s.RuleBase.Digest),
        .. s.Law is { } law ? [new ReportPair(say.T("法规库", "Law library"), say.T($"{law.Texts} 份文本", $"{law.Texts} texts"), law.Digest)] : Array.Empty<ReportPair>(),
        new(say.T("面积", "Areas"), say.T("平方米，保留 4 位小数。椭球面积按国土调查椭球面积公式；平面积在量算坐标系的高斯-克吕格平面上计算。占比按各区类的面积口径。", "Square metres to 4 decimals. Ellipsoidal by the land-survey formula; planar in the Gauss-Krüger plane named above. Shares go by the kind's area of record.")),
        new(say.T("距离", "Distances"), say.T("米，保留 3 位小数，为最近点之间的大地线长度；管控区为面，区内距离为 0；“在 D 米内”含等于。", "Metres to 3 decimals: geodesic between nearest points. Zones are solid: inside is 0. “Within D” includes D.")),
        new(say.T("细长面", "Slivers"), say.T("宽度小于项目与图层合成精度的重叠列出但不作为定论；宽度不足 1 毫米为相接，按不涉及、距离 0 计。", "Overlaps thinner than the combined accuracy are listed but not decisive; under 1 mm wide is a touch: clear, distance 0.")),
        new(say.T("未知", "Unknown"), say.T("缺图层、未覆盖、缺项目情况一律为“无法判定”，不作“符合”处理。", "Missing layers, coverage or facts give “undetermined”, never “compliant”.")),
        new(say.T("性质", "Standing"), say.T("本报告是筛查结果，不代替行政许可与法定审查。", "This report is a screening; it replaces no permit and no statutory review.")),
    ];

    private string[] Row(IGrouping<(Need Needs, string Subject, Bilingual What, Bilingual Question), OpenQuestion> group) =>
    [
        say.In(group.Key.What),
        say.In(group.Key.Question),
        say.In(VerdictWords.Of(group.Min(q => q.Effect))),
        Concerned(group),
    ];

    /// <summary>How many rules wait for the answer, and their articles gathered under each instrument.</summary>
    private string Concerned(IEnumerable<OpenQuestion> questions)
    {
        List<string> rules = [.. questions.Select(q => q.Rule).Distinct()];
        List<string> cited =
        [
            .. questions.SelectMany(q => q.Clauses).GroupBy(c => c.Title)
                .Select(g => say.Quote(say.In(g.Key)) + (say.Zh ? "" : " ") + say.List(g.Select(c => c.Article).Distinct())),
        ];
        return say.T($"{rules.Count} 条规则：", $"{rules.Count} rule(s): ") + (cited.Count > 0 ? string.Join(say.T("；", "; "), cited) : say.List(rules));
    }

    private string Period(LayerUse l)
    {
        if (l.ValidFrom is null && l.ValidTo is null)
            return l.Version is null ? Figures.None : say.T("未限定", "open");
        string from = l.ValidFrom is null ? "…" : Figures.Date(l.ValidFrom);
        return l.ValidTo is null ? say.T($"{from} 起", $"from {from}") : say.T($"{from} 至 {Figures.Date(l.ValidTo)}（不含）", $"{from} to {Figures.Date(l.ValidTo)} (excl.)");
    }
}
