using Spectre.Console;

namespace EcoGis;

/// <summary>A sheet on the terminal, as it stands in the workbook: numbers to the right, what is not known as a dash.</summary>
internal static class SheetTable
{
    /// <param name="most">Rows shown; the rest is counted, and is in the file.</param>
    /// <param name="hidden">Keys of columns for programs.</param>
    public static void Print(Session session, Sheet sheet, int most = int.MaxValue, params IReadOnlyCollection<string> hidden)
    {
        int[] shown = [.. Enumerable.Range(0, sheet.Columns.Count).Where(i => !hidden.Contains(sheet.Columns[i].Key))];
        session.Out.MarkupLineInterpolated($"[bold]{session.Text(sheet.Title)}[/]");
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in shown.Select(i => sheet.Columns[i]))
            table.AddColumn(new TableColumn(Markup.Escape(session.Text(column.Heading))) { Alignment = column.Type == RowType.Text ? Justify.Left : Justify.Right });
        foreach (object?[] row in sheet.Rows.Take(most))
            table.AddRow(shown.Select(i => new Text(SheetCell.Text(row[i], sheet.Columns[i]))));
        session.Out.Write(table);
        if (sheet.Rows.Count > most)
            session.Out.WriteLine(session.Text($"… 另有 {sheet.Rows.Count - most} 行，见 --out 的文件或 --json", $"… and {sheet.Rows.Count - most} more rows: see the file of --out, or --json"));
    }
}
