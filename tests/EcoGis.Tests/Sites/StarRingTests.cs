using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Sites;

/// <summary>Oracle: NetTopologySuite's IsSimple on the drawn ring.</summary>
public sealed class StarRingTests
{
    [Test]
    public void Rings_that_go_round_more_than_once_are_no_stars()
    {
        for (int n = 5; n <= 60; n++)
        {
            for (int turns = 2; turns <= (n - 1) / 2; turns++)
            {
                double[] ring = Round(n, turns, _ => 100);
                Assert.That(StarRing.TryRead(ring, null, out _), Is.False, $"{n} vertices, {turns} turns");
                Assert.That(StarRing.TryRead(Turned(ring), null, out _), Is.False, $"{n} vertices, {turns} turns, clockwise");
            }
        }
    }

    [Test]
    public void A_star_in_either_direction_is_one_with_its_box_and_smallest_vertex()
    {
        Random random = new(7);
        for (int n = 5; n <= 60; n++)
        {
            double[] ring = Round(n, 1, _ => 60 + (20 * random.NextDouble()));
            foreach (double[] drawn in new[] { ring, Turned(ring) })
            {
                Assert.That(StarRing.TryRead(drawn, null, out PlainRing plain), Is.True, $"{n}");
                var points = Enumerable.Range(0, n).Select(i => (X: drawn[2 * i], Y: drawn[(2 * i) + 1])).ToList();
                Assert.That((plain.MinX, plain.MinY, plain.MaxX, plain.MaxY), Is.EqualTo((points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y))));
                Assert.That((points[plain.Start], plain.CounterClockwise), Is.EqualTo((points.Min(), drawn == ring)));
            }
        }
    }

    [Test]
    public void What_is_said_to_be_a_star_is_simple()
    {
        Random random = new(8);
        int stars = 0, simple = 0;
        for (int i = 0; i < 60_000; i++)
        {
            int n = 3 + random.Next(14);
            double[] ring = Closed([.. Enumerable.Range(0, n).SelectMany(k =>
            {
                double angle = (k + (random.NextDouble() * random.Next(4))) * 2 * Math.PI / n, r = random.Next(1, 5);
                return new[] { Math.Round(r * Math.Cos(angle), random.Next(3)), Math.Round(r * Math.Sin(angle), random.Next(3)) };
            })]);
            bool isSimple = Nts.Factory.CreateLineString([.. Enumerable.Range(0, n + 1).Select(k => new Coordinate(ring[2 * k], ring[(2 * k) + 1]))]).IsSimple;
            bool star = StarRing.TryRead(ring, null, out _);
            Assert.That(star && !isSimple, Is.False, string.Join(' ', ring));
            stars += star ? 1 : 0;
            simple += isSimple ? 1 : 0;
        }

        Assert.That(stars, Is.GreaterThan(1000).And.LessThan(simple));
    }

    private static double[] Round(int n, int turns, Func<int, double> radius) => Closed([.. Enumerable.Range(0, n).SelectMany(i =>
    {
        double r = radius(i), angle = 0.1 + (2 * Math.PI * turns * i / n);
        return new[] { 1e6 + (r * Math.Cos(angle)), 3e6 + (r * Math.Sin(angle)) };
    })]);

    private static double[] Closed(double[] open) => [.. open, open[0], open[1]];

    private static double[] Turned(double[] ring) => [.. Enumerable.Range(0, ring.Length / 2).Reverse().SelectMany(i => new[] { ring[2 * i], ring[(2 * i) + 1] })];
}
