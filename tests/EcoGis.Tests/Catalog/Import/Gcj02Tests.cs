namespace EcoGis.Tests;

internal sealed class Gcj02Tests
{
    // published check vectors of the transformation
    [TestCase(31.1774276, 121.5272106, 31.17530398364597, 121.531541859215)]
    [TestCase(22.543847, 113.912316, 22.540796131694766, 113.9171764808363)]
    [TestCase(39.911954, 116.377817, 39.91334545536069, 116.38404722455657)]
    public void The_offset_is_the_public_one(double lat, double lon, double shiftedLat, double shiftedLon)
    {
        (double longitude, double latitude) = Gcj02.FromWgs84(lon, lat);
        Assert.That(latitude, Is.EqualTo(shiftedLat).Within(1e-12));
        Assert.That(longitude, Is.EqualTo(shiftedLon).Within(1e-12));
    }

    [Test]
    public void Outside_china_there_is_no_offset() => Assert.That(Gcj02.FromWgs84(9.5, 47.1), Is.EqualTo((9.5, 47.1)));

    [Test]
    [Category("reliability-51")]
    public void Outlines_moved_by_the_formula_are_recognised_and_others_are_not()
    {
        DegreeOutline truth = Rough(0, (lon, lat) => (lon, lat));
        Assert.Multiple(() =>
        {
            Assert.That(Fit(Rough(1, Gcj02.FromWgs84), truth).LooksGcj02, Is.True, "shifted");
            Assert.That(Fit(Rough(1, (lon, lat) => (lon, lat)), truth).LooksGcj02, Is.False, "in place");
            Assert.That(Fit(Rough(1, (lon, lat) => (lon - 0.004, lat + 0.003)), truth).LooksGcj02, Is.False, "shifted the other way");
            Assert.That(OutlineShift.Fit([Rough(1, (lon, lat) => (lon + 5, lat))], [truth], default), Is.Null, "another place");
        });
        OutlineShift shift = Fit(Rough(1, Gcj02.FromWgs84), truth);
        Assert.That(shift.East, Is.EqualTo(-shift.GcjEast).Within(30));
        Assert.That(shift.North, Is.EqualTo(-shift.GcjNorth).Within(30));
    }

    private static OutlineShift Fit(DegreeOutline outline, DegreeOutline truth) => OutlineShift.Fit([outline], [truth], default)!;

    /// <summary>A star-shaped district of about 20 km with a wavy edge; noise differs by seed, about 20 m.</summary>
    private static DegreeOutline Rough(int seed, Func<double, double, (double, double)> move)
    {
        Random random = new(seed);
        (double Lon, double Lat)[] ring = [.. Enumerable.Range(0, 400).Select(i =>
        {
            double angle = 2 * Math.PI * i / 400, radius = 0.1 + 0.01 * Math.Sin(7 * angle) + 0.004 * Math.Sin(31 * angle) + 0.0002 * (random.NextDouble() - 0.5);
            return move(104.5 + radius * Math.Cos(angle), 31.3 + radius * Math.Sin(angle));
        })];
        return new("510604", null, [([.. ring.Select(p => p.Lon), ring[0].Lon], [.. ring.Select(p => p.Lat), ring[0].Lat])]);
    }
}
