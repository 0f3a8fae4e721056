using NetTopologySuite.Geometries;

namespace EcoGis.Tests.Sites;

/// <summary>Oracle: the densified edges, every vertex projected by itself.</summary>
public sealed class LonLatBoxTests
{
    private const double Nanometre = 1e-9 / 110_000;

    [TestCase("EPSG:4523", 35200000, 35800000, 100000, 6000000)]
    [TestCase("EPSG:4523", 35400000, 35600000, 8000000, 8600000)]
    [TestCase("EPSG:3857", -19000000, 19000000, -19000000, 19000000)]
    [TestCase("EPSG:32660", 300000, 700000, 100000, 6000000)]
    public void Bounds_are_those_of_all_vertices_to_a_nanometre(string code, double west, double east, double south, double north)
    {
        Random random = new(8);
        Crs crs = Crs.Parse(code);
        for (int i = 0; i < 60; i++)
        {
            double size = 10 * Math.Pow(2000, random.NextDouble());
            (double x, double y) = (west + ((east - west) * random.NextDouble()), south + ((north - south) * random.NextDouble()));
            Coordinate[] ring = [new(x, y), new(x + size, y + (size * random.NextDouble())), new(x + (size * random.NextDouble()), y + size), new(x, y)];
            Geometry geometry = (i % 3) switch
            {
                0 => new Polygon(new LinearRing(ring)),
                1 => new LineString(ring[..3]),
                _ => new MultiPoint([.. ring[..3].Select(c => new Point(c))]),
            };
            Envelope mine = Shape.Trusted(geometry, crs).LonLatBounds, theirs = Shape.Trusted(geometry, crs).In(Crs.Cgcs2000).EnvelopeInternal;
            Assert.That(new[] { mine.MinX, mine.MinY, mine.MaxX, mine.MaxY },
                Is.EqualTo(new[] { theirs.MinX, theirs.MinY, theirs.MaxX, theirs.MaxY }).Within(Nanometre + 3e-14), $"{geometry}");
        }
    }

    [Test]
    public void A_long_edge_bulges_beyond_its_ends()
    {
        // along a northing the latitude is greatest at the meridian
        Geometry line = new LineString([new(35300000, 5000000), new(35700000, 5000000)]);
        Envelope bounds = Shape.Trusted(line, Crs.Parse("EPSG:4523")).LonLatBounds;
        (double _, double end) = CrsTransform.Between(Crs.Parse("EPSG:4523"), Crs.Cgcs2000).Apply(35300000, 5000000);
        Assert.That(bounds.MinY, Is.EqualTo(end).Within(1e-9));
        Assert.That(bounds.MaxY, Is.GreaterThan(end + 0.01));
    }

    [Test]
    public void A_shape_beyond_the_domain_has_no_bounds() =>
        Assert.Throws<EcoException>(() => _ = Shape.Trusted(new Point(36480000, 3400000), Crs.Parse("EPSG:4523")).LonLatBounds);
}
