using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>An outline in degrees (x longitude, y latitude) with what names it; rings may be invalid.</summary>
internal sealed record DegreeOutline(string? Code, string? Name, IReadOnlyList<(double[] Lon, double[] Lat)> Rings)
{
    public Envelope Bounds { get; } = BoundsOf(Rings);

    private static Envelope BoundsOf(IReadOnlyList<(double[] Lon, double[] Lat)> rings)
    {
        Envelope bounds = new();
        foreach ((double[] lon, double[] lat) in rings)
        {
            for (int i = 0; i < lon.Length; i++)
                bounds.ExpandToInclude(lon[i], lat[i]);
        }

        return bounds;
    }
}

/// <summary>
/// The constant shift (metres east and north) that brings outlines onto reference outlines of the same places, and the mean distance
/// between the boundaries before and after it. Outlines are paired by code or name, else by bounding boxes; points every so often along
/// a new outline are held against the nearest edge of its partner; the worst tenth is left out, since outlines do differ in places.
/// A local equirectangular plane serves: shifts of hundreds of metres are asked for, to a few metres.
/// </summary>
internal sealed record OutlineShift(double East, double North, double MismatchBefore, double MismatchAfter, double GcjEast, double GcjNorth)
{
    private const int SamplesPerOutline = 300;
    private const int MostPairs = 20;
    private const double Kept = 0.9;
    private const double NearGcj = 150;   // RELIABILITY 51
    private const double Improved = 0.75; // RELIABILITY 51: the mismatch drops by ≥ 25 %

    /// <summary>RELIABILITY 51. The shift leads back, so it is held against the inverse of the GCJ-02 offset.</summary>
    public bool LooksGcj02 =>
        Math.Sqrt(Square(East + GcjEast) + Square(North + GcjNorth)) <= NearGcj && MismatchAfter <= Improved * MismatchBefore
        && Math.Sqrt(Square(GcjEast) + Square(GcjNorth)) > NearGcj;

    /// <summary>Null when no outline has a partner.</summary>
    public static OutlineShift? Fit(IReadOnlyList<DegreeOutline> outlines, IReadOnlyList<DegreeOutline> reference, CancellationToken cancellation)
    {
        if (Paired(outlines, reference) is not var (plane, centre, paired))
            return null;
        (double lon, double lat) = Gcj02.FromWgs84(centre.X, centre.Y);
        (double gcjEast, double gcjNorth) = plane.Of(lon, lat);

        double before = Mismatch(paired, 0, 0);
        (double East, double North, double Mismatch) best = (0, 0, before);
        foreach ((double east, double north) in new[] { (0.0, 0.0), (-gcjEast, -gcjNorth), (gcjEast, gcjNorth) })
        {
            var fitted = Descend(paired, east, north, cancellation);
            if (fitted.Mismatch < best.Mismatch)
                best = fitted;
        }

        return new OutlineShift(best.East, best.North, before, best.Mismatch, gcjEast, gcjNorth);
    }

    /// <summary>The mean distance as the outlines are; null when none has a partner.</summary>
    public static double? Apart(IReadOnlyList<DegreeOutline> outlines, IReadOnlyList<DegreeOutline> reference) =>
        Paired(outlines, reference) is var (_, _, paired) ? Mismatch(paired, 0, 0) : null;

    private static (LocalPlane Plane, Coordinate Centre, PairedOutline[] Paired)? Paired(IReadOnlyList<DegreeOutline> outlines, IReadOnlyList<DegreeOutline> reference)
    {
        (DegreeOutline New, DegreeOutline Old)[] pairs =
        [
            .. outlines.Select(o => (New: o, Old: Partner(o, reference))).Where(p => p.Old is not null).Select(p => (p.New, p.Old!))
                .OrderByDescending(p => p.New.Bounds.Area).Take(MostPairs),
        ];
        if (pairs.Length == 0)
            return null;
        Coordinate centre = pairs[0].New.Bounds.Centre;
        LocalPlane plane = new(centre.X, centre.Y);
        return (plane, centre, [.. pairs.Select(p => PairedOutline.Of(p.New, p.Old, plane))]);
    }

    /// <summary>Gauss–Newton on point-to-edge distances with weights 1/distance (least absolute values by iterated reweighting).</summary>
    private static (double East, double North, double Mismatch) Descend(PairedOutline[] paired, double east, double north, CancellationToken cancellation)
    {
        const int Steps = 25;
        const double Soft = 5; // m; below this all residuals weigh the same
        for (int step = 0; step < Steps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            List<(double X, double Y, double D)> residuals = Residuals(paired, east, north);
            double xx = 0, xy = 0, yy = 0, bx = 0, by = 0;
            foreach ((double x, double y, double d) in residuals.Where(r => r.D > 0))
            {
                double weight = 1 / Math.Max(d, Soft) / (d * d);
                xx += weight * x * x;
                xy += weight * x * y;
                yy += weight * y * y;
                bx += weight * d * d * x;
                by += weight * d * d * y;
            }

            double determinant = xx * yy - xy * xy;
            if (determinant <= 1e-12 * Math.Max(xx, yy) * Math.Max(xx, yy))
                break;
            double moveX = (yy * bx - xy * by) / determinant;
            double moveY = (xx * by - xy * bx) / determinant;
            east += moveX;
            north += moveY;
            if (Math.Abs(moveX) + Math.Abs(moveY) < 0.1)
                break;
        }

        return (east, north, Mismatch(paired, east, north));
    }

    private static double Mismatch(PairedOutline[] paired, double east, double north)
    {
        List<(double X, double Y, double D)> residuals = Residuals(paired, east, north);
        return residuals.Count == 0 ? 0 : residuals.Average(r => r.D);
    }

    /// <summary>From each shifted sample to the nearest edge, the worst tenth dropped.</summary>
    private static List<(double X, double Y, double D)> Residuals(PairedOutline[] paired, double east, double north)
    {
        var all = paired.AsParallel().AsOrdered().SelectMany(p => p.Samples.Select(s => p.ToEdge(s.X + east, s.Y + north))).ToList();
        all.Sort((a, b) => a.D.CompareTo(b.D));
        all.RemoveRange((int)Math.Ceiling(all.Count * Kept), all.Count - (int)Math.Ceiling(all.Count * Kept));
        return all;
    }

    private static DegreeOutline? Partner(DegreeOutline outline, IReadOnlyList<DegreeOutline> reference)
    {
        var near = reference.Select(r => (DegreeOutline: r, Likeness: Likeness(outline.Bounds, r.Bounds))).Where(r => r.Likeness >= 0.3).ToList();
        DegreeOutline? named = near.FirstOrDefault(r => (outline.Code is not null && r.DegreeOutline.Code == outline.Code)
            || (!string.IsNullOrEmpty(outline.Name) && r.DegreeOutline.Name == outline.Name)).DegreeOutline;
        return named ?? near.Where(r => r.Likeness >= 0.6).OrderByDescending(r => r.Likeness).FirstOrDefault().DegreeOutline;
    }

    /// <summary>What two boxes share of what they cover together.</summary>
    internal static double Likeness(Envelope a, Envelope b)
    {
        double shared = a.Intersection(b).Area;
        return shared <= 0 ? 0 : shared / (a.Area + b.Area - shared);
    }

    private static double Square(double value) => value * value;

    /// <summary>Metres east and north of a centre, by the radii of curvature of GRS 80 there.</summary>
    private sealed class LocalPlane
    {
        private readonly double _lon;
        private readonly double _lat;
        private readonly double _perLon;
        private readonly double _perLat;

        public LocalPlane(double lon, double lat)
        {
            const double A = 6378137.0, E2 = 0.00669438002290;
            double phi = lat * Math.PI / 180;
            double w2 = 1 - E2 * Math.Sin(phi) * Math.Sin(phi);
            (_lon, _lat) = (lon, lat);
            _perLon = A / Math.Sqrt(w2) * Math.Cos(phi) * Math.PI / 180;
            _perLat = A * (1 - E2) / (w2 * Math.Sqrt(w2)) * Math.PI / 180;
        }

        public (double X, double Y) Of(double lon, double lat) => ((lon - _lon) * _perLon, (lat - _lat) * _perLat);
    }

    /// <summary>Samples along one outline and the edges of its partner, in the local plane.</summary>
    private sealed record PairedOutline(IReadOnlyList<(double X, double Y)> Samples, (double X1, double Y1, double X2, double Y2)[] Edges)
    {
        public static PairedOutline Of(DegreeOutline sampled, DegreeOutline partner, LocalPlane plane)
        {
            var edges = EdgesOf(sampled, plane);
            double spacing = edges.Sum(Length) / SamplesPerOutline;
            List<(double, double)> samples = [];
            double next = 0;
            foreach (var edge in edges)
            {
                double length = Length(edge);
                for (; next < length; next += spacing)
                    samples.Add((edge.X1 + (edge.X2 - edge.X1) * next / length, edge.Y1 + (edge.Y2 - edge.Y1) * next / length));
                next -= length;
            }

            return new(samples, EdgesOf(partner, plane));
        }

        public (double X, double Y, double D) ToEdge(double x, double y)
        {
            (double X, double Y, double D) best = (0, 0, double.PositiveInfinity);
            foreach ((double x1, double y1, double x2, double y2) in Edges)
            {
                double dx = x2 - x1, dy = y2 - y1, along = dx * dx + dy * dy;
                double t = along == 0 ? 0 : Math.Clamp(((x - x1) * dx + (y - y1) * dy) / along, 0, 1);
                double rx = x1 + t * dx - x, ry = y1 + t * dy - y, d = rx * rx + ry * ry;
                if (d < best.D)
                    best = (rx, ry, d);
            }

            return best with { D = Math.Sqrt(best.D) };
        }

        private static double Length((double X1, double Y1, double X2, double Y2) e) => Math.Sqrt(Square(e.X2 - e.X1) + Square(e.Y2 - e.Y1));

        private static (double X1, double Y1, double X2, double Y2)[] EdgesOf(DegreeOutline outline, LocalPlane plane)
        {
            List<(double, double, double, double)> edges = [];
            foreach ((double[] lon, double[] lat) in outline.Rings)
            {
                for (int i = 1; i < lon.Length; i++)
                {
                    (double x1, double y1) = plane.Of(lon[i - 1], lat[i - 1]);
                    (double x2, double y2) = plane.Of(lon[i], lat[i]);
                    if (x1 != x2 || y1 != y2)
                        edges.Add((x1, y1, x2, y2));
                }
            }

            return [.. edges];
        }
    }
}
