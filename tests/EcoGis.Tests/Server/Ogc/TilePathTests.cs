namespace EcoGis.Tests;

/// <summary>Cutting and thinning on drawings small enough to see the answer.</summary>
public sealed class TilePathTests
{
    [Test]
    public void A_square_half_outside_is_cut_at_the_border() =>
        Assert.That(TilePath.Area2([.. TilePath.CutRing([-10, 2, 4, 2, 4, 6, -10, 6], 0, 10).Select(v => (int)v)]), Is.EqualTo(2 * 4 * 4));

    [Test]
    public void A_ring_around_the_tile_becomes_the_tile() =>
        Assert.That(Math.Abs(TilePath.Area2([.. TilePath.CutRing([-100, -100, 100, -100, 100, 100, -100, 100], 0, 10).Select(v => (int)v)])), Is.EqualTo(2 * 100));

    [Test]
    public void A_ring_elsewhere_leaves_nothing() => Assert.That(TilePath.CutRing([20, 20, 30, 20, 30, 30], 0, 10), Is.Empty);

    [Test]
    public void A_line_that_leaves_and_comes_back_is_two_stretches()
    {
        List<List<double>> cut = TilePath.CutLine([5, 5, 15, 5, 15, 7, 5, 7], 0, 10);
        Assert.That(cut, Is.EqualTo(new[] { new double[] { 5, 5, 10, 5 }, [10, 7, 5, 7] }));
    }

    [Test]
    public void A_line_that_only_passes_a_corner_outside_leaves_nothing() => Assert.That(TilePath.CutLine([-5, 4, 4, -5], 0, 10), Is.Empty);

    [Test]
    public void Thinning_keeps_a_peak_higher_than_the_tolerance_and_drops_a_lower_one()
    {
        List<double> path = [0, 0, 10, 3, 20, -1, 30, 1, 40, 0];
        Assert.That(TilePath.Thinned(path, 2, closed: false), Is.EqualTo(new[] { 0, 0, 10, 3, 20, -1, 40, 0 }));
    }

    [Test]
    public void A_ring_keeps_its_far_corner_whatever_the_tolerance() =>
        Assert.That(TilePath.Thinned([0, 0, 50, 1, 100, 0, 100, 100, 0, 100], 4, closed: true), Is.EqualTo(new[] { 0, 0, 100, 0, 100, 100, 0, 100 }));
}
