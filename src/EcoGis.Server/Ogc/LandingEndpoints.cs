using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>The door of the OGC APIs: landing page, conformance, description (OpenAPI 3.0, the file openapi.json), and which tile sets there are.</summary>
internal static class LandingEndpoints
{
    private const string OpenApi = "application/vnd.oai.openapi+json;version=3.0";

    private static readonly Bilingual s_title = new("EcoGis 的 OGC API", "OGC API of EcoGis"), s_conformance = new("符合的规范类", "Conformance classes");

    /// <summary>What is met in full; what is not is told in how-to-use-the-ogc-api.md.</summary>
    private static readonly string[] s_conforms =
    [
        "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
        "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables-query-parameters",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
        "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
        "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
        "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
        "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
        "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/ogc-process-description",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/json",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/oas30",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/job-list",
        "http://www.opengis.net/spec/ogcapi-processes-1/1.0/conf/dismiss",
    ];

    public static void MapLanding(this IEndpointRouteBuilder routes, CollectionShelf shelf)
    {
        byte[] description = Description();
        routes.MapGet(OgcReply.Root, http => OgcReply.WantsHtml(http) ? Page(http) : Reply.Json(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("title", s_title.In(Reply.LanguageOf(http)));
            json.WriteStartArray("links");
            OgcReply.SelfLinks(json, http, "");
            OgcReply.Link(json, "service-desc", OgcReply.Address(http, "/api"), OpenApi);
            OgcReply.Link(json, "conformance", OgcReply.Address(http, "/conformance"), OgcReply.Json);
            OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/conformance", OgcReply.Address(http, "/conformance"), OgcReply.Json);
            OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/processes", OgcReply.Address(http, "/processes"), OgcReply.Json);
            OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/job-list", OgcReply.Address(http, "/jobs"), OgcReply.Json);
            OgcReply.Link(json, "data", OgcReply.Address(http, "/collections"), OgcReply.Json);
            json.WriteEndArray();
            json.WriteEndObject();
        })).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/conformance", http => OgcReply.WantsHtml(http)
            ? OgcReply.Page(http, s_conformance, (html, _) =>
            {
                html.Append("<ul>\n");
                foreach (string address in s_conforms)
                    html.Append($"<li>{HtmlText.Escape(address)}</li>\n");
                html.Append("</ul>\n");
            })
            : Reply.Json(http, json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("conformsTo");
                foreach (string address in s_conforms)
                    json.WriteStringValue(address);
                json.WriteEndArray();
                json.WriteEndObject();
            })).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/api", http => Reply.Bytes(http, StatusCodes.Status200OK, OpenApi, description)).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/collections/{layer}/tiles", http => shelf.Open(http) is not { } source ? Task.CompletedTask
            : source.HasTiles ? Reply.Json(http, json => TileSets(json, http, source)) : OgcReply.Ended(http, StatusCodes.Status404NotFound)).Needs(Permission.View);
    }

    private static Task Page(HttpContext http) => OgcReply.Page(http, s_title, (html, language) => html.Append(
        $"""
        <ul>
        <li>{OgcReply.PageLink("/collections", language, language == Language.Zh ? "图层与结果" : "collections")}</li>
        <li>{OgcReply.PageLink("/conformance", language, s_conformance.In(language))}</li>
        <li><a href="{OgcReply.Root}/api">{(language == Language.Zh ? "接口说明" : "description of the interface")}</a> (OpenAPI 3.0) · <a href="{OgcReply.Root}/processes">{(language == Language.Zh ? "处理" : "processes")}</a> · <a href="{OgcReply.Root}/jobs">{(language == Language.Zh ? "作业" : "jobs")}</a></li>
        </ul>

        """));

    private static void TileSets(Utf8JsonWriter json, HttpContext http, IFeatureSource source)
    {
        json.WriteStartObject();
        json.WriteStartArray("tilesets");
        json.WriteStartObject();
        json.WriteString("dataType", "vector");
        json.WriteString("crs", "http://www.opengis.net/def/crs/EPSG/0/3857");
        json.WriteString("tileMatrixSetURI", TileAddress.MatrixSetAddress);
        json.WriteStartArray("links");
        json.WriteStartObject();
        json.WriteString("rel", "item");
        json.WriteString("href", OgcReply.Address(http, $"{Collections.PathOf(source)}/tiles/{TileAddress.MatrixSet}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}"));
        json.WriteString("type", TileEndpoints.MediaType);
        json.WriteBoolean("templated", true);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static byte[] Description()
    {
        using Stream file = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")!;
        using MemoryStream bytes = new();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }
}
