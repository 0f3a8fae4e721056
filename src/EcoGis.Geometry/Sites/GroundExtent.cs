using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;

namespace EcoGis;

/// <summary>
/// Where on Earth coordinates of a CRS may lie: finite, |latitude| ≤ 90°, |longitude| ≤ 180°, inside the projection's domain, and no edge
/// that spans more than 180° of longitude. Without a CRS (structure tests) only finiteness is asked and a unit is a metre.
/// </summary>
internal sealed class GroundExtent(Crs? crs)
{
    private const double MetresPerDegree = 111_319.49; // a·π/180, WGS 84 equator; only for the width of a spike

    private const double LongestEdge = 20_000_000, LongestOutline = 350_000_000; // m: half the earth's girth; five million pieces of 70 m

    private readonly CrsTransform? toDegrees = crs is null or { IsGeographic: true } ? null : CrsTransform.Between(crs, Crs.Cgcs2000);

    /// <summary>m² on the ellipsoid; a self-crossing ring gives the difference of its lobes, as its formula does.</summary>
    public double AreaOf(Geometry geometry) => crs is null ? geometry.Area : Ellipsoidal.Area(geometry, crs);

    public (double X, double Y) MetresPerUnit(double y) => MetresPerUnit(crs, y);

    public static (double X, double Y) MetresPerUnit(Crs? crs, double y) =>
        crs is { IsGeographic: true } ? (MetresPerDegree * Math.Cos(y * Math.PI / 180), MetresPerDegree) : (1, 1);

    /// <summary>
    /// True when a box lies so well within the domain that nothing this class looks for can be wrong with an outline of so many vertices in it:
    /// in a transverse Mercator within 300 km of the meridian and 6500 km of the equator (5.2° and 58.7°), off the antimeridian.
    /// </summary>
    public static bool SurelyHolds(Crs? crs, double minX, double minY, double maxX, double maxY, int vertices)
    {
        double edge = (maxX - minX + (maxY - minY)) * (crs is { IsGeographic: true } ? MetresPerDegree : 1);
        if (!(edge < LongestEdge && edge * vertices < LongestOutline))
            return false;
        if (crs?.Projection is { } p)
        {
            double equator = MetresPerDegree * 1.01 * Math.Abs(p.LatitudeOfOrigin);
            return Math.Abs(p.CentralMeridian) <= 174
                && Math.Max(Math.Abs(minX - p.FalseEasting), Math.Abs(maxX - p.FalseEasting)) <= 300_000 * p.Scale
                && Math.Max(Math.Abs(minY - p.FalseNorthing), Math.Abs(maxY - p.FalseNorthing)) <= (6_500_000 - equator) * p.Scale;
        }

        return crs is null
            || (crs.IsGeographic ? minX >= -180 && maxX <= 180 && minY >= -90 && maxY <= 90
                : minX >= -20_000_000 && maxX <= 20_000_000 && minY >= -20_000_000 && maxY <= 20_000_000);
    }

    /// <summary>Where the corners of a box lie in a projection's domain, within half the globe, so does all of the box: nothing to look at vertex by vertex.</summary>
    private bool CornersLieOnEarth(double[] xs, double[] ys)
    {
        double[] x = [xs.Min(), xs.Max(), xs.Min(), xs.Max()], y = [ys.Min(), ys.Min(), ys.Max(), ys.Max()];
        toDegrees!.Apply(x, y);
        return x.All(double.IsFinite) && y.All(double.IsFinite) && x.Max() - x.Min() < 180;
    }

    /// <summary>Edges are split at 70 m to be measured: an outline of world size would fill the memory.</summary>
    /// <exception cref="EcoException">An edge or the whole outline is too long.</exception>
    public void DemandMeasurable(Geometry geometry)
    {
        var (outline, longest) = Outline(geometry);
        if (longest > LongestEdge || outline > LongestOutline)
            throw new Fault(SiteFaults.TooLarge, Place.None, (long)(outline / 1000)).Raise();
    }

    /// <summary>The length of all edges and of the longest, m, near enough to weigh the work by; 0 for points.</summary>
    public (double Outline, double Longest) Outline(Geometry geometry)
    {
        double outline = 0, longest = 0;
        foreach (Geometry path in LinearComponentExtracter.GetLines(geometry))
        {
            Coordinate[] points = path.Coordinates;
            for (int i = 1; i < points.Length; i++)
            {
                var (mx, my) = MetresPerUnit((points[i - 1].Y + points[i].Y) / 2);
                double dx = (points[i].X - points[i - 1].X) * mx, dy = (points[i].Y - points[i - 1].Y) * my, edge = Math.Sqrt((dx * dx) + (dy * dy));
                outline += edge;
                longest = Math.Max(longest, edge);
            }
        }

        return (outline, longest);
    }

    /// <summary>Non-finite vertices, then vertices off the Earth, then edges over the antimeridian; later kinds only when the earlier are absent.</summary>
    public List<(GeometryProblemKind Kind, Coordinate At)> Problems(RawPath path)
    {
        List<(GeometryProblemKind, Coordinate)> problems = [];
        double[] xs = path.Xs, ys = path.Ys;
        List(GeometryProblemKind.NonFinite, i => !double.IsFinite(xs[i]) || !double.IsFinite(ys[i]));
        if (crs is null || problems.Count > 0)
            return problems;

        if (toDegrees is not null && CornersLieOnEarth(xs, ys))
            return problems;
        double[] lon = xs, lat = ys;
        if (toDegrees is not null)
        {
            (lon, lat) = ([.. xs], [.. ys]);
            toDegrees.Apply(lon, lat);
        }

        List(GeometryProblemKind.OutOfRange, i => !(Math.Abs(lat[i]) <= 90 && Math.Abs(lon[i]) <= 180));
        if (problems.Count == 0)
            List(GeometryProblemKind.CrossesAntimeridian, i => i > 0 && Math.Abs(lon[i] - lon[i - 1]) > 180);
        return problems;

        void List(GeometryProblemKind kind, Func<int, bool> wrong)
        {
            for (int i = 0; i < xs.Length; i++)
                if (wrong(i))
                    problems.Add((kind, kind == GeometryProblemKind.CrossesAntimeridian ? Lesser(At(i - 1), At(i)) : At(i)));
        }

        Coordinate At(int i) => new(xs[i] + 0.0, ys[i] + 0.0);

        static Coordinate Lesser(Coordinate a, Coordinate b) => CanonicalOrder.Compare(a, b) <= 0 ? a : b;
    }
}
