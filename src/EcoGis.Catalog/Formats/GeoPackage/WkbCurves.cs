namespace EcoGis;

/// <summary>
/// Circular arcs (ISO 19107 arc string: start, any point between, end) → chords whose height stays within 0.01 m, vertices on the circle,
/// the given points kept exactly. In degrees 0.01 m is taken as 0.01 m of latitude, so chords are never coarser; the arc is then a
/// circle in degrees, as the file's own CRS says.
/// </summary>
internal sealed class WkbCurves(bool degrees)
{
    public const double Tolerance = 0.01;
    private const double MetresPerDegree = 111_320;
    private const int MaxChords = 100_000;

    private readonly double tolerance = degrees ? Tolerance / MetresPerDegree : Tolerance;

    /// <summary>The last geometry had a curve: its stored envelope is then that of arcs, not of chords.</summary>
    public bool Used { get; set; }

    /// <summary>Null when the points are not 0 or an odd number of at least three.</summary>
    public RawPath? Chords(RawPath arcs, ReadLimits limits, Place where)
    {
        if (arcs.Count == 0)
            return arcs;
        if (arcs.Count < 3 || arcs.Count % 2 == 0)
            return null;
        List<double> xs = [arcs.Xs[0]], ys = [arcs.Ys[0]];
        for (int i = 0; i + 2 < arcs.Count; i += 2)
        {
            Arc(arcs, i, xs, ys);
            limits.CheckVertices(xs.Count, where);
        }

        return new RawPath([.. xs], [.. ys]);
    }

    /// <summary>The pieces of a compound curve end to start; a shared point is kept once, a gap stays for the gate to see.</summary>
    public static RawPath Join(IReadOnlyList<RawPath> pieces)
    {
        List<double> xs = [], ys = [];
        foreach (RawPath piece in pieces)
        {
            int from = xs.Count > 0 && piece.Count > 0 && xs[^1] == piece.Xs[0] && ys[^1] == piece.Ys[0] ? 1 : 0;
            xs.AddRange(piece.Xs.AsSpan(from));
            ys.AddRange(piece.Ys.AsSpan(from));
        }

        return new RawPath([.. xs], [.. ys]);
    }

    private void Arc(RawPath p, int i, List<double> xs, List<double> ys)
    {
        (double x0, double y0) = (p.Xs[i], p.Ys[i]);
        (double ax, double ay) = (p.Xs[i + 1] - x0, p.Ys[i + 1] - y0);
        (double bx, double by) = (p.Xs[i + 2] - x0, p.Ys[i + 2] - y0);
        double cross = (ax * by) - (ay * bx);
        bool full = bx == 0 && by == 0;
        if (full || (Math.Abs(cross) > 1e-12 * ((ax * ax) + (ay * ay) + (bx * bx) + (by * by)) && double.IsFinite(cross)))
        {
            // centre relative to the start: the midpoint for a full circle, else the circumcentre
            double a2 = (ax * ax) + (ay * ay), b2 = (bx * bx) + (by * by);
            double cx = full ? ax / 2 : ((by * a2) - (ay * b2)) / (2 * cross), cy = full ? ay / 2 : ((ax * b2) - (bx * a2)) / (2 * cross);
            double radius = Math.Sqrt((cx * cx) + (cy * cy));
            double start = Math.Atan2(-cy, -cx);
            double turn = full ? Math.PI : Turn(Math.Atan2(ay - cy, ax - cx) - start, cross > 0);
            double total = full ? 2 * Math.PI : Turn(Math.Atan2(by - cy, bx - cx) - start, cross > 0);
            Sweep(xs, ys, x0 + cx, y0 + cy, radius, start, turn);
            Add(xs, ys, p.Xs[i + 1], p.Ys[i + 1]);
            Sweep(xs, ys, x0 + cx, y0 + cy, radius, start + turn, total - turn);
        }
        else
        {
            Add(xs, ys, p.Xs[i + 1], p.Ys[i + 1]);
        }

        Add(xs, ys, p.Xs[i + 2], p.Ys[i + 2]);
    }

    private void Sweep(List<double> xs, List<double> ys, double cx, double cy, double radius, double from, double turn)
    {
        // chord height h = r(1 − cos(θ/2)) ≤ tolerance
        double step = tolerance >= radius ? Math.PI / 4 : 2 * Math.Acos(1 - (tolerance / radius));
        int chords = (int)Math.Clamp(Math.Ceiling(Math.Abs(turn) / step), 1, MaxChords);
        for (int k = 1; k < chords; k++)
            Add(xs, ys, cx + (radius * Math.Cos(from + (turn * k / chords))), cy + (radius * Math.Sin(from + (turn * k / chords))));
    }

    private static double Turn(double angle, bool counterClockwise)
    {
        double turn = angle % (2 * Math.PI);
        return counterClockwise ? (turn <= 0 ? turn + (2 * Math.PI) : turn) : (turn >= 0 ? turn - (2 * Math.PI) : turn);
    }

    private static void Add(List<double> xs, List<double> ys, double x, double y)
    {
        xs.Add(x);
        ys.Add(y);
    }
}
