using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>The zones of a layer: <c>…/items</c> page by page and <c>…/items/{id}</c>, as GeoJSON or as a table (OGC API Features part 1, §7.15–7.16; part 2; part 3).</summary>
internal static class ItemsEndpoints
{
    private static readonly Bilingual s_noZone = new("没有符合条件的区", "no zone is selected");

    public static void MapItems(this IEndpointRouteBuilder routes, LayerShelf shelf)
    {
        routes.MapGet(OgcReply.Root + "/collections/{layer}/items", http =>
        {
            if (Collections.Open(http, shelf, out string name) is not { } history)
                return Task.CompletedTask;
            ItemsQuery query = ItemsQuery.Read(http.Request.Query, shelf.KindOf(history[^1]));
            int? version = query.After?.Version ?? (query.Day is { } day ? day.Choose(history)?.Version : shelf.Find(name)?.Version.Version);
            ShelvedLayer? layer = version is { } number ? shelf.Version(name, number) : null;
            if (layer is null && query.After is not null)
                throw new Fault(OgcFaults.Parameter, Place.None, "after", http.Request.Query["after"].ToString()).Raise();
            ItemsPage page = layer is null ? new([], [], 0, false) : ItemsPage.Of(layer, query, http.RequestAborted);
            return OgcReply.WantsHtml(http) ? Html(http, history[^1].Name, layer, page) : Json(http, history[^1].Name, layer, query, page);
        }).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/collections/{layer}/items/{id}", http =>
        {
            if (Collections.Open(http, shelf, out string name) is null)
                return Task.CompletedTask;
            if (ZoneId.Parse((string)http.Request.RouteValues["id"]!) is not var (version, number) || shelf.Version(name, version) is not { } layer || layer.Zone(number) is not { } zone)
                return OgcReply.Ended(http, StatusCodes.Status404NotFound);
            OgcCrs crs = http.Request.Query["crs"].ToString() is { Length: > 0 } asked ? OgcCrs.Parse("crs", asked) : OgcCrs.Crs84;
            string collection = Collections.PathOf(layer.Name), path = $"{collection}/items/{ZoneId.Of(version, number)}";
            if (OgcReply.WantsHtml(http))
                return OgcReply.Page(http, Bilingual.Same($"{layer.Name} {zone.Code} {zone.Name}"), (html, language) => ItemsWriter.Table(html, layer.Version, [zone], $"{collection}/items", language));
            http.Response.Headers["Content-Crs"] = $"<{crs.Uri}>";
            return Reply.Json(http, StatusCodes.Status200OK, OgcReply.GeoJson, json => ItemsWriter.Feature(json, layer.Version, zone, layer.Shapes([zone])[0], crs, links =>
            {
                OgcReply.SelfLinks(links, http, path, OgcReply.GeoJson);
                OgcReply.Link(links, "collection", OgcReply.Address(http, collection), OgcReply.Json, layer.Name);
            }));
        }).Needs(Permission.View);
    }

    private static Task Json(HttpContext http, string name, ShelvedLayer? layer, ItemsQuery query, ItemsPage page)
    {
        http.Response.Headers["Content-Crs"] = $"<{query.Crs.Uri}>";
        return Reply.Json(http, StatusCodes.Status200OK, OgcReply.GeoJson, json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            if (layer is not null)
                ItemsWriter.VersionMembers(json, layer.Version);
            if (page.Matched is { } matched)
                json.WriteNumber("numberMatched", matched);
            json.WriteNumber("numberReturned", page.Zones.Count);
            json.WriteStartArray("features");
            for (int i = 0; i < page.Zones.Count; i++)
                ItemsWriter.Feature(json, layer!.Version, page.Zones[i], page.Shapes[i], query.Crs);
            json.WriteEndArray();
            json.WriteStartArray("links");
            OgcReply.Link(json, "self", http.Request.GetEncodedUrl(), OgcReply.GeoJson);
            OgcReply.Link(json, "alternate", Again(http, ("f", "html")), OgcReply.Html);
            if (NextOf(layer, page) is { } after)
                OgcReply.Link(json, "next", Again(http, ("after", after)), OgcReply.GeoJson);
            OgcReply.Link(json, "collection", OgcReply.Address(http, Collections.PathOf(name)), OgcReply.Json, name);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static Task Html(HttpContext http, string name, ShelvedLayer? layer, ItemsPage page) => OgcReply.Page(http, Bilingual.Same(name), (html, language) =>
    {
        if (layer is null || page.Zones.Count == 0)
            html.Append($"<p>{HtmlText.Escape(s_noZone.In(language))}</p>\n");
        if (layer is null)
            return;
        html.Append($"<p>{HtmlText.Escape(new Bilingual("第 {0} 版，来源：{1}", "version {0}, source: {1}").Format(layer.Version.Version, layer.Version.Source).In(language))}</p>\n");
        ItemsWriter.Table(html, layer.Version, page.Zones, $"{Collections.PathOf(name)}/items", language);
        if (NextOf(layer, page) is { } after)
            html.Append($"<p><a rel=\"next\" href=\"{HtmlText.Escape(Again(http, ("after", after)))}\">{(language == Language.Zh ? "下一页" : "next page")}</a></p>\n");
    });

    private static string? NextOf(ShelvedLayer? layer, ItemsPage page) => page.More ? ZoneId.Of(layer!.Version.Version, page.Zones[^1].Number) : null;

    /// <summary>The address of this request with one parameter set.</summary>
    private static string Again(HttpContext http, (string Name, string Value) set) =>
        OgcReply.Address(http)[..^OgcReply.Root.Length] + http.Request.Path + new QueryBuilder(http.Request.Query.Where(p => p.Key != set.Name)
            .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value ?? "")).Append(KeyValuePair.Create(set.Name, set.Value))).ToQueryString();
}
