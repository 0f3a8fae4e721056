using System.Globalization;
using System.Net;
using System.Text.Json;

namespace EcoGis.Tests;

/// <summary>Vector tiles, decoded by GDAL's MVT reader and held against the same zones cut by GDAL from the catalog.</summary>
public sealed class TileTests
{
    private const double World = 40075016.685578488;

    /// <summary>The tile of a level that a place lies in.</summary>
    private static (int X, int Y) At(double longitude, double latitude, int z)
    {
        double n = Math.Pow(2, z), phi = latitude * Math.PI / 180;
        return ((int)((longitude + 180) / 360 * n), (int)((1 - (Math.Log(Math.Tan(phi) + (1 / Math.Cos(phi))) / Math.PI)) / 2 * n));
    }

    private static string[] Box(int x, int y, int z)
    {
        double side = World / Math.Pow(2, z), west = (-World / 2) + (x * side), north = (World / 2) - (y * side);
        return [.. new[] { west, north - side, west + side, north }.Select(v => v.ToString("R", CultureInfo.InvariantCulture))];
    }

    /// <summary>Area of each zone by code, m² of Web Mercator, inside a box; read and cut by GDAL.</summary>
    private static Dictionary<string, double> Areas(string source, string layer, string[] box, params string[] open)
    {
        string json = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.geojson");
        try
        {
            OracleTool.Run("ogr2ogr", ["-f", "GeoJSON", "-lco", "RFC7946=NO", "-t_srs", "EPSG:3857", "-clipdst", .. box, .. open, json, source, layer]);
            using var read = JsonDocument.Parse(File.ReadAllText(json));
            Dictionary<string, double> areas = [];
            foreach (JsonElement feature in read.RootElement.GetProperty("features").EnumerateArray())
            {
                string code = feature.GetProperty("properties").GetProperty("code").GetString()!;
                areas[code] = areas.GetValueOrDefault(code) + AreaOf(feature.GetProperty("geometry"));
            }

            return areas;
        }
        finally
        {
            File.Delete(json);
        }
    }

    private static double AreaOf(JsonElement geometry) => geometry.GetProperty("type").GetString() switch
    {
        "Polygon" => Polygon(geometry.GetProperty("coordinates")),
        "MultiPolygon" => geometry.GetProperty("coordinates").EnumerateArray().Sum(Polygon),
        "GeometryCollection" => geometry.GetProperty("geometries").EnumerateArray().Sum(AreaOf),
        _ => 0,
    };

    private static double Polygon(JsonElement rings) => rings.EnumerateArray().Select((ring, i) => (i == 0 ? 1 : -1) * Math.Abs(Shoelace(ring))).Sum();

    private static double Shoelace(JsonElement ring)
    {
        var p = ring.EnumerateArray().Select(c => (X: c[0].GetDouble(), Y: c[1].GetDouble())).ToArray();
        return Enumerable.Range(0, p.Length - 1).Sum(i => (p[i].X * p[i + 1].Y) - (p[i + 1].X * p[i].Y)) / 2;
    }

    [TestCase("control-unit", 104.5, 31.3, 10)]
    [TestCase("control-unit", 104.5, 31.3, 12)]
    [TestCase("control-unit", 104.5, 31.3, 15)]
    [TestCase("forest-patch", 104.52, 31.32, 13)]
    [TestCase("scenic-area", 104.45, 31.27, 13)]
    public async Task A_tile_holds_what_GDAL_cuts_from_the_catalog_to_half_a_pixel(string layer, double longitude, double latitude, int z)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        (int x, int y) = At(longitude, latitude, z);
        byte[] tile = await served.Client.GetByteArrayAsync($"/ogc/collections/{layer}/tiles/WebMercatorQuad/{z}/{y}/{x}");
        string file = Path.Combine(served.Folder, "tile.pbf");
        await File.WriteAllBytesAsync(file, tile);
        string[] box = Box(x, y, z);
        Dictionary<string, double> drawn = Areas($"MVT:{file}", layer, box, "-oo", $"X={x}", "-oo", $"Y={y}", "-oo", $"Z={z}", "-oo", "CLIP=NO");
        using JsonDocument layers = JsonDocument.Parse(await served.Client.GetStringAsync("/api/layers"));
        int version = layers.RootElement.EnumerateArray().Single(l => l.GetProperty("name").GetString() == layer).GetProperty("version").GetInt32();
        Dictionary<string, double> stored = Areas(served.Options.Catalog, $"{layer}_v{version}", box);
        double side = World / Math.Pow(2, z), pixel = side / 512;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stored, Is.Not.Empty);
            Assert.That(drawn.Keys, Is.SupersetOf(stored.Where(s => s.Value > 16 * pixel * pixel).Select(s => s.Key)));
            foreach ((string code, double area) in stored.Where(s => drawn.ContainsKey(s.Key)))
                Assert.That(drawn[code], Is.EqualTo(area).Within((2 * side * pixel) + (area * 0.01)), code); // border of at most four sides, moved by half a pixel
            Assert.That(drawn.Values.Sum(), Is.EqualTo(stored.Values.Sum()).Within(0.02 * side * side));
        }
    }

    [Test]
    public async Task A_tile_of_a_whole_country_counts_every_zone()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        (int x, int y) = At(104.5, 31.3, 4);
        HttpResponseMessage answer = await served.Client.GetAsync($"/ogc/collections/forest-patch/tiles/WebMercatorQuad/4/{y}/{x}");
        string file = Path.Combine(served.Folder, "tile.pbf");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync());
        string told = OracleTool.Run("ogrinfo", ["-ro", "-q", "-al", $"MVT:{file}"]);
        int zones = told.Split('\n').Where(l => l.Contains("zones (Integer) = ", StringComparison.Ordinal)).Sum(l => int.Parse(l.Split('=')[1], CultureInfo.InvariantCulture));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(zones, Is.EqualTo(162));
            Assert.That(answer.Headers.GetValues("EcoGis-Zones"), Is.EqualTo(new[] { "162" }));
            Assert.That(int.Parse(answer.Headers.GetValues("EcoGis-Squares").Single(), CultureInfo.InvariantCulture), Is.InRange(1, 161));
        }
    }

    [TestCase("/ogc/collections/control-unit/tiles/WebMercatorQuad/23/0/0")]
    [TestCase("/ogc/collections/control-unit/tiles/WebMercatorQuad/2/4/0")]
    [TestCase("/ogc/collections/control-unit/tiles/WebMercatorQuad/2/-1/0")]
    [TestCase("/ogc/collections/control-unit/tiles/WebMercatorQuad/99999999999/0/0")]
    [TestCase("/ogc/collections/no-such-layer/tiles/WebMercatorQuad/2/1/1")]
    [TestCase("/ogc/collections/..%2F..%2Fetc/tiles/WebMercatorQuad/2/1/1")]
    public async Task What_is_no_tile_is_not_found(string address)
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        Assert.That((await served.Client.GetAsync(address)).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_place_without_zones_is_an_empty_tile_and_a_known_tile_is_not_sent_twice()
    {
        await using ServedCatalog served = await ServedCatalog.Start();
        HttpResponseMessage empty = await served.Client.GetAsync("/ogc/collections/control-unit/tiles/WebMercatorQuad/12/0/0");
        Assert.That((empty.StatusCode, (await empty.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.OK, 0)));
        using HttpRequestMessage again = new(HttpMethod.Get, "/ogc/collections/control-unit/tiles/WebMercatorQuad/12/0/0");
        again.Headers.IfNoneMatch.Add(empty.Headers.ETag!);
        Assert.That((await served.Client.SendAsync(again)).StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }
}
