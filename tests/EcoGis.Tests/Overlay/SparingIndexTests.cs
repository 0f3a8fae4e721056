namespace EcoGis.Tests;

/// <summary>An index that is asked for many sites and still looks at what is near alone, with the answers of the one that holds the whole layer.</summary>
internal sealed class SparingIndexTests
{
    [Test]
    public void Forty_sites_in_a_corner_leave_the_far_features_alone_and_get_the_same_answers()
    {
        Shape[] shapes = [.. Enumerable.Range(0, 100).Select(i => MadeUp.Shape(MadeUp.Box(i % 10 * 1000, i / 10 * 1000, (i % 10 * 1000) + 300, (i / 10 * 1000) + 300)))];
        HashSet<int> fetched = [];
        Shape[] watched = [.. shapes.Select((s, i) => Shape.Deferred(FeatureSummary.Of(s), s.Crs, () =>
        {
            fetched.Add(i);
            return s.Geometry;
        }))];
        OverlayIndex sparing = OverlayIndex.Sparing(watched, MadeUp.Plane), whole = OverlayIndex.Build(shapes, MadeUp.Plane);
        using (Assert.EnterMultipleScope())
        {
            for (int i = 0; i < 40; i++)
            {
                Site site = Site.From(MadeUp.Box(250 + i, 250, 350 + i, 350), MadeUp.Plane, new PlaneChoice(MadeUp.Plane, null, null), 0.1, Repair.None, Corridor.None).Site!;
                Assert.That(sparing.Overlaps(site, 0.5), Is.EqualTo(whole.Overlaps(site, 0.5)), $"site {i}");
                Assert.That(sparing.Nearest(site, f => f != 0), Is.EqualTo(whole.Nearest(site, f => f != 0)), $"site {i}");
            }
        }

        Assert.That(fetched, Has.Count.LessThan(20).And.Contains(0));
    }
}
