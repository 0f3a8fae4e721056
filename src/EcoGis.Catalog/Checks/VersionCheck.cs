using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// What a new version changes against the one before it, unit by unit (features of one code are one unit): added, removed, moved, reclassified, with
/// other attributes only, unchanged; and whether everything that moved moved alike, which is a shift of datum or registration and no change of plan.
/// Units without a code, and layers in which no code recurs, are not compared.
/// </summary>
/// <remarks>
/// Moved: the units differ by a piece of 1 mm or more mean width in the plane of the new version's middle. The shift is the median of the steps
/// from old to new vertex over units of equal vertex count; the residual is the root mean square of
/// what is left. It is told from <see cref="LeastShift"/> on, when the residual is under a quarter of it and at least <see cref="LeastUnits"/> units take part.
/// </remarks>
internal static class VersionCheck
{
    internal const double LeastShift = 0.05;
    internal const int LeastUnits = 3;
    private const double Touch = 0.001;

    private static readonly Bilingual s_check = new("与上一版比较", "against the previous version");

    public static void Add(CheckedLayer layer, CheckList list, CancellationToken cancellation)
    {
        if (layer.Previous is not { } previous || layer.Zones.Count == 0)
            return;
        var now = Units(layer.Zones);
        var then = Units(previous.Zones);
        string[] common = [.. now.Keys.Intersect(then.Keys).Order(StringComparer.Ordinal)];
        if (common.Length == 0)
        {
            list.NotMade(s_check, new Bilingual("没有与第 {0} 版相同的编码", "no code recurs from version {0}").Format(previous.Version));
            return;
        }

        Crs plane = PlaneOf(layer);
        List<(double X, double Y)> steps = [];
        int moved = 0, attributes = 0, same = 0, stepping = 0;
        List<CheckItem> reclassified = [];
        foreach (string code in common)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Class(now[code]) is var to && Class(then[code]) is var from && to != from)
                reclassified.Add(new(CheckSeverity.Notice, new Fault(CheckFaults.Reclassified, layer.Where, code, Name(layer, from), Name(layer, to)), [code]));
            List<(double X, double Y)>? walk = Steps(then[code], now[code], plane);
            bool differs = walk is null ? Differ(then[code], now[code], plane) : walk.Any(s => Math.Abs(s.X) > Touch || Math.Abs(s.Y) > Touch);
            if (differs && walk is not null)
            {
                steps.AddRange(walk);
                stepping++;
            }

            if (differs)
                moved++;
            else if (Class(now[code]) == Class(then[code]))
                (attributes, same) = Attributes(now[code]) == Attributes(then[code]) ? (attributes, same + 1) : (attributes + 1, same);
        }

        list.Made(s_check);
        list.Add(new(CheckSeverity.Notice, new Fault(CheckFaults.Change, layer.Where, previous.Version,
            now.Keys.Except(then.Keys).Count(), then.Keys.Except(now.Keys).Count(), moved, reclassified.Count, attributes, same), []));
        if (stepping >= LeastUnits && Shift(steps) is var (east, north, residual) && Math.Sqrt((east * east) + (north * north)) is var length && length >= LeastShift && residual < length / 4)
            list.Add(new(CheckSeverity.Warning, new Fault(CheckFaults.Shifted, layer.Where, previous.Version, east, north, residual, steps.Count), []));
        reclassified.ForEach(list.Add);
    }

    private static Dictionary<string, Zone[]> Units(IReadOnlyList<Zone> zones) => zones.Where(z => z.Code != $"fid:{z.Number}").GroupBy(z => z.Code).ToDictionary(g => g.Key, g => g.ToArray());

    private static string Class(Zone[] unit) => unit[0].Class;

    private static string Attributes(Zone[] unit) =>
        string.Join('\u0001', unit.Select(z => z.Name + '\u0002' + string.Join('\u0002', z.Fields.Select(f => f.Key + '\u0003' + f.Value))).Order(StringComparer.Ordinal));

    private static Bilingual Name(CheckedLayer layer, string id) => layer.Kind.Classes.FirstOrDefault(c => c.Id == id)?.Name ?? Bilingual.Same(id);

    private static Crs PlaneOf(CheckedLayer layer) => layer.Crs.IsPlane ? layer.Crs : Crs.PlaneAt(layer.Bounds.Centre.X, layer.Bounds.Centre.Y);

    /// <summary>Vertex by vertex from old to new, ring by ring; null when the vertices do not correspond.</summary>
    private static List<(double X, double Y)>? Steps(Zone[] then, Zone[] now, Crs plane)
    {
        if (then.Length != now.Length)
            return null;
        List<(double, double)> steps = [];
        foreach (var (old, fresh) in then.Zip(now))
        {
            (double X, double Y)[][] before = [.. Paths(old.Shape, plane)], after = [.. Paths(fresh.Shape, plane)];
            if (!before.Select(p => p.Length).SequenceEqual(after.Select(p => p.Length)))
                return null;
            foreach (var (a, b) in before.Zip(after))
            {
                int turn = old.Shape.Kind == ShapeKind.Polygon ? Turn(a, b) : 0;
                steps.AddRange(b.Select((p, i) => (p.X - a[(i + turn) % a.Length].X, p.Y - a[(i + turn) % a.Length].Y)));
            }
        }

        return steps;
    }

    /// <summary>
    /// By how many places a ring starts later than another of equal vertex count: another reference system may make another vertex the first. The two are
    /// laid with their middles on each other.
    /// </summary>
    private static int Turn((double X, double Y)[] before, (double X, double Y)[] after)
    {
        double east = after.Average(p => p.X) - before.Average(p => p.X), north = after.Average(p => p.Y) - before.Average(p => p.Y);
        return Enumerable.Range(0, before.Length).MinBy(i => Square(before[i].X + east - after[0].X) + Square(before[i].Y + north - after[0].Y));

        static double Square(double x) => x * x;
    }

    /// <summary>The paths of a shape in the plane, vertex by vertex, rings without their closing one.</summary>
    private static IEnumerable<(double X, double Y)[]> Paths(Shape shape, Crs plane)
    {
        CrsTransform transform = CrsTransform.Between(shape.Crs, plane);
        FlatPaths flat = FlatPaths.Of(shape.Geometry);
        int closing = shape.Kind == ShapeKind.Polygon ? 1 : 0;
        for (int path = 0, first = 0; path < flat.Ends.Length; first = flat.Ends[path++])
            yield return [.. Enumerable.Range(first, flat.Ends[path] - first - closing).Select(i => transform.Apply(flat.Points[2 * i], flat.Points[(2 * i) + 1]))];
    }

    private static bool Differ(Zone[] then, Zone[] now, Crs plane) =>
        now[0].Shape.Kind != ShapeKind.Polygon || then[0].Shape.Kind != ShapeKind.Polygon
        || GroundPieces.Differ(then.Select(z => z.Shape), now.Select(z => z.Shape), plane);

    private static (double East, double North, double Residual) Shift(List<(double X, double Y)> steps)
    {
        double east = Median(steps.Select(s => s.X)), north = Median(steps.Select(s => s.Y));
        return (east, north, Math.Sqrt(steps.Average(s => ((s.X - east) * (s.X - east)) + ((s.Y - north) * (s.Y - north)))));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
