namespace EcoGis;

/// <summary>A receipt as one self-contained page, to be kept or sent back to whoever sent the file. Prints what the sheet says, all of it; computes nothing.</summary>
public static class ReceiptPage
{
    /// <param name="program">Version, for the foot.</param>
    public static string Html(ReceiptSheet sheet, MapStyles styles, string program)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(styles);
        bool zh = sheet.Language == Language.Zh;
        HtmlWriter html = new(sheet.Language);
        html.Line("h1", zh ? "数据收据" : "Receipt of a file");
        html.Line("p", sheet.Title, "sub");
        (string band, string icon) = sheet.Flawed ? ("v-if", "!") : sheet.Usable ? ("v-yes", "✓") : ("v-no", "✗");
        html.Raw($"<div class=\"band {band}\"><span class=\"icon\">{icon}</span><div><strong>").Text(sheet.Outcome).Raw("</strong></div></div>\n");
        foreach (ReceiptList list in sheet.Lists.Where(l => l is { Grave: true, OnMap: false }))
            List(html, list);
        html.Line("h2", zh ? "文件" : "The file");
        html.Pairs(sheet.Facts.Select(f => new ReportPair(f.Name, f.Value)));
        if (sheet.Picture is { } picture)
            Map(html, picture, styles, sheet.Language);
        foreach (ReceiptList list in sheet.Lists.Where(l => l.OnMap))
            List(html, list);
        foreach (ReceiptTable table in sheet.Tables.Where(t => t.Rows.Count > 0))
            Table(html, table);
        foreach (ReceiptList list in sheet.Lists.Where(l => l is { Grave: false, OnMap: false }))
            List(html, list);
        html.Line("footer", zh
            ? $"本页只说明文件被理解为什么，未存入任何内容，不作任何判定。EcoGis {program}"
            : $"This page says what the file is understood to be. Nothing was stored, nothing is judged. EcoGis {program}");
        return html.Page($"{(zh ? "收据" : "Receipt")} {sheet.Title}", PageStyle.Css);
    }

    private static void Map(HtmlWriter html, ReceiptPicture picture, MapStyles styles, Language language)
    {
        bool zh = language == Language.Zh;
        MapText text = new(language, _ => "", zh ? "数据：本文件；行政区界取自图层库" : "Data: this file; administrative boundary from the catalog")
        {
            Site = zh ? "本文件的要素" : "Features of this file",
            Number = zh ? "图形问题序号" : "Number of a problem",
        };
        string title = zh ? "位置" : "Place";
        html.Line("h2", title);
        if (ReceiptMap.Of(picture, title, styles, text) is { } scene)
            html.Raw("<figure>").Raw(SvgPainter.Paint(scene, "m")).Raw("</figure>\n");
        else
            html.Line("p", zh ? "坐标不能画在任何投影平面上。" : "The coordinates fit no plane and cannot be drawn.", "empty");
        if (picture.Boundary.Count == 0)
            html.Line("p", zh ? "未与行政区界对照：图层库中没有，或相距太远。" : "Not shown against an administrative boundary: the catalog has none, or it is far away.", "note");
    }

    private static void Table(HtmlWriter html, ReceiptTable table)
    {
        html.Line("h2", Heading(table.Title));
        html.Raw("<div class=\"scroll\"><table><thead><tr>");
        foreach (string column in table.Columns)
            html.Line("th", column);
        html.Raw("</tr></thead><tbody>\n");
        foreach (ReceiptRow row in table.Rows)
        {
            html.Raw("<tr>");
            for (int i = 0; i < row.Cells.Count; i++)
            {
                if (row.Marked && i == row.Cells.Count - 1)
                    html.Raw("<td><span class=\"tag v-no\">").Text(row.Cells[i]).Raw("</span></td>");
                else
                    html.Line("td", row.Cells[i]);
            }

            html.Raw("</tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
        if (table.Remark is { } remark)
            html.Line("p", remark, "note");
    }

    private static string Heading(string title) => char.ToUpperInvariant(title[0]) + title[1..];

    private static void List(HtmlWriter html, ReceiptList list)
    {
        if (list.Lines.Count == 0)
            return;
        html.Line("h2", Heading(list.Title));
        foreach (string line in list.Lines)
            html.Line("p", line, list.Grave ? "warn" : "note");
    }
}
