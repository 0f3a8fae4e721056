using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Plane geometry to page lines: clipped to a box (Sutherland and Hodgman 1974 for rings, Liang and Barsky 1984 for lines) and thinned to a
/// fraction of a pixel. For drawing only; clipped rings may run along the box, which lies outside the visible frame.
/// </summary>
internal static class ScreenLines
{
    private const double Beyond = 12;

    public static List<ScreenPoint[]> Rings(Geometry shape, MapView view, double tolerance)
    {
        List<ScreenPoint[]> rings = [];
        ScreenBox box = Box(view);
        for (int i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon || !polygon.EnvelopeInternal.Intersects(view.Ground))
                continue;
            Ring(polygon.ExteriorRing);
            foreach (LineString hole in polygon.InteriorRings)
                Ring(hole);
        }
        return rings;

        void Ring(LineString ring)
        {
            ScreenPoint[] clipped = Clip(Thin(ring.CoordinateSequence, view, tolerance), box);
            if (clipped.Length >= 3)
                rings.Add(clipped);
        }
    }

    public static List<ScreenPoint[]> Lines(Geometry shape, MapView view, double tolerance)
    {
        List<ScreenPoint[]> lines = [];
        ScreenBox box = Box(view);
        for (int i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is LineString { IsEmpty: false } line && line.EnvelopeInternal.Intersects(view.Ground))
                Cut(Thin(line.CoordinateSequence, view, tolerance), box, lines);
        }
        return lines;
    }

    /// <summary>The middle of the longest stretch inside the rings, along a few levels of the frame; null when nothing is visible.</summary>
    public static ScreenPoint? Inside(IReadOnlyList<ScreenPoint[]> rings, ScreenBox frame)
    {
        double low = Math.Max(frame.Y, rings.SelectMany(r => r).Select(p => p.Y).DefaultIfEmpty(frame.Bottom).Min());
        double high = Math.Min(frame.Bottom, rings.SelectMany(r => r).Select(p => p.Y).DefaultIfEmpty(frame.Y).Max());
        (double Width, ScreenPoint At)? best = null;
        foreach (double part in (ReadOnlySpan<double>)[0.5, 0.35, 0.65, 0.2, 0.8])
        {
            double y = low + (high - low) * part;
            List<double> crossings = [];
            foreach (ScreenPoint[] ring in rings)
            {
                for (int i = 0; i < ring.Length; i++)
                {
                    ScreenPoint a = ring[i], b = ring[(i + 1) % ring.Length];
                    if (a.Y > y != b.Y > y)
                        crossings.Add(a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X));
                }
            }
            crossings.Sort();
            for (int i = 0; i + 1 < crossings.Count; i += 2)
            {
                double left = Math.Max(crossings[i], frame.X), right = Math.Min(crossings[i + 1], frame.Right);
                if (right - left > (best?.Width ?? 0) * 1.15)
                    best = (right - left, new ScreenPoint((left + right) / 2, y));
            }
        }
        return best?.At;
    }

    private static ScreenBox Box(MapView view) =>
        new(view.Frame.X - Beyond, view.Frame.Y - Beyond, view.Frame.Width + 2 * Beyond, view.Frame.Height + 2 * Beyond);

    private static List<ScreenPoint> Thin(CoordinateSequence points, MapView view, double tolerance)
    {
        List<ScreenPoint> kept = [];
        for (int i = 0; i < points.Count; i++)
        {
            ScreenPoint p = view.At(points.GetX(i), points.GetY(i));
            bool last = i == points.Count - 1;
            if (kept.Count == 0 || last || Math.Abs(p.X - kept[^1].X) + Math.Abs(p.Y - kept[^1].Y) >= tolerance)
                kept.Add(p);
        }
        return kept;
    }

    private static ScreenPoint[] Clip(List<ScreenPoint> ring, ScreenBox box)
    {
        if (ring.Count > 1 && ring[0] == ring[^1])
            ring.RemoveAt(ring.Count - 1);
        ring = Against(ring, p => p.X - box.X);
        ring = Against(ring, p => box.Right - p.X);
        ring = Against(ring, p => p.Y - box.Y);
        return [.. Against(ring, p => box.Bottom - p.Y)];
    }

    private static List<ScreenPoint> Against(List<ScreenPoint> ring, Func<ScreenPoint, double> inside)
    {
        if (ring.TrueForAll(p => inside(p) >= 0))
            return ring;
        List<ScreenPoint> kept = [];
        for (int i = 0; i < ring.Count; i++)
        {
            ScreenPoint a = ring[i], b = ring[(i + 1) % ring.Count];
            double da = inside(a), db = inside(b);
            if (da >= 0)
                kept.Add(a);
            if (da >= 0 != db >= 0)
                kept.Add(Between(a, b, da / (da - db)));
        }
        return kept;
    }

    private static void Cut(List<ScreenPoint> line, ScreenBox box, List<ScreenPoint[]> into)
    {
        List<ScreenPoint> run = [];
        for (int i = 0; i + 1 < line.Count; i++)
        {
            if (Visible(line[i], line[i + 1], box) is not { } part)
            {
                Flush();
                continue;
            }
            if (run.Count == 0 || run[^1] != part.From)
            {
                Flush();
                run.Add(part.From);
            }
            run.Add(part.To);
        }
        Flush();

        void Flush()
        {
            if (run.Count > 1)
                into.Add([.. run]);
            run.Clear();
        }
    }

    private static (ScreenPoint From, ScreenPoint To)? Visible(ScreenPoint a, ScreenPoint b, ScreenBox box)
    {
        double enter = 0, leave = 1, dx = b.X - a.X, dy = b.Y - a.Y;
        if (!Edge(-dx, a.X - box.X) || !Edge(dx, box.Right - a.X) || !Edge(-dy, a.Y - box.Y) || !Edge(dy, box.Bottom - a.Y))
            return null;
        return (enter == 0 ? a : Between(a, b, enter), leave == 1 ? b : Between(a, b, leave));

        bool Edge(double p, double q)
        {
            if (p == 0)
                return q >= 0;
            double t = q / p;
            if (p < 0)
                enter = Math.Max(enter, t);
            else
                leave = Math.Min(leave, t);
            return enter <= leave;
        }
    }

    private static ScreenPoint Between(ScreenPoint a, ScreenPoint b, double t) => new(a.X + t * (b.X - a.X), a.Y + t * (b.Y - a.Y));
}
