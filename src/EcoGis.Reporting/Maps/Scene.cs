using System.Collections.Immutable;

namespace EcoGis;

/// <summary>A point of the page: pixels of 1/96 inch, y down.</summary>
internal readonly record struct ScreenPoint(double X, double Y);

/// <summary>A rectangle of the page.</summary>
internal readonly record struct ScreenBox(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Bottom => Y + Height;

    public bool Meets(ScreenBox other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    public bool Holds(ScreenBox other) => X <= other.X && Y <= other.Y && other.Right <= Right && other.Bottom <= Bottom;

    public bool Holds(ScreenPoint p) => p.X >= X && p.X <= Right && p.Y >= Y && p.Y <= Bottom;
}

internal enum HatchPattern
{
    Diagonal,
    Backdiagonal,
    Horizontal,
    Vertical,
    Grid,
    Lattice,
    Dots,
}

/// <summary>A pattern of lines or dots; spacing and line width in pixels.</summary>
internal sealed record Hatch(HatchPattern Pattern, double Spacing, double Width);

/// <summary>How a path looks. Colours are <c>#rrggbb</c>; a hatch is drawn in the stroke's colour.</summary>
internal sealed record Paint(string? Fill, double Opacity, string Stroke, double Width, ImmutableArray<double> Dash, Hatch? Hatch)
{
    public static Paint Line(string stroke, double width, params ImmutableArray<double> dash) => new(null, 0, stroke, width, dash, null);

    public static Paint Solid(string fill, double opacity = 1) => new(fill, opacity, "none", 0, [], null);
}

internal enum Anchor
{
    Start,
    Middle,
    End,
}

/// <summary>One thing to paint. Everything a map shows is one of these, so that a painter knows nothing of maps.</summary>
internal abstract record SceneItem;

/// <summary>Rings (closed, even-odd) or lines.</summary>
internal sealed record ScenePath(IReadOnlyList<ScreenPoint[]> Lines, bool Closed, Paint Paint) : SceneItem;

internal sealed record SceneText(double X, double Y, string Text, double Size, Anchor Anchor, string Colour, bool Halo, bool Bold) : SceneItem;

/// <summary>Items cut off at a rectangle.</summary>
internal sealed record SceneClip(ScreenBox Box, IReadOnlyList<SceneItem> Items) : SceneItem;

/// <summary>A whole map sheet, ready for any painter: vector or raster.</summary>
internal sealed record Scene(string Title, double Width, double Height, IReadOnlyList<SceneItem> Items);
