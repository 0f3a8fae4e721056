using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using static EcoGis.Tests.Overlay.OverlayCase;

namespace EcoGis.Tests.Overlay;

/// <summary>What lines and points share with lines and polygons. Oracle: OverlayNG on the whole geometries, and points one by one.</summary>
public sealed class LineOverlapTests
{
    [Test]
    public void Lines_and_points_share_what_another_engine_says_one_by_one_and_from_the_grid([Range(1, 6)] int seed)
    {
        Random random = new(seed);
        string[] drawn = [.. Enumerable.Range(0, 40).Select(_ => Any(random))];
        OverlayIndex index = Index(drawn);
        int found = 0;
        for (int n = 0; n < 40; n++)
        {
            string site = Any(random);
            var expected = drawn.Index().Select(d => (d.Index, Shared: Oracle(Site(site).Plane, Draw(d.Item).In(Plane)))).Where(d => d.Shared is not null).ToList();
            var overlaps = index.Overlaps(Site(site), 0).Where(o => o.PlanarArea == 0).ToList();
            Assert.That(overlaps.Select(o => o.Feature), Is.EqualTo(expected.Select(e => e.Index)), site);
            foreach (var ((feature, shared), o) in expected.Zip(overlaps))
            {
                string where = $"{site} {drawn[feature]}";
                Assert.That(o.Length, Is.EqualTo(shared!.Value.Length).Within(1e-7), where);
                Assert.That((o.PlanarShareOfSite, o.PlanarShareOfFeature), Is.EqualTo((shared.Value.OfSite, shared.Value.OfFeature)).Within(1e-9), where);
                Assert.That((o.EllipsoidalShareOfSite, o.EllipsoidalShareOfFeature, o.Certainty, o.Snapped), Is.EqualTo((o.PlanarShareOfSite, o.PlanarShareOfFeature, Certainty.Firm, false)), where);
            }

            found += overlaps.Count;
        }

        Assert.That(found, Is.GreaterThan(100));
    }

    [TestCase("LINESTRING (0 0, 10 0)", 10, TestName = "A border of the feature")]
    [TestCase("LINESTRING (-5 0, 15 0)", 10, TestName = "Along a border and on")]
    [TestCase("LINESTRING (0 0, 10 0, 10 10, 0 10, 0 0)", 40, TestName = "All around")]
    [TestCase("LINESTRING (5 5, 5 8, 5 6, 5 20)", 5, TestName = "There and back counts once")]
    [TestCase("MULTILINESTRING ((1 1, 9 1), (5 1, 20 1), (30 1, 40 1))", 9, TestName = "Parts that run together count once")]
    public void Along_a_border_counts(string line, double length)
    {
        OverlayIndex polygon = Index(Box(0, 0, 10, 10)), lines = Index(line);
        for (int asked = 0; asked < 20; asked++)
        {
            Assert.That(polygon.Overlaps(Site(line), 0).Single().Length, Is.EqualTo(length).Within(1e-9));
            Assert.That(lines.Overlaps(Site(Box(0, 0, 10, 10)), 0).Single().Length, Is.EqualTo(length).Within(1e-9));
        }
    }

    /// <summary>Null for two polygons, and where there is nothing but a touch.</summary>
    private static (double Length, double OfSite, double OfFeature)? Oracle(Geometry site, Geometry feature)
    {
        if (site.Dimension == Dimension.Surface && feature.Dimension == Dimension.Surface)
            return null;
        if (site.Dimension == Dimension.Point || feature.Dimension == Dimension.Point)
        {
            Geometry points = site.Dimension == Dimension.Point ? site : feature, solid = site.Dimension == Dimension.Point ? feature : site;
            double share = points.Coordinates.Count(c => solid.Dimension == Dimension.Surface && solid.Covers(new Point(c))) / (double)points.NumPoints;
            return share == 0 ? null : site.Dimension == Dimension.Point ? (0, share, 0) : (0, 0, share);
        }

        double length = Nts.Intersection(site, feature).Shared.Length;
        return length < 0.001 ? null
            : (length, site.Dimension == Dimension.Curve ? length / site.Length : 0, feature.Dimension == Dimension.Curve ? length / feature.Length : 0);
    }

    /// <summary>On whole metres, so that lines run along borders and along one another, turn back on themselves and meet in corners.</summary>
    private static string Any(Random random)
    {
        const int Size = 24;
        switch (random.Next(4))
        {
            case 0:
                return new WKTWriter().Write(Polygon());
            case 1:
                return $"MULTIPOINT ({string.Join(", ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => $"({Number()} {Number()})").Distinct())})";
            default:
                string[] parts = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => $"({Line()})").Distinct()];
                return parts.Length == 1 ? $"LINESTRING {parts[0]}" : $"MULTILINESTRING ({string.Join(", ", parts)})";
        }

        Geometry Polygon()
        {
            Geometry polygon = GridCase.Lattice(random, 3, 3, random.Next(1, 5), 0.6, Number(), Number());
            return polygon.IsEmpty ? Polygon() : polygon;
        }

        string Line()
        {
            List<(int X, int Y)> points = [(Number(), Number())];
            for (int left = random.Next(1, 8); left > 0; left--)
            {
                var (x, y) = points[^1];
                int step = random.Next(1, 12);
                (int, int) next = random.Next(5) switch { 0 => (x + step, y), 1 => (x, y + step), 2 => (x - step, y), 3 => (x, y - step), _ => (x + step, y + step) };
                if (points.Count < 2 || next != points[^2])
                    points.Add(next);
            }

            return points.Count > 1 ? string.Join(", ", points.Select(p => $"{p.X} {p.Y}")) : Line();
        }

        int Number() => random.Next(Size);
    }
}
