namespace EcoGis;

/// <summary>A batch as one self-contained page: the counts, a map of them, the gravest cases first, then the tables. No figure is made here.</summary>
public static class BatchReportPage
{
    /// <param name="boundary">Rings in degrees to draw the places against.</param>
    public static string Html(BatchReport report, IEnumerable<(double[] Longitudes, double[] Latitudes)> boundary, string program, Language language)
    {
        ArgumentNullException.ThrowIfNull(report);
        bool zh = language == Language.Zh;
        BatchReportSheets sheets = new(report, language);
        string title = zh ? "批量筛查汇总" : "Summary of a batch";
        HtmlWriter html = new(language);
        html.Line("h1", title);
        html.Line("p", $"{report.Header.SourceFile}  ·  {Figures.Date(report.Header.Date)}", "sub");
        html.Raw("<div class=\"keys\">");
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            html.Raw($"<div class=\"{PageStyle.BandClass(verdict)}\"><small>").Text($"{VerdictWords.Icon(verdict)} {VerdictWords.Of(verdict).In(language)}");
            html.Raw("</small><b>").Text(SheetCell.Text(report.Tally.All.Of(verdict), Plain)).Raw("</b></div>\n");
        }

        html.Raw("</div>\n");
        html.Pairs(
        [
            new(zh ? "地块" : "Proposals", SheetCell.Text(report.Tally.All.Proposals, Plain)),
            new(zh ? "行政区配置、规则库" : "District profile, rule base", $"{report.Header.District} · {report.Header.RuleBaseVersion} {report.Header.RuleBaseDigest}"),
            new(zh ? "源文件摘要" : "Digest of the source", report.Header.SourceDigest),
            new(zh ? "未能全部读取" : "Not wholly taken in", SheetCell.Text(report.Tally.WithProblem, Plain), zh ? "图形有误或属性值有误，按未知处理" : "broken geometry or attributes, counted as not known"),
        ]);
        Map(html, report, boundary, language);
        html.Line("h2", zh ? "问题地块（重者在前）" : "Problem cases, gravest first");
        if (sheets.Left is { } left)
            html.Line("p", left.In(language), "note");
        Cases(html, sheets.Cases(), report, language);
        foreach (var sheet in sheets.All().Where(s => s.Key is not BatchReportSheets.CasesKey))
        {
            html.Line("h2", sheet.Title.In(language));
            html.Table(new ReportTable(sheet.Title.In(language), [.. sheet.Columns.Select(c => new ReportColumn(c.Heading.In(language), c.Key == "digest" ? ColumnKind.Code : c.Type == RowType.Text ? ColumnKind.Text : ColumnKind.Number))],
                [.. sheet.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select((v, i) => SheetCell.Text(v, sheet.Columns[i]))])], zh ? "没有。" : "None.")
            { Note = Note(sheet.Key)?.In(language) });
        }

        string identity = report.Identity(language);
        html.Line("footer", identity + " · " + (zh
            ? $"本页只清点批量筛查的结果，不重新判定；面积为椭球面积。筛查所用程序 EcoGis {report.Header.Program}，本页由 EcoGis {program} 生成。"
            : $"This page counts the results of a batch and judges nothing; areas are ellipsoidal. Screened by EcoGis {report.Header.Program}, page made by EcoGis {program}."));
        return html.Page(title, PageStyle.Css + PageStyle.Foot(identity, zh ? "第 " : "Page ", zh ? " 页，共 " : " of "));
    }

    private static readonly SheetColumn Plain = new("", Bilingual.Same(""), RowType.Integer, 0);

    private static Bilingual? Note(string sheet) => sheet switch
    {
        BatchReportSheets.DistrictsKey => new("每个地块只计一次：跨行政区的另成一行。", "Every proposal is counted once: those across a border have a row of their own."),
        BatchReportSheets.ClausesKey => new("一个地块可涉及多条；禁止、限制、提示按该地块上最重的一次计。压占面积是所涉区与地块的重叠，一处落在两个区内计两次。", "A proposal may meet several clauses; prohibited, restricted and advice go by the gravest use on it. The shared area is that of the zones concerned; ground in two zones counts twice."),
        BatchReportSheets.KindsKey => new("一处落在同类两个区内计两次。", "Ground in two zones of one kind counts twice."),
        BatchReportSheets.NeedsKey => new("没有数据不等于没有问题：这些补齐之前，相应地块无法判定。", "Absence of data is not clearance: until these are settled, the proposals stay undetermined."),
        _ => null,
    };

    private static void Map(HtmlWriter html, BatchReport report, IEnumerable<(double[] Longitudes, double[] Latitudes)> boundary, Language language)
    {
        bool zh = language == Language.Zh;
        html.Line("h2", zh ? "分布" : "Where they are");
        MapText text = new(language, id => report.Context.KindName(id).In(language), zh ? $"数据：{report.Header.SourceFile}；行政区界取自图层目录库" : $"Data: {report.Header.SourceFile}; administrative boundary from the catalog");
        if (BatchReportMap.Of(report, boundary, text) is { } scene)
            html.Raw("<figure>").Raw(SvgPainter.Paint(scene, "b")).Raw("</figure>\n");
        else
            html.Line("p", zh ? "结果没有写明地块位置（由较早的程序写成，或全部图形有误），不能画图。" : "The result states no places (an older program, or only broken geometry): no map.", "empty");
    }

    private static void Cases(HtmlWriter html, Sheet sheet, BatchReport report, Language language)
    {
        if (sheet.Rows.Count == 0)
        {
            html.Line("p", language == Language.Zh ? "没有问题地块：全部符合。" : "None: all are compliant.", "empty");
            return;
        }

        // a page is narrow: what no row has is left out, the number of findings is in the workbook
        bool[] shown = [.. sheet.Columns.Select((column, i) => column.Key != "findings" && sheet.Rows.Any(r => r[i] is not null))];
        html.Raw("<div class=\"scroll\"><table class=\"wide\"><thead><tr>");
        foreach (var column in sheet.Columns.Where((_, i) => shown[i]))
            html.Raw(column.Type == RowType.Text ? "<th scope=\"col\">" : "<th class=\"n\" scope=\"col\">").Text(column.Heading.In(language)).Raw("</th>");
        html.Raw("</tr></thead><tbody>\n");
        foreach (var (c, row) in report.Tally.Gravest.Zip(sheet.Rows))
        {
            html.Raw("<tr>");
            foreach (var (i, value) in row.Index().Where(cell => shown[cell.Index]))
            {
                string text = SheetCell.Text(value, sheet.Columns[i]);
                html.Raw(sheet.Columns[i].Type == RowType.Text ? "<td>" : "<td class=\"n\">");
                if (sheet.Columns[i].Key == "id" && report.Cases.TryGetValue(c.Feature, out string? file))
                    html.Raw("<a href=\"").Raw(string.Join('/', file.Split('/').Select(Uri.EscapeDataString))).Raw("\">").Text(text).Raw("</a>");
                else if (sheet.Columns[i].Key == "verdict")
                    html.Raw($"<span class=\"tag {PageStyle.BandClass(c.Verdict)}\">").Text(text).Raw("</span>");
                else
                    html.Text(text);
                html.Raw("</td>");
            }

            html.Raw("</tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        string listed = SheetCell.Text((long)sheet.Rows.Count, Plain), all = SheetCell.Text(report.Tally.Problems, Plain);
        html.Line("p", language == Language.Zh ? $"共 {all} 个，本表列出 {listed} 个（{listed} / {all}）" : $"{listed} of {all} rows", "count");
    }
}
