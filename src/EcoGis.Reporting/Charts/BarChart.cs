namespace EcoGis;

/// <summary>One bar. From <paramref name="Least"/> to <paramref name="Most"/> it is not known and hatched; null: nothing is known, and the words say so.</summary>
internal sealed record ChartBar(string Label, double? Least, double? Most, string Words);

/// <summary>Horizontal bars with their words at the end, from 0, in the order given, and a line that they are held against where there is one.</summary>
internal static class BarChart
{
    private const double Width = 760, Row = 26, Top = 62, Right = 190, LabelSize = 12;

    public static Scene Draw(string title, string note, IReadOnlyList<ChartBar> bars, (double Value, string Words)? line)
    {
        double left = Math.Min(220, 28 + bars.Select(b => LabelPlacer.WidthOf(b.Label, LabelSize)).DefaultIfEmpty(60).Max());
        double most = Math.Max(line?.Value ?? 0, bars.Select(b => b.Most ?? b.Least ?? 0).DefaultIfEmpty(0).Max());
        var (_, to, step) = ChartParts.Scale(0, most);
        double bottom = Top + (Row * bars.Count), height = bottom + (line is null ? 34 : 52);
        List<SceneItem> items = [ChartParts.Box(0, 0, Width, height, Paint.Solid("#ffffff")), .. ChartParts.Head(title, note, Width)];
        for (double tick = 0; tick <= to + (step / 2); tick += step)
        {
            items.Add(ChartParts.Line(At(tick), Top - 4, At(tick), bottom, ChartParts.Grid, 1));
            items.Add(ChartParts.Text(At(tick), bottom + 16, ChartParts.Number(tick, step), 10, Anchor.Middle, ChartParts.Soft));
        }

        foreach (var (i, bar) in bars.Index())
        {
            double y = Top + (i * Row), end = At(bar.Most ?? bar.Least ?? 0);
            items.Add(ChartParts.Text(left - 8, y + 15, LabelPlacer.Fit(bar.Label, LabelSize, left - 20), LabelSize, Anchor.End));
            if (bar.Least is { } least)
            {
                items.Add(ChartParts.Box(left, y + 4, Math.Max(0.5, At(least) - left), Row - 10, Paint.Solid(ChartParts.Blue)));
                if (bar.Most is { } open && open > least)
                    items.Add(ChartParts.Box(At(least), y + 4, At(open) - At(least), Row - 10, new Paint("#ffffff", 1, ChartParts.Blue, 1, [], ChartParts.NotKnown)));
            }

            items.Add(ChartParts.Text(end + 6, y + 15, bar.Words, 11));
        }

        if (line is { } goal)
        {
            items.Add(ChartParts.Line(At(goal.Value), Top - 8, At(goal.Value), bottom + 22, ChartParts.Target, 1.6, 6, 3));
            items.Add(ChartParts.Text(At(goal.Value), bottom + 36, goal.Words, 11, Anchor.Middle, ChartParts.Target, bold: true));
        }

        items.Add(ChartParts.Line(left, Top - 4, left, bottom, ChartParts.Ink, 1));
        return new Scene(title, Width, height, items);

        double At(double value) => left + (value / to * (Width - left - Right));
    }
}
