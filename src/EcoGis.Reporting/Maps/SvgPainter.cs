using System.Globalization;
using System.Text;

namespace EcoGis;

/// <summary>
/// Paints a <see cref="Scene"/> as inline SVG: text stays text in a generic font family, so no font file is needed; nothing refers outside;
/// all text is escaped. Pattern and clip ids start with the id given, which must be unique in the page. Same scene, same bytes.
/// </summary>
internal static class SvgPainter
{
    public static string Paint(Scene scene, string id)
    {
        var svg = new StringBuilder();
        var definitions = new Definitions(id);
        var body = new StringBuilder();
        foreach (SceneItem item in scene.Items)
            Item(body, item, definitions);

        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"map\" role=\"img\" width=\"{N(scene.Width)}\" height=\"{N(scene.Height)}\" viewBox=\"0 0 {N(scene.Width)} {N(scene.Height)}\" font-family=\"sans-serif\">");
        svg.Append("<title>").Append(HtmlText.Escape(scene.Title)).Append("</title>");
        if (definitions.Any)
            svg.Append("<defs>").Append(definitions.Text).Append("</defs>");
        return svg.Append(body).Append("</svg>").ToString();
    }

    private static void Item(StringBuilder svg, SceneItem item, Definitions definitions)
    {
        switch (item)
        {
            case ScenePath path:
                Path(svg, path, definitions);
                break;
            case SceneText text:
                Text(svg, text);
                break;
            case SceneClip clip:
                svg.Append("<g clip-path=\"url(#").Append(definitions.Clip(clip.Box)).Append(")\">");
                foreach (SceneItem inner in clip.Items)
                    Item(svg, inner, definitions);
                svg.Append("</g>");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(item), item, null);
        }
    }

    private static void Path(StringBuilder svg, ScenePath path, Definitions definitions)
    {
        if (path.Lines.Count == 0)
            return;
        Paint paint = path.Paint;
        string d = Data(path);
        if (paint.Fill is { } fill && path.Closed)
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{d}\" fill=\"{fill}\" fill-opacity=\"{W(paint.Opacity)}\" fill-rule=\"evenodd\"/>");
        if (paint.Hatch is { } hatch && path.Closed)
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{d}\" fill=\"url(#{definitions.Pattern(hatch, paint.Stroke)})\" fill-rule=\"evenodd\"/>");
        if (paint.Width > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"{d}\" fill=\"none\" stroke=\"{paint.Stroke}\" stroke-width=\"{W(paint.Width)}\" stroke-linejoin=\"round\"");
            if (!paint.Dash.IsDefaultOrEmpty)
                svg.Append(" stroke-dasharray=\"").AppendJoin(' ', paint.Dash.Select(W)).Append('"');
            svg.Append("/>");
        }
    }

    private static string Data(ScenePath path)
    {
        var d = new StringBuilder();
        foreach (ScreenPoint[] line in path.Lines)
        {
            for (int i = 0; i < line.Length; i++)
                d.Append(i == 0 ? 'M' : i == 1 ? 'L' : ' ').Append(N(line[i].X)).Append(' ').Append(N(line[i].Y));
            if (path.Closed)
                d.Append('Z');
        }
        return d.ToString();
    }

    private static void Text(StringBuilder svg, SceneText text)
    {
        string anchor = text.Anchor switch { Anchor.Start => "start", Anchor.Middle => "middle", _ => "end" };
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(text.X)}\" y=\"{N(text.Y)}\" font-size=\"{N(text.Size)}\" text-anchor=\"{anchor}\" fill=\"{text.Colour}\"");
        if (text.Bold)
            svg.Append(" font-weight=\"bold\"");
        if (text.Halo)
            svg.Append(" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        svg.Append('>').Append(HtmlText.Escape(text.Text)).Append("</text>");
    }

    /// <summary>Coordinates: a tenth of a pixel is finer than print.</summary>
    private static string N(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Widths, spacings and opacities.</summary>
    private static string W(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Patterns and clip paths, each written once per sheet.</summary>
    private sealed class Definitions(string id)
    {
        private readonly Dictionary<object, string> _ids = [];

        public StringBuilder Text { get; } = new();

        public bool Any => _ids.Count > 0;

        public string Clip(ScreenBox box) => Once(box, "c", name => Text.Append(CultureInfo.InvariantCulture,
            $"<clipPath id=\"{name}\"><rect x=\"{N(box.X)}\" y=\"{N(box.Y)}\" width=\"{N(box.Width)}\" height=\"{N(box.Height)}\"/></clipPath>"));

        public string Pattern(Hatch hatch, string colour) => Once((hatch, colour), "h", name =>
        {
            double s = hatch.Spacing;
            (string marks, int turn) = hatch.Pattern switch
            {
                HatchPattern.Vertical => (Bar(vertical: true), 0),
                HatchPattern.Horizontal => (Bar(vertical: false), 0),
                HatchPattern.Diagonal => (Bar(vertical: true), 45),
                HatchPattern.Backdiagonal => (Bar(vertical: true), -45),
                HatchPattern.Grid => (Bar(vertical: true) + Bar(vertical: false), 0),
                HatchPattern.Lattice => (Bar(vertical: true) + Bar(vertical: false), 45),
                HatchPattern.Dots => ($"<circle cx=\"{W(s / 2)}\" cy=\"{W(s / 2)}\" r=\"{W(hatch.Width)}\" fill=\"{colour}\"/>", 30),
                _ => throw new ArgumentOutOfRangeException(nameof(hatch), hatch, null),
            };
            Text.Append(CultureInfo.InvariantCulture,
                $"<pattern id=\"{name}\" width=\"{W(s)}\" height=\"{W(s)}\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate({turn})\">{marks}</pattern>");

            string Bar(bool vertical) => vertical
                ? $"<rect x=\"{W((s - hatch.Width) / 2)}\" y=\"0\" width=\"{W(hatch.Width)}\" height=\"{W(s)}\" fill=\"{colour}\"/>"
                : $"<rect x=\"0\" y=\"{W((s - hatch.Width) / 2)}\" width=\"{W(s)}\" height=\"{W(hatch.Width)}\" fill=\"{colour}\"/>";
        });

        private string Once(object key, string prefix, Action<string> write)
        {
            if (!_ids.TryGetValue(key, out string? name))
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{id}{prefix}{_ids.Count}");
                _ids.Add(key, name);
                write(name);
            }
            return name;
        }
    }
}
