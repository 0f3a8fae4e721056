using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace EcoGis;

/// <summary>Tables of a dossier: the heading row repeats on every page, no row splits, widths are fixed so that every program lays them out alike, and the rows are counted below.</summary>
/// <param name="width">Of the text on the page, twentieths of a point.</param>
internal sealed class DocxTables(Language language, int width)
{
    /// <summary>Twentieths of a point that a letter as wide as it is high takes in a cell.</summary>
    private const int Em = 170, Margins = 130;

    public IEnumerable<OpenXmlElement> Of(ReportTable table)
    {
        if (table.Title.Length > 0)
            yield return DocxText.Paragraph(DocxStyles.TableTitle, table.Title);
        if (table.Note is { Length: > 0 } note)
            yield return DocxText.Paragraph(DocxStyles.Note, note);
        if (table.Rows.Count == 0)
        {
            yield return DocxText.Paragraph(DocxStyles.Normal, table.Empty);
            yield break;
        }

        int[] widths = Widths(table);
        var grid = Empty(widths);
        grid.Append(Heading([.. table.Columns.Select(c => c.Name)], widths));
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            grid.Append(Row(row.Select((text, i) => Cell(text, widths[i], table.Columns[i].Kind switch
            {
                ColumnKind.Number => DocxStyles.Number,
                ColumnKind.Code => DocxStyles.Code,
                _ => DocxStyles.Cell,
            }))));
        }

        yield return grid;
        string count = Figures.Count(table.Rows.Count);
        yield return DocxText.Paragraph(DocxStyles.Count, language == Language.Zh ? $"共 {count} 行，本表列出 {count} 行（{count} / {count}）" : $"{count} of {count} rows");
    }

    /// <summary>Labels and values in two columns.</summary>
    public IEnumerable<OpenXmlElement> Of(IReadOnlyList<ReportPair> pairs)
    {
        int label = Math.Min(width / 3, Margins + Em * (int)Math.Ceiling(pairs.Max(p => LabelPlacer.WidthOf(p.Label, 1)) + 1));
        int[] widths = [label, width - label];
        var grid = Empty(widths);
        foreach (ReportPair pair in pairs)
            grid.Append(Row([Cell(pair.Label, widths[0], DocxStyles.Cell, "F2F2F0"), Cell(pair.Note is { Length: > 0 } note ? $"{pair.Value}{(language == Language.Zh ? $"（{note}）" : $" ({note})")}" : pair.Value, widths[1], DocxStyles.Cell)]));
        yield return grid;
        yield return DocxText.Paragraph(DocxStyles.Note, "");
    }

    /// <summary>Rows for a pen.</summary>
    public IEnumerable<OpenXmlElement> Of(DossierForm form)
    {
        int[] widths = [.. form.Columns.Select(_ => width / form.Columns.Count)];
        var grid = Empty(widths);
        grid.Append(Heading(form.Columns, widths));
        for (int r = 0; r < form.Rows; r++)
        {
            var row = Row(widths.Select(w => Cell("", w, DocxStyles.Cell)));
            row.TableRowProperties!.Append(new TableRowHeight { Val = (uint)form.Height, HeightType = HeightRuleValues.AtLeast });
            grid.Append(row);
        }

        yield return grid;
        yield return DocxText.Paragraph(DocxStyles.Note, "");
    }

    /// <summary>One cell with the verdict's colour; the word and the icon say the same.</summary>
    public IEnumerable<OpenXmlElement> Of(DossierBand band)
    {
        string fill = band.Verdict switch { Verdict.Prohibited => "F9DED0", Verdict.Undetermined => "E6E6E6", Verdict.Conditional => "FDF3C4", _ => "D8ECF8" };
        var grid = Empty([width]);
        var cell = Cell($"{band.Icon} {band.Word}", width, DocxStyles.Band, fill);
        cell.Append(DocxText.Paragraph(DocxStyles.Normal, band.Sentence));
        grid.Append(Row([cell]));
        yield return grid;
        yield return DocxText.Paragraph(DocxStyles.Note, "");
    }

    private static Table Empty(int[] widths) => new(
        new TableProperties(
            new TableStyle { Val = DocxStyles.Table },
            new TableWidth { Width = Figures.Count(widths.Sum()), Type = TableWidthUnitValues.Dxa },
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableLook { Val = "0020", FirstRow = true }),
        new TableGrid(widths.Select(w => new GridColumn { Width = Figures.Count(w) })));

    private static TableRow Heading(IReadOnlyList<string> names, int[] widths)
    {
        var row = Row(names.Select((name, i) => Cell(Wrapped(name, widths[i]), widths[i], DocxStyles.Head, "E4E4E0")));
        row.TableRowProperties!.Append(new TableHeader());
        return row;
    }

    /// <summary>A unit in brackets stays whole: where the heading has to wrap, it has a line of its own.</summary>
    private static string Wrapped(string name, int width)
    {
        int at = name.IndexOf('（', StringComparison.Ordinal);
        return at > 0 && (LabelPlacer.WidthOf(name, 1) * Em) + Margins > width ? $"{name[..at]}\n{name[at..]}" : name;
    }

    private static TableRow Row(IEnumerable<TableCell> cells) => new([new TableRowProperties(new CantSplit()), .. cells]);

    private static TableCell Cell(string text, int width, string style, string? fill = null)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Figures.Count(width), Type = TableWidthUnitValues.Dxa });
        if (fill is not null)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        return new TableCell(properties, DocxText.Paragraph(style, text));
    }

    /// <summary>
    /// Wished shares where the columns have them. Else numbers get the room they need, so that none is broken, and the rest is shared out by what the cells hold, a long text
    /// counting less than its length: it can wrap.
    /// </summary>
    private int[] Widths(ReportTable table)
    {
        double[] wish = table.Columns.All(c => c.Share > 0)
            ? [.. table.Columns.Select(c => (double)c.Share)]
            : [.. table.Columns.Select((c, i) => Wish(c, table.Rows.Max(r => LabelPlacer.WidthOf(r[i], 1))))];
        bool[] whole = [.. table.Columns.Select(c => c is { Kind: ColumnKind.Number, Share: 0 })];
        double numbers = wish.Where((_, i) => whole[i]).Sum() * Em, texts = wish.Where((_, i) => !whole[i]).Sum();
        double tight = Math.Min(1, width * 0.7 / Math.Max(numbers, 1)), left = width - numbers * tight;
        int[] widths = [.. wish.Select((w, i) => (int)(whole[i] && texts > 0 ? w * Em * tight : whole[i] ? width * w * Em / numbers : left * w / texts))];
        widths[^1] += width - widths.Sum();
        return widths;
    }

    private static double Wish(ReportColumn column, double longest)
    {
        double most = column.Kind switch { ColumnKind.Number => 16, ColumnKind.Code => 13, _ => 22 };
        double head = Math.Min(LabelPlacer.WidthOf(column.Name, 1), 5);
        return Math.Clamp(longest, Math.Max(head, 2.6), most) + (double)Margins / Em;
    }
}
