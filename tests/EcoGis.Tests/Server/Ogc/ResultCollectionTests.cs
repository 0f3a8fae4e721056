using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Primitives;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace EcoGis.Tests;

/// <summary>A result that the batch wrote, asked as a collection: page by page, by box and by filter, against every row looked at by hand.</summary>
public sealed class ResultCollectionTests : ReaderCase
{
    private const string AboutCrs = "&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4490";

    private static readonly Job s_job = new(1, new string('a', 32), "batch", "somebody", JobStatus.Successful, "2026-11-29T01:02:03Z", null, "2026-11-29T04:05:06Z", 0, 0, null, "{}", [], 1, null);

    /// <summary>What a row is, read without any class of the program.</summary>
    public sealed record Row(long Feature, string? Id, string? Name, string? Industry, double? Area, string? Problem, Geometry? Shape)
    {
        public bool In(double west, double south, double east, double north) => Meets($"POLYGON(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))");

        public bool Meets(string wkt) => Shape is not null && Shape.Intersects(new WKTReader().Read(wkt));

        public bool Apart(string wkt) => Shape is not null && !Shape.Intersects(new WKTReader().Read(wkt));
    }

    private static readonly object?[] s_asked =
    [
        Case("", _ => true),
        Case("bbox=104.41,31.302,104.431,31.3055", r => r.In(104.41, 31.302, 104.431, 31.3055)),
        Case("bbox=31.302,104.41,31.3055,104.431" + AboutCrs, r => r.In(104.41, 31.302, 104.431, 31.3055)),
        Case("bbox=-180,-90,180,90", r => r.Shape is not null),
        Case("bbox=0,0,1,1", _ => false),
        Case("bbox=104.402,31.302,104.402,31.302", r => r.Meets("POINT(104.402 31.302)")),
        Case("industry=C2614", r => r.Industry == "C2614"),
        Case("bbox=104.40,31.30,104.46,31.31&filter=industry <> 'C2614'", r => r.Industry is not (null or "C2614") && r.In(104.40, 31.30, 104.46, 31.31)),
        Case("filter=NOT industry = 'C2614'", r => r.Industry is not (null or "C2614")),
        Case("filter=industry IS NULL OR feature < 9", r => r.Industry is null || r.Feature < 9),
        Case("filter=site_area_ellipsoidal_m2 IS NULL", r => r.Area is null),
        Case("filter=site_area_ellipsoidal_m2 > 10545", r => r.Area > 10545),
        Case("filter=10545 >= site_area_ellipsoidal_m2", r => r.Area <= 10545),
        Case("filter=id LIKE 'T-1%25' AND name NOT LIKE '%25_7'", r => r.Id!.StartsWith("T-1", StringComparison.Ordinal) && !(r.Name!.EndsWith('7') && r.Name.Length > 1)),
        Case("filter=id LIKE 't-1%25'", _ => false),
        Case("filter=CASEI(id) LIKE 't-1%25'", r => r.Id!.StartsWith("T-1", StringComparison.Ordinal)),
        Case("filter=CASEI(id) IN ('t-7','SAME')", r => r.Id is "T-7" or "same"),
        Case("filter=id IN ('same','T-1') AND NOT feature BETWEEN 20 AND 60", r => r.Id is "same" or "T-1" && r.Feature is < 20 or > 60),
        Case("filter=problem IS NOT NULL", r => r.Problem is not null),
        Case("filter=S_INTERSECTS(geometry,POLYGON((104.41 31.30,104.45 31.30,104.41 31.31,104.41 31.30)))", r => r.Meets("POLYGON((104.41 31.30,104.45 31.30,104.41 31.31,104.41 31.30))")),
        Case("filter=NOT S_INTERSECTS(geometry,LINESTRING(104.4 31.3,104.5 31.31))", r => r.Apart("LINESTRING(104.4 31.3,104.5 31.31)")),
        Case("filter=S_INTERSECTS(geometry,POINT(104.4025 31.3005)) OR id='T-90'", r => r.Meets("POINT(104.4025 31.3005)") || r.Id == "T-90"),
        Case("filter=S_INTERSECTS(geometry,BBOX(104.4,31.3,104.44,31.31)) AND (industry='G5951' OR S_INTERSECTS(geometry,BBOX(104.42,31.3,104.43,31.31)))",
            r => r.In(104.4, 31.3, 104.44, 31.31) && (r.Industry == "G5951" || r.In(104.42, 31.3, 104.43, 31.31))),
        Case("filter=TRUE AND NOT FALSE", _ => true),
    ];

    private static TestCaseData Case(string query, Func<Row, bool> selects) => new TestCaseData(query, selects).SetArgDisplayNames(query);

    [TestCaseSource(nameof(s_asked))]
    public void Page_by_page_it_gives_what_every_row_looked_at_gives(string query, Func<Row, bool> selects)
    {
        string result = Batch(300);
        List<Row> rows = Rows(result);
        string[] expected = [.. rows.Where(selects).Select(r => r.Feature.ToString(CultureInfo.InvariantCulture))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows, Has.Count.EqualTo(300));
            foreach (int limit in new[] { 7, 300 })
                Assert.That(Ids(Collection(result), query, limit, out long? matched), Is.EqualTo(expected), $"{limit}");
            _ = Ids(Collection(result), query, 7, out long? all);
            Assert.That(all, Is.EqualTo(expected.Length));
        }
    }

    [Test]
    public void In_a_plane_a_box_in_degrees_selects_what_GDAL_selects()
    {
        string file = Write("p.geojson", BatchBench.Squares(300)), plane = At("p.gpkg"), result = At("plane.gpkg");
        OracleTool.Run("ogr2ogr", ["-f", "GPKG", "-t_srs", "EPSG:4523", "-nln", "p", plane, file]);
        Bench.Run(plane, result, BatchBench.ByIndustryColumn);
        ResultCollection collection = Collection(result);
        string back = OracleTool.Run("ogr2ogr", ["-f", "CSV", "-t_srs", "EPSG:4326", "-spat", "104.41", "31.302", "104.4301", "31.3055", "-spat_srs", "EPSG:4326", "-select", "feature", "/vsistdout/", result, "proposals"]);
        string[] expected = [.. back.Split('\n').Skip(1).Select(l => l.Trim('"', '\r')).Where(l => l.Length > 0).OrderBy(int.Parse)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected, Has.Length.InRange(10, 50));
            Assert.That(collection.StorageCrs, Does.EndWith("/4523"));
            Assert.That(Ids(collection, "bbox=104.41,31.302,104.4301,31.3055", 7, out _), Is.EqualTo(expected));
            Assert.That(Ids(collection, "bbox=-180,-90,180,90", 300, out _), Has.Length.EqualTo(Rows(result).Count(r => r.Shape is not null)));
            Assert.That(collection.Extent.MinX, Is.InRange(104.3998, 104.4), "of the box in the plane, which is turned against the meridians");
            Assert.That(collection.Extent.MaxX, Is.InRange(104.499, 104.4992));
        }
    }

    [Test]
    public void Of_very_many_only_a_page_is_held_and_none_is_lost()
    {
        const int Many = 21_000; // more boxes than are listed beforehand
        string result = Batch(Many, areasOnly: true);
        ResultCollection collection = Collection(result);
        string[] there = [.. Rows(result).Where(r => r.Shape is not null && r.Feature > 20).Select(r => r.Feature.ToString(CultureInfo.InvariantCulture))];
        const string Query = "bbox=104,31,105,33&filter=feature > 20";
        _ = collection.Page(Asked(Query, collection, 10, null), default);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FeaturePage page = collection.Page(Asked(Query, collection, 10, "10000"), default), plain = collection.Page(Asked("", collection, 10, "15000"), default);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((page.Features.Count, page.Matched, plain.Matched, plain.Features[0].Id), Is.EqualTo((10, (long?)null, (long?)Many, "15001")));
            Assert.That(allocated, Is.LessThan(1_000_000));
            Assert.That(Ids(collection, Query, 1000, out _), Is.EqualTo(there));
            Assert.That(collection.Properties.Select(p => p.Id), Does.Not.Contain("verdict"), "a result of areas alone has none");
        }
    }

    [Test]
    public void A_page_of_large_shapes_is_short_and_the_next_goes_on()
    {
        string circle = string.Join(',', Enumerable.Range(0, 40_001).Select(i => i == 40_000 ? 0 : i).Select(i => FormattableString.Invariant($"[{104.5 + (0.01 * Math.Cos(i * Math.Tau / 40_000))},{31.3 + (0.01 * Math.Sin(i * Math.Tau / 40_000))}]")));
        string file = Write("large.geojson", $$"""{"type":"FeatureCollection","features":[{{string.Join(',', Enumerable.Repeat($$$"""{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[{{{circle}}}]]}}""", 40))}}]}""");
        string result = At("large.gpkg");
        (Bench with { AreasOnly = true }).Run(file, result, new ProposalRequest());
        ResultCollection collection = Collection(result);
        FeaturePage first = collection.Page(Asked("", collection, 100, null), default);
        Assert.That(first.Features, Has.Count.InRange(20, 35)); // 640,000 bytes each, 16 MiB
        Assert.That(Ids(collection, "", 100, out _), Is.EqualTo(Enumerable.Range(1, 40).Select(i => $"{i}")));
    }

    [Test]
    public void What_is_written_is_a_value_and_never_a_command()
    {
        string hostile = "x' OR 1=1; DROP TABLE proposals; --", result = At("out.gpkg");
        string features = string.Join(',', new[] { hostile, "y", "z" }.Select((name, i) =>
            $$$"""{"type":"Feature","properties":{"name":"{{{name}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{i}}},1],[{{{i}}}.5,1],[{{{i}}}.5,1.5],[{{{i}}},1]]]}}"""));
        Bench.Run(Write("p.geojson", $$"""{"type":"FeatureCollection","features":[{{features}}]}"""), result, new ProposalRequest());
        byte[] before = File.ReadAllBytes(result);
        ResultCollection collection = Collection(result);
        string written = hostile.Replace("'", "''", StringComparison.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            foreach (string query in new[] { $"filter=name='{written}'", $"filter=CASEI(name)=CASEI('{written}')", $"filter=name LIKE '{written}'", $"filter=name IN ('{written}','q')", $"name={hostile}" })
                Assert.That(Ids(collection, query, 10, out _), Is.EqualTo(new[] { "1" }), query);
            foreach (string query in new[] { "name=' OR '1'='1", "id=1) OR (1=1", "filter=name = ''' OR ''1''=''1'", "filter=verdict = 'x\" OR \"1\"=\"1'" })
                Assert.That(Ids(collection, query, 10, out _), Is.Empty, query);
            foreach (string query in new[] { "filter=\"name\"\" OR 1=1 --\"='x'", "filter=fid=1", "filter=\"p.fid\"=1", "filter=question_list=1", "filter=sqlite_master='x'", "fid=1", "filter=name='x' OR 1=1", "filter=ecogis_like(name,0)", "after=0 OR 1=1" })
                Assert.That(() => Ids(collection, query, 10, out _), Throws.TypeOf<EcoException>().With.Property("Message").Contains("ECO-720"), query);
            Assert.That((collection.Find("1 OR 1=1"), collection.Find("1;"), collection.Find("4")), Is.EqualTo(((Feature?)null, (Feature?)null, (Feature?)null)));
            Assert.That(collection.Find("2")?.Label, Does.EndWith("y"));
            Cql2Node condition = Cql2Parser.Parse($"name='{written}' OR name LIKE '{written}' OR feature=12345", collection.Properties, OgcCrs.Crs84);
            Assert.That(new RowFilter(condition, Crs.Cgcs2000, default).Where, Does.Not.Contain("DROP").And.Not.Contain("12345").And.Not.Contain("'"));
            Assert.That(File.ReadAllBytes(result), Is.EqualTo(before));
        }
    }

    [Test]
    public void The_longest_filter_that_is_read_is_also_answered()
    {
        ResultCollection collection = Collection(Batch(20));
        string any = string.Join(" OR ", Enumerable.Range(0, 999).Select(i => i == 998 ? "id='T-3'" : $"id='{i}'"));
        Assert.That(Ids(collection, "filter=" + any, 10, out _), Is.EqualTo(new[] { "3" }));
    }

    private static BatchBench Bench => new(new Screener(MadeUp.Rules, MadeUp.Rules.District("none"), "test"), new Snapshot(new DateOnly(2026, 11, 23), []), MadeUp.Rules);

    private string Batch(int count, bool areasOnly = false)
    {
        string file = Write("p.geojson", BatchBench.Squares(count)), result = At("out.gpkg");
        (Bench with { AreasOnly = areasOnly, BlockSize = 100 }).Run(file, result, areasOnly ? new ProposalRequest() : BatchBench.ByIndustryColumn);
        return result;
    }

    private static ResultCollection Collection(string result)
    {
        ResultFacts facts = ResultFacts.Read(result);
        return new("result-" + s_job.Id, s_job, result, () => facts);
    }

    private static ItemsQuery Asked(string query, ResultCollection collection, int limit, string? after)
    {
        Dictionary<string, StringValues> asked = query.Length == 0 ? [] : query.Split('&').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => new StringValues(p[1].Replace("%25", "%", StringComparison.Ordinal)));
        asked["limit"] = limit.ToString(CultureInfo.InvariantCulture);
        if (after is not null)
            asked["after"] = after;
        return ItemsQuery.Read(new QueryCollection(asked), collection.Properties);
    }

    private static string[] Ids(ResultCollection collection, string query, int limit, out long? matched)
    {
        List<string> ids = [];
        matched = null;
        for (string? after = "0"; after is not null;)
        {
            string place = after;
            FeaturePage page = collection.Page(Asked(query, collection, limit, query.StartsWith("after", StringComparison.Ordinal) ? null : place), default);
            Assert.That(page.Features, Has.Count.LessThanOrEqualTo(limit));
            ids.AddRange(page.Features.Select(f => f.Id));
            (matched, after) = (page.Matched, page.Next);
        }

        return [.. ids];
    }

    private static List<Row> Rows(string result)
    {
        using SqliteConnection connection = new($"Data Source={result};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM proposals";
        using SqliteDataReader reader = command.ExecuteReader();
        List<Row> rows = [];
        while (reader.Read())
        {
            object? Of(string column) => Enumerable.Range(0, reader.FieldCount).FirstOrDefault(i => reader.GetName(i) == column, -1) is var at and >= 0 && !reader.IsDBNull(at) ? reader.GetValue(at) : null;
            rows.Add(new((long)Of("feature")!, (string?)Of("id"), (string?)Of("name"), (string?)Of("industry"), (double?)Of("site_area_ellipsoidal_m2"), (string?)Of("problem"),
                Of("geom") is byte[] blob ? new WKBReader().Read(blob[40..]) : null));
        }

        return rows;
    }
}
