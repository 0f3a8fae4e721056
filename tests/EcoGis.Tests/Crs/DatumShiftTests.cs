using System.Globalization;

namespace EcoGis.Tests;

/// <summary>Old datums are led out of with the user's parameters as PROJ does it; PROJ's pipelines are the oracle, its own zones and ellipsoids included.</summary>
internal sealed class DatumShiftTests
{
    private static readonly SevenParameters Seven = new(-15.3, 120.7, 64.2, 1.25, -0.83, 2.41, -3.7, 1);

    /// <summary>Eastings with the zone's number or with the plain 500 km; north and east of the district and away from it.</summary>
    [TestCase("EPSG:2359", "+proj=tmerc +lon_0=105 +k=1 +x_0=35500000 +ellps=IAU76", "+proj=tmerc +lon_0=105 +k=1 +x_0=35500000 +ellps=GRS80", "EPSG:4523", 35_452_310.5, 3_464_102.125)]
    [TestCase("EPSG:2380", "+proj=tmerc +lon_0=105 +k=1 +x_0=500000 +ellps=IAU76", "+proj=tmerc +lon_0=105 +k=1 +x_0=500000 +ellps=GRS80", "EPSG:4544", 452_310.5, 3_464_102.125)]
    [TestCase("EPSG:2411", "+proj=tmerc +lon_0=105 +k=1 +x_0=35500000 +ellps=krass", "+proj=tmerc +lon_0=105 +k=1 +x_0=35500000 +ellps=GRS80", "EPSG:4523", 35_452_310.5, 3_464_102.125)]
    [TestCase("EPSG:21418", "+proj=tmerc +lon_0=105 +k=1 +x_0=18500000 +ellps=krass", "+proj=tmerc +lon_0=105 +k=1 +x_0=18500000 +ellps=GRS80", "EPSG:4496", 18_652_310.5, 3_964_102.125)]
    [TestCase("EPSG:2334", "+proj=tmerc +lon_0=117 +k=1 +x_0=20500000 +ellps=IAU76", "+proj=tmerc +lon_0=117 +k=1 +x_0=20500000 +ellps=GRS80", "EPSG:4498", 20_410_000.0, 4_164_102.125)]
    [Category("reliability-50")]
    public void Seven_parameters_move_points_as_projs_pipeline_does(string code, string from, string to, string modern, double x, double y)
    {
        OldDatumCrs old = OldDatumCrs.Parse(code)!;
        Assert.That(old.Modern.Code, Is.EqualTo(modern));
        string[] sides = [from[(from.IndexOf("+ellps", StringComparison.Ordinal) + 7)..], "GRS80"];
        double[][] rows = [[x, y], [x + 1000, y - 700], [x - 20_000, y + 11_000]];
        double[][] expected = OracleTool.Rows("cct", ["-d", "8", .. Pipeline(
            $"+step +inv {from}", $"+step +proj=cart +ellps={sides[0]}", "+step " + Helmert(Seven), "+step +inv +proj=cart +ellps=GRS80", $"+step {to}")], rows.Select(r => new[] { r[0], r[1], 0, 0 }));
        for (int i = 0; i < rows.Length; i++)
        {
            (double east, double north) = Seven.Apply(old, rows[i][0], rows[i][1]);
            Assert.That(east, Is.EqualTo(expected[i][0]).Within(1e-4), $"easting of {rows[i][0]}");
            Assert.That(north, Is.EqualTo(expected[i][1]).Within(1e-4), $"northing of {rows[i][1]}");
            Assert.That(Math.Abs(east - rows[i][0]) + Math.Abs(north - rows[i][1]), Is.GreaterThan(20), "it moved at all");
        }
    }

    [Test]
    public void Longitude_and_latitude_are_moved_too()
    {
        OldDatumCrs old = OldDatumCrs.Parse("4610")!;
        double[] expected = OracleTool.Rows("cct", ["-d", "12", .. Pipeline(
            "+step +proj=unitconvert +xy_in=deg +xy_out=rad", "+step +proj=cart +ellps=IAU76", "+step " + Helmert(Seven), "+step +inv +proj=cart +ellps=GRS80", "+step +proj=unitconvert +xy_in=rad +xy_out=deg")],
            [[104.5, 31.3, 0, 0]]).Single();
        (double lon, double lat) = Seven.Apply(old, 104.5, 31.3);
        Assert.That(lon, Is.EqualTo(expected[0]).Within(1e-9));
        Assert.That(lat, Is.EqualTo(expected[1]).Within(1e-9));
    }

    /// <summary>PROJ's plane Helmert (x, y, theta, s) in the surveyor's axes: X north first, and eastings without the zone's number.</summary>
    [TestCase("EPSG:2359", 35_000_000), TestCase("EPSG:2380", 0)]
    public void Four_parameters_are_the_plane_helmert_of_proj_on_eastings_without_prefix(string code, double prefix)
    {
        FourParameters four = new(-4.27, 61.35, 3.2, 5.5, 1);
        // PROJ turns clockwise in its own (x, y) order for a positive theta: north and east in its place, the sign of theta is the other one
        double[] expected = OracleTool.Rows("cct", ["-d", "8", "+proj=helmert", "+x=-4.27", "+y=61.35", "+s=1.0000055", "+theta=-3.2"], [[3_464_102.125, 452_310.5, 0, 0]]).Single();
        (double east, double north) = four.Apply(OldDatumCrs.Parse(code)!, prefix + 452_310.5, 3_464_102.125);
        Assert.That(north, Is.EqualTo(expected[0]).Within(1e-6));
        Assert.That(east, Is.EqualTo(prefix + expected[1]).Within(1e-6));
    }

    /// <summary>Drawn: a turn by a right angle from north to east brings a point 100 m north to 100 m east, where nothing is added.</summary>
    [Test]
    public void Four_parameters_turn_from_north_to_east()
    {
        (double east, double north) = new FourParameters(0, 0, 90 * 3600, 0, 1).Apply(OldDatumCrs.Parse("EPSG:2380")!, 0, 100);
        Assert.That((Math.Round(east, 9), Math.Round(north, 9)), Is.EqualTo((100, 0)));
    }

    [TestCase("EPSG:2349", "EPSG:4513"), TestCase("EPSG:2369", "EPSG:4533"), TestCase("EPSG:2370", "EPSG:4534"), TestCase("EPSG:2390", "EPSG:4554")]
    [TestCase("EPSG:2327", "EPSG:4491"), TestCase("EPSG:2337", "EPSG:4501"), TestCase("EPSG:2338", "EPSG:4502"), TestCase("EPSG:2348", "EPSG:4512")]
    [TestCase("EPSG:2401", "EPSG:4513"), TestCase("EPSG:2421", "EPSG:4533"), TestCase("EPSG:2422", "EPSG:4534"), TestCase("EPSG:2442", "EPSG:4554")]
    [TestCase("EPSG:21413", "EPSG:4491"), TestCase("EPSG:21463", "EPSG:4512")]
    public void Every_block_of_old_codes_has_the_zones_of_its_modern_block_in_the_epsg_database(string old, string modern)
    {
        Assert.That(OldDatumCrs.Parse(old)!.Modern.Code, Is.EqualTo(modern));
        Assert.That(Projection(old), Is.EqualTo(Projection(modern)));

        static string Projection(string code) => string.Join(' ', OracleTool.Run("projinfo", [code, "-o", "PROJ", "-q"]).Split(' ')
            .Where(p => p.StartsWith("+lon_0", StringComparison.Ordinal) || p.StartsWith("+x_0", StringComparison.Ordinal) || p.StartsWith("+k=", StringComparison.Ordinal)));
    }

    /// <summary>The WKT that GDAL and Esri write for an old system means what its code means.</summary>
    [TestCase("EPSG:2359", "WKT1_ESRI"), TestCase("EPSG:2359", "WKT1_GDAL"), TestCase("EPSG:2359", "WKT2:2019"), TestCase("EPSG:2411", "WKT1_ESRI"), TestCase("EPSG:2432", "WKT1_GDAL"), TestCase("EPSG:4610", "WKT1_ESRI"), TestCase("EPSG:4214", "WKT2:2019")]
    public void Wkt_of_an_old_datum_is_the_same_as_its_code(string code, string dialect)
    {
        OldDatumCrs fromWkt = OldDatumCrs.FromWkt(OracleTool.Run("projinfo", [code, "-o", dialect, "-q", "--single-line"]).Trim())!, fromCode = OldDatumCrs.Parse(code)!;
        Assert.That((fromWkt.Modern.Code, fromWkt.Title), Is.EqualTo((fromCode.Modern.Code, fromCode.Title)));
    }

    [TestCase("EPSG:4523"), TestCase("EPSG:4490"), TestCase("EPSG:32648"), TestCase("2391")]
    public void A_current_system_is_no_old_one(string code) => Assert.That(OldDatumCrs.Parse(code), Is.Null);

    private static IEnumerable<string> Pipeline(params string[] steps) => ["+proj=pipeline", .. steps.SelectMany(s => s.Split(' '))];

    private static string Helmert(SevenParameters p) => string.Create(CultureInfo.InvariantCulture,
        $"+proj=helmert +x={p.Dx} +y={p.Dy} +z={p.Dz} +rx={p.Rx} +ry={p.Ry} +rz={p.Rz} +s={p.Ppm} +convention=position_vector");
}
