namespace EcoGis;

/// <summary>A value on a day: at least and at most; null: not known, and the line has a gap.</summary>
internal readonly record struct ChartPoint(double? Least, double? Most);

internal sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);

/// <summary>Values by year: a line with its own mark and dash for each series, named at its end; a bar from least to most where the data leave a range; targets as dashed lines with their words.</summary>
internal static class YearChart
{
    private const double Width = 760, Height = 340, Left = 76, Right = 200, Top = 66, Bottom = 42, Mark = 4;

    private static readonly (string Colour, double[] Dash)[] s_looks = [(ChartParts.Blue, []), (ChartParts.Orange, [7, 3]), (ChartParts.Green, [2, 3])];

    public static Scene Draw(string title, string note, IReadOnlyList<string> days, IReadOnlyList<ChartSeries> series, IReadOnlyList<(double Value, string Words)> targets)
    {
        double[] all = [.. series.SelectMany(s => s.Points).SelectMany(p => new[] { p.Least, p.Most }).OfType<double>(), .. targets.Select(t => t.Value)];
        var (from, to, step) = ChartParts.Scale(all.DefaultIfEmpty(0).Min(), all.DefaultIfEmpty(1).Max());
        List<SceneItem> items = [ChartParts.Box(0, 0, Width, Height, Paint.Solid("#ffffff")), .. ChartParts.Head(title, note, Width)];
        for (double tick = from; tick <= to + (step / 2); tick += step)
        {
            items.Add(ChartParts.Line(Left, Y(tick), Width - Right, Y(tick), ChartParts.Grid, 1));
            items.Add(ChartParts.Text(Left - 8, Y(tick) + 4, ChartParts.Number(tick, step), 10, Anchor.End, ChartParts.Soft));
        }

        foreach (var (i, day) in days.Index())
            items.Add(ChartParts.Text(X(i), Height - Bottom + 18, LabelPlacer.Fit(day, 10, (Width - Left - Right) / days.Count), 10, Anchor.Middle));
        List<double> taken = [];
        foreach (var (value, words) in targets)
        {
            items.Add(ChartParts.Line(Left, Y(value), Width - Right, Y(value), ChartParts.Target, 1.6, 6, 3));
            items.Add(ChartParts.Text(Width - Right + 10, Free(Y(value)) + 4, LabelPlacer.Fit(words, 11, Right - 14), 11, colour: ChartParts.Target, bold: true));
        }

        foreach (var (k, one) in series.Index())
        {
            var (colour, dash) = s_looks[k % s_looks.Length];
            foreach (var (i, point) in one.Points.Index())
            {
                if (point.Least is not { } value)
                    continue;
                if (i + 1 < one.Points.Count && one.Points[i + 1].Least is { } next)
                    items.Add(ChartParts.Line(X(i), Y(value), X(i + 1), Y(next), colour, 2, dash));
                if (point.Most is { } most && most > value)
                    items.Add(ChartParts.Line(X(i), Y(value), X(i), Y(most), colour, 5));
                items.Add(MarkOf(k, X(i), Y(value), colour));
            }

            if (one.Points.LastOrDefault(p => p.Least is not null) is { Least: { } last })
                items.Add(ChartParts.Text(Width - Right + 10, Free(Y(last)) + 4, LabelPlacer.Fit(one.Name, 11, Right - 14), 11, colour: colour));
        }

        items.Add(ChartParts.Line(Left, Height - Bottom, Width - Right, Height - Bottom, ChartParts.Ink, 1));
        return new Scene(title, Width, Height, items);

        double X(int i) => days.Count == 1 ? (Left + Width - Right) / 2 : Left + 20 + (i * (Width - Left - Right - 40) / (days.Count - 1));

        double Y(double value) => Height - Bottom - ((value - from) / (to - from) * (Height - Top - Bottom));

        // words at the side do not stand on each other
        double Free(double y)
        {
            while (taken.FirstOrDefault(t => Math.Abs(t - y) < 15, double.NaN) is var near && !double.IsNaN(near))
                y = near + 15;
            taken.Add(y);
            return y;
        }
    }

    private static ScenePath MarkOf(int series, double x, double y, string colour) => (series % 3) switch
    {
        0 => new([[.. Enumerable.Range(0, 12).Select(i => new ScreenPoint(x + (Mark * Math.Cos(i * Math.PI / 6)), y + (Mark * Math.Sin(i * Math.PI / 6))))]], true, Paint.Solid(colour)),
        1 => ChartParts.Box(x - Mark, y - Mark, 2 * Mark, 2 * Mark, Paint.Solid(colour)),
        _ => new([[new(x, y - Mark - 1), new(x + Mark + 1, y + Mark), new(x - Mark - 1, y + Mark)]], true, Paint.Solid(colour)),
    };
}
