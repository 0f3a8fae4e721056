namespace EcoGis.Tests.Overlay;

/// <summary>Shared areas from the grid, against drawn cases and exact fractions.</summary>
public sealed class GridAreaTests
{
    private static readonly FlatPaths Frame = GridCase.Wkt("POLYGON ((0 0, 40 0, 40 40, 0 40, 0 0), (12 12, 12 28, 28 28, 28 12, 12 12))");

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Areas_of_drawn_squares_are_what_the_eye_sees(int exponent)
    {
        using GridIndex index = GridCase.Index(exponent, Frame);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(GridCase.Areas(index, GridCase.Square(2, 2, 8)), Is.EqualTo([64.0]), "inside");
            Assert.That(GridCase.Areas(index, GridCase.Square(14, 14, 8)), Is.EqualTo([0.0]), "in the hole");
            Assert.That(GridCase.Areas(index, GridCase.Square(10, 10, 20)), Is.EqualTo([144.0]), "around the hole");
            Assert.That(GridCase.Areas(index, GridCase.Square(-10, -10, 20)), Is.EqualTo([100.0]), "over the corner");
            Assert.That(GridCase.Areas(index, GridCase.Square(-10, -10, 100)), Is.EqualTo([1344.0]), "all of it");
            Assert.That(GridCase.Areas(index, GridCase.Square(40, 0, 8)), Is.EqualTo([0.0]), "touching from the right");
            Assert.That(GridCase.Areas(index, GridCase.Square(-8, 0, 8)), Is.EqualTo([0.0]), "touching from the left");
            Assert.That(GridCase.Areas(index, GridCase.Square(12, 12, 16)), Is.EqualTo([0.0]), "filling the hole");
            Assert.That(GridCase.Areas(index, GridCase.Square(0, 0, 40)), Is.EqualTo([1344.0]), "the frame itself and its hole");
            Assert.That(GridCase.Areas(index, GridCase.Square(100, 100, 8)), Is.EqualTo([0.0]), "far away");
        }
    }

    [Test]
    public void Edges_and_corners_on_cell_lines_change_nothing([Range(1, 25)] int seed)
    {
        Random random = new(seed);
        double step = random.Next(3) switch { 0 => 1, 1 => 2, _ => 4 };
        double x = 16 * random.Next(-3, 3), y = 16 * random.Next(-3, 3);
        FlatPaths[] features = [.. Enumerable.Range(0, 3).Select(_ => GridCase.Flat(GridCase.Lattice(random, 9, 9, step, 0.3 + (0.5 * random.NextDouble()), x, y)))];
        for (int i = 0; i < 8; i++)
        {
            double share = step * (1 << random.Next(3)) / 4, cx = x + (share * random.Next(-4, 30)), cy = y + (share * random.Next(-4, 30));
            FlatPaths candidate = GridCase.Flat(GridCase.Lattice(random, 1 + random.Next(5), 1 + random.Next(5), share, 0.7, cx, cy));
            if (candidate.Ends.Length == 0)
                continue;
            double[] exact = [.. features.Select(f => (double)ExactArea.Shared(candidate, f))];
            for (int exponent = -1; exponent <= 3; exponent++)
            {
                using GridIndex index = GridCase.Index(exponent, features);
                Assert.That(GridCase.Areas(index, candidate), Is.EqualTo(exact).Within(1e-12 * (double)ExactArea.Of(candidate)), $"cells of 4^{exponent} m, candidate {i}");
            }
        }
    }

    [Test]
    public void Areas_are_exact_to_a_millionth_of_a_millionth([Range(1, 12)] int seed, [Values(0, 35_470_000)] int easting)
    {
        Random random = new(seed);
        double northing = easting == 0 ? 0 : 3_400_000;
        FlatPaths feature = GridCase.Flat(GridCase.Star(random, easting + 100, northing + 100, 90, 20 + random.Next(80), seed % 2 == 0));
        using GridIndex index = GridCase.Index(seed % 5 == 0 ? null : random.Next(-1, 4), feature);
        for (int i = 0; i < 8; i++)
        {
            FlatPaths candidate = GridCase.Flat(GridCase.Star(random, easting + (200 * random.NextDouble()), northing + (200 * random.NextDouble()), 4 + (30 * random.NextDouble()), 5 + random.Next(20), i % 3 == 0));
            double exact = (double)ExactArea.Shared(candidate, feature), own = (double)ExactArea.Of(candidate);
            Assert.That(GridCase.Areas(index, candidate)[0], Is.EqualTo(exact).Within(1e-12 * own));
        }
    }

    /// <summary>Tiles are remembered: those here are many more, and lie further apart, than can be.</summary>
    [Test]
    public void What_was_asked_before_changes_nothing([Values(0, 1, 2)] int exponent)
    {
        Random random = new(exponent + 1);
        FlatPaths[] features = [.. Enumerable.Range(0, 2).Select(i => GridCase.Flat(GridCase.Star(random, 900 * i, -700 * i, 3000, 300, i == 0)))];
        using GridIndex index = GridCase.Index(exponent, features);
        using GridOverlay kept = new(index);
        int shared = 0;
        for (int i = 0; i < 400; i++)
        {
            FlatPaths candidate = GridCase.Flat(GridCase.Star(random, 6000 * (random.NextDouble() - 0.5), 6000 * (random.NextDouble() - 0.5), 2 + (60 * random.NextDouble()), 8, i % 4 == 0));
            double[] areas = GridCase.Areas(kept, index, candidate);
            Assert.That(areas, Is.EqualTo(GridCase.Areas(index, candidate)), $"candidate {i}");
            shared += areas.Count(a => a > 0);
        }

        Assert.That(shared, Is.GreaterThan(100));
    }
}
