namespace EcoGis.Tests;

/// <summary>GCJ-02 and BD-09 forward by published vectors, and back again.</summary>
internal sealed class MapOffsetTests
{
    // vectors of the public formula, latitude before longitude
    [TestCase(31.1774276, 121.5272106, 31.17530398364597, 121.531541859215)]
    [TestCase(22.543847, 113.912316, 22.540796131694766, 113.9171764808363)]
    [TestCase(39.911954, 116.377817, 39.91334545536069, 116.38404722455657)]
    public void A_point_of_gcj02_is_led_back_to_where_it_came_from(double lat, double lon, double shiftedLat, double shiftedLon)
    {
        (double backLon, double backLat) = MapOffset.Gcj02.ToWgs84(shiftedLon, shiftedLat);
        Assert.That(backLon, Is.EqualTo(lon).Within(1e-9));
        Assert.That(backLat, Is.EqualTo(lat).Within(1e-9));
    }

    /// <summary>The pair that the tests of wandergis/coordtransform (MIT) publish: GCJ-02 (116.404, 39.915) in BD-09.</summary>
    [Test]
    public void Bd09_is_the_public_formula()
    {
        (double lon, double lat) = Bd09.FromGcj02(116.404, 39.915);
        Assert.That(lon, Is.EqualTo(116.41036949371029).Within(1e-12));
        Assert.That(lat, Is.EqualTo(39.92133699351021).Within(1e-12));
    }

    [TestCase("gcj02"), TestCase("bd09")]
    public void There_and_back_is_the_same_point_everywhere_in_china(string id)
    {
        MapOffset offset = MapOffset.Called(id)!;
        Random random = new(7);
        double worst = 0;
        for (int i = 0; i < 20_000; i++)
        {
            double lon = 73.5 + (61.5 * random.NextDouble()), lat = 18 + (35.5 * random.NextDouble());
            var (shiftedLon, shiftedLat) = offset.FromWgs84(lon, lat);
            Assert.That(Geodesic.Distance(lon, lat, shiftedLon, shiftedLat).Metres, Is.InRange(1, 2500), "it is an offset");
            var (backLon, backLat) = offset.ToWgs84(shiftedLon, shiftedLat);
            worst = Math.Max(worst, Math.Max(Math.Abs(backLon - lon), Math.Abs(backLat - lat)));
        }

        Assert.That(worst, Is.LessThanOrEqualTo(1e-9));
    }

    [Test]
    public void Right_at_the_meridian_where_the_formula_has_a_kink_it_comes_back_too()
    {
        foreach (double east in new[] { 0, 1e-9, -1e-9, 1e-6, -1e-6 })
        {
            var (lon, lat) = MapOffset.Gcj02.FromWgs84(105 + east, 31.3);
            var (backLon, backLat) = MapOffset.Gcj02.ToWgs84(lon, lat);
            Assert.That(backLon, Is.EqualTo(105 + east).Within(1e-9));
            Assert.That(backLat, Is.EqualTo(31.3).Within(1e-9));
        }
    }

    [Test]
    public void Where_web_maps_have_no_offset_there_is_nothing_to_undo() => Assert.That(MapOffset.Gcj02.ToWgs84(9.5, 47.1).Longitude, Is.NaN);
}
