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

    /// <summary>
    /// Of a valid geometry, in its order; rings are turned where they run the other way, as those of an overlay do.
    /// </summary>
    public static FlatPaths Of(Geometry geometry)
    {
        List<(CoordinateSequence Path, bool? Left)> paths = [];
        Collect(geometry, paths);
        var points = new double[2 * paths.Sum(p => p.Path.Count)];
        int[] ends = new int[paths.Count];
        int at = 0;
        for (int i = 0; i < ends.Length; i++)
        {
            var (path, left) = paths[i];
            int first = at;
            for (int k = 0; k < path.Count; k++, at++)
                (points[2 * at], points[(2 * at) + 1]) = (path.GetX(k), path.GetY(k));
            ends[i] = at;
            if (left is { } wanted && Planar.SignedArea(points.AsSpan(2 * first, 2 * (at - first))) > 0 != wanted)
                Turn(points.AsSpan(2 * first, 2 * (at - first)));
        }

        return new FlatPaths(geometry.Dimension switch { Dimension.Surface => ShapeKind.Polygon, Dimension.Curve => ShapeKind.Line, _ => ShapeKind.Point }, points, ends);
    }

    private static void Turn(Span<double> points)
    {
        points.Reverse();
        for (int k = 0; k < points.Length; k += 2)
            (points[k], points[k + 1]) = (points[k + 1], points[k]);
    }

    /// <summary>Paths, and for rings whether the interior is to be on their left: counter-clockwise.</summary>
    private static void Collect(Geometry geometry, List<(CoordinateSequence Path, bool? Left)> paths)
    {
        switch (geometry)
        {
            case { IsEmpty: true }:
                break;
            case Polygon polygon:
                paths.Add((polygon.Shell.CoordinateSequence, true));
                foreach (LinearRing hole in polygon.Holes)
                    paths.Add((hole.CoordinateSequence, false));
                break;
            case GeometryCollection many:
                foreach (Geometry part in many.Geometries)
                    Collect(part, paths);
                break;
            case Point point:
                paths.Add((point.CoordinateSequence, null));
                break;
            default:
                paths.Add((((LineString)geometry).CoordinateSequence, null));
                break;
        }
    }
}
