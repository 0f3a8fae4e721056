using static EcoGis.Tests.Overlay.OverlayCase;

namespace EcoGis.Tests.Overlay;

/// <summary>Coverage and what lies beyond it, on grids in metres.</summary>
public sealed class RegionTests
{
    private static Region Of(double accuracy, params string[] wkts) => Region.Union(wkts.Select(w => Draw(w)), Plane, accuracy);

    [Test]
    public void Adjoining_polygons_cover_what_lies_across_their_border() =>
        Assert.That(Of(0, Box(0, 0, 50, 100), Box(50, 0, 100, 100)).Covers(Site(Box(10, 10, 90, 90)), 0), Is.True);

    [TestCase(9.9, true)]
    [TestCase(10.1, false)]
    public void A_margin_must_lie_inside_too(double margin, bool covered)
    {
        Region region = Of(0, Box(0, 0, 100, 100));
        Assert.That(region.Covers(Site(Box(10, 10, 90, 90)), margin), Is.EqualTo(covered));
        Assert.That(region.Covers(Site("POINT (10 50)"), margin), Is.EqualTo(covered));
        Assert.That(region.Covers(Site("LINESTRING (10 50, 50 50)"), margin), Is.EqualTo(covered));
    }

    [TestCase(0.0009, true)]
    [TestCase(0.0011, false)]
    public void A_gap_less_than_a_millimetre_wide_is_none(double gap, bool covered) =>
        Assert.That(Of(0, Box(0, 0, 50, 100), Box(50 + gap, 0, 100, 100)).Covers(Site(Box(10, 10, 90, 90)), 0), Is.EqualTo(covered));

    [Test]
    public void A_hole_in_the_margin_is_seen() => Assert.That(
        Of(0, "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (91 40, 92 40, 92 41, 91 41, 91 40))").Covers(Site(Box(40, 40, 60, 60)), 35), Is.False);

    [Test]
    public void What_lies_beyond_is_measured_and_judged()
    {
        Region park = Of(3, Box(0, 0, 1000, 10_000));
        Assert.That(park.Beyond(Site(Box(0, 0, 500, 500))), Is.EqualTo((Outside.None, 0.0, 0.0)));
        var (kind, ellipsoidal, planar) = park.Beyond(Site(Box(500, 0, 1100, 1000), 4));
        Assert.That(kind, Is.EqualTo(Outside.Firm));
        Assert.That(planar, Is.EqualTo(100_000).Within(1e-6));
        Assert.That(ellipsoidal, Is.EqualTo(100_000).Within(0.01));
        Assert.That(park.Beyond(Site(Box(500, 0, 1004, 9000), 4)).Kind, Is.EqualTo(Outside.Sliver));
        Assert.That(park.Beyond(Site(Box(500, 0, 1006, 9000), 4)).Kind, Is.EqualTo(Outside.Firm));
        Assert.That(park.Beyond(Site(Box(1002, 0, 1004, 9000), 4)).Kind, Is.EqualTo(Outside.Firm)); // all of a thin site
        Assert.That(park.Beyond(Site("LINESTRING (990 5, 1010 5)")).Kind, Is.EqualTo(Outside.Firm));
        Assert.That(park.Beyond(Site("POINT (1010 5)")).Kind, Is.EqualTo(Outside.Firm));
        Assert.That(park.Beyond(Site("POINT (10 5)")).Kind, Is.EqualTo(Outside.None));
    }

    [Test]
    public void Nothing_covers_nothing()
    {
        Region none = Of(0);
        Assert.That(none.IsEmpty, Is.True);
        Assert.That(none.Covers(Site(Box(0, 0, 1, 1)), 0), Is.False);
        Assert.That(none.Beyond(Site(Box(0, 0, 10, 10), 5)).Kind, Is.EqualTo(Outside.Firm));
    }
}
