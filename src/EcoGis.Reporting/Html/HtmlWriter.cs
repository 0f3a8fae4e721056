using System.Text;

namespace EcoGis;

/// <summary>Small pieces of HTML; every text goes through <see cref="HtmlText.Escape"/>. LF only.</summary>
internal sealed class HtmlWriter(Language language)
{
    private readonly StringBuilder _html = new();

    public HtmlWriter Raw(string markup)
    {
        _html.Append(markup);
        return this;
    }

    public HtmlWriter Text(string? text) => Raw(HtmlText.Escape(text));

    public HtmlWriter Line(string tag, string text, string? cssClass = null)
    {
        Raw(cssClass is null ? $"<{tag}>" : $"<{tag} class=\"{cssClass}\">").Text(text);
        return Raw($"</{tag}>\n");
    }

    public void Pairs(IEnumerable<ReportPair> pairs, bool two = false)
    {
        Raw(two ? "<dl class=\"two\">" : "<dl>");
        foreach (ReportPair pair in pairs)
        {
            Raw("<dt>").Text(pair.Label).Raw("</dt><dd>").Text(pair.Value);
            if (pair.Note is { Length: > 0 } note)
                Raw(" <small class=\"note\">").Text(note).Raw("</small>");
            Raw("</dd>\n");
        }
        Raw("</dl>\n");
    }

    /// <summary>All rows, the header once (print repeats it), and "n of n rows" below.</summary>
    public void Table(ReportTable table)
    {
        if (table.Note is { } note)
            Line("p", note, "note");
        if (table.Rows.Count == 0)
        {
            Line("p", table.Empty, "empty");
            return;
        }
        Raw(table.Columns.Count > 7 ? "<div class=\"scroll\"><table class=\"wide\"><thead><tr>" : "<div class=\"scroll\"><table><thead><tr>");
        foreach (ReportColumn column in table.Columns)
        {
            Raw(column.Kind == ColumnKind.Number ? "<th class=\"n\"" : "<th").Raw(column.Share > 0 ? $" style=\"width:{Figures.Count(column.Share)}%\"" : "");
            Raw(" scope=\"col\">").Text(column.Name).Raw("</th>");
        }
        Raw("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            Raw("<tr>");
            for (int i = 0; i < row.Count; i++)
                Raw(table.Columns[i].Kind switch { ColumnKind.Number => "<td class=\"n\">", ColumnKind.Code => "<td class=\"c\">", _ => "<td>" }).Text(row[i]).Raw("</td>");
            Raw("</tr>\n");
        }
        Raw("</tbody></table></div>\n");
        string count = Figures.Count(table.Rows.Count);
        Line("p", language == Language.Zh ? $"共 {count} 行，本表列出 {count} 行（{count} / {count}）" : $"{count} of {count} rows", "count");
    }

    public string Page(string title, string css)
    {
        string code = language == Language.Zh ? "zh-CN" : "en";
        return $"""
            <!DOCTYPE html>
            <html lang="{code}">
            <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
            <title>{HtmlText.Escape(title)}</title>
            <style>
            {css}
            </style>
            </head>
            <body>
            <main>
            {_html}</main>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }
}
