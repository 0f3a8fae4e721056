using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// One sheet being drawn: ground items are cut off at the frame, labels placed without overlaps, furniture (frame, grid ticks, scale bar,
/// north arrow, legend, source line) around it. 680 × height pixels, which is the width of an A4 page between 15 mm margins.
/// </summary>
internal sealed class MapSheet
{
    public const double Width = 680;

    private const double LabelSize = 11;

    private static readonly Paint NumberPaint = new("#ffffff", 1, "#000000", 1.2, [], null);

    private readonly MapStyles _styles;
    private readonly MapText _text;
    private readonly LabelPlacer _labels;
    private readonly double _tolerance;
    private readonly List<SceneItem> _ground = [];
    private readonly List<SceneItem> _names = [];
    private readonly List<LegendRow> _legend = [];

    public MapSheet(MapView view, MapStyles styles, MapText text, double tolerance)
    {
        View = view;
        _styles = styles;
        _text = text;
        _tolerance = tolerance;
        ScreenBox f = view.Frame;
        _labels = new LabelPlacer(new ScreenBox(f.X + 2, f.Y + 2, f.Width - 4, f.Height - 4));
        _labels.Reserve(new ScreenBox(f.Right - 34, f.Y + 2, 32, 46));
        _labels.Reserve(new ScreenBox(f.X + 4, f.Bottom - 30, 172, 28));
    }

    public MapView View { get; }

    /// <summary>Vertices drawn so far: what a page's size goes by.</summary>
    public int Vertices { get; private set; }

    public static ScreenBox FrameOf(double height) => new(52, 20, 448, height - 74);

    public void Zone(MapZone zone, bool district)
    {
        Paint paint = district ? _styles.District : _styles.Of(zone.Kind);
        if (Draw(district ? zone.Shape.Boundary : zone.Shape, paint))
            Legend(district ? _text.District : _text.KindName(zone.Kind), paint, !district && zone.Shape.Dimension == Dimension.Surface ? LegendSymbol.Area : LegendSymbol.Line);
    }

    /// <param name="lines">An administrative boundary as lines.</param>
    public void District(Geometry lines)
    {
        if (Draw(lines, _styles.District))
            Legend(_text.District, _styles.District, LegendSymbol.Line);
    }

    public void Overlap(Geometry shared)
    {
        if (Draw(shared, shared.Dimension == Dimension.Curve ? Paint.Line(_styles.Overlap.Stroke, 4) : _styles.Overlap))
            Legend(_text.Overlap, _styles.Overlap, LegendSymbol.Area);
    }

    /// <param name="axis">The line or points that the site is the ground around.</param>
    public void Site(Geometry site, Geometry? axis)
    {
        Paint halo = Paint.Line("#ffffff", _styles.Site.Width + 2);
        Draw(site, halo);
        Draw(site, _styles.Site with { Fill = null });
        if (axis is { Dimension: Dimension.Curve })
            Draw(axis, Paint.Line(_styles.Site.Stroke, 1, 8, 2, 1, 2));
        Avoid(site.EnvelopeInternal);
        _legend.Insert(0, new(_text.Site, _styles.Site, site.Dimension == Dimension.Surface ? LegendSymbol.Area : LegendSymbol.Line));
    }

    public void Nearest(Coordinate from, Coordinate to, string distance)
    {
        ScreenPoint a = View.At(from.X, from.Y), b = View.At(to.X, to.Y);
        _ground.Add(new ScenePath([[a, b]], false, _styles.Nearest));
        Legend(_text.Nearest, _styles.Nearest, LegendSymbol.Line);
        Label(new ScreenPoint((a.X + b.X) / 2, (a.Y + b.Y) / 2), distance, _styles.Nearest.Stroke, mustShow: true, centreFirst: false);
    }

    public void Name(MapZone zone, bool mustShow)
    {
        string name = LabelPlacer.Fit(zone.Name.Length > 0 ? zone.Name : zone.Code, LabelSize, 150);
        if (AnchorOf(zone.Shape) is { } anchor)
            Label(anchor, name, "#222222", mustShow, centreFirst: true);
    }

    /// <summary>A numbered pill at a place, with a leader when it had to move.</summary>
    public void Number(ScreenPoint at, string numbers)
    {
        double width = Math.Max(18, LabelPlacer.WidthOf(numbers, LabelSize) + 10);
        if (!View.Frame.Holds(at) || _labels.Place(at, width, 18, 10, mustShow: true, centreFirst: false) is not { } box)
            return;
        var middle = new ScreenPoint(box.X + box.Width / 2, box.Y + 9);
        _names.Add(new ScenePath([[at, middle]], false, Paint.Line("#000000", 0.8)));
        _names.Add(new ScenePath([Circle(at, 2)], true, Paint.Solid("#000000")));
        _names.Add(new ScenePath([Pill(box)], true, NumberPaint));
        _names.Add(new SceneText(middle.X, middle.Y + 4, numbers, LabelSize, Anchor.Middle, "#000000", Halo: false, Bold: true));
        Legend(_text.Number, NumberPaint, LegendSymbol.Number);
    }

    public ScreenPoint? AnchorOf(Geometry shape)
    {
        switch (shape.Dimension)
        {
            case Dimension.Surface:
                return ScreenLines.Inside(ScreenLines.Rings(shape, View, _tolerance), View.Frame);
            case Dimension.Curve:
                ScreenPoint[]? longest = ScreenLines.Lines(shape, View, _tolerance).MaxBy(l => l.Length);
                return longest is null ? null : longest.Where(p => View.Frame.Holds(p)).Select(p => (ScreenPoint?)p).ElementAtOrDefault(longest.Count(p => View.Frame.Holds(p)) / 2);
            default:
                return shape.IsEmpty ? null : View.At(shape.Coordinate.X, shape.Coordinate.Y);
        }
    }

    public Scene Finish(string title, string plane, double height, IReadOnlyList<SceneItem> inset)
    {
        List<SceneItem> items = [new ScenePath([Furniture.Box(View.Frame)], true, Paint.Solid("#fcfcfa"))];
        items.Add(new SceneClip(View.Frame, _ground));
        items.AddRange(_names);
        items.AddRange(Furniture.Frame(View, _text));
        double legendHeight = View.Frame.Height - (inset.Count > 0 ? 128 : 0);
        items.AddRange(Furniture.Legend(_legend, _text, new ScreenBox(View.Frame.Right + 14, View.Frame.Y, Width - View.Frame.Right - 14, legendHeight)));
        items.AddRange(inset);
        items.AddRange(Furniture.Foot(_text.Plane(plane), _text.SourceLine, _text.Generalised + _text.LeftOut(_labels.LeftOut), height));
        string fitted = LabelPlacer.Fit(title, 12, View.Frame.Width - LabelPlacer.WidthOf(MapText.Scale(View.Scale), 11) - 14);
        items.Add(new SceneText(View.Frame.X, 13, fitted, 12, Anchor.Start, "#000000", Halo: false, Bold: true));
        return new Scene(title, Width, height, items);
    }

    /// <summary>Names keep off the site while it is small on the sheet; when it fills the sheet they have to share it.</summary>
    private void Avoid(Envelope ground)
    {
        ScreenPoint a = View.At(ground.MinX, ground.MaxY), b = View.At(ground.MaxX, ground.MinY);
        if ((b.X - a.X) * (b.Y - a.Y) < View.Frame.Width * View.Frame.Height / 8)
            _labels.Reserve(new ScreenBox(a.X - 2, a.Y - 2, b.X - a.X + 4, b.Y - a.Y + 4));
    }

    private bool Draw(Geometry shape, Paint paint)
    {
        switch (shape.Dimension)
        {
            case Dimension.Surface:
                return Add(ScreenLines.Rings(shape, View, _tolerance), closed: true);
            case Dimension.Curve:
                return Add(ScreenLines.Lines(shape, View, _tolerance), closed: false);
            default:
                return Add([.. shape.Coordinates.Select(c => Circle(View.At(c.X, c.Y), 4)).Where(c => View.Frame.Holds(c[0]))], closed: true);
        }

        bool Add(List<ScreenPoint[]> lines, bool closed)
        {
            if (lines.Count == 0)
                return false;
            Vertices += lines.Sum(l => l.Length);
            _ground.Add(new ScenePath(lines, closed, paint));
            return true;
        }
    }

    private void Label(ScreenPoint at, string text, string colour, bool mustShow, bool centreFirst)
    {
        double width = LabelPlacer.WidthOf(text, LabelSize) + 4;
        if (View.Frame.Holds(at) && _labels.Place(at, width, LabelSize + 4, 6, mustShow, centreFirst) is { } box)
            _names.Add(new SceneText(box.X + box.Width / 2, box.Y + LabelSize, text, LabelSize, Anchor.Middle, colour, Halo: true, Bold: false));
    }

    private void Legend(string text, Paint paint, LegendSymbol symbol)
    {
        if (_legend.TrueForAll(l => l.Text != text))
            _legend.Add(new(text, paint, symbol));
    }

    private static ScreenPoint[] Circle(ScreenPoint at, double radius) =>
        [.. Enumerable.Range(0, 16).Select(i => new ScreenPoint(at.X + radius * Math.Cos(i * Math.PI / 8), at.Y + radius * Math.Sin(i * Math.PI / 8)))];

    internal static ScreenPoint[] Pill(ScreenBox box)
    {
        double r = box.Height / 2;
        return
        [
            .. Enumerable.Range(0, 9).Select(i => new ScreenPoint(box.X + r - r * Math.Sin(i * Math.PI / 8), box.Y + r - r * Math.Cos(i * Math.PI / 8))),
            .. Enumerable.Range(0, 9).Select(i => new ScreenPoint(box.Right - r + r * Math.Sin(i * Math.PI / 8), box.Y + r + r * Math.Cos(i * Math.PI / 8))),
        ];
    }
}
