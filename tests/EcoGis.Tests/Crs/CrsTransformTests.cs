using System.Globalization;

namespace EcoGis.Tests;

/// <summary>Oracle: PROJ, as committed points (golden-points.sh) and live through cs2cs. Tolerance 0.1 mm.</summary>
public sealed class CrsTransformTests
{
    private const double Tolerance = 1e-4;

    [Test]
    public void Every_supported_code_agrees_with_the_golden_points_of_PROJ_to_a_tenth_of_a_millimetre_both_ways()
    {
        var rows = File.ReadLines(Path.Combine(SharedData.RepositoryRoot, "tests", "EcoGis.Tests", "Crs", "golden-points.txt"))
            .Where(l => l[0] != '#').Select(l => l.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        Assert.That(rows, Has.Length.EqualTo(611));
        Assert.Multiple(() =>
        {
            foreach (double[] row in rows)
            {
                Crs crs = Crs.Parse($"EPSG:{row[0]}");
                (double x, double y) = CrsTransform.Between(Crs.Wgs84, crs).Apply(row[1], row[2]);
                Assert.That(Math.Max(Math.Abs(x - row[3]), Math.Abs(y - row[4])), Is.LessThan(Tolerance), string.Join(' ', row));
                (double longitude, double latitude) = CrsTransform.Between(crs, Crs.Wgs84).Apply(row[3], row[4]);
                Assert.That(Math.Max(Math.Abs(longitude - row[1]), Math.Abs(latitude - row[2])), Is.LessThan(Tolerance / 111320), string.Join(' ', row));
            }
        });
    }

    [TestCase("EPSG:4523", "EPSG:4490", 105, 3, 17, 54)]
    [TestCase("EPSG:4507", "EPSG:4490", 105, 3, 0, 80)]
    [TestCase("EPSG:32632", "EPSG:4326", 9, 3, -70, 70)]
    [TestCase("EPSG:3857", "EPSG:4326", 0, 179, -85, 85)]
    [TestCase("+proj=tmerc +lat_0=20.5 +lon_0=104.5 +k=0.9999 +x_0=500000 +y_0=-3000000 +ellps=GRS80 +units=m +no_defs", "", 104.5, 3, 17, 54)]
    public void Random_points_agree_with_cs2cs_to_a_tenth_of_a_millimetre(string code, string from, double meridian, double reach, double south, double north)
    {
        Random random = new(20261123);
        double[][] points = [.. Enumerable.Range(0, 300).Select(_ =>
            new[] { meridian + (reach * ((2 * random.NextDouble()) - 1)), south + ((north - south) * random.NextDouble()) })];
        bool custom = from.Length == 0;
        bool northFirst = from == "EPSG:4490";
        string[] source = custom ? ["+proj=longlat", "+ellps=GRS80"] : [from];
        double[][] theirs = OracleTool.Rows("cs2cs", ["-f", "%.9f", .. source, .. custom ? ["+to", .. code.Split(' ')] : new[] { code }],
            custom ? points : points.Select(p => new[] { p[1], p[0] }));
        CrsTransform transform = CrsTransform.Between(Crs.Cgcs2000, Crs.Parse(code));
        Assert.That(theirs, Has.Length.EqualTo(points.Length));
        double worst = points.Zip(theirs).Max(pair =>
        {
            (double x, double y) = transform.Apply(pair.First[0], pair.First[1]);
            return Math.Max(Math.Abs(x - pair.Second[northFirst ? 1 : 0]), Math.Abs(y - pair.Second[northFirst ? 0 : 1]));
        });
        Assert.That(worst, Is.LessThan(Tolerance));
    }

    [Test]
    public void The_check_point_of_the_domain_facts_lies_where_they_say()
    {
        (double x, double y) = CrsTransform.Between(Crs.Cgcs2000, Crs.Parse("EPSG:4523")).Apply(104.5, 31.3);
        Assert.That(x, Is.EqualTo(35452397.735).Within(0.0005 + 1e-8));
        Assert.That(y, Is.EqualTo(3464343.845).Within(0.0005));
    }

    [Test]
    public void At_105_degrees_east_the_3_and_6_degree_zones_differ_by_the_prefix_only_and_are_a_plain_shift()
    {
        (double x3, double y3) = CrsTransform.Between(Crs.Cgcs2000, Crs.Parse("EPSG:4523")).Apply(104.5, 31.3);
        (double x6, double y6) = CrsTransform.Between(Crs.Cgcs2000, Crs.Parse("EPSG:4496")).Apply(104.5, 31.3);
        Assert.That(x3 - x6, Is.EqualTo(17e6).Within(1e-8));
        Assert.That(y3, Is.EqualTo(y6));
        Assert.That(CrsTransform.Between(Crs.Parse("EPSG:4523"), Crs.Parse("EPSG:4544")).Apply(35452397.735, 3464343.845),
            Is.EqualTo((35452397.735 - 35e6, 3464343.845)));
        Assert.That(CrsTransform.Between(Crs.Parse("EPSG:4507"), Crs.Parse("EPSG:4544")).IsIdentity, Is.True);
    }

    [Test]
    public void Forward_of_inverse_returns_the_point_to_two_nanometres_in_the_whole_domain()
    {
        Random random = new(7);
        CrsTransform inverse = CrsTransform.Between(Crs.Parse("EPSG:4544"), Crs.Cgcs2000);
        CrsTransform forward = CrsTransform.Between(Crs.Cgcs2000, Crs.Parse("EPSG:4544"));
        for (int i = 0; i < 20000; i++)
        {
            (double x, double y) = forward.Apply(105 + (19.9 * (random.NextDouble() - 0.5)), 140 * (random.NextDouble() - 0.5));
            (double longitude, double latitude) = inverse.Apply(x, y);
            (double x2, double y2) = forward.Apply(longitude, latitude);
            Assert.That(Math.Max(Math.Abs(x2 - x), Math.Abs(y2 - y)), Is.LessThan(2.5e-9), $"{longitude} {latitude}");
        }
    }

    [Test]
    public void Between_neighbouring_zones_a_point_goes_there_and_back()
    {
        CrsTransform there = CrsTransform.Between(Crs.Parse("EPSG:4523"), Crs.Parse("EPSG:4522"));
        CrsTransform back = CrsTransform.Between(Crs.Parse("EPSG:4522"), Crs.Parse("EPSG:4523"));
        (double x, double y) = there.Apply(35357142.857, 3464343.845);
        (double x2, double y2) = back.Apply(x, y);
        Assert.That(x, Is.InRange(34.5e6, 34.7e6));
        Assert.That(Math.Abs(x2 - 35357142.857), Is.LessThan(1.5e-8));
        Assert.That(Math.Abs(y2 - 3464343.845), Is.LessThan(2e-9));
    }

    [Test]
    public void Spans_and_single_points_give_the_same_bits()
    {
        Random random = new(3);
        double[] xs = [.. Enumerable.Range(0, 1000).Select(_ => 35.3e6 + (4e5 * random.NextDouble()))];
        double[] ys = [.. xs.Select(_ => 2e6 + (4e6 * random.NextDouble()))];
        CrsTransform transform = CrsTransform.Between(Crs.Parse("EPSG:4523"), Crs.Parse("EPSG:32648"));
        (double, double)[] single = [.. xs.Zip(ys, transform.Apply)];
        transform.Apply(xs, ys);
        Assert.That(xs.Zip(ys), Is.EqualTo(single));
    }

    [TestCase("EPSG:4523", 95.5, 31, true)]
    [TestCase("EPSG:4523", 94.9, 31, false)]
    [TestCase("EPSG:4523", 105, 89.5, false)]
    [TestCase("EPSG:4523", 105, -91, false)]
    [TestCase("EPSG:4523", double.NaN, 31, false)]
    [TestCase("EPSG:32660", -179.5, 10, true)]
    [TestCase("EPSG:32660", 181, 10, false)]
    [TestCase("EPSG:3857", 104, 85.05, true)]
    [TestCase("EPSG:3857", 104, 85.06, false)]
    [TestCase("EPSG:3857", 104, 95, false)]
    [TestCase("EPSG:3857", 180.1, 5, false)]
    public void A_point_outside_the_domain_becomes_NaN(string code, double longitude, double latitude, bool inside)
    {
        (double x, double y) = CrsTransform.Between(Crs.Wgs84, Crs.Parse(code)).Apply(longitude, latitude);
        Assert.That(double.IsFinite(x) && double.IsFinite(y), Is.EqualTo(inside));
        Assert.That(double.IsNaN(x), Is.EqualTo(double.IsNaN(y)));
    }

    [TestCase("EPSG:4523", 452397.735, 3464343.845)]
    [TestCase("EPSG:4523", 35452397.735, 3e7)]
    [TestCase("EPSG:4544", double.PositiveInfinity, 0)]
    [TestCase("EPSG:4544", 500000, 1.2e7)]
    [TestCase("EPSG:3857", 2.1e7, 0)]
    public void A_plane_coordinate_outside_the_domain_becomes_NaN(string code, double x, double y) =>
        Assert.That(CrsTransform.Between(Crs.Parse(code), Crs.Wgs84).Apply(x, y), Is.EqualTo((double.NaN, double.NaN)));

    [TestCase(3, 0.005e-3)]
    [TestCase(4, 0.03e-3)]
    [TestCase(6, 0.3e-3)]
    [TestCase(8, 2.1e-3)]
    [TestCase(9.999, 1e-2)]
    public void Away_from_the_central_meridian_the_error_stays_within_what_the_class_documents(double degrees, double metres)
    {
        double[][] points = [.. Enumerable.Range(18, 37).SelectMany(lat => new[] { new[] { lat, 105 - degrees }, [lat, 105 + degrees] })];
        double[][] theirs = OracleTool.Rows("cs2cs", ["-f", "%.9f", "EPSG:4490", "EPSG:4544"], points);
        CrsTransform transform = CrsTransform.Between(Crs.Cgcs2000, Crs.Parse("EPSG:4544"));
        double worst = points.Zip(theirs).Max(pair =>
        {
            (double x, double y) = transform.Apply(pair.First[1], pair.First[0]);
            return Math.Max(Math.Abs(x - pair.Second[1]), Math.Abs(y - pair.Second[0]));
        });
        Assert.That(worst, Is.LessThanOrEqualTo(metres));
    }

    [Test]
    public void CGCS2000_and_WGS_84_are_one_datum() =>
        Assert.That(CrsTransform.Between(Crs.Cgcs2000, Crs.Wgs84).IsIdentity, Is.True);
}
