using System.Globalization;
using System.Net;
using System.Text.Json;

namespace EcoGis.Tests;

/// <summary>OGC API Features, read by GDAL's OAPIF driver and by hand, against what GDAL reads in the catalog's file.</summary>
public sealed class FeaturesTests
{
    private const string Units = "/ogc/collections/control-unit/items", Patches = "/ogc/collections/forest-patch/items";

    private static async Task<JsonElement> Json(ServedCatalog served, string address)
    {
        using HttpResponseMessage answer = await served.Client.GetAsync(address);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static string[] Codes(JsonElement page) => [.. page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("properties").GetProperty("code").GetString()!)];

    private static string? Next(JsonElement page) =>
        page.GetProperty("links").EnumerateArray().Where(l => l.GetProperty("rel").GetString() == "next").Select(l => l.GetProperty("href").GetString()).SingleOrDefault();

    /// <summary>A layer as GDAL writes it to GeoJSON.</summary>
    private static Dictionary<string, JsonElement> ByGdal(string folder, string source, string layer, params string[] options)
    {
        string file = Path.Combine(folder, $"{Guid.NewGuid():N}.geojson");
        OracleTool.Run("ogr2ogr", ["-f", "GeoJSON", "-lco", "RFC7946=NO", "-lco", "COORDINATE_PRECISION=10", .. options, file, source, layer]);
        using JsonDocument read = JsonDocument.Parse(File.ReadAllText(file));
        return read.RootElement.GetProperty("features").EnumerateArray().ToDictionary(f => f.GetProperty("properties").GetProperty("code").GetString()!, f => f.Clone());
    }

    private static double[] Numbers(JsonElement geometry) => [.. Flat(geometry.GetProperty("coordinates"))];

    private static IEnumerable<double> Flat(JsonElement element) => element.ValueKind == JsonValueKind.Number ? [element.GetDouble()] : element.EnumerateArray().SelectMany(Flat);

    [TestCase("control-unit")]
    [TestCase("scenic-area")]
    [TestCase("river-bank")]
    public async Task GDAL_reads_the_same_zones_over_the_network_as_in_the_file(string layer)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        Dictionary<string, JsonElement> stored = ByGdal(served.Folder, served.Options.Catalog, $"{layer}_v1"), read = ByGdal(served.Folder, $"OAPIF:{served.Address}ogc", layer, "-oo", "PAGE_SIZE=3");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(read.Keys, Is.EquivalentTo(stored.Keys));
            foreach ((string code, JsonElement feature) in read)
            {
                foreach (string property in new[] { "name", "class" })
                    Assert.That(feature.GetProperty("properties").GetProperty(property).ToString(), Is.EqualTo(stored[code].GetProperty("properties").GetProperty(property).ToString()), code);
                Assert.That(Numbers(feature.GetProperty("geometry")), Is.EqualTo(Numbers(stored[code].GetProperty("geometry"))).Within(1e-9), code);
            }
        }
    }

    [TestCase(4523)]
    [TestCase(4544)]
    [TestCase(4507)]
    public async Task Coordinates_in_another_system_are_those_of_PROJ_northing_first(int epsg)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        JsonElement zone = (await Json(served, $"{Units}?limit=1&crs=http://www.opengis.net/def/crs/EPSG/0/{epsg}")).GetProperty("features")[0];
        double[] asked = Numbers((await Json(served, $"{Units}?limit=1")).GetProperty("features")[0].GetProperty("geometry"));
        double[] given = Numbers(zone.GetProperty("geometry"));
        double[] first = OracleTool.Rows("cs2cs", ["-f", "%.6f", "EPSG:4490", $"EPSG:{epsg}"], [[asked[1], asked[0]]])[0]; // both in the axis order of EPSG
        Assert.That(given[..2], Is.EqualTo(first[..2]).Within(0.0005));
        Assert.That(given[0], Is.InRange(3_000_000, 4_000_000), "northing first");
    }

    [Test]
    public async Task In_4490_latitude_is_first_and_the_answer_says_so()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage answer = await served.Client.GetAsync($"{Units}?limit=1&crs=http://www.opengis.net/def/crs/EPSG/0/4490");
        using JsonDocument page = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        double[] swapped = Numbers(page.RootElement.GetProperty("features")[0].GetProperty("geometry")), plain = Numbers((await Json(served, $"{Units}?limit=1")).GetProperty("features")[0].GetProperty("geometry"));
        Assert.That((answer.Headers.GetValues("Content-Crs").Single(), swapped[0], swapped[1]), Is.EqualTo(("<http://www.opengis.net/def/crs/EPSG/0/4490>", plain[1], plain[0])));
    }

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(162)]
    public async Task Page_by_page_every_zone_comes_once(int limit)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        List<string> ids = [];
        int pages = 0;
        for (string? next = $"{Patches}?limit={limit}"; next is not null && pages <= 162; pages++)
        {
            JsonElement page = await Json(served, next);
            ids.AddRange(page.GetProperty("features").EnumerateArray().Select(f => f.GetProperty("id").GetString()!));
            Assert.That((page.GetProperty("numberMatched").GetInt32(), page.GetProperty("features").GetArrayLength()), Is.EqualTo((162, page.GetProperty("numberReturned").GetInt32())));
            next = Next(page);
        }

        Assert.That((ids.Count, ids.Distinct().Count(), pages), Is.EqualTo((162, 162, (162 + limit - 1) / limit)));
        JsonElement one = await Json(served, $"{Patches}/{ids[100]}");
        Assert.That(one.GetProperty("id").GetString(), Is.EqualTo(ids[100]));
    }

    [Test]
    public async Task A_box_selects_what_GDAL_selects_in_three_reference_systems()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        double[] box = [104.5, 31.3, 104.55, 31.33];
        string[] stored = [.. ByGdal(served.Folder, served.Options.Catalog, "forest-patch_v3", ["-spat", .. box.Select(v => v.ToString(CultureInfo.InvariantCulture))]).Keys];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored, Has.Length.InRange(2, 161));
            Assert.That(Codes(await Json(served, $"{Patches}?limit=1000&bbox=-180,-90,180,90")), Has.Length.EqualTo(162), "the whole world");
            Assert.That(Codes(await Json(served, $"{Patches}?limit=1000&bbox=104.5,31.3,104.55,31.33")), Is.EquivalentTo(stored));
            Assert.That(Codes(await Json(served, $"{Patches}?limit=1000&bbox=31.3,104.5,31.33,104.55&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4490")), Is.EquivalentTo(stored));
            Assert.That(Codes(await Json(served, $"{Patches}?limit=1000&filter={Uri.EscapeDataString("S_INTERSECTS(geometry,BBOX(104.5,31.3,104.55,31.33))")}")), Is.EquivalentTo(stored));
        }
    }

    [Test]
    public async Task Properties_and_filters_select_what_SQL_selects()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string[] Sql(string where) => [.. ByGdal(served.Folder, served.Options.Catalog, "control-unit_v1", "-where", where).Keys];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Codes(await Json(served, $"{Units}?class=priority")), Is.EquivalentTo(Sql("class = 'priority'")));
            Assert.That(Codes(await Json(served, $"{Units}?filter={Uri.EscapeDataString("class IN ('priority','general') AND NOT name LIKE '%河%'")}")), Is.EquivalentTo(Sql("class IN ('priority','general') AND NOT name LIKE '%河%'")));
            Assert.That((await Json(served, $"{Units}?class={Uri.EscapeDataString("priority' OR '1'='1")}")).GetProperty("numberMatched").GetInt32(), Is.Zero);
        }
    }

    [Test]
    public async Task A_day_selects_the_version_that_held_then()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        async Task<int?> Version(string datetime) => (await Json(served, $"{Patches}?limit=1&datetime={datetime}")).TryGetProperty("version", out JsonElement v) ? v.GetInt32() : null;
        string[] told = OracleTool.Run("ogrinfo", ["-ro", "-q", "-dialect", "SQLITE", "-sql", "SELECT version, valid_from FROM ecogis_layer_version WHERE layer='forest-patch' ORDER BY version", served.Options.Catalog])
            .Split('\n').Where(l => l.Contains("valid_from (String) = ", StringComparison.Ordinal)).Select(l => l.Split("= ")[1].Trim()).ToArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(told, Has.Length.EqualTo(3));
            for (int i = 0; i < told.Length; i++)
                Assert.That(await Version(told[i]), Is.EqualTo(i + 1), told[i]);
            Assert.That(await Version($"../{told[1]}"), Is.EqualTo(2));
            Assert.That(await Version("1990-01-01"), Is.Null);
            Assert.That(await Version($"{told[2]}T10:00:00Z/.."), Is.EqualTo(3));
        }
    }

    [TestCase("?limit=0")]
    [TestCase("?limit=x")]
    [TestCase("?bbox=1,2,3")]
    [TestCase("?bbox=5,5,4,6")]
    [TestCase("?bbox=NaN,1,2,3")]
    [TestCase("?crs=EPSG:2383")]
    [TestCase("?datetime=yesterday")]
    [TestCase("?datetime=2025-01-01/2024-01-01")]
    [TestCase("?colour=red")]
    [TestCase("?after=9.1")]
    [TestCase("?limit=1&limit=2")]
    [TestCase("?filter=1%3D1")]
    [TestCase("?filter-lang=cql2-json&filter=x")]
    [TestCase("?f=xml")]
    public async Task What_cannot_be_used_is_refused_with_a_code(string query)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        using HttpResponseMessage answer = await served.Client.GetAsync(Units + query);
        using JsonDocument problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.RootElement.GetProperty("title").GetString(), Does.StartWith("ECO-72"));
    }

    [Test]
    public async Task Every_link_of_the_landing_page_and_of_a_collection_leads_somewhere_and_pages_are_pages()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        List<string> links = [];
        foreach (string address in new[] { "/ogc", "/ogc/collections", "/ogc/collections/control-unit" })
            links.AddRange((await Json(served, address)).GetProperty("links").EnumerateArray().Select(l => l.GetProperty("href").GetString()!));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(links, Has.Count.GreaterThan(10));
            foreach (string link in links)
            {
                using HttpResponseMessage answer = await served.Client.GetAsync(link);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), link);
                if (link.EndsWith("f=html", StringComparison.Ordinal))
                    Assert.That(await answer.Content.ReadAsStringAsync(), Does.StartWith("<!doctype html>").And.Not.Contain("<script").And.Not.Contain("style="), link);
            }
        }
    }

    [Test]
    public async Task The_description_names_every_route_of_the_API_and_no_other()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        string[] described = [.. (await Json(served, "/ogc/api")).GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} /ogc{(p.Name == "/" ? "" : Shape(p.Name))}"))];
        var source = (Microsoft.AspNetCore.Routing.EndpointDataSource)served.Services.GetService(typeof(Microsoft.AspNetCore.Routing.EndpointDataSource))!;
        string[] served_ = [.. source.Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Where(e => e.RoutePattern.RawText!.StartsWith("/ogc", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.OfType<Microsoft.AspNetCore.Routing.HttpMethodMetadata>().Single().HttpMethods.Select(m => $"{m} {Shape(e.RoutePattern.RawText!)}"))];
        Assert.That(described, Is.EquivalentTo(served_));

        static string Shape(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\{[^}]+\}", "{}");
    }
}
