using CsCheck;

namespace EcoGis.Tests.Sites;

/// <summary>
/// The engine sums over edges and would weigh ground that rings go round twice as twice. Nothing that the gate lets through does: at a point of every
/// face of what the rings draw, the rings go round once or not at all, counted by rays in the test's own way.
/// </summary>
public sealed class WindingTests
{
    private const int Side = 6;

    [Test]
    public void What_the_gate_lets_through_goes_round_no_ground_twice_or_backwards()
    {
        int passed = 0, twice = 0;
        var point = Gen.Select(Gen.Int[0, Side], Gen.Int[0, Side], (x, y) => ((double)x, (double)y));
        var ring = point.Array[3, 7];
        Gen.Select(ring, ring.Array[0, 2], (shell, holes) => (double[][])[Flat(shell), .. holes.Select(Flat)]).Sample(
            rings =>
            {
                RawShape raw = RawShape.Polygon([.. rings.Select(r => new RawPath([.. r.Where((_, i) => i % 2 == 0)], [.. r.Where((_, i) => i % 2 == 1)]))]);
                if (ShapeGate.CheckStructure(raw).Geometry is { } shape)
                {
                    FlatPaths flat = FlatPaths.Of(shape);
                    Assert.That(Windings(Enumerable.Range(0, flat.Rings.Count).Select(i => flat.Rings[i].ToArray())), Is.SubsetOf(new[] { 0, 1 }), shape.AsText());
                    Interlocked.Increment(ref passed);
                }
                else if (Windings(rings).Any(w => w is not (0 or 1)))
                {
                    Interlocked.Increment(ref twice);
                }
            },
            iter: 20_000);
        Assert.That(passed, Is.GreaterThan(2_000));
        Assert.That(twice, Is.GreaterThan(2_000), "drawings that do go round twice, or backwards, were among those refused");
    }

    /// <summary>How often the rings go round points so close that each face with corners on the lattice, or where two edges cross, mostly holds one.</summary>
    private static HashSet<int> Windings(IEnumerable<double[]> rings)
    {
        double[][] all = [.. rings];
        HashSet<int> found = [];
        for (double x = 0.0413; x < Side; x += 0.1709)
        {
            for (double y = 0.0287; y < Side; y += 0.1709)
                found.Add(all.Sum(r => Winding(r, x, y)));
        }

        return found;
    }

    /// <summary>Edges that a ray to the right meets: those going up less those going down. No point lies on an edge: edges have slopes of small integers.</summary>
    private static int Winding(double[] ring, double x, double y)
    {
        int times = 0;
        for (int i = 0; i + 3 < ring.Length; i += 2)
        {
            double ax = ring[i], ay = ring[i + 1], bx = ring[i + 2], by = ring[i + 3];
            if (ay > y != by > y && ax + ((y - ay) / (by - ay) * (bx - ax)) > x)
                times += by > ay ? 1 : -1;
        }

        return times;
    }

    private static double[] Flat((double X, double Y)[] ring) => [.. ring.Append(ring[0]).SelectMany(p => new[] { p.X, p.Y })];
}
