using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// One raw path → one <see cref="Ring"/>, listing what is wrong with it alone: not finite, out of range, unclosed, too short, without area.
/// Repeated points are dropped and so are exact back-tracks (A-B-A, or B beyond A and C on one line): neither changes the area, both are
/// noted. Spikes narrower than 1 mm are noted and kept. No other coordinate is changed, but −0 becomes 0.
/// </summary>
internal sealed class RingReader(GroundExtent extent, Findings findings)
{
    private const double SpikeWidth = 0.001; // m

    /// <param name="close">Close an open ring (only when a structure repair was asked for; the finding stays).</param>
    public Ring Ring(RawPath path, bool close)
    {
        Coordinate[] raw = Points(path);
        if (raw.Length == 0)
            return Broken(raw, (GeometryProblemKind.TooFewPoints, new Coordinate(double.NaN, double.NaN)));
        if (extent.Problems(path) is { Count: > 0 } outside)
            return Broken(raw, [.. outside]);

        bool open = !raw[0].Equals2D(raw[^1]);
        List<Coordinate> repeats = [];
        Coordinate[] points = WithoutRepeats(open && close ? [.. raw, raw[0].Copy()] : raw, repeats);
        List<(GeometryProblemKind, Coordinate)> problems = [.. repeats.Select(r => (GeometryProblemKind.RepeatedPoint, r))];
        if (open)
            problems.Add((GeometryProblemKind.UnclosedRing, CanonicalOrder.OfPath(raw)[^1]));
        if (points.Length < 4)
            problems.Add((GeometryProblemKind.TooFewPoints, points.Min(Comparer<Coordinate>.Create(CanonicalOrder.Compare))!));
        if ((open && !close) || points.Length < 4)
            return Broken(points, [.. problems]);

        Coordinate[] start = CanonicalOrder.OfRing(points);
        List<Coordinate> folds = [];
        Coordinate[] unfolded = WithoutFolds(start, folds);
        problems.AddRange(folds.Select(f => (GeometryProblemKind.Spike, f)));
        if (unfolded.Length < 4)
            return Broken(start, [.. problems, (GeometryProblemKind.ZeroArea, start[0])]);

        Coordinate[] least = folds.Count == 0 ? start : CanonicalOrder.OfRing(unfolded);
        Coordinate[] counterClockwise = Orientation.IsCCW(least) ? least : CanonicalOrder.FromLeastStart(CanonicalOrder.Reversed(least));
        problems.AddRange(NarrowSpikes(counterClockwise).Select(s => (GeometryProblemKind.Spike, s)));
        return Report(new Ring(counterClockwise, sound: true), problems);
    }

    /// <summary>A path of a line: at least two different points.</summary>
    public Ring Line(RawPath path)
    {
        Coordinate[] raw = Points(path);
        if (extent.Problems(path) is { Count: > 0 } outside)
            return Broken(raw, [.. outside]);
        List<Coordinate> repeats = [];
        Coordinate[] points = CanonicalOrder.OfPath(WithoutRepeats(raw, repeats));
        List<(GeometryProblemKind, Coordinate)> problems = [.. repeats.Select(r => (GeometryProblemKind.RepeatedPoint, r))];
        if (points.Length < 2)
            return Broken(points, [.. problems, (GeometryProblemKind.TooFewPoints, points[0])]);
        return Report(new Ring(points, sound: true), problems);
    }

    public static Coordinate[] Points(RawPath path)
    {
        var points = new Coordinate[path.Count];
        for (int i = 0; i < points.Length; i++)
            points[i] = new Coordinate(path.Xs[i] + 0.0, path.Ys[i] + 0.0); // −0 + 0 = +0
        return points;
    }

    private Ring Broken(Coordinate[] points, params (GeometryProblemKind, Coordinate)[] problems) =>
        Report(new Ring(CanonicalOrder.OfPath(points), sound: false), problems);

    private Ring Report(Ring ring, IEnumerable<(GeometryProblemKind Kind, Coordinate At)> problems)
    {
        foreach (var (kind, at) in problems)
            findings.Add(kind, ring, at);
        return ring;
    }

    private static Coordinate[] WithoutRepeats(Coordinate[] points, List<Coordinate> repeats)
    {
        List<Coordinate> kept = new(points.Length);
        foreach (Coordinate p in points)
            if (kept.Count > 0 && kept[^1].Equals2D(p))
                repeats.Add(p);
            else
                kept.Add(p);
        return [.. kept];
    }

    /// <summary>Takes back-tracks out of a closed sequence, one after the other from its canonical start, round the start too.</summary>
    private static Coordinate[] WithoutFolds(Coordinate[] ring, List<Coordinate> folds)
    {
        var kept = new Coordinate[ring.Length];
        int low = 0, high = 0; // kept[low..high)
        for (int i = 0; i < ring.Length - 1; i++)
        {
            kept[high++] = ring[i];
            while (high - low >= 3 && IsFold(kept[high - 3], kept[high - 2], kept[high - 1]))
            {
                folds.Add(kept[high - 2]);
                kept[high - 2] = kept[high - 1];
                high--;
                if (kept[high - 1].Equals2D(kept[high - 2]))
                    high--;
            }
        }

        // round the start
        while (high - low >= 3)
        {
            if (IsFold(kept[high - 2], kept[high - 1], kept[low]))
                folds.Add(kept[--high]);
            else if (IsFold(kept[high - 1], kept[low], kept[low + 1]))
                folds.Add(kept[low++]);
            else
                break;
            if (kept[high - 1].Equals2D(kept[low]))
                high--;
        }

        return high - low < 3 ? [] : [.. kept[low..high], kept[low].Copy()];
    }

    /// <summary>True when b is the tip of an exact back-track: c lies on the ray from b through a.</summary>
    private static bool IsFold(Coordinate a, Coordinate b, Coordinate c) =>
        a.Equals2D(c) || (Dot(b, a, c) > 0 && Orientation.Index(a, b, c) == OrientationIndex.Collinear);

    private static double Dot(Coordinate at, Coordinate a, Coordinate b) => ((a.X - at.X) * (b.X - at.X)) + ((a.Y - at.Y) * (b.Y - at.Y));

    /// <summary>Tips whose shorter arm, at least 1 mm long, ends within 1 mm of the other arm.</summary>
    private IEnumerable<Coordinate> NarrowSpikes(Coordinate[] ring)
    {
        int n = ring.Length - 1;
        for (int i = 0; i < n; i++)
        {
            Coordinate tip = ring[i], before = ring[(i + n - 1) % n], after = ring[i + 1];
            if (Dot(tip, before, after) <= 0)
                continue;
            if (IsNarrow(extent.MetresPerUnit(tip.Y), before.X - tip.X, before.Y - tip.Y, after.X - tip.X, after.Y - tip.Y))
                yield return tip;
        }
    }

    /// <summary>Two arms from an acute tip, in units of the CRS.</summary>
    internal static bool IsNarrow((double X, double Y) metres, double ax, double ay, double bx, double by)
    {
        (ax, ay, bx, by) = (ax * metres.X, ay * metres.Y, bx * metres.X, by * metres.Y);
        double a = Math.Sqrt((ax * ax) + (ay * ay)), b = Math.Sqrt((bx * bx) + (by * by));
        return Math.Min(a, b) >= SpikeWidth && Math.Abs((ax * by) - (ay * bx)) < SpikeWidth * Math.Max(a, b);
    }
}
