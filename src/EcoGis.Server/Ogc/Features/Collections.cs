using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The collections: one for every layer of the catalog that the person may see, with extent, reference systems and the properties that can be asked for.</summary>
internal static class Collections
{
    private static readonly Bilingual s_title = new("图层", "Collections");

    public static void MapCollections(this IEndpointRouteBuilder routes, LayerShelf shelf)
    {
        routes.MapGet(OgcReply.Root + "/collections", http =>
        {
            List<PinnedLayer> layers = [.. shelf.All().Where(l => shelf.MaySee(http.User, l.Name))];
            if (OgcReply.WantsHtml(http))
            {
                return OgcReply.Page(http, s_title, (html, language) =>
                {
                    html.Append("<ul>\n");
                    foreach (PinnedLayer layer in layers)
                        html.Append($"<li>{OgcReply.PageLink(PathOf(layer.Name), language, layer.Name)} {HtmlText.Escape(shelf.KindOf(layer.Kind).Name.In(language))}</li>\n");
                    html.Append("</ul>\n");
                });
            }

            return Reply.Json(http, json =>
            {
                json.WriteStartObject();
                Array(json, "links", () => OgcReply.SelfLinks(json, http, "/collections"));
                Array(json, "crs", () => WriteAll(json, OgcCrs.All.Select(c => c.Uri)));
                Array(json, "collections", () =>
                {
                    foreach (PinnedLayer layer in layers)
                        Describe(json, http, shelf, layer, listed: true);
                });
                json.WriteEndObject();
            });
        }).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/collections/{layer}", http =>
        {
            if (Open(http, shelf, out string name) is null)
                return Task.CompletedTask;
            PinnedLayer layer = shelf.All().First(l => l.Name == name);
            return OgcReply.WantsHtml(http) ? Page(http, shelf, layer) : Reply.Json(http, json => Describe(json, http, shelf, layer, listed: false));
        }).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/collections/{layer}/queryables", http => Open(http, shelf, out string name) is not { } history ? Task.CompletedTask
            : Reply.Json(http, StatusCodes.Status200OK, "application/schema+json", json => QueryableSchema(json, http, name, shelf.KindOf(history[^1])))).Needs(Permission.View);
    }

    public static string PathOf(string layer) => "/collections/" + Uri.EscapeDataString(layer);

    /// <summary>The versions of the layer that the address names, and its name as in the catalog; null: it is none, or not for this person, and the answer says so.</summary>
    public static IReadOnlyList<LayerSummary>? Open(HttpContext http, LayerShelf shelf, out string name)
    {
        name = (string)http.Request.RouteValues["layer"]!;
        IReadOnlyList<LayerSummary> history = shelf.History(name);
        if (history.Count > 0)
            name = history[^1].Name;
        int status = history.Count == 0 ? StatusCodes.Status404NotFound : shelf.MaySee(http.User, name) ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        http.Response.StatusCode = status;
        return status == StatusCodes.Status200OK ? history : null;
    }

    private static void Describe(Utf8JsonWriter json, HttpContext http, LayerShelf shelf, PinnedLayer pinned, bool listed)
    {
        ZoneKind kind = shelf.KindOf(pinned.Kind);
        ShelvedLayer? layer = pinned.Version is { } version ? shelf.Of(version) : null;
        string path = PathOf(pinned.Name), title = $"{pinned.Name} {kind.Name.In(Reply.LanguageOf(http))}";
        json.WriteStartObject();
        json.WriteString("id", pinned.Name);
        json.WriteString("title", title);
        json.WriteString("description", layer?.Version.Source ?? "");
        json.WriteString("itemType", "feature");
        Array(json, "links", () =>
        {
            OgcReply.SelfLinks(json, http, path);
            OgcReply.Link(json, "items", OgcReply.Address(http, path + "/items"), OgcReply.GeoJson);
            OgcReply.Link(json, "items", OgcReply.Address(http, path + "/items") + "?f=html", OgcReply.Html);
            OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/queryables", OgcReply.Address(http, path + "/queryables"), "application/schema+json");
            OgcReply.Link(json, "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector", OgcReply.Address(http, path + "/tiles"), OgcReply.Json);
        });
        json.WriteStartObject("extent");
        if (layer is { Extent.IsNull: false })
        {
            json.WriteStartObject("spatial");
            Array(json, "bbox", () => Box(json, layer.Extent));
            json.WriteString("crs", OgcCrs.Crs84.Uri);
            json.WriteEndObject();
        }

        json.WriteStartObject("temporal");
        Array(json, "interval", () =>
        {
            IReadOnlyList<LayerSummary> history = shelf.History(pinned.Name);
            json.WriteStartArray();
            json.WriteStringValue(Moment(history.Any(v => v.ValidFrom is null) ? null : history.Min(v => v.ValidFrom)));
            json.WriteStringValue(Moment(history.Any(v => v.ValidTo is null) ? null : history.Max(v => v.ValidTo)));
            json.WriteEndArray();
        });
        json.WriteEndObject();
        json.WriteEndObject();
        Array(json, "crs", () => WriteAll(json, listed ? ["#/crs"] : OgcCrs.All.Select(c => c.Uri)));
        if (layer is { Zones.Count: > 0 } && OgcCrs.UriOf(layer.Zones[0].Shape.Crs) is { } storage)
            json.WriteString("storageCrs", storage);
        if (layer is not null)
            ItemsWriter.VersionMembers(json, layer.Version);
        json.WriteEndObject();
    }

    private static Task Page(HttpContext http, LayerShelf shelf, PinnedLayer layer) => OgcReply.Page(http, Bilingual.Same(layer.Name), (html, language) =>
    {
        html.Append($"<p>{HtmlText.Escape(shelf.KindOf(layer.Kind).Name.In(language))}</p>\n<p>{HtmlText.Escape(layer.Version?.Source)}</p>\n<ul>\n");
        html.Append($"<li>{OgcReply.PageLink(PathOf(layer.Name) + "/items", language, language == Language.Zh ? "各区" : "zones")}</li>\n");
        html.Append($"<li><a href=\"{OgcReply.Root}{PathOf(layer.Name)}/queryables\">{(language == Language.Zh ? "可过滤的字段" : "properties to filter by")}</a></li>\n</ul>\n");
    });

    /// <summary>OGC 19-079r2, §6.3: a JSON schema of the properties.</summary>
    private static void QueryableSchema(Utf8JsonWriter json, HttpContext http, string name, ZoneKind kind)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("$id", OgcReply.Address(http, PathOf(name) + "/queryables"));
        json.WriteString("type", "object");
        json.WriteString("title", name);
        json.WriteStartObject("properties");
        foreach (Queryable property in Queryables.Of(kind))
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
