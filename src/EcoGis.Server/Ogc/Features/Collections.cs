using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The collections that the person may see, with extent, reference systems and the properties that can be asked for.</summary>
internal static class Collections
{
    private static readonly Bilingual s_title = new("图层与结果", "Collections");

    public static void MapCollections(this IEndpointRouteBuilder routes, CollectionShelf shelf)
    {
        routes.MapGet(OgcReply.Root + "/collections", http => OgcReply.WantsHtml(http)
            ? OgcReply.Page(http, s_title, (html, language) =>
            {
                html.Append("<ul>\n");
                foreach (IFeatureSource source in shelf.All(http))
                    html.Append($"<li>{OgcReply.PageLink(PathOf(source), language, source.Title.In(language))}</li>\n");
                html.Append("</ul>\n");
            })
            : Reply.Json(http, json =>
            {
                json.WriteStartObject();
                Array(json, "links", () => OgcReply.SelfLinks(json, http, "/collections"));
                Array(json, "crs", () => WriteAll(json, OgcCrs.All.Select(c => c.Uri)));
                Array(json, "collections", () =>
                {
                    foreach (IFeatureSource source in shelf.All(http))
                        Describe(json, http, source, listed: true);
                });
                json.WriteEndObject();
            })).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/collections/{layer}", http => shelf.Open(http) is not { } source ? Task.CompletedTask
            : OgcReply.WantsHtml(http) ? Page(http, source) : Reply.Json(http, json => Describe(json, http, source, listed: false))).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/collections/{layer}/queryables", http => shelf.Open(http) is not { } source ? Task.CompletedTask
            : Reply.Json(http, StatusCodes.Status200OK, "application/schema+json", json => QueryableSchema(json, http, source))).Needs(Permission.View);
    }

    public static string PathOf(IFeatureSource source) => "/collections/" + Uri.EscapeDataString(source.Id);

    private static void Describe(Utf8JsonWriter json, HttpContext http, IFeatureSource source, bool listed)
    {
        Language language = Reply.LanguageOf(http);
        string path = PathOf(source);
        json.WriteStartObject();
        json.WriteString("id", source.Id);
        json.WriteString("title", source.Title.In(language));
        json.WriteString("description", source.Description.In(language));
        json.WriteString("itemType", "feature");
        Array(json, "links", () =>
        {
            OgcReply.SelfLinks(json, http, path);
            OgcReply.Link(json, "items", OgcReply.Address(http, path + "/items"), OgcReply.GeoJson);
            OgcReply.Link(json, "items", OgcReply.Address(http, path + "/items") + "?f=html", OgcReply.Html);
            OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/queryables", OgcReply.Address(http, path + "/queryables"), "application/schema+json");
            if (source.HasTiles)
                OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", OgcReply.Address(http, path + "/tiles"), OgcReply.Json);
        });
        json.WriteStartObject("extent");
        if (source.Extent is { IsNull: false } extent)
        {
            json.WriteStartObject("spatial");
            Array(json, "bbox", () => Box(json, extent));
            json.WriteString("crs", OgcCrs.Crs84.Uri);
            json.WriteEndObject();
        }

        if (source.Held is var (from, to))
        {
            json.WriteStartObject("temporal");
            Array(json, "interval", () =>
            {
                json.WriteStartArray();
                json.WriteStringValue(Moment(from));
                json.WriteStringValue(Moment(to));
                json.WriteEndArray();
            });
            json.WriteEndObject();
        }

        json.WriteEndObject();
        Array(json, "crs", () => WriteAll(json, listed ? ["#/crs"] : OgcCrs.All.Select(c => c.Uri)));
        if (source.StorageCrs is { } storage)
            json.WriteString("storageCrs", storage);
        source.Members(json);
        json.WriteEndObject();
    }

    private static Task Page(HttpContext http, IFeatureSource source) => OgcReply.Page(http, source.Title, (html, language) =>
    {
        html.Append($"<p>{HtmlText.Escape(source.Description.In(language))}</p>\n<ul>\n");
        html.Append($"<li>{OgcReply.PageLink(PathOf(source) + "/items", language, language == Language.Zh ? "各要素" : "features")}</li>\n");
        html.Append($"<li><a href=\"{OgcReply.Root}{PathOf(source)}/queryables\">{(language == Language.Zh ? "可过滤的字段" : "properties to filter by")}</a></li>\n</ul>\n");
    });

    /// <summary>OGC 19-079r2, §6.3: a JSON schema of the properties.</summary>
    private static void QueryableSchema(Utf8JsonWriter json, HttpContext http, IFeatureSource source)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", OgcReply.Address(http, PathOf(source) + "/queryables"));
        json.WriteString("type", "object");
        json.WriteString("title", source.Id);
        json.WriteStartObject("properties");
        foreach (Queryable property in source.Properties)
        {
            json.WriteStartObject(property.Id);
            json.WriteString("title", property.Name.In(Reply.LanguageOf(http)));
            json.WriteString("type", property.IsNumber ? "number" : "string");
            if (property.Values.Count > 0)
                Array(json, "enum", () => WriteAll(json, property.Values.Select(v => v.Id)));
            json.WriteEndObject();
        }

        json.WriteStartObject("geometry");
        json.WriteString("format", "geometry-any");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteBoolean("additionalProperties", false);
        json.WriteEndObject();
    }

    private static void Box(Utf8JsonWriter json, Envelope box)
    {
        json.WriteStartArray();
        foreach (double degree in new[] { box.MinX, box.MinY, box.MaxX, box.MaxY })
            json.WriteNumberValue(Math.Round(degree, 9));
        json.WriteEndArray();
    }

    private static string? Moment(DateOnly? day) => day?.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);

    private static void WriteAll(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        foreach (string text in texts)
            json.WriteStringValue(text);
    }

    private static void Array(Utf8JsonWriter json, string name, Action items)
    {
        json.WriteStartArray(name);
        items();
        json.WriteEndArray();
    }
}
