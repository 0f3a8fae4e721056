namespace EcoGis;

/// <summary>
/// Greedy label placement: nine places around an anchor, then a wider ring with a leader; the first that meets no earlier label and stays in the
/// frame wins. What finds no room is left out and counted, except what must be shown. Deterministic: order of asking is order of importance.
/// </summary>
internal sealed class LabelPlacer(ScreenBox frame)
{
    private static readonly (double X, double Y)[] Around = [(0, 0), (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)];

    private readonly List<ScreenBox> _taken = [];

    /// <summary>Labels left out for want of room.</summary>
    public int LeftOut { get; private set; }

    public void Reserve(ScreenBox box) => _taken.Add(box);

    /// <returns>The label's box, or null when there is no room and it need not be shown.</returns>
    public ScreenBox? Place(ScreenPoint anchor, double width, double height, double gap, bool mustShow, bool centreFirst)
    {
        foreach (double reach in (ReadOnlySpan<double>)[1, 2.2, 3.6])
        {
            foreach ((double dx, double dy) in centreFirst && reach == 1 ? Around : Around.AsSpan(1))
            {
                double x = anchor.X + dx * (width / 2 + gap * reach) - width / 2;
                double y = anchor.Y + dy * (height / 2 + gap * reach) - height / 2;
                ScreenBox box = new(x, y, width, height);
                if (frame.Holds(box) && !_taken.Exists(t => t.Meets(box)))
                {
                    _taken.Add(box);
                    return box;
                }
            }
        }
        if (!mustShow)
        {
            LeftOut++;
            return null;
        }
        ScreenBox forced = new(
            Math.Clamp(anchor.X - width / 2, frame.X, frame.Right - width),
            Math.Clamp(anchor.Y - height / 2, frame.Y, frame.Bottom - height),
            width,
            height);
        _taken.Add(forced);
        return forced;
    }

    /// <summary>Width of text without a font at hand: Chinese one em, other letters a little over half.</summary>
    public static double WidthOf(string text, double size) => size * text.Sum(c => c >= 0x2E80 ? 1.0 : char.IsAsciiLetterUpper(c) ? 0.7 : 0.57);

    /// <summary>Shortened to a width, with an ellipsis.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (WidthOf(text, size) <= width)
            return text;
        int length = text.Length;
        while (length > 1 && WidthOf(text[..length], size) + size > width)
            length--;
        return text[..length] + "…";
    }
}
