namespace EcoGis;

/// <summary>
/// Forest tables and charts as one self-contained page, and each chart as a file of its own. The charts are scenes, painted like the maps of reports: text stays
/// text in SVG, nothing is loaded from anywhere.
/// </summary>
public sealed class ForestPage
{
    private const int MostRows = 200;

    private readonly string _title, _sub, _note;
    private readonly IReadOnlyList<Sheet> _sheets;
    private readonly IReadOnlyList<ForestChart> _charts;
    private readonly Language _language;

    private ForestPage(Bilingual title, string sub, Bilingual note, IReadOnlyList<Sheet> sheets, IEnumerable<ForestChart> charts, Language language) =>
        (_title, _sub, _note, _sheets, _charts, _language) = (title.In(language), sub, note.In(language), sheets, [.. charts], language);

    public static ForestPage Of(ForestStatistics s, IReadOnlyList<ForestTarget> targets, IReadOnlyList<Sheet> sheets, Language language) =>
        new(new("森林统计", "Forest statistics"), s.Layer.Label, ForestSheets.Adjusted, sheets, ForestCharts.Of(s, targets, language), language);

    public static ForestPage Of(ForestTrend trend, IReadOnlyList<Sheet> sheets, Language language) =>
        new(new("逐期森林覆盖率和蓄积", "Forest cover and stock by year"), string.Join(" → ", trend.Epochs.Select(e => e.Layer.Label)), TrendSheets.Note, sheets, ForestCharts.Of(trend, language), language);

    public static ForestPage Of(ForestChange change, IReadOnlyList<Sheet> sheets, Language language) =>
        new(new("森林变化", "Forest change"), $"{change.Before.Label} → {change.After.Label}", ChangeSheets.Adjusted, sheets, [ForestCharts.Matrix(sheets[0], language)], language);

    public static ForestPage Of(RasterStatistics s, IReadOnlyList<Sheet> sheets, Language language) =>
        new(new("分类栅格统计", "Statistics of a classification raster"), s.Epoch.Label, RasterSheets.Note(s.Epoch), sheets, ForestCharts.Of(s, language), language);

    public static ForestPage Of(RasterChange change, IReadOnlyList<Sheet> sheets, Language language) =>
        new(new("分类栅格变化", "Change between classification rasters"), $"{change.Before.Label} → {change.After.Label}", RasterChangeSheets.Note(change), sheets, [ForestCharts.Matrix(sheets[0], language)], language);

    /// <summary>File name and content of each chart as SVG.</summary>
    public IEnumerable<(string Name, string Svg)> Charts => _charts.Select(c => ($"{c.Key}.svg", SvgPainter.Paint(c.Scene, "c").Replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ", StringComparison.Ordinal) + "\n"));

    /// <summary>The same as PNG.</summary>
    /// <exception cref="EcoException">A character that no font has.</exception>
    public IEnumerable<(string Name, byte[] Png)> Pictures(DrawingFonts fonts) => _charts.Select(c => ($"{c.Key}.png", new PngPainter(fonts).Paint(c.Scene)));

    public string Html(string program)
    {
        var html = new HtmlWriter(_language);
        html.Line("h1", _title);
        html.Line("p", _sub, "sub");
        foreach (var (i, chart) in _charts.Index())
            html.Raw("<figure>").Raw(SvgPainter.Paint(chart.Scene, FormattableString.Invariant($"c{i}"))).Raw("</figure>\n");
        foreach (var sheet in _sheets.Where(s => s.Rows.Count > 0))
        {
            html.Line("h2", sheet.Title.In(_language));
            if (sheet.Rows.Count > MostRows)
            {
                html.Line("p", new Bilingual($"共 {sheet.Rows.Count} 行，不在网页中列出，见 Excel 或 JSON", $"{sheet.Rows.Count} rows are not listed on the page: see the workbook or the JSON").In(_language), "note");
                continue;
            }

            html.Table(new ReportTable(sheet.Title.In(_language), [.. sheet.Columns.Select(c => new ReportColumn(c.Heading.In(_language), c.Type == RowType.Text ? ColumnKind.Text : ColumnKind.Number))],
                [.. sheet.Rows.Select(r => (IReadOnlyList<string>)[.. r.Select((v, i) => SheetCell.Text(v, sheet.Columns[i]))])], ""));
        }

        html.Line("footer", $"{_note} EcoGis {program}");
        return html.Page(_title, PageStyle.Css);
    }
}
