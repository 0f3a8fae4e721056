namespace EcoGis;

/// <summary>
/// The tables of 符合性 (DOMAIN §6.1): requirement, what is the case here, and whether they conform, for access lists by level and dimension, for laws, and for rules that
/// do not apply. The words of conformity are the template's; the outcome is the screening's.
/// </summary>
internal sealed class ConformityParts(Screening s, Speech say, JudgementWords words)
{
    /// <summary>One table for each level and unit, from the province down.</summary>
    public IEnumerable<ReportTable> Lists()
    {
        if (s.Listed.IsEmpty)
        {
            yield return Listed(say.T("与生态环境准入清单的符合性", "Access lists"), []);
            yield break;
        }
        foreach (var level in s.Listed.GroupBy(l => (l.Line.Level.Rank, Units: say.List(l.Units))))
        {
            ListedLine first = level.First();
            string names = say.List(first.Names.Where(n => n.Length > 0));
            string whom = first.Line.Level.Scope == ListScope.Area ? "" : names.Length > 0 ? $"{names} {level.Key.Units}" : level.Key.Units;
            yield return Listed(say.In(first.Line.Level.Name) + (whom.Length > 0 ? say.T("：", ": ") + whom : ""), [.. level.Select(Line)]);
        }
    }

    /// <summary>What was found, then what is open, by clause; list lines are in their own tables.</summary>
    public ReportTable Laws()
    {
        var found = s.Findings.SelectMany(f => f.Clauses.Where(c => !c.IsListed).Select(c => (Clause: c, Situation: Situation(f), f.Effect)))
            .GroupBy(x => (x.Clause.Instrument, x.Clause.Article, x.Clause.Id))
            .Select(g => Row(g.First().Clause, say.Join(g.Select(x => x.Situation).Distinct()), Word(g.Min(x => x.Effect))));
        var open = s.Undetermined.SelectMany(q => q.Clauses.Where(c => !c.IsListed).Select(c => (Clause: c, Question: q)))
            .GroupBy(x => (x.Clause.Instrument, x.Clause.Article, x.Clause.Id))
            .Select(g => Row(g.First().Clause, say.Join(g.Select(x => say.In(x.Question.What)).Distinct()), say.In(words.Open.Text)));
        return new(
            say.T("与法律法规及管控文件的符合性", "Laws and policy documents"), Columns(say.T("文件名称", "Document")), [.. found, .. open],
            say.Refused(s) ?? say.T("没有规则适用，也没有未决条款；已核对而不适用的见附表。", "No rule applies and none is open; those that were checked and do not apply are in the annex."));
    }

    public ReportTable NotApplying() => new(
        say.T("已核对而不适用的条款", "Clauses checked and not applying"),
        [new(say.T("文件名称", "Document"), Share: 31), new(say.T("相关要求", "Requirement"), Share: 27), new(say.T("本项目情况", "This project"), Share: 42)],
        [.. s.NotApplying.Select(p => (string[])
        [
            say.Join(p.Clauses.Select(c => say.Cite(c) + Pending(c))), say.In(p.Name),
            say.Join(p.Conditions.Where(c => c.Truth == Truth.False).Select(Unmet)),
        ])],
        say.Refused(s) ?? say.T("没有这样的条款，或筛查记录不含规则库。", "There is none, or the record came without its rules."))
    {
        Note = say.T($"符合性：各条均为“{words.NotApplying.Text.Zh}”。", $"Conformity of every row: {words.NotApplying.Text.En}."),
    };

    /// <summary>The words of the outcome of a finding.</summary>
    public string Word(Effect effect) => say.In((effect switch { Effect.Prohibited => words.Prohibited, Effect.Restricted => words.Restricted, _ => words.Advice }).Text);

    /// <summary>A finding as a sentence about the project, areas to 0.01 m².</summary>
    public string Situation(Finding f)
    {
        string zone = f.ZoneCode is null ? say.Kind(f.Kind) : $"{say.Kind(f.Kind)} {say.Zone(f.ZoneName ?? "", f.ZoneCode)}";
        OverlapRecord? o = f.Answer == Answer.Overlaps ? s.Overlaps.FirstOrDefault(x => x.Layer == f.Layer && x.ZoneNumber == f.ZoneNumber) : null;
        string where = f.Answer switch
        {
            Answer.Overlaps when o is { PlanarArea: 0, Length: > 0 } => say.T($"穿越{zone} {Figures.Length(o.Length)} m", $"runs {Figures.Length(o.Length)} m through {zone}"),
            Answer.Overlaps when o is not null => say.T(
                $"压占{zone} {Figures.SquareMetres(o.EllipsoidalArea)} m²，占用地 {Figures.Percent(o.ShareOfSite)}",
                $"covers {Figures.SquareMetres(o.EllipsoidalArea)} m² of {zone}, {Figures.Percent(o.ShareOfSite)} of the site"),
            Answer.Within when f.Numbers.TryGetValue("distance_m", out double d) => say.T(
                $"距{zone} {Figures.Length(d)} m{(f.Numbers.TryGetValue("threshold_m", out double limit) ? $"（规定 {Figures.Length(limit)} m 以内）" : "")}",
                $"{Figures.Length(d)} m from {zone}{(f.Numbers.TryGetValue("threshold_m", out double within) ? $" (asked within {Figures.Length(within)} m)" : "")}"),
            Answer.Within => say.T("位于适用地区内", "lies in the territory"),
            Answer.Outside => say.T($"在{zone}之外", $"lies outside {zone}") + (f.Numbers.TryGetValue("area_ellipsoidal_m2", out double beyond) ? say.T($" {Figures.SquareMetres(beyond)} m²", $" by {Figures.SquareMetres(beyond)} m²") : ""),
            _ => say.In(ReportWords.Of(f.Answer)) + say.T("：", ": ") + zone,
        };
        return say.Join([where, .. f.Memberships.Select(m => say.T($"行业 {m.Code} 属于“{m.Group.Name.Zh}”", $"industry {m.Code} falls under “{m.Group.Name.En}”"))]);
    }

    private ReportTable Listed(string title, IReadOnlyList<IReadOnlyList<string>> rows) => new(
        title, Columns(say.T("类别（维度）", "Dimension")), rows,
        say.Refused(s) ?? say.T("目录库中没有适用于本项目的准入清单：管控要求不知道，不判断符合性。", "The catalog has no access list for this place: its requirements are not known and nothing is judged."));

    private string[] Line(ListedLine l)
    {
        var line = l.Line;
        string slot = say.In(line.Dimension.Name) + (line.Slot is { } own ? say.T("·", " · ") + say.In(own) : "");
        string source = say.T($"（{line.List.Head.Title}第 {line.Line.Number} 条）", $" ({line.List.Head.Title} line {line.Line.Number})");
        var findings = s.Findings.Where(f => f.Rule == line.Id).ToList();
        return
        [
            slot, line.Line.Text + source,
            l.Answer switch
            {
                ListAnswer.Applies => say.Join(findings.Select(Situation).Distinct()),
                ListAnswer.DoesNotApply => say.T("该条的条件经核对不成立", "its condition is known not to hold"),
                ListAnswer.Open => say.Join(s.Undetermined.Where(q => q.Rule == line.Id).Select(q => say.In(q.What)).Distinct()),
                _ => say.In(words.ToFill.Text),
            },
            l.Answer switch
            {
                ListAnswer.Applies => Word(line.Rule!.Effect),
                ListAnswer.DoesNotApply => say.In(words.NotApplying.Text),
                ListAnswer.Open => say.In(words.Open.Text),
                _ => say.In(words.Person.Text) + say.T("：", ": ") + string.Join(" ", ReviewItem.Choices.Select(c => "☐" + say.In(c.Name))),
            },
        ];
    }

    private string[] Row(ClauseCitation c, string situation, string word) => [say.Cite(c), say.In(c.Summary) + Pending(c), situation, word];

    private string Pending(ClauseCitation c) => c.Verified ? "" : say.T("（条款待核）", " (not verified)");

    /// <summary>What the rule asks, and what is the case instead.</summary>
    private string Unmet(ConditionProof c)
    {
        string asked = say.In(c.Asked), stated = say.In(c.Stated);
        string about = c.Kind switch
        {
            ConditionKind.Industry => say.T("要求行业 ", "asks for industry "),
            ConditionKind.Nature => say.T("要求建设性质 ", "asks for "),
            ConditionKind.Exception => "",
            _ => say.T("要求 ", "asks for "),
        };
        return asked == stated ? stated : $"{about}{asked}{say.T("，本项目 ", "; here: ")}{stated}";
    }

    private ReportColumn[] Columns(string first) =>
    [
        new(first, Share: 24), new(say.T("相关要求", "Requirement"), Share: 32), new(say.T("本项目情况", "This project"), Share: 29), new(say.T("符合性", "Conformity"), Share: 15),
    ];
}
