using SkiaSharp;

namespace EcoGis;

/// <summary>
/// Paints a <see cref="Scene"/> as a PNG, the same picture as <see cref="SvgPainter"/>: colours, hatches, dashes and halos. Pixels are those of the scene times
/// <see cref="Sharpness"/>, which is 192 to the inch at the scene's own size. Same scene and fonts, same bytes.
/// </summary>
internal sealed class PngPainter(DrawingFonts fonts)
{
    /// <summary>Pixels per pixel of the scene.</summary>
    public const int Sharpness = 2;

    /// <exception cref="EcoException">ECO-6011: a character that no font has.</exception>
    public byte[] Paint(Scene scene)
    {
        using var surface = SKSurface.Create(new SKImageInfo((int)Math.Ceiling(scene.Width * Sharpness), (int)Math.Ceiling(scene.Height * Sharpness), SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(Sharpness);
        foreach (SceneItem item in scene.Items)
            Item(canvas, item);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private void Item(SKCanvas canvas, SceneItem item)
    {
        switch (item)
        {
            case ScenePath path:
                Path(canvas, path);
                break;
            case SceneText text:
                Text(canvas, text);
                break;
            case SceneClip clip:
                canvas.Save();
                canvas.ClipRect(new SKRect((float)clip.Box.X, (float)clip.Box.Y, (float)clip.Box.Right, (float)clip.Box.Bottom), SKClipOperation.Intersect, antialias: true);
                foreach (SceneItem inner in clip.Items)
                    Item(canvas, inner);
                canvas.Restore();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(item), item, null);
        }
    }

    private static void Path(SKCanvas canvas, ScenePath path)
    {
        if (path.Lines.Count == 0)
            return;
        Paint look = path.Paint;
        using var builder = new SKPathBuilder { FillType = SKPathFillType.EvenOdd };
        foreach (ScreenPoint[] line in path.Lines)
            builder.AddPoly([.. line.Select(p => new SKPoint((float)p.X, (float)p.Y))], path.Closed);
        using var shape = builder.Detach();
        using var paint = new SKPaint { IsAntialias = true };
        if (look.Fill is { } fill && path.Closed)
        {
            paint.Color = SKColor.Parse(fill).WithAlpha((byte)Math.Round(look.Opacity * 255));
            canvas.DrawPath(shape, paint);
        }
        if (look.Hatch is { } hatch && path.Closed)
            Hatch(canvas, shape, hatch, SKColor.Parse(look.Stroke));
        if (look.Width <= 0)
            return;
        paint.Color = SKColor.Parse(look.Stroke);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = (float)look.Width;
        paint.StrokeJoin = SKStrokeJoin.Round;
        using SKPathEffect? dash = look.Dash.IsDefaultOrEmpty ? null : SKPathEffect.CreateDash(Pairs(look.Dash), 0);
        paint.PathEffect = dash;
        canvas.DrawPath(shape, paint);
    }

    /// <summary>An odd list counts twice, as in SVG.</summary>
    private static float[] Pairs(IReadOnlyList<double> dash)
    {
        var once = dash.Select(d => (float)d);
        return dash.Count % 2 == 0 ? [.. once] : [.. once, .. once];
    }

    private static void Hatch(SKCanvas canvas, SKPath shape, Hatch hatch, SKColor colour)
    {
        (bool vertical, bool horizontal, float turn) = hatch.Pattern switch
        {
            HatchPattern.Vertical => (true, false, 0f),
            HatchPattern.Horizontal => (false, true, 0f),
            HatchPattern.Diagonal => (true, false, 45f),
            HatchPattern.Backdiagonal => (true, false, -45f),
            HatchPattern.Grid => (true, true, 0f),
            HatchPattern.Lattice => (true, true, 45f),
            HatchPattern.Dots => (false, false, 30f),
            _ => throw new ArgumentOutOfRangeException(nameof(hatch), hatch, null),
        };
        canvas.Save();
        canvas.ClipPath(shape, SKClipOperation.Intersect, antialias: true);
        canvas.RotateDegrees(turn);
        SKRect seen = canvas.LocalClipBounds;
        float step = (float)hatch.Spacing, left = First(seen.Left), top = First(seen.Top);
        using var marks = new SKPathBuilder();
        for (float x = left; vertical && x <= seen.Right; x += step)
        {
            marks.MoveTo(x, seen.Top);
            marks.LineTo(x, seen.Bottom);
        }
        for (float y = top; horizontal && y <= seen.Bottom; y += step)
        {
            marks.MoveTo(seen.Left, y);
            marks.LineTo(seen.Right, y);
        }
        for (float y = top; !vertical && !horizontal && y <= seen.Bottom; y += step)
        {
            for (float x = left; x <= seen.Right; x += step)
                marks.AddCircle(x, y, (float)hatch.Width, SKPathDirection.Clockwise);
        }
        bool dots = hatch.Pattern == HatchPattern.Dots;
        using var paint = new SKPaint { IsAntialias = true, Color = colour, Style = dots ? SKPaintStyle.Fill : SKPaintStyle.Stroke, StrokeWidth = (float)hatch.Width };
        using var lines = marks.Detach();
        canvas.DrawPath(lines, paint);
        canvas.Restore();

        float First(float edge) => MathF.Floor(edge / step) * step + step / 2;
    }

    private void Text(SKCanvas canvas, SceneText text)
    {
        var runs = fonts.Runs(Fault.Clean(text.Text)).Select(r => (r.Text, Font: new SKFont(r.Face, (float)text.Size) { Embolden = text.Bold, Subpixel = true, Hinting = SKFontHinting.None })).ToList();
        float width = runs.Sum(r => r.Font.MeasureText(r.Text));
        float x = (float)text.X - text.Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width }, y = (float)text.Y;
        using var paint = new SKPaint { IsAntialias = true };
        if (text.Halo)
        {
            paint.Style = SKPaintStyle.Stroke;
            paint.Color = SKColors.White;
            paint.StrokeWidth = 3;
            paint.StrokeJoin = SKStrokeJoin.Round;
            Draw();
        }
        paint.Style = SKPaintStyle.Fill;
        paint.Color = SKColor.Parse(text.Colour);
        Draw();
        runs.ForEach(r => r.Font.Dispose());

        void Draw()
        {
            float at = x;
            foreach ((string run, SKFont font) in runs)
            {
                canvas.DrawText(run, at, y, SKTextAlign.Left, font, paint);
                at += font.MeasureText(run);
            }
        }
    }
}
