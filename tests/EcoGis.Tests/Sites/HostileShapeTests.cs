using System.Diagnostics;

namespace EcoGis.Tests.Sites;

/// <summary>Rings of a million vertices end in a shape, in problems or in a coded refusal. Each within twenty seconds: a slow machine needs seven to eleven.</summary>
[NonParallelizable]
public sealed class HostileShapeTests
{
    private const int Million = 1_000_000;

    [Test]
    public void A_valid_ragged_circle_passes() => Assert.That(Gate(Star(Million)).Shape, Is.Not.Null);

    [Test]
    public void A_valid_comb_passes() => Assert.That(Gate(Comb(Million)).Shape, Is.Not.Null);

    [Test]
    public void Random_chords_are_refused_with_a_thousand_crossings_listed_and_the_rest_counted()
    {
        var random = new Random(3);
        ShapeReading reading = Gate(Ring(Million, _ => (random.Next(100_000), random.Next(100_000))));
        Assert.That(reading.Shape, Is.Null);
        Assert.That(reading.Problems.Count(p => p.Kind == GeometryProblemKind.SelfIntersection), Is.EqualTo(1000));
        Assert.That(reading.Unlisted, Is.GreaterThan(1000));
    }

    [Test]
    public void The_same_point_a_million_times_is_refused() =>
        Assert.That(Gate(Ring(Million, i => (5, 5))).Problems.Any(p => p.Kind == GeometryProblemKind.TooFewPoints), Is.True);

    [Test]
    public void Two_points_in_turn_have_no_area() =>
        Assert.That(Gate(Ring(Million, i => (i % 2, 0))).Problems.Any(p => p.Kind == GeometryProblemKind.ZeroArea), Is.True);

    [Test]
    public void A_grid_of_long_diagonals_is_refused_as_too_complex_or_judged() => Ends(
        () => Gate(Ring(Million, i => ((i % 2 * 50_000) + (i * 0.05), i % 2 * 50_000))));

    [Test]
    public void A_comb_crossed_by_a_comb_is_refused() => Ends(() => Gate(Ring(Million, i =>
        i < Million / 2 ? (i / 2 * 0.1, i / 2 % 2 == i % 2 ? 0 : 50_000) : (i % 2 == i / 2 % 2 ? 0 : 50_000, (i - (Million / 2)) / 2 * 0.1))));

    [Test]
    public void A_quarter_million_nested_squares_end() => Ends(() => Gate([.. Enumerable.Range(0, Million / 4).Select(i => Square(i * 0.1))]));

    private static void Ends(Func<ShapeReading> gate)
    {
        try
        {
            Assert.That(gate().Problems.Any(p => p.IsFatal), Is.True);
        }
        catch (EcoException refused)
        {
            Assert.That(refused.Message, Does.StartWith("ECO-2101"));
        }
    }

    private static ShapeReading Gate(params IReadOnlyList<RawPath> rings)
    {
        // processor time: what else runs on the machine does not count (nothing else runs in this process: NonParallelizable)
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        try
        {
            return ShapeGate.Check(RawShape.Rings(rings), Crs.Parse("EPSG:4544"));
        }
        finally
        {
            process.Refresh();
            Assert.That(process.TotalProcessorTime - before, Is.LessThan(TimeSpan.FromSeconds(20)));
        }
    }

    private static RawPath Star(int n) => Ring(n, i =>
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * i / n);
        double r = 50_000 + (i % 2 * 5);
        return (50_000 + (r * cos), 50_000 + (r * sin));
    });

    private static RawPath Comb(int n) => Ring(n, i => i switch
    {
        0 => (0, -10),
        _ when i == n - 1 => ((n / 2) * 0.1, -10),
        _ => (i / 2 * 0.1, (i + (i / 2)) % 2 == 0 ? 0 : 50),
    });

    private static RawPath Square(double inset)
    {
        double low = 400_000 + inset, high = 600_000 - inset;
        return new RawPath([low, high, high, low, low], [low + 3e6, low + 3e6, high + 3e6, high + 3e6, low + 3e6]);
    }

    private static RawPath Ring(int n, Func<int, (double X, double Y)> at)
    {
        double[] xs = new double[n + 1], ys = new double[n + 1];
        for (int i = 0; i <= n; i++)
        {
            var (x, y) = i < n ? at(i) : (xs[0] - 450_000, ys[0] - 3_400_000);
            (xs[i], ys[i]) = (450_000 + x, 3_400_000 + y);
        }

        return new RawPath(xs, ys);
    }
}
