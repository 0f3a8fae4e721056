using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;

namespace EcoGis;

/// <summary>A shape on the grid; null when nothing of it is left.</summary>
/// <param name="VerticesMoved">Vertices that were not on the grid.</param>
/// <param name="Displacement">The largest way of one of them, m.</param>
public sealed record SnappedShape(Shape? Shape, int VerticesMoved, double Displacement);

/// <summary>
/// Polygons of one layer, snap-rounded together: every vertex goes to the nearest point of one grid, and every border that passes a grid point where
/// another border has a vertex, within half a cell, gets a vertex there too. So borders that ran side by side, closer than the grid, become one. No border
/// moves by more than half a cell's diagonal. Rings that then touch themselves are put in order by <see cref="StructureRepair"/>. Lines and points are
/// rounded only.
/// </summary>
/// <remarks>
/// Hobby, "Practical segment intersection with finite precision output", Comput. Geom. 13 (1999); NetTopologySuite's SnapRoundingNoder. In degrees the
/// grid is that of the latitude, so no coarser than asked for.
/// </remarks>
public static class SnapRepair
{
    private const double MetresPerDegree = 111_320;

    /// <param name="grid">m.</param>
    public static SnappedShape[] Of(IReadOnlyList<Shape> shapes, double grid)
    {
        if (shapes.Count == 0)
            return [];
        double metres = shapes[0].Crs.IsGeographic ? MetresPerDegree : 1;
        double scale = metres / grid;
        List<ISegmentString> strings = [];
        for (int i = 0; i < shapes.Count; i++)
        {
            int part = 0;
            foreach (LineString[] paths in Parts(shapes[i].Geometry))
            {
                foreach (var (path, ring) in paths.Select((p, n) => (p, n)))
                    strings.Add(new NodedSegmentString(path.Coordinates, (Feature: i, Part: part, Ring: ring)));
                part++;
            }
        }

        var noded = Nts.SnapRounded(strings, scale).GroupBy(s => ((int Feature, int Part, int Ring))s.Context).ToLookup(g => g.Key.Feature, g => (g.Key.Part, g.Key.Ring, Path: Joined(g)));
        return [.. shapes.Select((shape, i) => shape.Kind == ShapeKind.Point ? new SnappedShape(shape, 0, 0) : Result(shape, noded[i], scale, metres))];
    }

    private static SnappedShape Result(Shape before, IEnumerable<(int Part, int Ring, List<Coordinate> Path)> paths, double scale, double metres)
    {
        // a shell that is gone takes its holes with it
        RawPath[][] parts =
        [
            .. paths.Where(p => p.Path.Count >= (before.Kind == ShapeKind.Polygon ? 4 : 2)).GroupBy(p => p.Part).Where(g => g.Any(p => p.Ring == 0))
                .Select(g => g.OrderBy(p => p.Ring).Select(p => new RawPath([.. p.Path.Select(c => c.X)], [.. p.Path.Select(c => c.Y)])).ToArray()),
        ];
        double[] moves = [.. before.Geometry.Coordinates.Distinct().Select(c => Math.Sqrt(Square(c.X - Nts.Rounded(c.X, scale)) + Square(c.Y - Nts.Rounded(c.Y, scale))) * metres)];
        Shape? after = parts.Length == 0 ? null : ShapeGate.Check(new RawShape(before.Kind, RingRoles.AsGiven, parts), before.Crs, Repair.Structure).Shape;
        return new(after, moves.Count(m => m > 0) + Math.Max(0, (after?.Geometry.NumPoints ?? 0) - before.Geometry.NumPoints), moves.Max());
    }

    private static List<Coordinate> Joined(IEnumerable<ISegmentString> pieces)
    {
        List<Coordinate> path = [];
        foreach (ISegmentString piece in pieces)
            path.AddRange(path.Count > 0 && path[^1].Equals2D(piece.Coordinates[0]) ? piece.Coordinates.Skip(1) : piece.Coordinates);
        return path;
    }

    private static IEnumerable<LineString[]> Parts(Geometry geometry)
    {
        for (int i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon polygon)
                yield return [polygon.Shell, .. polygon.Holes];
            else if (geometry.GetGeometryN(i) is LineString line)
                yield return [line];
        }
    }

    private static double Square(double x) => x * x;
}
