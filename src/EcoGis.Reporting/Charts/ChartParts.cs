using System.Globalization;

namespace EcoGis;

/// <summary>
/// What charts are made of: boxes, texts, ticks, and colours that differ in lightness as well as hue (Okabe and Ito 2008), so that every chart can be read without
/// colours too: series have their own marks and dashes, cells their numbers, bars their words.
/// </summary>
internal static class ChartParts
{
    public const string Ink = "#1b1b1b", Soft = "#666666", Grid = "#d9d9d9", Blue = "#0072b2", Orange = "#d55e00", Green = "#009e73", Target = "#000000";

    public static readonly Hatch NotKnown = new(HatchPattern.Diagonal, 6, 1.4);

    public static ScenePath Box(double x, double y, double width, double height, Paint paint) =>
        new([[new(x, y), new(x + width, y), new(x + width, y + height), new(x, y + height)]], true, paint);

    public static ScenePath Line(double x1, double y1, double x2, double y2, string colour, double width, params double[] dash) => new([[new(x1, y1), new(x2, y2)]], false, Paint.Line(colour, width, [.. dash]));

    public static SceneText Text(double x, double y, string text, double size = 11, Anchor anchor = Anchor.Start, string colour = Ink, bool bold = false) => new(x, y, text, size, anchor, colour, Halo: false, bold);

    /// <summary>Title and what it means, at the top of every chart.</summary>
    public static IEnumerable<SceneItem> Head(string title, string note, double width) =>
        [Text(16, 24, LabelPlacer.Fit(title, 15, width - 32), 15, bold: true), Text(16, 42, LabelPlacer.Fit(note, 11, width - 32), 11, colour: Soft)];

    /// <summary>Round steps from 0 or below the least to above the most, about five of them.</summary>
    public static (double From, double To, double Step) Scale(double least, double most)
    {
        double span = Math.Max(most - least, Math.Abs(most) * 0.02);
        if (span <= 0)
            span = 1;
        double raw = span / 5, power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double step = power * (Math.Round(raw / power, 9) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        return (Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    public static string Number(double value, double step) => value.ToString(step >= 1 ? "#,0" : step >= 0.1 ? "#,0.0" : step >= 0.01 ? "#,0.00" : "0.######", CultureInfo.InvariantCulture);
}
