using System.Globalization;
using System.Text;

namespace EcoGis.Tests;

/// <summary>
/// A square district of 20 km drawn by hand, a square parcel of 300 m in it, and one mistake at a time: what is refused, what the refusal lists in both
/// languages, and what <c>--accept-crs-guess</c> takes.
/// </summary>
public sealed class CrsGuessTests : ReaderCase
{
    private const double Lon = 104.5, Lat = 31.3, Half = 0.1; // degrees: the district

    private static readonly PlaceReference s_district = Counties.Of([("方县", Box(Lon - Half, Lat - Half, Lon + Half, Lat + Half))]);

    private static RawShape Box(double west, double south, double east, double north) =>
        RawShape.Polygon(new RawPath([west, east, east, west, west], [south, south, north, north, south]));

    /// <summary>The corners of the parcel in a CRS, 300 m on the plane.</summary>
    private static (double X, double Y)[] Parcel(string crs, double size = 300)
    {
        (double x, double y) = CrsTransform.Between(Crs.Wgs84, Crs.Parse(crs)).Apply(Lon, Lat);
        return [(Math.Round(x), Math.Round(y)), (Math.Round(x) + size, Math.Round(y)), (Math.Round(x) + size, Math.Round(y) + size), (Math.Round(x), Math.Round(y) + size), (Math.Round(x), Math.Round(y))];
    }

    private string Shapefile((double X, double Y)[] ring, string? prj)
    {
        ShapefileBuilder builder = new ShapefileBuilder().AddPolygon([.. ring.SelectMany(p => new[] { p.X, p.Y })]);
        Write("a.shx", builder.Shx());
        Write("a.dbf", ShapefileBuilder.SimpleDbf(1));
        if (prj is not null)
            Write("a.prj", Crs.Parse(prj).ToWkt());
        return Write("a.shp", builder.Shp());
    }

    private string Text((double X, double Y)[] ring, string zone, string hectares = "9.0000", string format = "0.000") => Write("a.txt", new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"[属性描述]\n坐标系=2000国家大地坐标系\n投影类型=高斯克吕格\n带号={zone}\n[地块坐标]\n5,{hectares},1,地块,面,,,,@")
        .AppendJoin('\n', ring.Select((p, i) => $"J{i + 1},1,{p.Y.ToString(format, CultureInfo.InvariantCulture)},{p.X.ToString(format, CultureInfo.InvariantCulture)}")).ToString());

    private static ReadOptions Placed(bool accept = false) => new() { Reference = () => s_district, AcceptGuess = accept };

    /// <summary>Refused with the code and, in a second line, the list; taken when accepted: the CRS and the corner of the parcel.</summary>
    private static FeatureFile Takes(string path, string code, string[] words, string crs, double error)
    {
        EcoException refusal = Refused(path, code, words, Placed());
        Fault ranking = refusal.Faults[^1];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(ranking.Kind, Is.EqualTo(PlacingFaults.Ranking), "the ranking comes with the refusal");
            Assert.That(ranking.In(Language.Zh), Does.Contain("明显胜出的是").And.Contain(crs).And.Contain("--accept-crs-guess").And.Contain("区内 100 %"));
            Assert.That(ranking.In(Language.En), Does.Contain("one clearly wins").And.Contain(crs).And.Contain("inside 100 %"));
        }

        FeatureFile taken = Read(path, Placed(accept: true));
        (double x, double y) = (taken.Features[0].Shape!.Parts[0][0].Xs[0], taken.Features[0].Shape!.Parts[0][0].Ys[0]);
        (double lon, double lat) = CrsTransform.Between(taken.Crs!, Crs.Wgs84).Apply(x, y);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(taken.Crs!.Code, Is.EqualTo(crs));
            Assert.That(lon, Is.EqualTo(Lon).Within(2e-5));
            Assert.That(lat, Is.EqualTo(Lat).Within(2e-5));
            Assert.That(taken.Correction!.Error, Is.EqualTo(error));
            Assert.That(taken.Notices.Select(n => n.Zh), Has.Some.Contains("坐标系为推断（--accept-crs-guess）"));
            Assert.That(taken.Notices.Select(n => n.En), Has.Some.Contains("the CRS is a guess (--accept-crs-guess)"));
        }

        return taken;
    }

    [Test]
    [Category("reliability-7")]
    public void Without_a_prj_the_prefix_says_the_zone_but_not_the_datum()
    {
        FeatureFile taken = Takes(Shapefile(Parcel("EPSG:4523"), null), "ECO-3009", ["缺少 .prj", "missing"], "EPSG:4523", 100);
        Assert.That(taken.CrsReason.Zh, Does.Contain("凭坐标无法区分"), "an old datum cannot be excluded, and is counted");
        Assert.That(taken.CrsReason.En, Does.Contain("which coordinates cannot show"));
    }

    [Test]
    [Category("reliability-52")]
    public void A_prefix_that_was_dropped_is_found() =>
        Takes(Shapefile(Parcel("EPSG:4544"), "EPSG:4523"), "ECO-3010", ["EPSG:4523"], "EPSG:4544", 0);

    [Test]
    [Category("reliability-8")]
    public void Metres_in_a_file_that_states_degrees_are_ranked()
    {
        EcoException refusal = Refused(Shapefile(Parcel("EPSG:4523"), "EPSG:4490"), "ECO-3010", ["-180…180", "矛盾", "contradict"], Placed());
        Assert.That(refusal.Faults[^1].In(Language.En), Does.Contain("EPSG:4523"));
    }

    [Test]
    [Category("reliability-20")]
    public void Swapped_axes_are_found_with_their_option_in_words()
    {
        string path = Write("a.geojson", """{"type":"Polygon","coordinates":[[[31.3,104.5],[31.3,104.503],[31.303,104.503],[31.303,104.5],[31.3,104.5]]]}""");
        EcoException refusal = Refused(path, "ECO-3012", ["--swap-axes"], Placed());
        Assert.That(refusal.Faults[^1].In(Language.Zh), Does.Contain("坐标轴颠倒"));
        Assert.That(Read(path, Placed(accept: true)).Features[0].Shape!.Parts[0][0].Xs[0], Is.EqualTo(104.5));
    }

    [TestCase("36", "EPSG:4523", Category = "reliability-33")]
    [TestCase("18", "EPSG:4523", Category = "reliability-33")]
    public void A_boundary_txt_whose_header_and_eastings_name_two_zones_is_read_where_it_lies(string header, string crs) =>
        Takes(Text(Parcel("EPSG:4523"), header), "ECO-3405", ["带号矛盾", "zones contradict"], crs, 0);

    [Test]
    public void Kilometres_for_metres_are_found() =>
        Takes(Text([.. Parcel("EPSG:4523").Select(p => (p.X / 1000, p.Y / 1000))], "35", format: "0.000000"), "ECO-3402", ["分不清", "cannot tell"], "EPSG:4523", 0);

    /// <summary>104.3000 is 104°30′; the parcel is 36″ long each way: 1113 m by 952 m, 105.7 ha. Decimal degrees would be 387 m by 343 m, and 20 km away in the south.</summary>
    [Test]
    public void Packed_degrees_are_told_from_decimal_ones_by_the_declared_area()
    {
        (double, double)[] ring = [(104.3000, 31.1800), (104.3036, 31.1800), (104.3036, 31.1836), (104.3000, 31.1836), (104.3000, 31.1800)];
        Takes(Text(ring, "35", "105.6000", "0.0000"), "ECO-3406", ["度.分秒", "ddd.mmss"], "EPSG:4490", 0);
    }

    [Test]
    [Category("reliability-7")]
    public void Where_two_planes_put_the_parcel_into_the_district_none_is_taken()
    {
        string path = Shapefile(Parcel("EPSG:4544"), null);
        foreach (bool accept in new[] { false, true })
        {
            Fault ranking = Refused(path, "ECO-3009", ["缺少 .prj"], Placed(accept)).Faults[^1];
            Assert.That(ranking.In(Language.Zh), Does.Contain("EPSG:4544").And.Contain("EPSG:32648").And.Contain("没有一种明显胜出"));
            Assert.That(ranking.In(Language.En), Does.Contain("none clearly wins"));
        }
    }

    /// <summary>UTM shrinks lengths by 0.9996 and areas by 0.9992: 100 ha on the plane would be 100.08 on the ground; the file says 100.0000.</summary>
    [Test]
    public void The_declared_area_tells_gauss_krueger_from_utm() =>
        Takes(Text(Parcel("EPSG:4544", 1000), "", "100.0000"), "ECO-3009", ["带号 为空"], "EPSG:4544", 0);

    [Test]
    [Category("reliability-52")]
    public void A_file_that_lies_outside_as_it_states_is_read_with_the_doubt_and_by_the_winner_only_when_accepted()
    {
        string path = Shapefile(Parcel("EPSG:4544"), "EPSG:4545");
        FeatureFile stated = Read(path, Placed());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stated.Crs!.Code, Is.EqualTo("EPSG:4545"));
            Assert.That(stated.Notices.Select(n => n.Zh), Has.Some.StartsWith("坐标系存疑").And.Some.Contains("EPSG:4544"));
            Assert.That(stated.Notices.Select(n => n.En), Has.Some.StartsWith("the CRS is in doubt"));
            Assert.That(Read(path, Placed(accept: true)).Crs!.Code, Is.EqualTo("EPSG:4544"));
        }
    }

    [Test]
    [Category("reliability-52")]
    public void A_layer_that_lies_outside_is_refused_with_the_ranking()
    {
        using CatalogBench bench = new();
        bench.Import(Read(Write("d.geojson", string.Create(CultureInfo.InvariantCulture, $$"""{"type":"Polygon","coordinates":[[[{{Lon - Half}},{{Lat - Half}}],[{{Lon + Half}},{{Lat - Half}}],[{{Lon + Half}},{{Lat + Half}}],[{{Lon - Half}},{{Lat + Half}}],[{{Lon - Half}},{{Lat - Half}}]]]}"""))), CatalogBench.AdminBoundary);
        FeatureFile file = Read(Shapefile(Parcel("EPSG:4544"), "EPSG:4545"), new() { Reference = () => PlaceReference.Of(bench.Catalog) });
        EcoException refusal = bench.Refused(file, CatalogBench.ForestPatch);
        Assert.That(CatalogBench.Codes(refusal), Is.EqualTo(new[] { "ECO-4116", "ECO-3801" }));
        Assert.That(refusal.In(Language.Zh), Does.Contain("EPSG:4544").And.Contain("明显胜出"));
        Assert.That(refusal.In(Language.En), Does.Contain("one clearly wins"));
    }

    [Test]
    public void A_file_that_fits_raises_no_doubt() => Assert.That(Read(Shapefile(Parcel("EPSG:4544"), "EPSG:4544"), Placed(accept: true)).Notices, Is.Empty);

    /// <summary>A variation of the format that the reader knows (DOMAIN §5.1): no doubt, whatever the header's zone would want before the easting.</summary>
    [Test]
    public void A_boundary_txt_with_stripped_prefixes_raises_no_doubt()
    {
        FeatureFile file = Read(Text(Parcel("EPSG:4544"), "35"), Placed(accept: true));
        Assert.That(file.Crs!.Code, Is.EqualTo("EPSG:4544"));
        Assert.That((file.Ranking, file.Correction), Is.EqualTo(((CrsRanking?)null, (Correction?)null)));
        Assert.That(file.Notices.Select(n => n.Zh), Has.None.Contains("存疑"));
    }

    [Test]
    public void What_the_user_names_is_not_guessed_over() =>
        Assert.That(Read(Shapefile(Parcel("EPSG:4544"), null), Placed(accept: true) with { Crs = Crs.Parse("EPSG:4545") }).Crs!.Code, Is.EqualTo("EPSG:4545"));

    [Test]
    public void Without_a_boundary_nothing_is_guessed() =>
        Assert.That(Refused(Shapefile(Parcel("EPSG:4523"), null), "ECO-3009", ["行政区界", "administrative boundary"], new() { AcceptGuess = true }).Faults[^1].Kind, Is.EqualTo(PlacingFaults.NoReference));

    /// <summary>A local grid: nothing usual has such numbers.</summary>
    [Test]
    [Category("reliability-50")]
    public void A_local_grid_is_called_one()
    {
        Fault ranking = Refused(Shapefile([(12_000, 8_000), (12_300, 8_000), (12_300, 8_300), (12_000, 8_300), (12_000, 8_000)], null), "ECO-3009", [], Placed()).Faults[^1];
        Assert.That(ranking.In(Language.Zh), Does.Contain("地方独立坐标系"));
        Assert.That(ranking.In(Language.En), Does.Contain("a local grid"));
    }
}
