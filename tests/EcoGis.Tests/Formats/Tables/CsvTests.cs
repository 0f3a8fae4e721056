using System.Text;

namespace EcoGis.Tests;

/// <summary>Tables of coordinates as delimited text: no GDAL needed (RELIABILITY 36).</summary>
public sealed class CsvTests : ReaderCase
{
    private static readonly ReadOptions s_degrees = new() { Crs = Crs.Cgcs2000 };

    [TestCase("名称,经度,纬度\n甲,104.5,31.3\n"), TestCase("名称;lon;lat\n甲;104.5;31.3\n"), TestCase("名称\tLongitude（°）\tLatitude(°)\n甲\t104.5\t31.3\n"), TestCase("sep=|\n名称|经度|纬度\n甲|104.5|31.3\n")]
    [TestCase("\uFEFF\"名称\",\"经度\",\"纬度\"\r\n\"甲\",\"104.5\",\"31.3\"\r\n\r\n")]
    public void Longitude_and_latitude_by_name_with_any_delimiter(string text)
    {
        FeatureFile file = Read(Write("a.csv", text), s_degrees);
        Assert.That((file.Format, file.Features.Single().Attributes["名称"]), Is.EqualTo(("csv", "甲")));
        Assert.That(At(file, 0), Is.EqualTo((104.5, 31.3)));
        Noticed(file, "每行一个点");
    }

    [Test]
    [Category("reliability-36")]
    public void Cells_are_data_and_quotes_may_hold_delimiters_and_lines()
    {
        FeatureFile file = Read(Write("a.csv", "名称,备注,经度,纬度\n\"=HYPERLINK(\"\"http://x\"\")\",\"一,\n二\",104.5,31.3\n+1,@x,104.6,31.3\n"), s_degrees);
        Assert.That(file.Features.Select(f => f.Attributes["名称"]), Is.EqualTo(new[] { "=HYPERLINK(\"http://x\")", "+1" }));
        Assert.That(file.Features[0].Attributes["备注"], Is.EqualTo("一,\n二"));
        Assert.That(file.Features[1].Where.Line, Is.EqualTo(4));
        Noticed(file, "分隔符：逗号");
    }

    [TestCase("a,b\n1,2,3\n", "ECO-3632")]
    [TestCase("a;b,c\n1;2,3\n", "ECO-3632")]
    [TestCase("lon\n104\n", "ECO-3632")]
    [TestCase("lon,lat\n\"104,31\n", "ECO-3637")]
    [Category("reliability-36")]
    public void What_is_no_clear_table_is_refused(string text, string code) => Refused(Write("a.csv", text), code, [], s_degrees);

    [Test]
    [Category("reliability-36")]
    public void A_row_of_another_length_far_down_is_refused_with_its_line() =>
        Refused(Write("a.csv", "lon,lat\n" + string.Concat(Enumerable.Repeat("104,31\n", 200)) + "104,31,5\n"), "ECO-3631", ["202", "3", "2"], s_degrees);

    [Test]
    public void A_table_of_Chinese_Windows_is_read_in_its_encoding()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        FeatureFile file = Read(Write("a.csv", Encoding.GetEncoding("GB18030").GetBytes("名称,经度,纬度\n罗江,104.5,31.3\n")), s_degrees);
        Assert.That((file.Encoding, file.Features[0].Attributes["名称"]), Is.EqualTo(("GB18030", "罗江")));
    }

    [TestCase("X,Y\n3464000.5,35500000.25\n", 35500000.25, 3464000.5), TestCase("X,Y\n35500000.25,3464000.5\n", 35500000.25, 3464000.5)]
    [TestCase("x坐标(m),y坐标(m)\n3464000.5,35500000.25\n", 35500000.25, 3464000.5)]
    public void X_and_Y_are_told_apart_by_the_digits(string text, double east, double north) =>
        Assert.That(At(Read(Write("a.csv", text), new() { Crs = Crs.Parse("EPSG:4523") }), 0), Is.EqualTo((east, north)));

    [TestCase("X,Y\n500,600\n", "X/Y|tell")]
    [TestCase("X,Y\n3464000,35500000\n35500000,3464000\n", "X|tell")]
    [TestCase("经度,纬度,X,Y\n104.5,31.3,3464000,35500000\n", "经度/纬度、X/Y")]
    [TestCase("甲,乙\n104.5,31.3\n", "甲, 乙|--x")]
    [TestCase("经度,lon,纬度\n104.5,104.5,31.3\n", "经度/纬度|lon/纬度")]
    public void What_is_not_clear_is_asked(string text, string words) => Refused(Write("a.csv", text), "ECO-3633", words.Replace("X/Y|", "X|", StringComparison.Ordinal).Split('|'));

    [Test]
    public void The_person_names_the_columns()
    {
        string path = Write("a.csv", "X,Y,东,北\n500,600,104.5,31.3\n");
        Assert.That(At(Read(path, s_degrees with { XColumn = "东", YColumn = "北" }), 0), Is.EqualTo((104.5, 31.3)));
        Refused(path, "ECO-3634", ["西", "东"], s_degrees with { XColumn = "西", YColumn = "北" });
        Refused(path, "ECO-3633", ["--x", "--y"], s_degrees with { XColumn = "东" });
    }

    [Test]
    public void A_table_states_no_crs_and_a_bad_cell_is_named()
    {
        Refused(Write("a.csv", "lon,lat\n104.5,31.3\n"), "ECO-3009", ["EPSG:4490", "--crs"]);
        Refused(Write("b.csv", "lon,lat\n104.5,31.3\n104°30′,31.3\n,31\n"), "ECO-3635", ["2", "第 3 行", "lon"], s_degrees);
        FeatureFile file = Read(Write("c.csv", "lon,lat\n104.5,31.3\n,\n"), s_degrees);
        Assert.That(file.Features.Select(f => f.Shape is null), Is.EqualTo(new[] { false, true }));
        Noticed(file, "1 行没有坐标", "第 3 行");
    }

    [Test]
    public void A_column_of_WKT_is_geometry()
    {
        FeatureFile file = Read(Write("a.csv", "WKT,名称\n\"POLYGON ((104 31,105 31,105 32,104 31),(104.5 31.1,104.8 31.1,104.8 31.4,104.5 31.1))\",甲\n,乙\n\"MULTIPOLYGON (((104 31,105 31,105 32,104 31)))\",丙\n"), s_degrees);
        Assert.That(file.Features.Select(f => f.Shape is null ? 0 : Area(f.Shape)), Is.EqualTo(new[] { 0.5 - 0.045, 0, 0.5 }).Within(1e-9));
        Assert.That(file.Fields, Is.EqualTo(new[] { "名称" }));
        Refused(Write("b.csv", "WKT,n\n\"POLYGON ((104 31,105 31,105 32))\",1\n"), "ECO-3636", ["第 2 行"], s_degrees);
        Refused(Write("c.csv", $"WKT,n\n\"{string.Concat(Enumerable.Repeat("GEOMETRYCOLLECTION(", 100_000))}\",1\n"), "ECO-3310", ["16"], s_degrees);
        Refused(Gdal.Bad("fiona/curves_line.csv"), "ECO-3636", [], s_degrees);
    }

    private static (double X, double Y) At(FeatureFile file, int feature) => (file.Features[feature].Shape!.Parts[0][0].Xs[0], file.Features[feature].Shape!.Parts[0][0].Ys[0]);
}
