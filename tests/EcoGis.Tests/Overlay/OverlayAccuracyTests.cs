using CsCheck;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests.Overlay;

/// <summary>Areas against exact rational arithmetic: on random drawings, and on pairs that other overlay engines are known to get wrong.</summary>
public sealed class OverlayAccuracyTests
{
    [Test]
    public void The_oracle_counts_squares() => Gen.Select(Blocks.Gen(60), Blocks.Gen(60)).Sample((a, b) =>
    {
        Sheet sheet = Sheet.All[0];
        return ExactArea.Shared(sheet.Shape(a.Whole).Geometry, sheet.Shape(b.Whole).Geometry) == a.Squares.Intersect(b.Squares).Count() * a.Step * a.Step;
    }, iter: 300);

    [TestCase("POLYGON ((0 0, 4 0, 0 4, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 0))", 4)]
    [TestCase("POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))", "POLYGON ((1 1, 1 2, 5 2, 5 1, 1 1))", 1)]
    [TestCase("POLYGON ((0 0, 1 0, 0 1, 0 0))", "POLYGON ((0 0, 2 0, 0.25 0.25, 0 2, 0 0))", 1 / 3.0)]
    [TestCase("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((2 0, 3 0, 3 1, 2 1, 2 0)))", "POLYGON ((0.5 -1, 2.125 -1, 2.125 2, 0.5 2, 0.5 -1))", 0.625)]
    public void The_oracle_agrees_with_the_eye(string a, string b, double area)
    {
        Geometry first = new WKTReader().Read(a), second = new WKTReader().Read(b);
        Assert.That(ExactArea.Shared(first, second), Is.EqualTo(area).Within(1).Ulps);
        Assert.That(ExactArea.Shared(second, first), Is.EqualTo(ExactArea.Shared(first, second)));
        Assert.That(ExactArea.Of(first), Is.EqualTo(ExactArea.Shared(first, first)));
    }

    [Test]
    public void Areas_are_those_of_exact_arithmetic() => Figures.Pairs.Sample((sheet, candidate, feature) =>
        sheet.Shared(candidate, feature).Is(ExactArea.Shared(sheet.Shape(candidate).Geometry, sheet.Shape(feature).Geometry)), iter: 1_500);

    /// <summary>Pairs from public reports; the coordinates are taken as they are, metres of the plane.</summary>
    // locationtech/jts#1000 and shapely/shapely#1871: nearly the same edge twice; overlay engines found 15851
    [TestCase("POLYGON ((446 -207, 315 -75.99999999999999, 557 -76, 446 -207))", "POLYGON ((184 -207, 315 -76, 446 -207, 315 -338, 184 -207))")]
    // libgeos/geos#1523: a hole of 1.4e-13
    [TestCase("POLYGON ((379.694383 3423, 382 3423, 382 3428, 379.694383 3428, 379.694383 3423))", "POLYGON ((380 3428.3, 382 3429, 388 3422, 377 3422, 378 3427, 380 3428.3), (379.153701 3427.199712952367, 380.736005 3427.1997128766443, 379.777158 3427.199712922531, 379.153701 3427.199712952367))")]
    // shapely/shapely#1216, locationtech/jts#798: a narrow triangle at a border
    [TestCase("POLYGON ((66697.40120137333 185279.95469107336, 66698.375 185273.625, 66697.375 185280.125, 66697.40120137333 185279.95469107336))", "POLYGON ((66710 185280, 66710 185260, 66690 185260, 66690 185280, 66710 185280))")]
    // libgeos/geos#1344, shapely/shapely#2368: neighbours one rounding apart
    [TestCase("POLYGON ((-295.25030351249666 4.236074061427525, -295.08711234218333 -2.301948231163383, -314.64218025800653 -2.7900491087570383, -314.80537142831986 3.7479731838338695, -295.25030351249666 4.236074061427525))", "POLYGON ((-275.69523559667346 4.7241749390211805, -275.53204442636013 -1.8138473535697273, -295.08711234218333 -2.3019482311633825, -295.25030351249666 4.236074061427525, -275.69523559667346 4.7241749390211805))")]
    // shapely/shapely#1427: squares turned by 30° that share an edge but for rounding
    [TestCase("POLYGON ((4.330127018922193 2.5000000000000004, 6.830127018922194 -1.830127018922194, 4.2320508075688785 -3.330127018922194, 1.7320508075688772 1.0, 4.330127018922193 2.5000000000000004))", "POLYGON ((4.330127018922193 2.5000000000000004, 5.830127018922193 -0.09807621135331557, 7.562177826491071 0.9019237886466849, 6.06217782649107 3.500000000000001, 4.330127018922193 2.5000000000000004))")]
    // libgeos/geos#1499: triangles with a corner in common and an edge that crosses another by half a rounding
    [TestCase("POLYGON ((1 1, 0 0.5, 0 0, 1 1))", "POLYGON ((1 1, 0 0.49999999999999994, 0 1, 1 1))")]
    public void Pairs_that_overlay_engines_get_wrong_are_right(string a, string b)
    {
        Shape first = AsGiven(a), second = AsGiven(b);
        double exact = ExactArea.Shared(first.Geometry, second.Geometry);
        foreach (var (site, feature) in new[] { (first, second), (second, first) })
        {
            Site one = Site.Of(site, OverlayCase.Plane, 0);
            IReadOnlyList<Overlap> found = OverlayIndex.Build([feature], OverlayCase.Plane).Overlaps(one, 0);
            Assert.That(Shared.Of(one, [feature], found).Is(exact), $"{found.Sum(o => o.PlanarArea):R} instead of {exact:R}");
        }
    }

    private static Shape AsGiven(string wkt)
    {
        ShapeReading reading = ShapeGate.Check(OverlayCase.Raw(new WKTReader().Read(wkt), (0, 0)), OverlayCase.Plane);
        return reading.Shape ?? throw new AssertionException(string.Join('\n', reading.Problems));
    }
}
