using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace EcoGis.Tests.Server;

/// <summary>The administrator's base map: tiles come from where they lie in either file format, and nothing from outside is allowed that was not configured.</summary>
internal sealed class BasemapTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private string _folder = "";

    [SetUp]
    public void Make() => _folder = Directory.CreateTempSubdirectory("ecogis-basemap-").FullName;

    [TearDown]
    public void Clear() => Directory.Delete(_folder, recursive: true);

    /// <summary>Level 1 in both: the tile of the north-west is 1, of the north-east 2, of the south-west 3; the south-east is missing, its neighbour's is no picture.</summary>
    [TestCase("base.mbtiles")]
    [TestCase("base.gpkg")]
    public async Task A_tile_is_the_one_of_its_place(string name)
    {
        string path = Path.Combine(_folder, name);
        if (name.EndsWith(".mbtiles", StringComparison.Ordinal))
            Run(path, MbTiles("png"));
        else
            Run(path, GeoPackage(-20037508.342789244));
        await using ServedCatalog served = await ServedCatalog.Start(o => o with { Basemap = path });
        JsonNode offered = JsonNode.Parse(await served.Client.GetStringAsync(new Uri("/api/basemaps", UriKind.Relative)))!;
        using HttpResponseMessage missing = await served.Client.GetAsync(new Uri("/api/basemaps/file/1/1/1", UriKind.Relative)), deep = await served.Client.GetAsync(new Uri("/api/basemaps/file/1/2/0", UriKind.Relative));
        using HttpResponseMessage first = await served.Client.GetAsync(new Uri("/api/basemaps/file/1/0/0", UriKind.Relative));
        byte[][] tiles = [await first.Content.ReadAsByteArrayAsync(), await served.Client.GetByteArrayAsync(new Uri("/api/basemaps/file/1/1/0", UriKind.Relative)), await served.Client.GetByteArrayAsync(new Uri("/api/basemaps/file/1/0/1", UriKind.Relative))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tiles.Select(t => t[^1]), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(first.Content.Headers.ContentType!.MediaType, Is.EqualTo("image/png"));
            Assert.That(missing.StatusCode, Is.EqualTo(HttpStatusCode.NoContent), "what is no picture is not handed out");
            Assert.That(deep.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(offered.AsArray().Select(b => ((string)b!["id"]!, (int)b["least"]!, (int)b["most"]!)), Is.EqualTo(new[] { ("file", 1, 1) }));
            Assert.That(offered[0]!["hosts"]!.AsArray(), Is.Empty);
        }
    }

    [Test]
    public void What_is_no_base_map_stops_the_start()
    {
        Run(Path.Combine(_folder, "vector.mbtiles"), MbTiles("pbf"));
        Run(Path.Combine(_folder, "local.gpkg"), GeoPackage(11_600_000));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal(o => o with { Basemap = Path.Combine(_folder, "nothing.mbtiles") }), Is.EqualTo("ECO-7013"));
            Assert.That(Refusal(o => o with { Basemap = Path.Combine(_folder, "vector.mbtiles") }), Is.EqualTo("ECO-7013"));
            Assert.That(Refusal(o => o with { Basemap = Path.Combine(_folder, "local.gpkg") }), Is.EqualTo("ECO-7013"));
            Assert.That(Refusal(o => o with { TiandituKey = "a key; img-src *" }), Is.EqualTo("ECO-7014"));
        }
    }

    [Test]
    public async Task Pictures_from_outside_are_allowed_on_the_map_page_alone_and_only_with_a_key()
    {
        await using ServedCatalog without = await ServedCatalog.Start(), with = await ServedCatalog.Start(o => o with { TiandituKey = Key });
        string[] sources = [await Pictures(without, "/"), await Pictures(with, "/"), await Pictures(with, "/cases")];
        string offered = await with.Client.GetStringAsync(new Uri("/api/basemaps", UriKind.Relative));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sources[0], Is.EqualTo("img-src 'self' data: blob:"));
            Assert.That(sources[1], Is.EqualTo("img-src 'self' data: blob: " + string.Join(' ', Enumerable.Range(0, 8).Select(i => $"https://t{i}.tianditu.gov.cn"))));
            Assert.That(sources[2], Is.EqualTo(sources[0]));
            Assert.That(await without.Client.GetStringAsync(new Uri("/api/basemaps", UriKind.Relative)), Is.EqualTo("[]"));
            Assert.That(JsonNode.Parse(offered)!.AsArray().SelectMany(b => b!["tiles"]!.AsArray()).Select(t => (string)t!), Is.All.StartsWith("https://t{0-7}.tianditu.gov.cn/").And.All.EndsWith("tk=" + Key));
        }
    }

    private static async Task<string> Pictures(ServedCatalog served, string path)
    {
        using HttpResponseMessage page = await served.Client.GetAsync(new Uri(path, UriKind.Relative));
        return page.Headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries).Single(d => d.StartsWith("img-src", StringComparison.Ordinal));
    }

    private static string Refusal(Func<ServeOptions, ServeOptions> change) => Assert.ThrowsAsync<EcoException>(async () => await (await ServedCatalog.Start(change)).DisposeAsync())!.Faults[0].Kind.Code;

    private static string MbTiles(string format) => $"""
        PRAGMA application_id=0x4D504258;
        CREATE TABLE metadata (name TEXT, value TEXT);
        INSERT INTO metadata VALUES ('name', '示范影像'), ('format', '{format}');
        CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
        INSERT INTO tiles VALUES (1, 0, 1, x'89504E4701'), (1, 1, 1, x'89504E4702'), (1, 0, 0, x'89504E4703'), (1, 1, 0, x'3C7376673E');
        """;

    private static string GeoPackage(double west) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
        PRAGMA application_id=0x47504B47;
        CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization_coordsys_id INTEGER);
        INSERT INTO gpkg_spatial_ref_sys VALUES (3857, 3857);
        CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
        INSERT INTO gpkg_contents VALUES ('影像', 'tiles');
        CREATE TABLE gpkg_tile_matrix_set (table_name TEXT, srs_id INTEGER, min_x REAL, min_y REAL, max_x REAL, max_y REAL);
        INSERT INTO gpkg_tile_matrix_set VALUES ('影像', 3857, {west}, -20037508.342789244, 20037508.342789244, 20037508.342789244);
        CREATE TABLE gpkg_tile_matrix (table_name TEXT, zoom_level INTEGER, matrix_width INTEGER, matrix_height INTEGER);
        INSERT INTO gpkg_tile_matrix VALUES ('影像', 1, 2, 2);
        CREATE TABLE "影像" (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);
        INSERT INTO "影像" VALUES (1, 0, 0, x'89504E4701'), (1, 1, 0, x'89504E4702'), (1, 0, 1, x'89504E4703'), (1, 1, 1, x'3C7376673E');
        """);

    private static void Run(string path, string sql)
    {
        using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
