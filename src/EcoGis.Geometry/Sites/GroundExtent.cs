using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// Where on Earth coordinates of a CRS may lie: finite, |latitude| ≤ 90°, |longitude| ≤ 180°, inside the projection's domain, and no edge
/// that spans more than 180° of longitude. Without a CRS (structure tests) only finiteness is asked and a unit is a metre.
/// </summary>
internal sealed class GroundExtent(Crs? crs)
{
    private const double MetresPerDegree = 111_319.49; // a·π/180, WGS 84 equator; only for the width of a spike

    private readonly CrsTransform? toDegrees = crs is null or { IsGeographic: true } ? null : CrsTransform.Between(crs, Crs.Cgcs2000);

    public (double X, double Y) MetresPerUnit(double y) =>
        crs is { IsGeographic: true } ? (MetresPerDegree * Math.Cos(y * Math.PI / 180), MetresPerDegree) : (1, 1);

    /// <summary>Non-finite vertices, then vertices off the Earth, then edges over the antimeridian; later kinds only when the earlier are absent.</summary>
    public List<(GeometryProblemKind Kind, Coordinate At)> Problems(RawPath path)
    {
        List<(GeometryProblemKind, Coordinate)> problems = [];
        double[] xs = path.Xs, ys = path.Ys;
        List(GeometryProblemKind.NonFinite, i => !double.IsFinite(xs[i]) || !double.IsFinite(ys[i]));
        if (crs is null || problems.Count > 0)
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
