namespace EcoGis;

/// <summary>Screening → <see cref="ReportModel"/>: wording and order only. Sums rows where a table says so; measures and judges nothing.</summary>
internal static class ReportBuilder
{
    public static ReportModel Build(Screening s, ReportContext context, Language language, Explanation? explanation = null)
    {
        var say = new Speech(language, context);
        var findings = new FindingParts(s, say);
        var why = explanation is null ? null : new ExplanationParts(explanation, say);
        var zones = new ZoneParts(s, say);
        var site = new SiteParts(s, say);
        var data = new DataParts(s, say);
        var made = new BreakdownParts(s, say);
        var lists = new ListParts(s, say);
        return new ReportModel
        {
            Language = language,
            Title = say.T("生态保护与用地准入筛查报告", "Ecological protection and land-use screening report"),
            Identity = new IdentityParts(s, say).Identity(),
            Name = s.Proposal.Name.Length > 0 ? s.Proposal.Name : s.Proposal.Id,
            Verdict = s.Verdict,
            VerdictWord = say.In(VerdictWords.Of(s.Verdict)),
            VerdictIcon = VerdictWords.Icon(s.Verdict),
            Sentence = Sentence(s, say),
            KeyNumbers = KeyNumbers(s, say),
            Head = Head(s, say),
            Warnings = [.. site.Warnings(), .. findings.Warnings()],
            Findings = findings.Table(),
            Sections = why is null ? findings.Sections() : [.. findings.Sections().Select(why.Of)],
            Changes = why?.Whole(),
            Units = zones.Units(),
            Lists = lists.Levels(),
            Overlaps = zones.Overlaps(),
            Proximities = zones.Proximities(),
            Crossings = made.Crossings(),
            Parts = made.Parts(),
            Districts = made.Districts(),
            Forest = new ForestParts(s, say).Tables(),
            Clear = zones.Clear(),
            Open = data.Open(),
            Review = data.Review(lists.Waiting()),
            Layers = data.Layers(),
            LawTexts = s.Law is null ? null : new LawParts(s, say).Texts(),
            Areas = [.. made.Corridor(), .. site.Areas()],
            Problems = site.Problems(),
            Notices = site.Notices(),
            Method = data.Method(),
            SignOff = say.Zh ? ["编制人", "复核人", "审核人", "单位（盖章）", "日期"] : ["Prepared by", "Checked by", "Approved by", "Office (seal)", "Date"],
            Boundary = site.Boundary(),
        };
    }

    private static string Sentence(Screening s, Speech say)
    {
        int prohibited = s.Findings.Count(f => f.Effect == Effect.Prohibited), restricted = s.Findings.Count(f => f.Effect == Effect.Restricted);
        string kinds = say.List(s.Findings.Where(f => f.Effect == Effect.Prohibited).Select(f => f.Kind is { } kind ? say.Kind(kind) : say.In(f.RuleName)).Distinct());
        if (s.Site.EllipsoidalArea is null)
            return say.T("用地范围几何有误，未与任何图层比对；修正后须重新筛查。", "The boundary is broken and was held against no layer; correct it and screen again.");
        return s.Verdict switch
        {
            Verdict.Prohibited => say.T(
                $"项目触及 {prohibited} 项禁止性规定（{kinds}），不符合生态保护与用地准入要求。",
                $"The project meets {prohibited} prohibition(s) ({kinds}) and does not comply."),
            Verdict.Undetermined => say.T(
                $"尚有 {DataParts.Asked(s).Count()} 个问题未决，现有数据既不能证明符合，也不能证明不符合；补齐“尚不知道”所列各项后方可判定。",
                $"{DataParts.Asked(s).Count()} question(s) are open: the data at hand prove neither compliance nor conflict. Settle the items under “Not known” first."),
            Verdict.Conditional => say.T(
                $"未发现禁止性冲突；有 {restricted} 项限制性要求、{s.Review.Length} 项需人工研判，逐项落实后方为符合。",
                $"No prohibition applies; {restricted} restriction(s) and {s.Review.Length} item(s) for human review must be settled first."),
            _ => say.T(
                $"已核对 {s.Clear.Select(c => c.Kind).Concat(s.Overlaps.Select(o => o.Kind)).Distinct().Count()} 类管控区，未发现禁止性或限制性冲突。",
                $"{s.Clear.Select(c => c.Kind).Concat(s.Overlaps.Select(o => o.Kind)).Distinct().Count()} kinds of zone were checked; no prohibition or restriction applies."),
        };
    }

    /// <summary>Four figures for the first glance; the conflict area is the union the screener measured.</summary>
    private static List<ReportPair> KeyNumbers(Screening s, Speech say)
    {
        bool refused = s.Site.EllipsoidalArea is null;
        return
        [
            new(say.T("已知冲突面积", "Known conflict area"),
                s.Conflict is null ? Figures.None : Figures.Area(s.Conflict.EllipsoidalArea) + " m²",
                s.Conflict is null ? say.T("未比对", "not compared") : say.T($"椭球；平面 {Figures.Area(s.Conflict.PlanarArea)} m²；重复压占只计一次", $"ellipsoidal; planar {Figures.Area(s.Conflict.PlanarArea)} m²; shared ground counts once")),
            new(say.T("占用地比例", "Share of the site"),
                s.Conflict is null || s.Site.EllipsoidalArea is not > 0 ? Figures.None : Figures.Percent(s.Conflict.EllipsoidalArea / s.Site.EllipsoidalArea.Value),
                refused ? say.T("未比对", "not compared") : say.T($"用地 {Figures.Area(s.Site.EllipsoidalArea)} m²（椭球）", $"of {Figures.Area(s.Site.EllipsoidalArea)} m² (ellipsoidal)")),
            new(say.T("研判发现", "Findings"),
                Figures.Count(s.Findings.Length),
                say.List(Enum.GetValues<Effect>().Select(e => $"{say.In(VerdictWords.Of(e))} {s.Findings.Count(f => f.Effect == e)}"))),
            new(say.T("未决问题", "Open questions"),
                Figures.Count(DataParts.Asked(s).Count()),
                say.T($"涉及 {s.Undetermined.Select(q => q.Rule).Distinct().Count()} 条规则；另有需人工研判 {s.Review.Length} 项", $"of {s.Undetermined.Select(q => q.Rule).Distinct().Count()} rule(s); and {s.Review.Length} for human review")),
        ];
    }

    private static List<ReportPair> Head(Screening s, Speech say) =>
    [
        new(say.T("项目名称", "Project"), s.Proposal.Name),
        new(say.T("项目编号", "Project code"), s.Proposal.Id),
        new(say.T("行业", "Industry"), s.Industry is { } i ? say.In(i.Title) : s.Proposal.Activity.Industry ?? say.T("未说明", "not stated")),
        new(say.T("建设性质", "Nature"), say.In(ReportWords.Of(s.Proposal.Activity.Nature))),
        .. s.Proposal.Activity.Facts.Select(f => new ReportPair(say.Fact(f.Key), say.FactValue(f.Key, f.Value))),
        new(say.T("来源文件", "Source file"), s.Proposal.SourceFile),
        new(say.T("数据时点", "As of"), Figures.Date(s.Date)),
        new(say.T("地区档案", "District profile"), s.District),
    ];
}
