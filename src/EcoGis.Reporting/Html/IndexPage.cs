namespace EcoGis;

/// <summary>One row of an index: a screening and the file of its report beside the index.</summary>
public sealed record IndexEntry(Screening Screening, string ReportFile);

/// <summary>A page that lists many screenings, gravest first, each linked to its report in the same folder. Refers to nothing else.</summary>
public static class IndexPage
{
    public static string Html(IReadOnlyList<IndexEntry> entries, ReportContext context, Language language)
    {
        bool zh = language == Language.Zh;
        string title = zh ? "生态保护与用地准入筛查结果" : "Ecological screening results";
        var html = new HtmlWriter(language);
        html.Line("h1", title);
        html.Line("p", string.Join(zh ? "，" : ", ", Enum.GetValues<Verdict>().Select(v => $"{VerdictWords.Icon(v)} {VerdictWords.Of(v).In(language)} {entries.Count(e => e.Screening.Verdict == v)}")), "sub");
        if (entries.Count == 0)
        {
            html.Line("p", zh ? "没有筛查任何项目。" : "Nothing was screened.", "empty");
            return html.Page(title, PageStyle.Css);
        }
        html.Raw("<table><thead><tr>");
        foreach (string column in zh
            ? (string[])["研判结论", "项目", "编号", "用地椭球面积 m²", "已知冲突面积", "发现", "未决", "待研判", "一句话"]
            : ["Verdict", "Project", "Code", "Ellipsoidal m²", "Known conflict area", "Findings", "Open", "Review", "In a sentence"])
            html.Line("th", column);
        html.Raw("</tr></thead><tbody>\n");
        foreach (IndexEntry entry in entries.OrderBy(e => e.Screening.Verdict).ThenBy(e => e.Screening.Proposal.Id, StringComparer.Ordinal))
            Row(html, entry, ReportBuilder.Build(entry.Screening, context, language));
        html.Raw("</tbody></table>\n");
        string count = Figures.Count(entries.Count);
        html.Line("p", zh ? $"共 {count} 项，列出 {count} 项（{count} / {count}）" : $"{count} of {count} rows", "count");
        return html.Page(title, PageStyle.Css);
    }

    private static void Row(HtmlWriter html, IndexEntry entry, ReportModel model)
    {
        Screening s = entry.Screening;
        html.Raw($"<tr><td><span class=\"tag {PageStyle.BandClass(s.Verdict)}\">").Text($"{model.VerdictIcon} {model.VerdictWord}").Raw("</span></td>");
        html.Raw("<td><a href=\"").Raw(Uri.EscapeDataString(Path.GetFileName(entry.ReportFile))).Raw("\">").Text(model.Name).Raw("</a></td>");
        html.Raw("<td class=\"c\">").Text(s.Proposal.Id).Raw("</td>");
        foreach (string number in (string[])[Figures.Area(s.Site.EllipsoidalArea), model.KeyNumbers[0].Value, Figures.Count(s.Findings.Length), model.KeyNumbers[3].Value, Figures.Count(s.Review.Length)])
            html.Line("td", number, "n");
        html.Line("td", model.Sentence).Raw("</tr>\n");
    }
}
