using System.Globalization;

namespace EcoGis;

/// <summary>
/// A matrix as shaded cells, each with its number: the darker, the larger its share of the whole row. The diagonal, what stayed, is framed and not shaded, so that change
/// shows; rows that are no class (border noise) are not shaded either.
/// </summary>
internal static class HeatMap
{
    private const double Cell = 78, High = 34, Top = 118, LabelSize = 11;

    /// <param name="values">Null: not a cell.</param>
    public static Scene Draw(string title, string note, IReadOnlyList<string> rows, IReadOnlyList<string> columns, double?[,] values, Func<int, int, bool> stayed)
    {
        double left = Math.Min(200, 24 + rows.Select(r => LabelPlacer.WidthOf(r, LabelSize)).DefaultIfEmpty(60).Max());
        double width = Math.Max(560, left + (Cell * columns.Count) + 20), height = Top + (High * rows.Count) + 18;
        List<SceneItem> items = [ChartParts.Box(0, 0, width, height, Paint.Solid("#ffffff")), .. ChartParts.Head(title, note, width)];
        foreach (var (j, column) in columns.Index())
        {
            foreach (var (k, part) in Folded(column).Index())
                items.Add(ChartParts.Text(left + (Cell * (j + 0.5)), Top - 42 + (14 * k), part, LabelSize, Anchor.Middle));
        }

        for (int i = 0; i < rows.Count; i++)
        {
            double all = i < columns.Count && stayed(i, i) ? Enumerable.Range(0, columns.Count).Sum(j => Math.Max(0, values[i, j] ?? 0)) : 0;
            items.Add(ChartParts.Text(left - 8, Top + (High * i) + 21, LabelPlacer.Fit(rows[i], LabelSize, left - 16), LabelSize, Anchor.End));
            foreach (int j in Enumerable.Range(0, columns.Count))
            {
                if (values[i, j] is not { } value)
                    continue;
                double shade = all > 0 && value > 0 && !stayed(i, j) ? Math.Sqrt(value / all) : 0;
                items.Add(ChartParts.Box(left + (Cell * j), Top + (High * i), Cell, High, new Paint(Shade(shade), 1, ChartParts.Grid, 0.8, [], null)));
                if (value != 0)
                    items.Add(ChartParts.Text(left + (Cell * (j + 0.5)), Top + (High * i) + 21, Number(value), LabelSize, Anchor.Middle, shade > 0.6 ? "#ffffff" : ChartParts.Ink));
            }
        }

        for (int i = 0; i < Math.Min(rows.Count, columns.Count); i++)
        {
            if (stayed(i, i))
                items.Add(ChartParts.Box(left + (Cell * i), Top + (High * i), Cell, High, Paint.Line(ChartParts.Ink, 1.6)));
        }

        return new Scene(title, width, height, items);
    }

    /// <summary>White to dark blue, one hue.</summary>
    private static string Shade(double share)
    {
        (int R, int G, int B) white = (255, 255, 255), dark = (8, 69, 122);
        return string.Create(CultureInfo.InvariantCulture, $"#{Mix(white.R, dark.R):x2}{Mix(white.G, dark.G):x2}{Mix(white.B, dark.B):x2}");

        int Mix(int from, int to) => (int)Math.Round(from + ((to - from) * share));
    }

    private static string Number(double value) => Math.Abs(value) >= 0.05 ? value.ToString("#,0.0", CultureInfo.InvariantCulture) : value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Code and name in lines of their own, the name in at most two.</summary>
    private static IEnumerable<string> Folded(string label)
    {
        string[] parts = label.Split(' ', 2);
        yield return LabelPlacer.Fit(parts[0], LabelSize, Cell - 4);
        if (parts.Length == 1)
            yield break;
        int cut = parts[1].Length;
        while (cut > 1 && LabelPlacer.WidthOf(parts[1][..cut], LabelSize) > Cell - 4)
            cut--;
        yield return parts[1][..cut];
        if (cut < parts[1].Length)
            yield return LabelPlacer.Fit(parts[1][cut..], LabelSize, Cell - 4);
    }
}
