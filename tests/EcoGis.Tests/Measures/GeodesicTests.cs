namespace EcoGis.Tests;

/// <summary>Oracle: PROJ's geod on GRS 80, whose ellipsoid is that of CGCS2000.</summary>
public sealed class GeodesicTests
{
    [Test]
    public void Distances_and_azimuths_agree_with_geod_from_a_metre_to_a_quarter_of_the_earth()
    {
        Random random = new(20261123);
        double[][] pairs = [.. Enumerable.Range(0, 400).Select(i =>
        {
            double reach = 1e-5 * Math.Pow(9e6, i / 399.0);
            (double lon, double lat) = (-180 + (360 * random.NextDouble()), -60 + (120 * random.NextDouble()));
            return new[] { lat, lon, Math.Clamp(lat + (reach * (random.NextDouble() - 0.5)), -90, 90), lon + (reach * (random.NextDouble() - 0.5)) };
        })];
        double[][] theirs = OracleTool.Rows("geod", ["-I", "+ellps=GRS80", "-f", "%.12f", "-F", "%.9f"], pairs);
        Assert.That(theirs, Has.Length.EqualTo(pairs.Length));
        Assert.Multiple(() =>
        {
            foreach ((double[] pair, double[] their) in pairs.Zip(theirs))
            {
                (double metres, double azimuth) = Geodesic.Distance(pair[1], pair[0], pair[3], pair[2]);
                Assert.That(metres, Is.EqualTo(their[2]).Within(1e-4), string.Join(' ', pair));
                Assert.That(Math.Abs(Math.IEEERemainder(azimuth - their[0], 360)) * Math.PI / 180 * metres, Is.LessThan(1e-3), string.Join(' ', pair));
                Assert.That(azimuth, Is.InRange(0, 360));
            }
        });
    }

    [TestCase(104, 31, 104, 32, 0)]
    [TestCase(104, 32, 104, 31, 180)]
    [TestCase(104, 0, 105, 0, 90)]
    [TestCase(105, 0, 104, 0, 270)]
    [TestCase(179.9, 0, -179.9, 0, 90)]
    public void Azimuths_run_clockwise_from_north(double lon1, double lat1, double lon2, double lat2, double azimuth) =>
        Assert.That(Geodesic.Distance(lon1, lat1, lon2, lat2).Azimuth, Is.EqualTo(azimuth).Within(1e-12));

    [Test]
    public void A_quarter_of_the_equator_is_a_quarter_of_its_circle() =>
        Assert.That(Geodesic.Distance(0, 0, 90, 0).Metres, Is.EqualTo(Math.PI / 2 * 6378137).Within(1e-6));

    [TestCase(104.5, 31.3)]
    [TestCase(0, 0)]
    [TestCase(-180, -45)]
    public void Coincident_points_are_nothing_apart(double longitude, double latitude) =>
        Assert.That(Geodesic.Distance(longitude, latitude, longitude, latitude), Is.EqualTo((0.0, 0.0)));

    [TestCase(180, 0)]
    [TestCase(179.7, 0.3)]
    public void Near_the_antipode_there_is_no_answer_rather_than_a_wrong_one(double longitude, double latitude) =>
        Assert.That(Geodesic.Distance(0, 0, longitude, latitude), Is.EqualTo((double.NaN, double.NaN)));
}
