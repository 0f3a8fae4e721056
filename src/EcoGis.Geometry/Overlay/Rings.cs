using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The rings of one valid (multi)polygon, flat, as the engine reads them: x, y interleaved, every ring closed (last vertex = first), in canonical
/// order, shells counter-clockwise and holes clockwise, so that signed sums over all edges need no roles. One CRS, the caller's. A view: it
/// owns nothing, and may lie over pooled or mapped memory.
/// </summary>
/// <param name="points">x, y of all vertices.</param>
/// <param name="ends">For each ring the number of vertices up to and with it: ring i has the vertices ends[i − 1] … ends[i] − 1.</param>
public readonly ref struct Rings(ReadOnlySpan<double> points, ReadOnlySpan<int> ends)
{
    public ReadOnlySpan<double> Points { get; } = points;

    public ReadOnlySpan<int> Ends { get; } = ends;

    public int Count => Ends.Length;

    public bool IsEmpty => Ends.IsEmpty;

    /// <summary>x, y of the vertices of one ring.</summary>
    public ReadOnlySpan<double> this[int ring] => Points[(ring == 0 ? 0 : 2 * Ends[ring - 1])..(2 * Ends[ring])];
}

/// <summary>
/// The paths of one feature, flat: rings as in <see cref="EcoGis.Rings"/> for polygons, open paths for lines, single vertices for points.
/// </summary>
public sealed record FlatPaths(ShapeKind Kind, double[] Points, int[] Ends)
{
    public Rings Rings => new(Points, Ends);

    /// <summary>Of a geometry that passed the gate, in its order.</summary>
    public static FlatPaths Of(Geometry geometry)
    {
        List<CoordinateSequence> paths = [];
        Collect(geometry, paths);
        var points = new double[2 * paths.Sum(p => p.Count)];
        int[] ends = new int[paths.Count];
        int at = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            for (int k = 0; k < paths[i].Count; k++, at++)
                (points[2 * at], points[(2 * at) + 1]) = (paths[i].GetX(k), paths[i].GetY(k));
            ends[i] = at;
        }

        return new FlatPaths(geometry.Dimension switch { Dimension.Surface => ShapeKind.Polygon, Dimension.Curve => ShapeKind.Line, _ => ShapeKind.Point }, points, ends);
    }

    private static void Collect(Geometry geometry, List<CoordinateSequence> paths)
    {
        switch (geometry)
        {
            case { IsEmpty: true }:
                break;
            case Polygon polygon:
                paths.Add(polygon.Shell.CoordinateSequence);
                foreach (LinearRing hole in polygon.Holes)
                    paths.Add(hole.CoordinateSequence);
                break;
            case GeometryCollection many:
                foreach (Geometry part in many.Geometries)
                    Collect(part, paths);
                break;
            case Point point:
                paths.Add(point.CoordinateSequence);
                break;
            default:
                paths.Add(((LineString)geometry).CoordinateSequence);
                break;
        }
    }
}
