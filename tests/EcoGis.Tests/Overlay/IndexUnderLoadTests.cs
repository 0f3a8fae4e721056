using System.Diagnostics;
using static EcoGis.Tests.Overlay.OverlayCase;

namespace EcoGis.Tests.Overlay;

/// <summary>Many sites on many threads get the answers that one thread gives, and soon enough for a county's buildings.</summary>
public sealed class IndexUnderLoadTests
{
    [Test]
    public void Threads_agree_with_one_another_to_the_bit()
    {
        var random = new Random(11);
        Shape[] features = [.. Enumerable.Range(0, 500).Select(_ => Ragged(random, 12_000, random.Next(20, 300), 200))
            .Append(Ragged(random, 6_000, 20_000, 5_000))];
        Site[] sites = [.. Enumerable.Range(0, 400).Select(_ => Site(Ragged(random, 12_000, 8, 15), 1))];
        var watch = Stopwatch.StartNew();
        OverlayIndex alone = OverlayIndex.Build(features, Plane), shared = OverlayIndex.Build(features, Plane);
        string[] expected = [.. sites.Select(s => Answer(alone, s))];
        TestContext.Out.WriteLine(watch.Elapsed);
        watch.Restart();
        foreach (Site s in sites)
            Answer(alone, s);
        TestContext.Out.WriteLine($"warm {watch.Elapsed}");
        string[] threaded = new string[sites.Length];
        Parallel.For(0, sites.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => threaded[i] = Answer(shared, sites[i]));
        Assert.That(threaded, Is.EqualTo(expected));
        Assert.That(expected.Count(e => e.Contains("Overlap {", StringComparison.Ordinal)), Is.GreaterThan(50));
    }

    private static string Answer(OverlayIndex index, Site site) =>
        string.Join('\n', index.Overlaps(site, 2)) + index.Nearest(site, i => i % 2 == 0) + string.Join('\n', index.Within(site, 300, _ => true));

    private static Shape Ragged(Random random, double spread, int vertices, double radius)
    {
        double x = random.NextDouble() * spread, y = random.NextDouble() * spread;
        string[] points = [.. Enumerable.Range(0, vertices).Select(i =>
        {
            double r = radius * (0.9 + (0.1 * random.NextDouble()));
            return FormattableString.Invariant($"{x + (r * Math.Cos(2 * Math.PI * i / vertices))} {y + (r * Math.Sin(2 * Math.PI * i / vertices))}");
        })];
        return Draw($"POLYGON (({string.Join(", ", points.Append(points[0]))}))");
    }
}
