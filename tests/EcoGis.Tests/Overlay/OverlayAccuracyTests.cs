using CsCheck;

namespace EcoGis.Tests.Overlay;

/// <summary>Areas against exact rational arithmetic: on random drawings, and on pairs that other overlay engines are known to get wrong.</summary>
public sealed class OverlayAccuracyTests
{
    [Test]
    public void The_oracle_counts_squares() => Gen.Select(Blocks.Gen(60), Blocks.Gen(60)).Sample((a, b) =>
    {
        Sheet sheet = Sheet.All[0];
        return ExactSum.Shared(FlatPaths.Of(sheet.Shape(a.Whole).Geometry), FlatPaths.Of(sheet.Shape(b.Whole).Geometry)) == a.Squares.Intersect(b.Squares).Count() * a.Step * a.Step;
    }, iter: 300);

    [Test]
    public void The_oracles_agree_though_they_share_no_formula() => Figures.Pairs.Sample((sheet, candidate, feature) =>
    {
        FlatPaths p = FlatPaths.Of(sheet.Shape(candidate).Geometry), z = FlatPaths.Of(sheet.Shape(feature).Geometry);
        double sum = ExactSum.Shared(p, z), slabs = (double)ExactArea.Shared(p, z);
        return Math.Abs(sum - slabs) <= (1e-15 * slabs) + 1e-40 && Math.Abs(ExactSum.Of(p) - (double)ExactArea.Of(p)) <= 1e-15 * ExactSum.Of(p);
    }, iter: 100);

    [TestCase("POLYGON ((0 0, 4 0, 0 4, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 0 0))", 4)]
    [TestCase("POLYGON ((0 0, 3 0, 3 3, 0 3, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))", "POLYGON ((1 1, 1 2, 5 2, 5 1, 1 1))", 1)]
    [TestCase("POLYGON ((0 0, 1 0, 0 1, 0 0))", "POLYGON ((0 0, 2 0, 0.25 0.25, 0 2, 0 0))", 1 / 3.0)]
    [TestCase("MULTIPOLYGON (((0 0, 1 0, 1 1, 0 1, 0 0)), ((2 0, 3 0, 3 1, 2 1, 2 0)))", "POLYGON ((0.5 -1, 2.125 -1, 2.125 2, 0.5 2, 0.5 -1))", 0.625)]
    public void The_oracle_agrees_with_the_eye(string a, string b, double area)
    {
        FlatPaths first = GridCase.Wkt(a), second = GridCase.Wkt(b);
        Assert.That(ExactSum.Shared(first, second), Is.EqualTo(area).Within(1).Ulps);
        Assert.That(ExactSum.Shared(second, first), Is.EqualTo(ExactSum.Shared(first, second)));
        Assert.That(ExactSum.Of(first), Is.EqualTo(ExactSum.Shared(first, first)));
    }

    [Test]
    public void Areas_are_those_of_exact_arithmetic() => Figures.Pairs.Sample((sheet, candidate, feature) =>
        sheet.Shared(candidate, feature).Is(ExactSum.Shared(FlatPaths.Of(sheet.Shape(candidate).Geometry), FlatPaths.Of(sheet.Shape(feature).Geometry))), iter: 1_500);

    [TestCaseSource(typeof(PublishedFailures), nameof(PublishedFailures.Pairs))]
    public void Pairs_that_overlay_engines_get_wrong_are_right(string a, string b)
    {
        Shape first = PublishedFailures.Shape(a), second = PublishedFailures.Shape(b);
        double exact = ExactSum.Shared(FlatPaths.Of(first.Geometry), FlatPaths.Of(second.Geometry));
        foreach (var (site, feature) in new[] { (first, second), (second, first) })
        {
            Site one = Site.Of(site, OverlayCase.Plane, 0);
            IReadOnlyList<Overlap> found = OverlayIndex.Build([feature], OverlayCase.Plane).Overlaps(one, 0);
            Assert.That(Shared.Of(one, [feature], found).Is(exact), $"{found.Sum(o => o.PlanarArea):R} instead of {exact:R}");
        }
    }
}
