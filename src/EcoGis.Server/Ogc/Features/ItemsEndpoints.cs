using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>The features of a collection: <c>…/items</c> page by page and <c>…/items/{id}</c>, as GeoJSON or as a table (OGC API Features part 1, §7.15–7.16; part 2; part 3).</summary>
internal static class ItemsEndpoints
{
    private static readonly Bilingual s_none = new("没有符合条件的要素", "no feature is selected");

    public static void MapItems(this IEndpointRouteBuilder routes, CollectionShelf shelf)
    {
        routes.MapGet(OgcReply.Root + "/collections/{layer}/items", http =>
        {
            if (shelf.Open(http) is not { } source)
                return Task.CompletedTask;
            ItemsQuery query = ItemsQuery.Read(http.Request.Query, source.Properties);
            FeaturePage page = source.Page(query, http.RequestAborted);
            return OgcReply.WantsHtml(http) ? Html(http, source, page) : Json(http, source, query, page);
        }).Needs(Permission.View);

        routes.MapGet(OgcReply.Root + "/collections/{layer}/items/{id}", http =>
        {
            if (shelf.Open(http) is not { } source)
                return Task.CompletedTask;
            if (source.Find((string)http.Request.RouteValues["id"]!) is not { } feature)
                return OgcReply.Ended(http, StatusCodes.Status404NotFound);
            OgcCrs crs = http.Request.Query["crs"].ToString() is { Length: > 0 } asked ? OgcCrs.Parse("crs", asked) : OgcCrs.Crs84;
            string collection = Collections.PathOf(source), path = $"{collection}/items/{feature.Id}";
            if (OgcReply.WantsHtml(http))
                return OgcReply.Page(http, Bilingual.Same($"{source.Id} {feature.Label}"), (html, language) => ItemsWriter.Table(html, [feature], $"{collection}/items", language));
            http.Response.Headers["Content-Crs"] = $"<{crs.Uri}>";
            return Reply.Json(http, StatusCodes.Status200OK, OgcReply.GeoJson, json => ItemsWriter.Write(json, feature, crs, links =>
            {
                OgcReply.SelfLinks(links, http, path, OgcReply.GeoJson);
                OgcReply.Link(links, "collection", OgcReply.Address(http, collection), OgcReply.Json, source.Id);
            }));
        }).Needs(Permission.View);
    }

    private static Task Json(HttpContext http, IFeatureSource source, ItemsQuery query, FeaturePage page)
    {
        http.Response.Headers["Content-Crs"] = $"<{query.Crs.Uri}>";
        return Reply.Json(http, StatusCodes.Status200OK, OgcReply.GeoJson, json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            page.Members(json);
            if (page.Matched is { } matched)
                json.WriteNumber("numberMatched", matched);
            json.WriteNumber("numberReturned", page.Features.Count);
            json.WriteStartArray("features");
            foreach (Feature feature in page.Features)
                ItemsWriter.Write(json, feature, query.Crs);
            json.WriteEndArray();
            json.WriteStartArray("links");
            OgcReply.Link(json, "self", http.Request.GetEncodedUrl(), OgcReply.GeoJson);
            OgcReply.Link(json, "alternate", Again(http, ("f", "html")), OgcReply.Html);
            if (page.Next is { } after)
                OgcReply.Link(json, "next", Again(http, ("after", after)), OgcReply.GeoJson);
            OgcReply.Link(json, "collection", OgcReply.Address(http, Collections.PathOf(source)), OgcReply.Json, source.Id);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static Task Html(HttpContext http, IFeatureSource source, FeaturePage page) => OgcReply.Page(http, source.Title, (html, language) =>
    {
        if (page.Features.Count == 0)
            html.Append($"<p>{HtmlText.Escape(s_none.In(language))}</p>\n");
        if (page.Heading is { } heading)
            html.Append($"<p>{HtmlText.Escape(heading.In(language))}</p>\n");
        if (page.Features.Count > 0)
            ItemsWriter.Table(html, page.Features, $"{Collections.PathOf(source)}/items", language);
        if (page.Next is { } after)
            html.Append($"<p><a rel=\"next\" href=\"{HtmlText.Escape(Again(http, ("after", after)))}\">{(language == Language.Zh ? "下一页" : "next page")}</a></p>\n");
    });

    /// <summary>The address of this request with one parameter set.</summary>
    private static string Again(HttpContext http, (string Name, string Value) set) =>
        OgcReply.Address(http)[..^OgcReply.Root.Length] + http.Request.Path + new QueryBuilder(http.Request.Query.Where(p => p.Key != set.Name)
            .SelectMany(p => p.Value, (p, value) => KeyValuePair.Create(p.Key, value ?? "")).Append(KeyValuePair.Create(set.Name, set.Value))).ToQueryString();
}
