using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>
/// <c>/api/basemaps</c>: what the administrator offers to lay under the map, by default nothing: a file of tiles, served from here, and Tianditu (天地图), whose pictures the
/// browser fetches itself with the administrator's key. This server asks nobody for anything.
/// </summary>
internal sealed partial class Basemaps : IDisposable
{
    private const string Address = "https://t{0-7}.tianditu.gov.cn/{1}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={1}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=";
    private const int TiandituLevels = 18;

    private static readonly (string Id, Bilingual Name, string[] Layers)[] s_tianditu =
    [
        ("tianditu-vector", new("天地图 矢量", "Tianditu, map"), ["vec", "cva"]),
        ("tianditu-image", new("天地图 影像", "Tianditu, imagery"), ["img", "cia"]),
    ];

    private readonly TileFile? _file;
    private readonly string? _key;

    /// <exception cref="EcoException">The file is no base map, the key no key.</exception>
    public Basemaps(ServeOptions options)
    {
        _key = options.TiandituKey is not { } key || Key().IsMatch(key) ? options.TiandituKey : throw new Fault(ServerFaults.TiandituKey, Place.None).Raise();
        _file = options.Basemap is { } path ? TileFile.Open(path) : null;
    }

    /// <summary>From where the map page may fetch pictures: nothing but Tianditu, and only with a key.</summary>
    public IReadOnlyList<string> OutsideHosts => _key is null ? [] : [.. Enumerable.Range(0, 8).Select(i => $"t{i}.tianditu.gov.cn")];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/basemaps", List).Needs(Permission.View);
        routes.MapGet("/api/basemaps/file/{z}/{x}/{y}", http =>
        {
            RouteValueDictionary route = http.Request.RouteValues;
            if (_file is null || TileAddress.Parse(route["z"] as string, route["y"] as string, route["x"] as string) is not { } tile)
                throw new Fault(ServerFaults.NotFound, Place.None, http.Request.Path.Value).Raise();
            if (_file.Tile(tile) is not var (content, type))
                return Reply.Nothing(http);
            http.Response.Headers.CacheControl = "private, max-age=3600";
            return Reply.Bytes(http, StatusCodes.Status200OK, type, content);
        }).Needs(Permission.View);
    }

    public void Dispose() => _file?.Dispose();

    /// <summary>Each with its name, the addresses of its tiles (one over the other), its levels, whose pictures they are, and the hosts outside that are asked for them.</summary>
    private Task List(HttpContext http) => Reply.Json(http, json =>
    {
        json.WriteStartArray();
        if (_file is not null)
            Write("file", Bilingual.Same(_file.Name), ["/api/basemaps/file/{z}/{x}/{y}"], _file.Levels, _file.Attribution, []);
        foreach (var (id, name, layers) in _key is null ? [] : s_tianditu)
            Write(id, name, [.. layers.Select(l => Address.Replace("{1}", l, StringComparison.Ordinal) + _key)], (1, TiandituLevels), "天地图 tianditu.gov.cn", OutsideHosts);
        json.WriteEndArray();

        void Write(string id, Bilingual name, string[] tiles, (int Least, int Most) levels, string? attribution, IReadOnlyList<string> hosts)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            BothJson.Write(json, "name", name);
            json.WriteStartArray("tiles");
            foreach (string address in tiles)
                json.WriteStringValue(address);
            json.WriteEndArray();
            json.WriteNumber("least", levels.Least);
            json.WriteNumber("most", levels.Most);
            json.WriteString("attribution", attribution);
            json.WriteStartArray("hosts");
            foreach (string host in hosts)
                json.WriteStringValue(host);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    });

    [GeneratedRegex("^[0-9A-Za-z]{16,64}$")]
    private static partial Regex Key();
}
