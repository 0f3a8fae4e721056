namespace EcoGis.Tests;

public sealed class CrsTests
{
    private static string Refusal(Action act, FaultKind kind)
    {
        EcoException refused = Assert.Throws<EcoException>(act)!;
        Assert.That(refused.Faults.Select(f => f.Kind), Is.EqualTo(new[] { kind }));
        return refused.In(Language.En);
    }

    [TestCase(4610)]
    [TestCase(2327)]
    [TestCase(2359)]
    [TestCase(2390)]
    [TestCase(4214)]
    [TestCase(2401)]
    [TestCase(2442)]
    [TestCase(21413)]
    [TestCase(21463)]
    [TestCase(21483)]
    [TestCase(4555)]
    [TestCase(4786)]
    public void Xian_1980_and_Beijing_1954_codes_are_refused_for_want_of_seven_parameters(int code) => // RELIABILITY 50
        Assert.That(Refusal(() => Crs.Parse($"EPSG:{code}"), CrsFaults.NoDatumParameters),
            Does.Contain("no 7-parameter set; typical error 50–100 m").And.Contain($"EPSG:{code}"));

    [Test]
    public void The_borders_of_the_code_families_have_the_names_that_PROJ_gives_them_and_their_neighbours_are_refused()
    {
        foreach (int code in (int[])[4490, 4491, 4501, 4502, 4512, 4513, 4533, 4534, 4554, 32601, 32660, 32701, 32760])
        {
            string theirs = OracleTool.Run("gdalsrsinfo", ["-o", "wkt1", $"EPSG:{code}"]);
            Assert.That(theirs, Does.Contain($"\"{Crs.Parse($"EPSG:{code}").Name}\""));
        }
        foreach (int code in (int[])[4455, 4490 + 65, 4567, 2326, 2391, 2400, 2443, 32600, 32661, 32761])
            Assert.Throws<EcoException>(() => Crs.Parse($"{code}"));
    }

    [TestCase("EPSG:27700")]
    [TestCase("EPSG:0")]
    [TestCase("EPSG:99999999999")]
    [TestCase("EPSG:-4490")]
    [TestCase("CGCS2000")]
    [TestCase("")]
    [TestCase("+proj=tmerc +lat_0=0 +lon_0=104.5 +k=1 +x_0=NaN +y_0=0 +ellps=GRS80 +units=m +no_defs")]
    [TestCase("+proj=tmerc +lat_0=0 +lon_0=104.5 +k=1 +x_0=0 +y_0=0 +ellps=krass +units=m +no_defs")]
    public void An_unknown_code_is_refused(string code) => Refusal(() => Crs.Parse(code), GeometryFaults.CrsUnknown);

    [TestCase("EPSG:4523", "EPSG:4523")]
    [TestCase(" epsg:4523 ", "EPSG:4523")]
    [TestCase("4523", "EPSG:4523")]
    [TestCase("urn:ogc:def:crs:EPSG::4490", "EPSG:4490")]
    [TestCase("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "EPSG:4326")]
    [TestCase("EPSG:4480", "EPSG:4490")]
    public void The_usual_spellings_of_a_code_are_read(string text, string code) => Assert.That(Crs.Parse(text).Code, Is.EqualTo(code));

    [Test]
    public void A_refusal_says_in_which_file()
    {
        EcoException refused = Assert.Throws<EcoException>(() => Crs.Parse("EPSG:2359", Place.InFile("a/地块.prj")))!;
        Assert.That(refused.In(Language.Zh), Does.Contain("地块.prj").And.Contain("七参数"));
    }

    [TestCase(35, 3, true, 4523)]
    [TestCase(35, 3, false, 4544)]
    [TestCase(18, 6, true, 4496)]
    [TestCase(18, 6, false, 4507)]
    public void Zones_have_their_codes(int zone, int degrees, bool prefixed, int code) =>
        Assert.That(Crs.GaussKruger(zone, degrees, prefixed).Epsg, Is.EqualTo(code));

    [TestCase(24, 3)]
    [TestCase(46, 3)]
    [TestCase(12, 6)]
    [TestCase(24, 6)]
    [TestCase(35, 4)]
    public void A_zone_that_China_does_not_have_is_a_programming_error(int zone, int degrees) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Crs.GaussKruger(zone, degrees, true));

    [TestCase(104.5, 31.3, 4523)]
    [TestCase(103.4999, 31.3, 4522)]
    [TestCase(103.5, 31.3, 4523)]
    [TestCase(73, 39, 4513)]
    [TestCase(136, 48, 4533)]
    [TestCase(104.5, 54.1, 32648)]
    [TestCase(9.5, 47.1, 32632)]
    [TestCase(104.5, 2.9, 32648)]
    [TestCase(151.2, -33.9, 32756)]
    [TestCase(180, 10, 32660)]
    [TestCase(-180, 10, 32601)]
    public void The_plane_of_a_place_is_its_3_degree_zone_in_China_and_its_UTM_zone_elsewhere(double longitude, double latitude, int code) =>
        Assert.That(Crs.PlaneAt(longitude, latitude).Epsg, Is.EqualTo(code));

    [Test]
    public void Only_transverse_Mercator_is_a_plane()
    {
        Assert.That(Crs.Parse("4523"), Has.Property("IsPlane").True.And.Property("IsGeographic").False);
        Assert.That(Crs.Parse("3857"), Has.Property("IsPlane").False.And.Property("IsGeographic").False);
        Assert.That(Crs.Cgcs2000, Has.Property("IsPlane").False.And.Property("IsGeographic").True);
    }

    [Test]
    public void Equal_codes_are_equal_systems()
    {
        Assert.That(Crs.Parse("4523"), Is.EqualTo(Crs.GaussKruger(35, 3, true)));
        Assert.That(Crs.Parse("4544"), Is.Not.EqualTo(Crs.Parse("4507")));
    }
}
