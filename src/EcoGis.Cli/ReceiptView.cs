using Spectre.Console;

namespace EcoGis;

/// <summary>A receipt for a planner at a terminal: what the file is, what is wrong with it, what must be answered, and where it lies as a small map.</summary>
internal static class ReceiptView
{
    private const int MostFeatures = 12, MostProblems = 20;

    public static void Print(Session session, Receipt receipt)
    {
        ReceiptSheet sheet = new ReceiptWords(session.Language, MostFeatures, MostProblems).Of(receipt);
        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (var (name, value) in sheet.Facts)
            grid.AddRow(Cell(name), Cell(value));
        session.Out.Write(grid);
        foreach (ReceiptTable table in sheet.Tables.Where(t => t.Rows.Count > 0))
            Table(session, table);
        foreach (ReceiptList list in sheet.Lists.Where(l => l.Lines.Count > 0))
        {
            session.Out.MarkupLine($"[{(list.Grave ? "red" : "yellow")}]{Markup.Escape(list.Title)}[/]");
            foreach (string line in list.Lines)
                session.Out.MarkupLineInterpolated($"  · {Fault.Clean(line)}");
        }

        if (receipt.Locator is { Boundary.Count: > 0 } map)
        {
            session.Out.WriteLine();
            session.Out.WriteLine(session.Text("位置（● 本文件，点线为行政区界，上北）", "place (● this file, dots the administrative boundary, north up)"));
            foreach (string line in BrailleMap.Lines(map))
                session.Out.WriteLine("  " + line);
        }

        session.Out.WriteLine();
        session.Out.MarkupLineInterpolated(sheet.Flawed ? (FormattableString)$"[yellow]![/] {sheet.Outcome}" : sheet.Usable ? (FormattableString)$"[green]✓[/] {sheet.Outcome}" : (FormattableString)$"[red]✗[/] {sheet.Outcome}");
    }

    private static void Table(Session session, ReceiptTable sheet)
    {
        Table table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(sheet.Title));
        foreach (string column in sheet.Columns)
            table.AddColumn(Markup.Escape(column));
        foreach (ReceiptRow row in sheet.Rows)
            table.AddRow(row.Cells.Select((cell, i) => row.Marked && i == row.Cells.Count - 1 ? new Markup($"[red]{Markup.Escape(Fault.Clean(cell))}[/]") : Cell(cell)));
        session.Out.Write(table);
        if (sheet.Remark is { } remark)
            session.Out.WriteLine(Fault.Clean(remark));
    }

    private static Markup Cell(string text) => new(Markup.Escape(Fault.Clean(text)));
}
