using Spectre.Console;

namespace EcoGis;

/// <summary>Shares of units as bars with their words: full for what is sure, lighter for what is not known; of plain signs where no one sees blocks. Bars are of the whole, 0 to 100 %.</summary>
internal static class UnitBars
{
    private const int Width = 40;

    public static void Print(Session session, Bilingual title, IEnumerable<(string Name, double? Least, double? Most, string Words)> units)
    {
        bool terminal = session.Out.Profile.Out.IsTerminal;
        var (sure, open, rest) = terminal ? ('█', '▒', '·') : ('#', '?', '-');
        var table = new Table().Border(TableBorder.None).AddColumns("", "", "").HideHeaders();
        foreach (var (name, least, most, words) in units)
        {
            int full = Cells(least), known = Math.Max(full, Cells(most ?? least));
            table.AddRow(new Text(Fault.Clean(name)), least is null ? new Text("") : new Text($"{new string(sure, full)}{new string(open, known - full)}{new string(rest, Width - known)}"), new Text(words));
        }

        if (table.Rows.Count == 0)
            return;
        session.Out.MarkupLineInterpolated($"[bold]{session.Text(title)}[/]  {session.Text($"{sure} 确定  {open} 不掌握", $"{sure} sure  {open} not known")}");
        session.Out.Write(table);
    }

    private static int Cells(double? share) => (int)Math.Round(Math.Clamp(share ?? 0, 0, 1) * Width);
}
