namespace EcoGis.Tests;

/// <summary>Texts come from gdalsrsinfo at the time of the test; a few that only old software writes are typed in.</summary>
public sealed class WktTests
{
    private const string Gcs = """GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    private static string Esri(string name, double easting, double meridian, string unit = "UNIT[\"Meter\",1.0]", string extra = "", string gcs = Gcs) =>
        FormattableString.Invariant($"""PROJCS["{name}",{gcs},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0]{extra},{unit}]""");

    private static string Refusal(string wkt, FaultKind kind)
    {
        EcoException refused = Assert.Throws<EcoException>(() => Crs.FromWkt(wkt))!;
        Assert.That(refused.Faults.Select(f => f.Kind), Is.EqualTo(new[] { kind }));
        return refused.In(Language.En);
    }

    [Test]
    public void Every_dialect_that_GDAL_writes_is_read_back_as_its_code(
        [Values(4490, 4326, 4523, 4544, 4496, 4507, 4513, 4554, 32648, 32756, 3857)] int code, [Values("wkt1", "wkt_esri", "wkt2_2015", "wkt2_2019")] string dialect) =>
        Assert.That(Crs.FromWkt(OracleTool.Run("gdalsrsinfo", ["-o", dialect, $"EPSG:{code}"])).Epsg, Is.EqualTo(code));

    [TestCase(4610, "no 7-parameter set; typical error 50–100 m")]
    [TestCase(2359, "no 7-parameter set; typical error 50–100 m")]
    [TestCase(2432, "no 7-parameter set; typical error 50–100 m")]
    [TestCase(27700, "1936")]
    [TestCase(4267, "1927")]
    [TestCase(26910, "1983")]
    [TestCase(3395, "Mercator")]
    public void What_is_not_supported_is_refused_by_its_name_in_every_dialect(int code, string reason)
    {
        foreach (string dialect in (string[])["wkt1", "wkt_esri", "wkt2_2019"])
        {
            string wkt = OracleTool.Run("gdalsrsinfo", ["-o", dialect, $"EPSG:{code}"]);
            string message = Assert.Throws<EcoException>(() => Crs.FromWkt(wkt), $"{code} {dialect}")!.In(Language.En);
            Assert.That(message, Does.Contain(reason));
        }
    }

    [TestCase("EPSG:4490")]
    [TestCase("EPSG:4523")]
    [TestCase("EPSG:4544")]
    [TestCase("EPSG:4507")]
    [TestCase("EPSG:32748")]
    [TestCase("EPSG:3857")]
    [TestCase("EPSG:4326")]
    public void What_we_write_GDAL_recognises_as_the_same_system(string code)
    {
        string wkt = Crs.Parse(code).ToWkt();
        Assert.That(OracleTool.Run("gdalsrsinfo", ["-o", "wkt1", wkt]), Is.EqualTo(OracleTool.Run("gdalsrsinfo", ["-o", "wkt1", code])));
        Assert.That(Crs.FromWkt(wkt).Code, Is.EqualTo(code));
    }

    [Test]
    public void Every_code_survives_writing_and_reading()
    {
        foreach (int code in (int[])[.. Enumerable.Range(4490, 65), .. Enumerable.Range(32601, 60), .. Enumerable.Range(32701, 60), 3857, 4326])
            Assert.That(Crs.FromWkt(Crs.Parse($"{code}").ToWkt()).Epsg, Is.EqualTo(code));
    }

    [Test]
    public void A_transverse_Mercator_without_a_code_is_named_by_its_parameters_and_survives_writing_and_reading()
    {
        Crs crs = Crs.FromWkt(Esri("某市工程投影", 500000, 104.5));
        Assert.That(crs.Code, Is.EqualTo("+proj=tmerc +lat_0=0 +lon_0=104.5 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs"));
        Assert.That((crs.Epsg, crs.IsPlane), Is.EqualTo(((int?)null, true)));
        Assert.That(Crs.FromWkt(crs.ToWkt()), Is.EqualTo(crs));
        Assert.That(Crs.Parse(crs.Code), Is.EqualTo(crs));
        Assert.That(OracleTool.Run("gdalsrsinfo", ["-o", "proj4", crs.ToWkt()]), Does.Contain("+lon_0=104.5 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80"));
    }

    [TestCase("CGCS2000_3_Degree_GK_Zone_35", 35500000, 105, 4523)]
    [TestCase("CGCS2000_3_Degree_GK_CM_105E", 500000, 105, 4544)]
    [TestCase("CGCS2000_GK_CM_105E", 500000, 105, 4507)]
    [TestCase("CGCS2000_GK_Zone_18", 18500000, 105, 4496)]
    [TestCase("Custom", 500000, 105, 4544)]
    [TestCase("Custom", 35500000.000001, 105.00000000001, 4523)]
    public void Parameters_decide_and_a_name_only_chooses_among_equals(string name, double easting, double meridian, int code) =>
        Assert.That(Crs.FromWkt(Esri(name, easting, meridian)).Epsg, Is.EqualTo(code));

    [TestCase("CGCS2000_3_Degree_GK_Zone_36", 35500000, 105)]
    [TestCase("CGCS2000_3_Degree_GK_CM_105E", 35500000, 105)]
    [TestCase("CGCS2000_3_Degree_GK_Zone_35", 35500000, 105.001)]
    [TestCase("CGCS2000_3_Degree_GK_Zone_35", 35500001, 105)]
    [TestCase("Xian_1980_3_Degree_GK_Zone_35", 35500000, 105)]
    [TestCase("西安80_35带", 35500000, 105)]
    [TestCase("WGS_1984_UTM_Zone_48N", 500000, 105)]
    public void A_name_that_contradicts_the_parameters_is_refused(string name, double easting, double meridian) =>
        Assert.That(Refusal(Esri(name, easting, meridian), CrsFaults.WktContradicts), Does.Contain(name));

    [TestCase(4522)]
    [TestCase(4544)]
    [TestCase(2359)]
    [TestCase(27700)]
    public void A_code_that_contradicts_the_parameters_is_refused(int code) =>
        Refusal(Crs.Parse("4523").ToWkt().Replace("\"4523\"", $"\"{code}\"", StringComparison.Ordinal), CrsFaults.WktContradicts);

    [Test]
    public void A_datum_that_contradicts_its_ellipsoid_is_refused()
    {
        Refusal(Gcs.Replace("298.257222101", "298.257223563", StringComparison.Ordinal), CrsFaults.WktContradicts);
        Refusal(Crs.Wgs84.ToWkt().Replace("\"WGS_1984\"", "\"China_2000\"", StringComparison.Ordinal), CrsFaults.WktContradicts);
        Refusal(Gcs.Replace("D_China_2000", "D_North_American_1983", StringComparison.Ordinal), CrsFaults.OtherDatum);
        Refusal(Gcs.Replace("298.257222101]", "298.257222101],TOWGS84[1,0,0,0,0,0,0]", StringComparison.Ordinal), CrsFaults.OtherDatum);
        Assert.That(Crs.FromWkt(Gcs.Replace("298.257222101]", "298.257222101],TOWGS84[0,0,0,0,0,0,0]", StringComparison.Ordinal)), Is.EqualTo(Crs.Cgcs2000));
    }

    [Test]
    public void An_unnamed_datum_on_an_old_ellipsoid_is_refused_as_one_without_parameters() =>
        Refusal(Gcs.Replace("D_China_2000", "D_Unknown", StringComparison.Ordinal).Replace("6378137.0", "6378245", StringComparison.Ordinal), CrsFaults.NoDatumParameters);

    [TestCase("UNIT[\"Foot\",0.3048]")]
    [TestCase("UNIT[\"Foot_US\",0.304800609601219]")]
    [TestCase("UNIT[\"Kilometer\",1000]")]
    public void A_plane_that_is_not_in_metres_is_refused(string unit) => Refusal(Esri("Custom", 500000, 105, unit), CrsFaults.UnitUnsupported);

    [Test]
    public void Degrees_that_are_gon_are_refused() =>
        Refusal(Gcs.Replace("0.0174532925199433", "0.015707963267949", StringComparison.Ordinal), CrsFaults.UnitUnsupported);

    [Test]
    public void Another_prime_meridian_is_refused() =>
        Refusal(Gcs.Replace("PRIMEM[\"Greenwich\",0.0]", "PRIMEM[\"Paris\",2.337229167]", StringComparison.Ordinal), CrsFaults.ProjectionUnsupported);

    [TestCase(",PARAMETER[\"Rotation\",1]")]
    [TestCase(",AXIS[\"X\",SOUTH],AXIS[\"Y\",WEST]")]
    [TestCase(",EXTENSION[\"PROJ4\",\"+proj=tmerc +axis=wsu\"]")]
    public void What_would_change_the_projection_is_refused(string extra) => Refusal(Esri("Custom", 500000, 105, extra: extra), CrsFaults.ProjectionUnsupported);

    [TestCase(double.MaxValue, 105)]
    [TestCase(500000, 1050)]
    public void Absurd_parameters_are_refused(double easting, double meridian) => Refusal(Esri("Custom", easting, meridian), CrsFaults.ProjectionUnsupported);

    [Test]
    public void Geocentric_systems_are_refused()
    {
        Refusal(OracleTool.Run("gdalsrsinfo", ["-o", "wkt1", "EPSG:4978"]), CrsFaults.ProjectionUnsupported);
        Refusal(OracleTool.Run("gdalsrsinfo", ["-o", "wkt2_2019", "EPSG:4978"]), CrsFaults.ProjectionUnsupported);
    }

    [Test]
    public void Local_systems_are_refused()
    {
        Assert.That(Refusal("LOCAL_CS[\"罗江独立坐标系\",UNIT[\"metre\",1]]", CrsFaults.LocalCrs), Does.Contain("罗江独立坐标系"));
        Refusal("ENGCRS[\"Unknown engineering CRS\",EDATUM[\"x\"],CS[Cartesian,2],AXIS[\"x\",east]]", CrsFaults.LocalCrs);
    }

    [Test]
    public void The_ellipsoidal_Mercator_is_not_taken_for_the_web_one()
    {
        string web = Crs.Parse("3857").ToWkt();
        string bare = web[..web.IndexOf(",EXTENSION", StringComparison.Ordinal)] + "]";
        Refusal(bare.Replace("WGS 84 / Pseudo-Mercator", "Mercator", StringComparison.Ordinal), CrsFaults.ProjectionUnsupported);
        Refusal(web.Replace("\"scale_factor\",1", "\"scale_factor\",0.99", StringComparison.Ordinal), CrsFaults.ProjectionUnsupported);
        Refusal(web.Replace("\"central_meridian\",0", "\"central_meridian\",105", StringComparison.Ordinal), CrsFaults.ProjectionUnsupported);
    }

    [Test]
    public void Of_a_compound_system_the_horizontal_part_is_read() =>
        Assert.That(Crs.FromWkt($"""COMPD_CS["x",{Crs.Parse("4523").ToWkt()},VERT_CS["1985",VERT_DATUM["y",2005],UNIT["metre",1]]]""").Epsg, Is.EqualTo(4523));

    [TestCase("")]
    [TestCase("\0\0\0")]
    [TestCase("PROJCS")]
    [TestCase("PROJCS[")]
    [TestCase("PROJCS[\"x")]
    [TestCase("PROJCS[\"x\"]")]
    [TestCase("PROJCS[\"x\",]")]
    [TestCase("GEOGCS[\"x\"]")]
    [TestCase("GEOGCS[\"x\",DATUM[\"D_China_2000\"]]")]
    [TestCase("GEOGCS[\"x\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\"]]]")]
    [TestCase("GEOGCS[\"x\",DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",1e999,298]]]")]
    [TestCase("GEOGCS[\"x\")")]
    public void Broken_text_is_refused_with_its_position(string wkt) =>
        Assert.That(Refusal(wkt, CrsFaults.WktUnreadable), Does.Contain("at character "));

    [Test]
    public void Text_after_the_end_is_refused_but_padding_is_not()
    {
        Refusal(Gcs + "GEOGCS[\"x\"]", CrsFaults.WktUnreadable);
        Assert.That(Crs.FromWkt("\ufeff " + Gcs + "\r\n\0"), Is.EqualTo(Crs.Cgcs2000));
    }

    [Test]
    public void Deep_nesting_and_great_length_are_refused_quickly()
    {
        Assert.That(Refusal(string.Concat(Enumerable.Repeat("A[", 65)), CrsFaults.WktUnreadable), Does.Contain("nested"));
        Assert.That(Refusal(string.Concat(Enumerable.Repeat("A[", 30000)), CrsFaults.WktUnreadable), Does.Contain("nested"));
        Assert.That(Refusal("A[\"" + new string('x', WktNode.MaximumLength), CrsFaults.WktUnreadable), Does.Contain("too long"));
    }

    [Test]
    public void No_cut_or_altered_text_ends_in_anything_but_a_system_or_a_refusal()
    {
        string[] texts = [Crs.Parse("4523").ToWkt(), Crs.Parse("3857").ToWkt(), Esri("Custom", 500000, 104.5)];
        Random random = new(1);
        foreach (string text in texts)
        {
            for (int i = 0; i < text.Length; i++)
            {
                char[] altered = text.ToCharArray();
                altered[i] = "[](),\"0-xE"[random.Next(10)];
                foreach (string wkt in (string[])[text[..i], text.Remove(i, 1), new(altered)])
                {
                    try
                    {
                        Crs crs = Crs.FromWkt(wkt);
                        Assert.That(Crs.Parse(crs.Code), Is.EqualTo(crs));
                    }
                    catch (EcoException refused)
                    {
                        Assert.That(refused.Faults, Has.Count.EqualTo(1));
                    }
                }
            }
        }
    }
}
