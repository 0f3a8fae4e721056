namespace EcoGis.Tests;

/// <summary>The grammar of filters, on three made-up zones whose answers the eye sees.</summary>
public sealed class Cql2Tests
{
    private static readonly IReadOnlyList<Queryable> s_properties =
    [
        new("code", new("编码", "code"), false, []),
        new("name", new("名称", "name"), false, []),
        new("class", new("类别", "class"), false, []),
        new("stock", new("蓄积", "stock"), true, []),
    ];

    /// <summary>A: 1×1 degree square at (100, 30); B: at (101, 30), touching A; C: far away and without name and stock.</summary>
    private static readonly Zone[] s_zones =
    [
        Zone(1, "A", "青松岭", "x", "12.5", 100),
        Zone(2, "B", "白河 100%", "x", "7", 101),
        Zone(3, "C", "", "Y", null, 110),
    ];

    private static Zone Zone(int number, string code, string name, string kind, string? stock, double west)
    {
        RawShape raw = new(ShapeKind.Polygon, RingRoles.AsGiven, [[new RawPath([west, west + 1, west + 1, west, west], [30, 30, 31, 31, 30])]]);
        var fields = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty;
        return new(number, code, name, kind, stock is null ? fields : fields.Add("stock", stock), ShapeGate.Check(raw, Crs.Cgcs2000).Shape!);
    }

    private static string Selected(string filter, OgcCrs? crs = null)
    {
        Cql2Node node = Cql2Parser.Parse(filter, s_properties, crs ?? OgcCrs.Crs84);
        return string.Concat(s_zones.Where(z => node.Holds(z, () => z.Shape) == true).Select(z => z.Code));
    }

    [TestCase("code = 'A'", "A")]
    [TestCase("code <> 'A'", "BC")]
    [TestCase("'A' = code", "A")]
    [TestCase("7 < stock", "A")]
    [TestCase("stock >= 7", "AB")]
    [TestCase("stock > 1.2e1", "A")]
    [TestCase("stock > -1", "AB")]
    [TestCase("stock BETWEEN 7 AND 10", "B")]
    [TestCase("stock NOT BETWEEN 7 AND 10", "A")]
    [TestCase("stock <> 7", "A", Description = "no value is no other value")]
    [TestCase("NOT stock = 7", "A", Description = "NOT does not turn what is not known")]
    [TestCase("stock IS NULL", "C")]
    [TestCase("name IS NOT NULL", "AB")]
    [TestCase("NOT (stock = 7 OR code = 'A')", "")]
    [TestCase("stock = 7 OR code = 'C'", "BC")]
    [TestCase("code = 'A' OR code = 'B' AND stock = 12.5", "A", Description = "AND binds closer")]
    [TestCase("(code = 'A' OR code = 'B') AND stock = 7", "B")]
    [TestCase("code IN ('A', 'C')", "AC")]
    [TestCase("code NOT IN ('A', 'C')", "B")]
    [TestCase("name LIKE '青%'", "A")]
    [TestCase("name LIKE '_松_'", "A")]
    [TestCase("name LIKE '%100\\%'", "B")]
    [TestCase("name NOT LIKE '%河%'", "A")]
    [TestCase("class = 'y'", "")]
    [TestCase("CASEI(class) = CASEI('y')", "C")]
    [TestCase("CASEI(class) LIKE 'y'", "C")]
    [TestCase("\"code\" = 'A'", "A")]
    [TestCase("TRUE", "ABC")]
    [TestCase("FALSE OR code='B'", "B")]
    [TestCase("code < DATE('2020-01-01')", "")]
    [TestCase("S_INTERSECTS(geometry, BBOX(100.2,30.2,100.4,30.4))", "A")]
    [TestCase("S_INTERSECTS(geometry, BBOX(101,30.2,101,30.4))", "AB", Description = "borders meet")]
    [TestCase("S_INTERSECTS(geometry, POINT(110.5 30.5))", "C")]
    [TestCase("S_INTERSECTS(geometry, LINESTRING(99 30.5, 102.5 30.5))", "AB")]
    [TestCase("S_INTERSECTS(geometry, POLYGON((99 29, 111.5 29, 111.5 32, 99 32, 99 29),(100.9 29.5, 111.2 29.5, 111.2 31.5, 100.9 31.5, 100.9 29.5)))", "A", Description = "B and C lie in the hole")]
    [TestCase("S_INTERSECTS(geometry, MULTIPOLYGON(((99 29, 100.5 29, 100.5 32, 99 32, 99 29)),((110 29, 111 29, 111 32, 110 32, 110 29))))", "AC")]
    [TestCase("NOT S_INTERSECTS(geometry, POINT(110.5 30.5)) AND stock < 10", "B")]
    public void Selects(string filter, string codes) => Assert.That(Selected(filter), Is.EqualTo(codes));

    [Test]
    public void A_box_in_4490_is_written_latitude_first() =>
        Assert.That(Selected("S_INTERSECTS(geometry, BBOX(30.2,100.2,30.4,100.4))", OgcCrs.Parse("filter-crs", "http://www.opengis.net/def/crs/EPSG/0/4490")), Is.EqualTo("A"));

    [TestCase("", "ECO-7202")]
    [TestCase("code", "ECO-7202")]
    [TestCase("code = ", "ECO-7202")]
    [TestCase("code = 'A", "ECO-7202")]
    [TestCase("code = 'A' AND", "ECO-7202")]
    [TestCase("code = 'A') OR (1=1", "ECO-7202")]
    [TestCase("code = 'A'; DROP TABLE zones", "ECO-7202")]
    [TestCase("code = 'A' -- x", "ECO-7202")]
    [TestCase("code = 'A' UNION SELECT 1", "ECO-7202")]
    [TestCase("1 = 1", "ECO-7202")]
    [TestCase("sqlite_master = 'x'", "ECO-7203")]
    [TestCase("\"code\"\" = ''x\" = 'A'", "ECO-7203")]
    [TestCase("stock = 'A'", "ECO-7204")]
    [TestCase("code = 5", "ECO-7204")]
    [TestCase("stock LIKE '1%'", "ECO-7204")]
    [TestCase("stock = 1e999", "ECO-7202")]
    [TestCase("S_INTERSECTS(geometry, POLYGON((0 0, 1 1, 1 0, 0 1, 0 0)))", "ECO-7206")]
    [TestCase("S_INTERSECTS(geometry, BBOX(2,0,1,1))", "ECO-7206")]
    [TestCase("S_INTERSECTS(geometry, CIRCLE(0 0))", "ECO-7202")]
    public void Refuses(string filter, string code) =>
        Assert.That(Assert.Throws<EcoException>(() => Selected(filter))!.Faults[0].Kind.Code, Is.EqualTo(code));

    [Test]
    public void Depth_nodes_characters_and_positions_are_bounded()
    {
        string deep = new string('(', 40) + "code='A'" + new string(')', 40), nots = string.Concat(Enumerable.Repeat("NOT ", 40)) + "code='A'";
        string many = string.Join(" OR ", Enumerable.Repeat("code='A'", 1001)), items = $"code IN ({string.Join(',', Enumerable.Repeat("'A'", 1001))})", lengthy = $"code='{new string('x', 20_000)}'";
        string line = $"S_INTERSECTS(geometry, LINESTRING({string.Join(',', Enumerable.Range(0, 5001).Select(i => $"{i} 1"))}))";
        using (Assert.EnterMultipleScope())
        {
            foreach (string filter in new[] { deep, nots, many, items, lengthy, line })
                Assert.That(Assert.Throws<EcoException>(() => Selected(filter))!.Faults[0].Kind.Code, Is.EqualTo("ECO-7205"), filter[..20]);
            Assert.That(Selected(new string('(', 31) + "code='A'" + new string(')', 31)), Is.EqualTo("A"));
            Assert.That(Selected(string.Join(" OR ", Enumerable.Repeat("code='A'", 999))), Is.EqualTo("A"));
        }
    }

    [Test]
    public void A_pattern_of_many_runs_ends_soon()
    {
        LikePattern pattern = new(string.Concat(Enumerable.Repeat("%a", 400)) + "b", fold: false);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.That((pattern.Matches(new string('a', 4000)), clock.Elapsed), Is.EqualTo((false, TimeSpan.Zero)).Using<(bool, TimeSpan)>((a, b) => a.Item1 == b.Item1 && a.Item2 < TimeSpan.FromSeconds(2) ? 0 : 1));
    }
}
