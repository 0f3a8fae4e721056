using CsCheck;
using static EcoGis.Tests.Overlay.OverlayCase;

namespace EcoGis.Tests.Overlay;

/// <summary>What a site and a feature share, on hand-drawn grids in metres.</summary>
public sealed class OverlapTests
{
    [Test]
    public void Half_a_square_is_half_a_square()
    {
        Overlap o = Index(Box(5, 0, 25, 10)).Overlaps(Site(Box(0, 0, 10, 10)), 0).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(o.PlanarArea, Is.EqualTo(50).Within(1e-9));
            Assert.That(o.EllipsoidalArea, Is.EqualTo(50).Within(1e-5)); // scale 1 on the central meridian
            Assert.That(o.PlanarShareOfSite, Is.EqualTo(0.5).Within(1e-12));
            Assert.That(o.PlanarShareOfFeature, Is.EqualTo(0.25).Within(1e-12));
            Assert.That(o.EllipsoidalShareOfSite, Is.EqualTo(0.5).Within(1e-8));
            Assert.That(o.EllipsoidalShareOfFeature, Is.EqualTo(0.25).Within(1e-8));
            Assert.That(o.MeanWidth, Is.EqualTo(2 * 50 / 30.0).Within(1e-9));
            Assert.That((o.Length, o.Certainty, o.Snapped), Is.EqualTo((0.0, Certainty.Firm, false)));
        }
    }

    [Test]
    public void A_site_inside_a_feature_shares_exactly_all_of_itself()
    {
        Site site = Site(Box(1, 1, 2, 3));
        foreach (string feature in new[] { Box(0, 0, 10, 10), Box(1, 1, 10, 10), Box(1, 1, 2, 3) })
        {
            Overlap o = Index(feature).Overlaps(site, 0).Single();
            Assert.That((o.PlanarShareOfSite, o.EllipsoidalShareOfSite, o.PlanarArea, o.EllipsoidalArea),
                Is.EqualTo((1.0, 1.0, site.PlanarArea, site.EllipsoidalArea)), feature);
        }
    }

    [Test]
    public void A_feature_inside_a_site_is_shared_wholly() =>
        Assert.That(Index(Box(1, 1, 2, 3)).Overlaps(Site(Box(0, 0, 10, 10)), 0).Single(), Has.Property("PlanarShareOfFeature").EqualTo(1.0)
            .And.Property("EllipsoidalShareOfFeature").EqualTo(1.0).And.Property("PlanarShareOfSite").EqualTo(0.02).Within(1e-12));

    [Test]
    public void A_site_in_the_hole_of_a_feature_shares_nothing_and_one_around_the_hole_shares_the_rest()
    {
        OverlayIndex index = Index("POLYGON ((0 0, 20 0, 20 20, 0 20, 0 0), (5 5, 15 5, 15 15, 5 15, 5 5))");
        Assert.That(index.Overlaps(Site(Box(6, 6, 14, 14)), 0), Is.Empty);
        Assert.That(index.Overlaps(Site(Box(5, 5, 15, 15)), 0), Is.Empty);
        Assert.That(index.Overlaps(Site(Box(4, 4, 16, 16)), 0).Single().PlanarArea, Is.EqualTo(144 - 100).Within(1e-9));
    }

    [TestCase(0.0009, false)]
    [TestCase(0.0011, true)]
    public void An_overlap_less_than_a_millimetre_wide_is_a_touch(double width, bool overlaps) =>
        Assert.That(Index(Box(100 - width, 0, 200, 1000)).Overlaps(Site(Box(0, 0, 100, 1000)), 0), Has.Count.EqualTo(overlaps ? 1 : 0));

    [TestCase(4.9, Certainty.Sliver)]
    [TestCase(5.1, Certainty.Firm)]
    public void A_strip_narrower_than_the_combined_accuracy_is_a_sliver(double width, Certainty expected)
    {
        // √(3² + 4²) = 5; 2A/P of a strip w × 10 km is w·(1 − w/10 km)
        Overlap o = Index(Box(1000 - width, 0, 2000, 10_000)).Overlaps(Site(Box(0, 0, 1000, 10_000), accuracy: 3), accuracy: 4).Single();
        Assert.That(o.Certainty, Is.EqualTo(expected));
        Assert.That(o.MeanWidth, Is.EqualTo(width).Within(0.01));
    }

    [Test]
    public void A_pipeline_is_no_sliver_and_neither_is_a_narrow_zone()
    {
        string pipeline = Box(0, 0, 2, 1000), land = Box(-100, -100, 100, 2000);
        Assert.That(Index(land).Overlaps(Site(pipeline, 5), 5).Single().Certainty, Is.EqualTo(Certainty.Firm));
        Assert.That(Index(pipeline).Overlaps(Site(land, 5), 5).Single().Certainty, Is.EqualTo(Certainty.Firm));
    }

    [Test]
    public void One_firm_piece_makes_the_overlap_firm_and_all_pieces_are_summed()
    {
        // the site reaches 1 m into the feature along one tooth and 50 m along the other
        string comb = "POLYGON ((0 0, 100 0, 100 100, 51 100, 51 300, 49 300, 49 100, 0 100, 0 0))";
        OverlayIndex index = Index("POLYGON ((-500 99, 48 99, 48 150, 500 150, 500 900, -500 900, -500 99))");
        Overlap o = index.Overlaps(Site(comb, 5), 5).Single();
        Assert.That(o.PlanarArea, Is.EqualTo(48 + (150 * 2)).Within(1e-9));
        Assert.That(o.Certainty, Is.EqualTo(Certainty.Sliver)); // both are thinner than 7 m and than half of both shapes
        Assert.That(index.Overlaps(Site(comb, 0.5), 0.5).Single().Certainty, Is.EqualTo(Certainty.Firm));
    }

    [Test]
    public void Neighbours_whose_common_border_has_other_vertices_do_not_overlap()
    {
        // open-city-ai/haidian#1254: one neighbour has vertices on the border that the other has not; straight in degrees, bent in the plane
        Shape west = Draw("POLYGON ((104.4 31.1, 104.45 31.1, 104.46 31.2, 104.4 31.2, 104.4 31.1))", Crs.Cgcs2000);
        Shape east = Draw("POLYGON ((104.45 31.1, 104.5 31.1, 104.5 31.2, 104.46 31.2, 104.4575 31.175, 104.4525 31.125, 104.451 31.11, 104.45 31.1))", Crs.Cgcs2000);
        OverlayIndex index = OverlayIndex.Build([west], Plane);
        Site site = Site(east);
        Assert.That(index.Overlaps(site, 1), Is.Empty);
        Assert.That(index.Nearest(site, _ => true)!.Distance, Is.LessThan(0.001));
    }

    [Test]
    public void A_line_overlaps_by_its_length_inside()
    {
        Overlap o = Index(Box(0, 0, 10, 10)).Overlaps(Site("LINESTRING (-5 5, 15 5)"), 5).Single();
        Assert.That(o.Length, Is.EqualTo(10).Within(1e-9));
        Assert.That((o.PlanarArea, o.Certainty), Is.EqualTo((0.0, Certainty.Firm)));
        Assert.That(o.PlanarShareOfSite, Is.EqualTo(0.5).Within(1e-12));
        Overlap other = Index("LINESTRING (-5 5, 15 5)").Overlaps(Site(Box(0, 0, 10, 10)), 5).Single();
        Assert.That(other.Length, Is.EqualTo(10).Within(1e-9));
        Assert.That((other.PlanarShareOfSite, Math.Round(other.PlanarShareOfFeature, 12)), Is.EqualTo((0.0, 0.5)));
    }

    [TestCase(0.0009, 0)]
    [TestCase(0.0011, 1)]
    public void A_line_that_reaches_in_less_than_a_millimetre_only_touches(double reach, int count) =>
        Assert.That(Index(Box(0, 0, 10, 10)).Overlaps(Site(FormattableString.Invariant($"LINESTRING (-5 5, {reach} 5)")), 5), Has.Count.EqualTo(count));

    [Test]
    public void Lines_overlap_where_they_run_together_not_where_they_cross()
    {
        OverlayIndex index = Index("LINESTRING (0 0, 10 0)");
        Assert.That(index.Overlaps(Site("LINESTRING (5 -5, 5 5)"), 0), Is.Empty);
        Assert.That(index.Overlaps(Site("LINESTRING (5 0, 25 0)"), 0).Single().Length, Is.EqualTo(5).Within(1e-9));
    }

    [Test]
    public void A_point_overlaps_where_it_lies_inside()
    {
        OverlayIndex index = Index(Box(0, 0, 10, 10));
        Assert.That(index.Overlaps(Site("POINT (5 5)"), 0).Single().Certainty, Is.EqualTo(Certainty.Firm));
        Assert.That(index.Overlaps(Site("POINT (11 5)"), 0), Is.Empty);
        Assert.That(index.Overlaps(Site("MULTIPOINT ((5 5), (6 6), (20 5), (30 5))"), 0).Single().PlanarShareOfSite, Is.EqualTo(0.5));
        Assert.That(Index("POINT (5 5)").Overlaps(Site(Box(0, 0, 10, 10)), 0).Single().PlanarShareOfFeature, Is.EqualTo(1));
    }

    [Test]
    public void A_river_as_long_as_the_country_is_cut_to_the_plane()
    {
        Shape river = Draw("LINESTRING (92 31, 105 31, 121 31)", Crs.Cgcs2000);
        Site site = Site("POLYGON ((104.9 30.95, 105.1 30.95, 105.1 31.05, 104.9 31.05, 104.9 30.95))", crs: Crs.Cgcs2000);
        Overlap o = OverlayIndex.Build([river], Plane).Overlaps(site, 0).Single();
        Assert.That(o.Length, Is.EqualTo(0.2 * 111_319.49 * Math.Cos(31 * Math.PI / 180) * 1.0009).Within(20)); // N·cos φ·Δλ, N(31°) ≈ 1.0009 a
    }

    [Test]
    public void Shares_of_a_partition_add_up_and_inclusion_exclusion_holds()
    {
        var cut = Gen.Select(Gen.Int[1, 99], Gen.Int[1, 99], Gen.Int[-50, 150], Gen.Int[-50, 150], Gen.Int[1, 120], Gen.Int[1, 120]);
        cut.Sample((x, y, left, low, width, height) =>
        {
            OverlayIndex index = Index($"POLYGON (({left} {low}, {left + width} {low + 7}, {left + width - 1} {low + height + 20}, {left - 3} {low + height}, {left} {low}))");
            double Area(string wkt) => index.Overlaps(Site(wkt), 0).Sum(o => o.PlanarArea);
            double whole = Area(Box(0, 0, 100, 100));
            double parts = Area(Box(0, 0, x, y)) + Area(Box(x, 0, 100, y)) + Area(Box(0, y, x, 100)) + Area(Box(x, y, 100, 100));
            double p = Area(Box(0, 0, x, 100)), q = Area(Box(x / 2.0, 0, 100, 100)), both = Area(Box(x / 2.0, 0, x, 100));
            Assert.That(parts, Is.EqualTo(whole).Within(1e-6));
            Assert.That(p + q - both, Is.EqualTo(whole).Within(1e-6));
        }, iter: 300, threads: 1);
    }
}
