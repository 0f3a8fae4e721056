using System.Globalization;

namespace EcoGis;

internal enum LegendSymbol
{
    Area,
    Line,
    Number,
}

internal sealed record LegendRow(string Text, Paint Paint, LegendSymbol Symbol);

/// <summary>
/// What stands around a map: neat line, grid ticks in kilometres of the plane, scale bar and 1:n, arrow to grid north, legend, source line.
/// Contents after DOMAIN §6.4. Grid north is the plane's north, not the meridian's.
/// </summary>
internal static class Furniture
{
    private const string Ink = "#222222";

    public static ScreenPoint[] Box(ScreenBox b) => [new(b.X, b.Y), new(b.Right, b.Y), new(b.Right, b.Bottom), new(b.X, b.Bottom)];

    public static IEnumerable<SceneItem> Frame(MapView view, MapText text)
    {
        yield return new ScenePath([Box(view.Frame)], true, Paint.Line(Ink, 1.2));
        yield return new SceneText(view.Frame.Right, 13, MapText.Scale(view.Scale), 11, Anchor.End, Ink, Halo: false, Bold: true);
        foreach (SceneItem item in Ticks(view).Concat(ScaleBar(view)).Concat(North(view.Frame, text)))
            yield return item;
    }

    public static IEnumerable<SceneItem> Legend(List<LegendRow> rows, MapText text, ScreenBox box)
    {
        yield return new SceneText(box.X, box.Y + 12, text.Legend, 12, Anchor.Start, Ink, Halo: false, Bold: true);
        double step = Math.Min(21, (box.Height - 20) / Math.Max(rows.Count, 1)), size = Math.Min(11, step * 0.75);
        for (int i = 0; i < rows.Count; i++)
        {
            (string name, Paint paint, LegendSymbol symbol) = rows[i];
            double y = box.Y + 20 + i * step;
            var swatch = new ScreenBox(box.X, y, 26, Math.Min(14, step - 2));
            double middle = swatch.Y + swatch.Height / 2;
            yield return symbol switch
            {
                LegendSymbol.Area => new ScenePath([Box(swatch)], true, paint),
                LegendSymbol.Number => new ScenePath([MapSheet.Pill(swatch with { X = swatch.X + 4, Width = swatch.Width - 8 })], true, paint),
                _ => new ScenePath([[new(swatch.X, middle), new(swatch.Right, middle)]], false, paint with { Fill = null, Hatch = null }),
            };
            yield return new SceneText(box.X + 32, middle + size * 0.36, LabelPlacer.Fit(name, size, box.Width - 32), size, Anchor.Start, Ink, Halo: false, Bold: false);
        }
    }

    public static IEnumerable<SceneItem> Foot(string plane, string source, string note, double height)
    {
        yield return new SceneText(4, height - 30, LabelPlacer.Fit(plane, 10, 672), 10, Anchor.Start, Ink, Halo: false, Bold: false);
        yield return new SceneText(4, height - 17, LabelPlacer.Fit(source, 10, 672), 10, Anchor.Start, Ink, Halo: false, Bold: false);
        yield return new SceneText(4, height - 4, LabelPlacer.Fit(note, 10, 672), 10, Anchor.Start, "#555555", Halo: false, Bold: false);
    }

    private static IEnumerable<SceneItem> Ticks(MapView view)
    {
        ScreenBox f = view.Frame;
        double step = Nice(view.Ground.Width / 4);
        int labelled = (int)Math.Ceiling((LabelPlacer.WidthOf(Kilometres(view.Ground.MaxX, step), 9) + 6) / (step / view.MetresPerPixel)); // every so many ticks
        for (double x = Math.Ceiling(view.Ground.MinX / step) * step; x <= view.Ground.MaxX; x += step)
        {
            double at = view.At(x, 0).X;
            yield return new ScenePath([[new(at, f.Bottom), new(at, f.Bottom + 4)], [new(at, f.Y), new(at, f.Y - 3)]], false, Paint.Line(Ink, 0.8));
            if (Math.Round(x / step) % labelled == 0)
                yield return new SceneText(at, f.Bottom + 13, Kilometres(x, step), 9, Anchor.Middle, Ink, Halo: false, Bold: false);
        }
        for (double y = Math.Ceiling(view.Ground.MinY / step) * step; y <= view.Ground.MaxY; y += step)
        {
            double at = view.At(0, y).Y;
            yield return new ScenePath([[new(f.X - 4, at), new(f.X, at)], [new(f.Right, at), new(f.Right + 3, at)]], false, Paint.Line(Ink, 0.8));
            if (at > f.Y + 4 && at < f.Bottom - 2)
                yield return new SceneText(f.X - 6, at + 3, Kilometres(y, step), 9, Anchor.End, Ink, Halo: false, Bold: false);
        }
    }

    private static string Kilometres(double metres, double step) =>
        (metres / 1000).ToString(step >= 1000 ? "0" : step >= 100 ? "0.0" : step >= 10 ? "0.00" : "0.000", CultureInfo.InvariantCulture);

    public static IEnumerable<SceneItem> ScaleBar(MapView view)
    {
        double metres = Nice(view.MetresPerPixel * 140), length = metres / view.MetresPerPixel;
        double x = view.Frame.X + 10, y = view.Frame.Bottom - 10;
        string unit = metres >= 1000 ? "km" : "m", half = Number(metres / 2), whole = Number(metres);
        yield return new ScenePath([Box(new ScreenBox(x - 6, y - 19, Math.Max(length + 30, 100), 27))], true, Paint.Solid("#ffffff", 0.85));
        yield return new ScenePath([Box(new ScreenBox(x, y, length / 2, 4))], true, new Paint(Ink, 1, Ink, 0.8, [], null));
        yield return new ScenePath([Box(new ScreenBox(x + length / 2, y, length / 2, 4))], true, new Paint("#ffffff", 1, Ink, 0.8, [], null));
        yield return new SceneText(x, y - 3, "0", 9, Anchor.Middle, Ink, Halo: true, Bold: false);
        yield return new SceneText(x + length / 2, y - 3, half, 9, Anchor.Middle, Ink, Halo: true, Bold: false);
        yield return new SceneText(x + length, y - 3, whole + " " + unit, 9, Anchor.Middle, Ink, Halo: true, Bold: false);

        string Number(double m) => (metres >= 1000 ? m / 1000 : m).ToString("0.###", CultureInfo.InvariantCulture);
    }

    public static IEnumerable<SceneItem> North(ScreenBox frame, MapText text)
    {
        double x = frame.Right - 18, y = frame.Y + 20;
        yield return new ScenePath([[new(x, y - 2), new(x - 6, y + 18), new(x, y + 13)]], true, new Paint(Ink, 1, Ink, 0.8, [], null));
        yield return new ScenePath([[new(x, y - 2), new(x + 6, y + 18), new(x, y + 13)]], true, new Paint("#ffffff", 1, Ink, 0.8, [], null));
        yield return new SceneText(x, y - 5, text.North, 11, Anchor.Middle, Ink, Halo: true, Bold: true);
    }

    /// <summary>The largest of 1, 2, 5 times a power of ten that is not above the value.</summary>
    private static double Nice(double value)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return (value / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 } * power;
    }
}
