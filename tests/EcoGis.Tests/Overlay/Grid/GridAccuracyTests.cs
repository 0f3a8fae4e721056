using CsCheck;

namespace EcoGis.Tests.Overlay;

/// <summary>The grid engine's planar areas against exact rational arithmetic, coincident borders and eastings of 3.5e7 included.</summary>
public sealed class GridAccuracyTests
{
    /// <summary>Of the candidate's area; of its box for candidates that fill less than a hundredth of it, where trapezoids all but cancel.</summary>
    private const double Goal = 1e-12, OfBox = Goal / 100;

    [TestCase(500)]
    [TestCase(10_000, Explicit = true)]
    public void Areas_are_within_a_millionth_of_a_millionth_of_the_candidate(int pairs)
    {
        var worst = (Error: 0.0, Pair: "");
        Figures.Pairs.Sample((sheet, candidate, feature) =>
        {
            FlatPaths p = FlatPaths.Of(sheet.Shape(candidate).Geometry), z = FlatPaths.Of(sheet.Shape(feature).Geometry);
            double error = Math.Abs(Area(p, z) - ExactSum.Shared(p, z)) / Unit(p);
            if (error > worst.Error)
                worst = (error, $"{sheet}: {candidate} with {feature}");
        }, iter: pairs, threads: 1);
        TestContext.Out.WriteLine(worst);
        Assert.That(worst.Error, Is.LessThanOrEqualTo(Goal), worst.Pair);
    }

    [TestCaseSource(typeof(PublishedFailures), nameof(PublishedFailures.Pairs))]
    public void Pairs_that_overlay_engines_get_wrong_are_right(string a, string b)
    {
        FlatPaths first = FlatPaths.Of(PublishedFailures.Shape(a).Geometry), second = FlatPaths.Of(PublishedFailures.Shape(b).Geometry);
        Assert.That(Area(first, second), Is.EqualTo(ExactSum.Shared(first, second)).Within(Goal * Unit(first)));
        Assert.That(Area(second, first), Is.EqualTo(ExactSum.Shared(first, second)).Within(Goal * Unit(second)));
    }

    private static double Unit(FlatPaths candidate)
    {
        Box box = Candidate.Box(candidate.Points);
        return Math.Max(ExactSum.Of(candidate), (box.MaxX - box.MinX) * (box.MaxY - box.MinY) * OfBox / Goal);
    }

    private static double Area(FlatPaths candidate, FlatPaths feature)
    {
        using GridIndex index = GridIndex.Build(1, _ => feature, 1, CancellationToken.None);
        return GridCase.Areas(index, candidate)[0];
    }
}
