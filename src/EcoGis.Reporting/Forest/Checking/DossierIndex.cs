using System.Globalization;

namespace EcoGis;

/// <summary>Dossiers of a check and their index. Each page is complete in itself; the index links to those beside it and says how many of each status, township and cause.</summary>
public static class DossierIndex
{
    /// <summary>One change on one page. The same check gives the same bytes.</summary>
    public static string Page(CheckedChange change, ForestCheck check, ReportContext context, DateOnly day, Language language) => new DossierPage(change, check, context, language).Write(day);

    /// <summary>界址点 TXT of one change.</summary>
    public static string Corners(CheckedChange change, DateOnly day) => DossierPage.Corners(change, day);

    /// <param name="file">The page of a change, beside the index.</param>
    public static string Html(ForestCheck check, Func<CheckedChange, string> file, Language language)
    {
        bool zh = language == Language.Zh;
        string title = zh ? "变化图斑核查" : "Check of changes";
        HtmlWriter html = new(language);
        html.Line("h1", title);
        html.Line("p", $"{check.Comparison.Before.Label} → {check.Comparison.After.Label}　{check.Period}", "sub");
        html.Line("p", zh
            ? $"实质变化 {check.Changes.Length} 个：新发现 {check.Changes.Count(c => c.IsNew)}，仍未办结 {check.Changes.Count(c => !c.IsNew && check.IsOpen(c))}，已办结 {check.Changes.Count(c => !c.IsNew && !check.IsOpen(c))}；以前登记、本次不再出现的 {check.Gone.Length}。边界噪声 {check.Noise.Patches} 处 {Figures.Area(Math.Round(check.Noise.Area, 4))} m²，不入台账。"
            : $"{check.Changes.Length} firm changes: {check.Changes.Count(c => c.IsNew)} new, {check.Changes.Count(c => !c.IsNew && check.IsOpen(c))} still open, {check.Changes.Count(c => !c.IsNew && !check.IsOpen(c))} closed; {check.Gone.Length} entered earlier and not found any more. Border noise, {check.Noise.Patches} places and {Figures.Area(Math.Round(check.Noise.Area, 4))} m², is in no queue.");
        foreach (var permit in check.Unlocated)
            html.Line("p", zh ? $"⚠ 许可 {permit.Code} 的边界有图形错误，未能比对" : $"⚠ The boundary of permit {permit.Code} is broken: it was held against nothing", "warn");
        Queue(html, check, file, language);
        foreach (var sheet in CheckSheets.Of(check, language).Skip(1))
        {
            html.Line("h2", sheet.Title.In(language));
            html.Table(Table(sheet, language));
        }

        html.Line("footer", zh ? "状态由人认定；许可核对和筛查是线索和资料。台账不全时，“无相符许可”不等于没有许可。" : "People decide the status; permits and screening are leads and data. Where the registers are not complete, \"no permit\" does not mean that there is none.");
        return html.Page(title, PageStyle.Css);
    }

    private static void Queue(HtmlWriter html, ForestCheck check, Func<CheckedChange, string> file, Language language)
    {
        var sheet = CheckSheets.Queue(check, language);
        html.Line("h2", sheet.Title.In(language));
        if (sheet.Rows.Count == 0)
        {
            html.Line("p", language == Language.Zh ? "两期之间没有实质变化。" : "Nothing firm changed between the epochs.", "empty");
            return;
        }

        html.Raw("<div class=\"scroll\"><table class=\"wide\"><thead><tr>");
        foreach (var column in sheet.Columns)
            html.Line("th", column.Heading.In(language));
        html.Raw("</tr></thead><tbody>\n");
        foreach (var (row, change) in sheet.Rows.Zip(CheckSheets.Ordered(check)))
        {
            html.Raw("<tr><td class=\"c\"><a href=\"").Raw(Uri.EscapeDataString(file(change))).Raw("\">").Text(change.Code).Raw("</a></td>");
            foreach (var (i, cell) in row.Index().Skip(1))
                html.Line("td", Text(cell, sheet.Columns[i]), sheet.Columns[i].Type == RowType.Text ? null : "n");
            html.Raw("</tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static ReportTable Table(Sheet sheet, Language language) => new(
        sheet.Title.In(language),
        [.. sheet.Columns.Select(c => new ReportColumn(c.Heading.In(language), c.Type == RowType.Text ? ColumnKind.Text : ColumnKind.Number))],
        [.. sheet.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select((cell, i) => Text(cell, sheet.Columns[i]))])],
        language == Language.Zh ? "没有。" : "None.");

    private static string Text(object? cell, SheetColumn column) => cell switch
    {
        null => Figures.None,
        double number => number.ToString(column.Key.EndsWith("m3", StringComparison.Ordinal) ? "0.0" : "0.0000", CultureInfo.InvariantCulture),
        long count => count.ToString(CultureInfo.InvariantCulture),
        _ => (string)cell,
    };
}
