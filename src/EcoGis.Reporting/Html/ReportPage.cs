namespace EcoGis;

/// <summary>Lays a <see cref="ReportModel"/> and its map sheets out as one self-contained page. Order after UX §1.3; no figure is made here.</summary>
internal sealed class ReportPage(ReportModel model, Scene? overview, IReadOnlyDictionary<int, Scene> maps)
{
    private readonly HtmlWriter _html = new(model.Language);

    public string Write()
    {
        Top();
        Heading("一、研判发现", "1. Findings");
        if (overview is not null)
            Figure(overview, "m0");
        else
            _html.Line("p", T("没有可绘制的用地范围，故无总图。", "There is no boundary to draw, hence no overview map."), "empty");
        _html.Table(model.Findings);
        foreach (FindingSection section in model.Sections)
            Finding(section);

        if (model.Changes is { Count: > 0 } changes)
        {
            _html.Line("h3", T("怎样才能通过（每次只改一处，改变前后均已重新筛查）", "What would clear it (one change alone, screened before and after)"));
            List(changes);
        }

        Heading("二、已核对、不涉及", "2. Checked and clear");
        _html.Table(model.Clear);
        Heading("三、尚不知道", "3. Not known");
        Open();
        Heading("四、需人工研判", "4. For human review");
        _html.Table(model.Review);

        Heading("五、项目涉及的环境管控单元", "5. Environmental control units");
        _html.Table(model.Units);
        foreach (ReportListLevel level in model.Lists)
            ListLevel(level);
        Heading("六、重叠与邻近", "6. Overlaps and neighbours");
        _html.Line("h3", model.Overlaps.Title);
        _html.Table(model.Overlaps);
        _html.Line("h3", model.Proximities.Title);
        _html.Table(model.Proximities);
        foreach (ReportTable table in new[] { model.Crossings, model.Parts, model.Districts }.OfType<ReportTable>().Concat(model.Forest))
        {
            _html.Line("h3", table.Title);
            _html.Table(table);
        }

        Heading("七、用地范围与面积", "7. Boundary and areas");
        _html.Pairs(model.Areas);
        _html.Line("h3", model.Problems.Title);
        _html.Table(model.Problems);
        _html.Line("h3", T("读取时的说明", "What the reader noticed"));
        if (model.Notices.Count == 0)
            _html.Line("p", T("无。", "Nothing."), "empty");
        else
            List(model.Notices);

        Heading("八、数据清单", "8. Data sheet");
        _html.Table(model.Layers);
        if (model.LawTexts is { } texts)
        {
            _html.Line("h3", texts.Title);
            _html.Table(texts);
        }
        Heading("九、方法、单位与版本", "9. Method, units and versions");
        _html.Pairs(model.Method);
        Heading("十、签署", "10. Sign-off");
        _html.Raw("<div class=\"sign\">");
        foreach (string role in model.SignOff)
            _html.Line("div", role);
        _html.Raw("</div>\n");
        Heading("附表 界址点成果表", "Annex: boundary points");
        _html.Raw("<div class=\"points\">");
        _html.Table(model.Boundary);
        _html.Raw("</div>\n");
        _html.Line("footer", model.Identity.Line);
        return _html.Page($"{model.VerdictWord} · {model.Name} · {model.Title}", string.Join('\n', Styles()));
    }

    private IEnumerable<string> Styles()
    {
        yield return PageStyle.Css;
        yield return PageStyle.Foot(model.Identity.Line, T("第 ", "Page "), T(" 页，共 ", " of "));
        if (model.LawTexts is not null)
            yield return PageStyle.Quotations;
        if (model.Lists.Count > 0)
            yield return PageStyle.Lists;
    }

    private void Top()
    {
        _html.Line("h1", model.Title);
        _html.Line("p", model.Name, "sub");
        _html.Raw($"<section class=\"band {PageStyle.BandClass(model.Verdict)}\"><span class=\"icon\" aria-hidden=\"true\">").Text(model.VerdictIcon);
        _html.Raw("</span><div>").Line("strong", model.VerdictWord).Line("span", model.Sentence).Raw("</div></section>\n");
        _html.Raw("<div class=\"keys\">");
        foreach (ReportPair key in model.KeyNumbers)
            _html.Raw("<div>").Line("span", key.Label).Line("b", key.Value).Line("small", key.Note ?? "").Raw("</div>\n");
        _html.Raw("</div>\n");
        foreach (string warning in model.Warnings)
            _html.Line("p", "⚠ " + warning, "warn");
        _html.Pairs(model.Head, two: true);
    }

    private void Finding(FindingSection f)
    {
        _html.Raw($"<section class=\"finding\" id=\"f{f.Number}\">").Raw("<h3>").Text(T($"发现 {f.Number}　", $"Finding {f.Number} · "));
        _html.Raw($"<span class=\"tag {EffectClass(f.Effect)}\">").Text(f.EffectWord).Raw("</span> ").Text(f.Heading).Raw("</h3>\n");
        if (maps.TryGetValue(f.Number, out Scene? map))
            Figure(map, $"m{f.Number}");
        else if (f.SameMapAs is { } other && maps.ContainsKey(other))
            _html.Raw("<p class=\"note\">").Text(T($"地图同发现 {other}。", $"Same map as finding {other}.")).Raw("</p>\n");
        else
            _html.Line("p", T("本项没有可绘制的管控区，位置见总图。", "There is no zone to draw for this finding; see the overview."), "note");
        _html.Pairs(f.Facts, two: true);
        foreach (ReportClause clause in f.Clauses)
        {
            _html.Raw(clause.Quotation is null ? "<div class=\"clause\"><b>" : "<div class=\"clause quoted\"><div><b>").Text(clause.Citation).Raw("</b>");
            foreach (string mark in clause.Marks)
                _html.Raw("<span class=\"mark\">").Text(mark).Raw("</span>");
            _html.Raw("<br />").Text(clause.Summary);
            if (clause.Quotation is { } quotation)
                Quotation(quotation);
            else if (clause.InsteadOfQuotation is { } note)
                _html.Raw("<br /><small class=\"note\">").Text(note).Raw("</small>");
            _html.Raw("</div>\n");
        }
        foreach (string membership in f.Memberships)
            _html.Line("div", membership, "clause");
        Named(T("计算", "Arithmetic"), f.Arithmetic);
        Named(T("为什么", "Why"), f.Reasons);
        Named(T("怎样会改变（每次只改一处，改变前后均已重新筛查）", "What would change it (one change alone, screened before and after)"), f.Changes);
        _html.Raw("<p><b>").Text(T("如何消除：", "What would clear it: ")).Raw("</b>").Text(f.Remedy).Raw("</p></section>\n");
    }

    /// <summary>Open, so that it is printed; a reader may fold it away.</summary>
    private void Quotation(ReportQuotation quotation)
    {
        _html.Raw("</div><details open=\"\">").Line("summary", quotation.Caption).Raw("<blockquote lang=\"zh-CN\">\n");
        foreach (string line in quotation.Lines)
            _html.Line("p", line);
        _html.Raw("</blockquote></details>");
    }

    private void ListLevel(ReportListLevel level)
    {
        _html.Line("h3", level.Heading);
        _html.Raw("<table class=\"list\"><thead><tr>");
        foreach (string heading in model.Language == Language.Zh ? ["维度·类别", "要求（动词加粗，例外加下划线）", "出处", "对照"] : new[] { "Dimension · slot", "Requirement (verbs bold, exceptions underlined)", "Source", "Judgement" })
            _html.Raw("<th scope=\"col\">").Text(heading).Raw("</th>");
        _html.Raw("</tr></thead><tbody>\n");
        foreach (ReportListLine line in level.Lines)
        {
            _html.Raw("<tr><td>").Text(line.Slot).Raw("</td><td lang=\"zh-CN\">");
            foreach (ReportPiece piece in line.Pieces)
            {
                string? tag = piece.Mark switch { RequirementMark.Verb => "b", RequirementMark.Exception => "u", _ => null };
                foreach (var (i, part) in piece.Text.Split('\n').Index())
                {
                    _html.Raw(i > 0 ? "<br />" : "").Raw(tag is null ? "" : $"<{tag}>").Text(part.TrimEnd('\r')).Raw(tag is null ? "" : $"</{tag}>");
                }
            }
            _html.Raw("</td><td>").Text(line.Source).Raw("</td><td>").Text(line.Answer);
            foreach (string choice in line.Choices)
                _html.Raw("<br />☐ ").Text(choice);
            _html.Raw("</td></tr>\n");
        }
        _html.Raw("</tbody></table>\n");
    }

    private void Open()
    {
        if (model.Open.Count == 0)
            _html.Line("p", T("没有未决问题：应查的图层、覆盖、精度与项目情况均已具备。", "Nothing is open: layers, coverage, accuracy and facts were all at hand."), "empty");
        foreach (ReportTable table in model.Open)
        {
            _html.Line("h3", table.Title);
            _html.Table(table);
        }
    }

    private void Figure(Scene scene, string id) => _html.Raw("<figure>").Raw(SvgPainter.Paint(scene, id)).Raw("</figure>\n");

    private void Named(string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0)
            return;
        _html.Line("b", name);
        List(items);
    }

    private void List(IEnumerable<string> items)
    {
        _html.Raw("<ul>");
        foreach (string item in items)
            _html.Line("li", item);
        _html.Raw("</ul>\n");
    }

    private void Heading(string zh, string en) => _html.Line("h2", T(zh, en));

    private string T(string zh, string en) => model.Language == Language.Zh ? zh : en;

    private static string EffectClass(Effect effect) => effect switch
    {
        Effect.Prohibited => "v-no",
        Effect.Restricted => "v-if",
        _ => "v-open",
    };
}
