using System.Text;

namespace EcoGis.Tests;

/// <summary>The variation table of DOMAIN.md §5.1, one line after another; areas by exact rational shoelace and by SpatiaLite's ST_Area.</summary>
public sealed class BoundaryTextReaderTests : ReaderCase
{
    private const double Outer = 6853.423125, Hole = 64.00;

    private static readonly string[] OuterRing = ["3464102.125,35452310.500", "3464180.400,35452402.250", "3464120.000,35452455.000", "3464110.300,35452390.100", "3464060.750,35452371.800"];
    private static readonly string[] HoleRing = ["3464110.000,35452380.000", "3464110.000,35452388.000", "3464118.000,35452388.000", "3464118.000,35452380.000"];

    private static readonly string Example = File_(Plot("11,0.6789,1,示例地块1,面,H48G017040,工业用地,,@", Ring(1, 1, OuterRing) + Ring(2, 6, HoleRing)));

    [Test]
    public void The_worked_example_reads_with_its_ring_areas_and_names()
    {
        var file = Read(Write("a.txt", Example));
        Assert.That((file.Format, file.Crs!.Epsg, file.Encoding), Is.EqualTo(("txt", (int?)4523, "UTF-8")));
        Assert.That(file.DeclaredCrs, Is.EqualTo("坐标系=2000国家大地坐标系；几度分带=3；投影类型=高斯克吕格；带号=35"));
        var plot = file.Features.Single();
        Assert.That((plot.Id, plot.DeclaredArea, plot.Where.Line), Is.EqualTo(("1", (double?)6789, (int?)13)));
        Assert.That((plot.Attributes["地块名称"], plot.Attributes["地块用途"], plot.Attributes["精度"]), Is.EqualTo(("示例地块1", "工业用地", "0.001")));
        Assert.That(plot.Shape!.Roles, Is.EqualTo(RingRoles.ByContainment));
        Assert.That(plot.Shape.Parts[0].Select(r => Math.Abs(Shoelace(r))), Is.EqualTo(new[] { Outer, Hole }).Within(0.005));
        Assert.That(file.Notices, Is.Empty);
    }

    [TestCase("utf-8-bom"), TestCase("utf-16le"), TestCase("utf-16be"), TestCase("utf-16le-bare"), TestCase("gb18030"), TestCase("crlf")]
    public void Every_encoding_and_line_end_reads_the_same(string form)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        byte[] bytes = form switch
        {
            "utf-8-bom" => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Example)],
            "utf-16le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Example)],
            "utf-16be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Example)],
            "utf-16le-bare" => Encoding.Unicode.GetBytes(Example),
            "gb18030" => Encoding.GetEncoding("GB18030").GetBytes(Example),
            _ => Encoding.UTF8.GetBytes(Example.Replace("\n", "\r\n", StringComparison.Ordinal)),
        };
        var file = Read(Write("a.txt", bytes));
        Assert.That(file.Features[0].Attributes["地块名称"], Is.EqualTo("示例地块1"));
        Assert.That(Areas(file), Is.EqualTo(new[] { Outer, Hole }).Within(0.005));
        if (form == "gb18030")
            Noticed(file, "GB18030");
    }

    [Test, Category("reliability-34")]
    public void A_missing_closing_point_is_added_with_a_notice()
    {
        var file = Read(Write("a.txt", File_(Plot("5,0.6853,1,甲,面,,,,@", Points(1, 1, OuterRing)))));
        Assert.That(Areas(file), Is.EqualTo(new[] { Outer }).Within(0.005));
        Noticed(file, "未重复首点", "line 18");
    }

    [Test, Category("reliability-34")]
    public void Full_width_characters_and_thousand_separators_are_folded_with_notices()
    {
        string points = "Ｊ１，１，３４６４１０２．１２５，３５４５２３１０．５００\nJ2,1,3,464,180.400,35,452,402.250\nJ3, 1, 3464120.000, 35452455.000\nJ4,1,3464110.300,35452390.100\nJ5,1,3464060.750,35452371.800\nJ1,1,3464102.125,35452310.500\n";
        var file = Read(Write("a.txt", File_(Plot("6,0.6853,1,甲（一期）,面,,,,＠", points)).Replace('=', '＝')));
        Assert.That(Areas(file), Is.EqualTo(new[] { Outer }).Within(0.005));
        Assert.That(file.Features[0].Attributes["地块名称"], Is.EqualTo("甲（一期）"));
        Noticed(file, "全角", "line 14");
        Noticed(file, "千位分隔符", "line 15");
    }

    [Test, Category("reliability-34")]
    public void A_wrong_ring_number_on_the_closing_line_closes_its_ring()
    {
        string points = Points(1, 1, OuterRing) + $"J1,3,{OuterRing[0]}\n" + Ring(2, 6, HoleRing);
        var file = Read(Write("a.txt", File_(Plot("11,0.6789,1,甲,面,,,,@", points))));
        Assert.That(Areas(file), Is.EqualTo(new[] { Outer, Hole }).Within(0.005));
        Noticed(file, "圈号写错", "line 19");
    }

    [Test, Category("reliability-34")]
    public void A_ring_that_goes_on_after_an_interruption_is_refused_with_its_line()
    {
        string points = Points(1, 1, OuterRing[..3]) + Points(2, 6, HoleRing) + Points(1, 4, OuterRing[3..]);
        Refused(Write("a.txt", File_(Plot("9,0.6,1,甲,面,,,,@", points))), "ECO-3407", ["ring 1 was interrupted", "line 21"]);
    }

    [Test]
    public void A_ring_that_closed_may_be_followed_by_another_of_the_same_number()
    {
        var file = Read(Write("a.txt", File_(Plot("11,0.6789,1,甲,面,,,,@", Ring(1, 1, OuterRing) + Ring(1, 1, HoleRing)))));
        Assert.That(Areas(file), Is.EqualTo(new[] { Outer, Hole }).Within(0.005));
        Noticed(file, "闭合后圈号未变");
    }

    [TestCase("11", false), TestCase("9", false), TestCase("10", true), TestCase("", true)]
    public void A_wrong_point_count_is_a_notice_whichever_way_points_are_counted(string stated, bool noticed)
    {
        var file = Read(Write("a.txt", Example.Replace("11,0.6789", stated + ",0.6789", StringComparison.Ordinal)));
        Assert.That(file.Notices.Any(n => Sees(n.En, "11 lines, 9 distinct")), Is.EqualTo(noticed));
    }

    [TestCase("11,0.6789,1,甲,面,,工业,,@", 8), TestCase("11,0.6789,1,甲,面,,工业,0601,扩展@", 9), TestCase("11,0.6789,1,甲,面,,工业,0601,a,b,c,d,@", 12), TestCase("11,0.6789,1,甲,面,,工业,0601,a,b,c,d,e,@", 13)]
    public void A_plot_line_may_have_more_fields(string head, int fields)
    {
        var file = Read(Write("a.txt", File_(Plot(head, Ring(1, 1, OuterRing) + Ring(2, 6, HoleRing)))));
        Assert.That(file.Fields.Count(f => f.StartsWith("附加", StringComparison.Ordinal)), Is.EqualTo(fields - 8));
        Assert.That((file.Features[0].Id, file.Features[0].Attributes["地块用途"]), Is.EqualTo(("1", "工业")));
    }

    [Test]
    public void A_missing_at_sign_is_tolerated()
    {
        var file = Read(Write("a.txt", Example.Replace(",@", ",", StringComparison.Ordinal)));
        Assert.That(file.Features[0].Id, Is.EqualTo("1"));
        Noticed(file, "缺少结尾的 @");
    }

    [Test]
    public void Several_plots_are_several_features_and_extra_sections_and_keys_are_kept()
    {
        string text = "[项目信息]\n项目名称=示例项目\n" + Example.Replace("精度", "新键=1\n精度", StringComparison.Ordinal) + Plot("5,0.0064,2,乙,面,,绿地,,@", Ring(1, 1, HoleRing)) + Plot("2,,3,丙,线,,道路,,@", Points(1, 1, OuterRing[..2])) + Plot("1,,4,丁,点,,井,,@", Points(1, 1, OuterRing[..1]));
        var file = Read(Write("a.txt", text));
        Assert.That(file.Features.Select(f => (f.Id, f.Shape!.Kind)), Is.EqualTo(new[] { ("1", ShapeKind.Polygon), ("2", ShapeKind.Polygon), ("3", ShapeKind.Line), ("4", ShapeKind.Point) }));
        Assert.That((file.Features[1].Attributes["项目名称"], file.Features[1].Attributes["新键"], file.Features[2].DeclaredArea), Is.EqualTo(("示例项目", "1", (double?)null)));
        Noticed(file, "项目信息");
    }

    [Test, Category("reliability-32")]
    public void Swapped_axes_are_told_by_their_digits_and_noticed()
    {
        var file = Read(Write("a.txt", File_(Plot("6,0.6853,1,甲,面,,,,@", Ring(1, 1, [.. OuterRing.Select(Swap)])))));
        Assert.That(file.Features[0].Shape!.Parts[0][0].Xs[0], Is.EqualTo(35452310.5));
        Noticed(file, "the axes were swapped", "已对调");
    }

    [Test, Category("reliability-32")]
    public void An_axis_order_that_changes_or_cannot_be_told_is_refused_with_the_first_bad_line()
    {
        Refused(Write("a.txt", File_(Plot("6,0.6,1,甲,面,,,,@", Ring(1, 1, [OuterRing[0], OuterRing[1], Swap(OuterRing[2]), OuterRing[3]])))), "ECO-3403", ["line 14 is the other way round", "line 16"]);
        Refused(Write("b.txt", File_(Plot("3,0.6,1,甲,面,,,,@", Points(1, 1, [OuterRing[0], "3464102.1,3464180.4", OuterRing[2]])))), "ECO-3402", ["northing (7 digits)", "line 15"]);
    }

    [Test, Category("reliability-33")]
    public void A_zone_that_contradicts_its_prefix_or_its_width_is_refused_with_both()
    {
        Refused(Write("a.txt", Example.Replace("带号=35", "带号=34", StringComparison.Ordinal)), "ECO-3405", ["header zone 34", "easting prefix 35", "tens of kilometres"]);
        Refused(Write("b.txt", Example.Replace("几度分带=3", "几度分带=6", StringComparison.Ordinal)), "ECO-3405", ["6-degree zones"]);
        Refused(Write("c.txt", Example.Replace("35452388.000", "36452388.000", StringComparison.Ordinal)), "ECO-3405", ["35 / 36", "line 21"]);
        Assert.That(Read(Write("d.txt", Example.Replace(",35452", ",18452", StringComparison.Ordinal).Replace("带号=35", "带号=18", StringComparison.Ordinal).Replace("几度分带=3", "几度分带=6", StringComparison.Ordinal))).Crs!.Epsg, Is.EqualTo(4496));
    }

    [Test, Category("reliability-33")]
    public void A_stripped_prefix_takes_the_zone_from_the_header_and_without_one_from_the_user()
    {
        string stripped = Example.Replace(",35452", ",452", StringComparison.Ordinal);
        Assert.That(Read(Write("a.txt", stripped)).Crs!.Epsg, Is.EqualTo(4544));
        string blank = Write("b.txt", stripped.Replace("带号=35", "带号=", StringComparison.Ordinal));
        Refused(blank, "ECO-3009", ["带号 为空", "EPSG:4534–4554"]);
        var named = Read(blank, new ReadOptions { Crs = Crs.Parse("EPSG:4523") });
        Assert.That(named.Crs!.Epsg, Is.EqualTo(4544));
        Noticed(named, "no zone prefix");
        Assert.That(Read(Write("c.txt", Example.Replace("带号=35", "带号=", StringComparison.Ordinal).Replace("几度分带=3", "几度分带=", StringComparison.Ordinal))).Crs!.Epsg, Is.EqualTo(4523));
    }

    [Test, Category("reliability-33")]
    public void Prefixed_and_stripped_eastings_in_one_file_are_refused() =>
        Refused(Write("a.txt", Example.Replace("35452388.000", "452388.000", StringComparison.Ordinal)), "ECO-3404", ["line 21", "line 14"]);

    [Test, Category("reliability-35")]
    public void The_stated_area_is_carried_in_square_metres_and_a_suspicious_one_is_noticed()
    {
        var file = Read(Write("a.txt", Example.Replace("0.6789", "6789.41", StringComparison.Ordinal)));
        Assert.That(file.Features[0].DeclaredArea, Is.EqualTo(67_894_100));
        Noticed(file, "more than 1000 ha");
    }

    [TestCase("1980西安坐标系", "Xian 1980"), TestCase("1954年北京坐标系", "Beijing 1954"), TestCase("北京54", "Beijing 1954"), TestCase("西安80", "Xian 1980")]
    [Category("reliability-50")]
    public void An_old_datum_is_refused(string datum, string name) =>
        Refused(Write("a.txt", Example.Replace("2000国家大地坐标系", datum, StringComparison.Ordinal)), "ECO-2051", [name, "a.txt"]);

    [Test, Category("reliability-7")]
    public void A_missing_or_local_datum_needs_the_users_word()
    {
        string path = Write("a.txt", Example.Replace("坐标系=2000国家大地坐标系\n", "", StringComparison.Ordinal));
        Refused(path, "ECO-3009", ["坐标系 is missing", "EPSG:4523"]);
        Assert.That(Read(path, new ReadOptions { Crs = Crs.Parse("EPSG:4523") }).Features, Has.Count.EqualTo(1));
        Refused(Write("b.txt", Example.Replace("2000国家大地坐标系", "德阳市独立坐标系", StringComparison.Ordinal)), "ECO-3009", ["地方坐标系"]);
    }

    [Test]
    public void Degrees_are_refused_because_packed_and_decimal_look_alike() =>
        Refused(Write("a.txt", File_(Plot("3,0.6,1,甲,面,,,,@", Points(1, 1, ["31.1830,104.3015", "31.1840,104.3015", "31.1840,104.3025"])))), "ECO-3406", ["ddd.mmss", "line 14"]);

    [Test]
    public void Lines_that_make_no_sense_are_reported_together()
    {
        var e = Refused(Write("a.txt", Example + "J1,1,abc,35452310.500\n你好\n"), "ECO-3401", ["line 25", "line 26", "J1,1,abc"]);
        Assert.That(e.Faults, Has.Count.EqualTo(2));
        Refused(Write("b.txt", "[属性描述]\n坐标系=2000国家大地坐标系\n"), "ECO-3408", []);
        Refused(Write("c.txt", "[地块坐标]\nJ1,1,3464102.125,35452310.500\n"), "ECO-3410", ["line 2"]);
    }

    private static IEnumerable<double> Areas(FeatureFile file) => file.Features[0].Shape!.Parts[0].Select(r => Math.Abs(Shoelace(r)));

    private static string Swap(string pair) => string.Join(',', pair.Split(',').Reverse());

    private static string Points(int ring, int first, string[] pairs) => string.Concat(pairs.Select((p, i) => $"J{first + i},{ring},{p}\n"));

    private static string Ring(int ring, int first, string[] pairs) => Points(ring, first, pairs) + $"J{first},{ring},{pairs[0]}\n";

    private static string Plot(string head, string points) => head + "\n" + points;

    private static string File_(string plots) =>
        "[属性描述]\n格式版本号=1.01\n数据产生单位=示例测绘单位\n数据产生日期=2026-11-23\n坐标系=2000国家大地坐标系\n几度分带=3\n投影类型=高斯克吕格\n计量单位=米\n带号=35\n精度=0.001\n转换参数=,,,,,,\n[地块坐标]\n" + plots;
}
