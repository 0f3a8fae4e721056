namespace EcoGis;

/// <summary>
/// Greedy label placement: nine places around an anchor, then a wider ring with a leader; the first that meets no earlier label and stays in the
/// frame wins. What must be shown goes to the nearest free place of the frame. What finds no room is left out and counted. Deterministic: order of asking is
/// order of importance.
/// </summary>
internal sealed class LabelPlacer(ScreenBox frame)
{
    private static readonly (double X, double Y)[] Around = [(0, 0), (1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1)];

    private readonly List<ScreenBox> _taken = [];

    /// <summary>Labels left out for want of room.</summary>
    public int LeftOut { get; private set; }

    public void Reserve(ScreenBox box) => _taken.Add(box);

    /// <returns>The label's box, or null when there is no room.</returns>
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
        if (mustShow && Anywhere(anchor, width, height) is { } far)
        {
            _taken.Add(far);
            return far;
        }
        LeftOut++;
        return null;
    }

    /// <summary>The free place of the frame that is nearest to the anchor, on circles around it.</summary>
    private ScreenBox? Anywhere(ScreenPoint anchor, double width, double height)
    {
        for (double radius = height; radius < frame.Width + frame.Height; radius += height / 2)
        {
            int places = Math.Max(12, (int)(2 * Math.PI * radius / height));
            for (int i = 0; i < places; i++)
            {
                double angle = 2 * Math.PI * i / places;
                var box = new ScreenBox(anchor.X + radius * Math.Cos(angle) - width / 2, anchor.Y + radius * Math.Sin(angle) - height / 2, width, height);
                if (frame.Holds(box) && !_taken.Exists(t => t.Meets(box)))
                    return box;
            }
        }
        return null;
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
