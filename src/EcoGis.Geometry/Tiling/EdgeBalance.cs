using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The edges of polygons that do not cancel out. An edge walked as often one way as the other has equally many features on both sides, so it
/// bounds neither a gap nor an overlap and is left out; edges are equal when both ends are equal bit for bit. Rings must be canonical: shells
/// counter-clockwise, holes clockwise.
/// </summary>
internal static class EdgeBalance
{
    /// <summary>The edges left, neighbouring ones of a ring joined to a line.</summary>
    public static List<Geometry> Unbalanced(IReadOnlyList<Geometry> polygons, CancellationToken cancellation)
    {
        Dictionary<(double, double, double, double), int> balance = [];
        foreach (Geometry polygon in polygons)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Coordinate[] ring in Rings(polygon))
                for (int i = 1; i < ring.Length; i++)
                {
                    var (key, way) = Key(ring[i - 1], ring[i]);
                    int sum = balance.GetValueOrDefault(key) + way;
                    if (sum == 0)
                        balance.Remove(key);
                    else
                        balance[key] = sum;
                }
        }

        List<Geometry> lines = [];
        foreach (Coordinate[] ring in polygons.SelectMany(Rings))
        {
            int first = -1;
            for (int i = 1; i <= ring.Length; i++)
            {
                bool left = i < ring.Length && balance.ContainsKey(Key(ring[i - 1], ring[i]).Key);
                if (left && first < 0)
                    first = i - 1;
                if (!left && first >= 0)
                {
                    lines.Add(Nts.Factory.CreateLineString(ring[first..i]));
                    first = -1;
                }
            }
        }

        return lines;
    }

    /// <summary>
    /// Whether a polygon has a point. One that lies on a border which two share, and which cancels out, belongs to exactly one of them: an edge is
    /// looked at from its lower end whichever way it is walked, so both get the same answer.
    /// </summary>
    public static bool Holds(Geometry polygon, double x, double y)
    {
        bool inside = false;
        foreach (Coordinate[] ring in Rings(polygon))
        {
            for (int i = 1; i < ring.Length; i++)
            {
                var (low, high) = ring[i - 1].Y <= ring[i].Y ? (ring[i - 1], ring[i]) : (ring[i], ring[i - 1]);
                if (low.Y <= y && high.Y > y && ((high.X - low.X) * (y - low.Y)) - ((high.Y - low.Y) * (x - low.X)) > 0)
                    inside = !inside;
            }
        }

        return inside;
    }

    private static ((double, double, double, double) Key, int Way) Key(Coordinate a, Coordinate b) =>
        a.CompareTo(b) < 0 ? ((a.X, a.Y, b.X, b.Y), 1) : ((b.X, b.Y, a.X, a.Y), -1);

    private static IEnumerable<Coordinate[]> Rings(Geometry geometry)
    {
        for (int i = 0; i < geometry.NumGeometries; i++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(i);
            yield return polygon.Shell.Coordinates;
            foreach (LinearRing hole in polygon.Holes)
                yield return hole.Coordinates;
        }
    }
}
