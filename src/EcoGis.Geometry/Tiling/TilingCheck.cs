using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Polygonize;

namespace EcoGis;

/// <summary>
/// Where polygons that should tile do not. A set of polygons tiles when
/// (1) no two of them share ground: their common part has no piece as wide as 1 mm (mean width 2A/P), and
/// (2) no ground is closed in by them without belonging to one: the holes of their union have no piece as wide as 1 mm.
/// A vertex of one on the straight edge of another is allowed, as long as (1) and (2) hold; so is a hole that another polygon fills.
/// Not covered: a gap that is open to the outside (hold the union against a boundary for that), and lines or points.
/// </summary>
/// <remarks>
/// After the two numbered conditions of JTS/NetTopologySuite <c>Coverage/CoverageValidator</c>, which also demands equal vertices and tells edges
/// but no areas. Here: edges that cancel out are dropped (<see cref="EdgeBalance"/>), the rest is noded and cut into faces; the number of polygons over
/// a face is constant, so one point of it tells whether it is a gap (0), plain (1) or an overlap (2 and more). Every overlapping pair meets such a
/// face, so looking at the pairs there finds all. Work is done in the CRS of the polygons, where their edges are straight; areas are ellipsoidal,
/// widths planar.
/// </remarks>
public static class TilingCheck
{
    /// <summary>More vertices than this are not checked: their edges are held in memory, some 60 bytes each.</summary>
    public const int MostVertices = 10_000_000;

    /// <summary>Pairs looked at one by one.</summary>
    public const int MostPairs = 200_000;

    private const int MostNeighbours = 8;

    /// <param name="features">Valid polygons in one CRS.</param>
    /// <param name="accuracy">Positional accuracy of their borders, m.</param>
    /// <returns>Null when there are more than <see cref="MostVertices"/>.</returns>
    public static TilingReading? Read(IReadOnlyList<Shape> features, double accuracy, CancellationToken cancellation)
    {
        if (features.Sum(f => (long)f.Geometry.NumPoints) > MostVertices)
            return null;
        Geometry[] polygons = [.. features.Select(f => f.Geometry)];
        if (polygons.Length == 0)
            return new([], 0, 0, Nts.Factory.CreatePolygon());
        STRtree<int> tree = new();
        for (int i = 0; i < polygons.Length; i++)
            tree.Insert(polygons[i].EnvelopeInternal, i);

        List<Polygon> covered = [], gaps = [], shared = [];
        foreach (Polygon face in Faces(EdgeBalance.Unbalanced(polygons, cancellation)))
        {
            cancellation.ThrowIfCancellationRequested();
            Point inside = face.InteriorPoint;
            int over = tree.Query(inside.EnvelopeInternal).Count(i => EdgeBalance.Holds(polygons[i], inside.X, inside.Y));
            (over == 0 ? gaps : covered).Add(face);
            if (over > 1)
                shared.Add(face);
        }

        PieceMeter meter = new(features[0].Crs, accuracy, accuracy);
        List<TilingFlaw> flaws = [];
        int touches = 0;
        foreach (Polygon gap in gaps)
            Add(TilingFlawKind.Gap, gap, () => Neighbours(gap));
        int unlisted = 0, looked = 0;
        HashSet<(int, int)> seen = [];
        foreach (var (a, b) in shared.SelectMany(Pairs))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!seen.Add((a, b)))
                continue;
            if (++looked > MostPairs)
            {
                unlisted++;
                continue;
            }

            Geometry common = Nts.Intersection(polygons[a], polygons[b]).Shared;
            for (int i = 0; i < common.NumGeometries; i++)
                if (common.GetGeometryN(i) is Polygon { IsEmpty: false } piece)
                    Add(TilingFlawKind.Overlap, piece, () => [a, b]);
        }

        flaws.Sort((x, y) => Order(x).CompareTo(Order(y)));
        return new(flaws, touches, unlisted, Nts.Union(covered));

        static (TilingFlawKind, double, double, double) Order(TilingFlaw f) => (f.Kind, -f.EllipsoidalArea, f.Ground.EnvelopeInternal.MinX, f.Ground.EnvelopeInternal.MinY);

        void Add(TilingFlawKind kind, Polygon ground, Func<IReadOnlyList<int>> who)
        {
            double width = meter.MeanWidth(ground);
            if (width < Pieces.Touch)
                touches++;
            else
                flaws.Add(new(kind, ground, who(), Ellipsoidal.Area(ground, features[0].Crs), width, width < meter.Doubt));
        }

        int[] Neighbours(Polygon gap)
        {
            Envelope near = gap.EnvelopeInternal.Copy();
            near.ExpandBy(meter.Touch);
            return [.. tree.Query(near).Where(i => polygons[i].Distance(gap) <= meter.Touch).Order().Take(MostNeighbours)];
        }

        IEnumerable<(int, int)> Pairs(Polygon face) =>
            from a in tree.Query(face.EnvelopeInternal)
            let reach = polygons[a].EnvelopeInternal.Intersection(face.EnvelopeInternal)
            from b in tree.Query(reach)
            where a < b
            select (a, b);
    }

    private static IEnumerable<Polygon> Faces(List<Geometry> edges)
    {
        Polygonizer polygonizer = new();
        polygonizer.Add(Nts.Noded(edges));
        return polygonizer.GetPolygons().Cast<Polygon>();
    }
}
