using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary><c>/api/forest</c>: layers of forest patches; cover and stock of their versions, side by side, of one, and the change between two, as <c>ecogis forest --json</c> prints them.</summary>
internal static class ForestEndpoints
{
    public static void MapForest(this IEndpointRouteBuilder routes, ForestDesk forest, LayerAccess access)
    {
        routes.MapGet("/api/forest/layers", http => Reply.Json(http, json =>
        {
            json.WriteStartArray();
            foreach (var layer in forest.Layers().Where(l => access.MaySee(http.User, l.Key)))
            {
                json.WriteStartObject();
                json.WriteString("name", layer.Key);
                json.WriteStartArray("versions");
                foreach (var version in layer)
                {
                    json.WriteStartObject();
                    json.WriteNumber("version", version.Version);
                    json.WriteString("valid_from", version.ValidFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    json.WriteString("source", version.Source);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })).Needs(Permission.View);
        routes.MapGet("/api/forest/trend", http =>
        {
            var trend = forest.Trend(Layer(http), http.RequestAborted);
            return Reply.Json(http, json => ForestJson.Write(json, trend, Reply.LanguageOf(http)));
        }).Needs(Permission.View);
        routes.MapGet("/api/forest/stats", http =>
        {
            var (statistics, targets) = forest.Statistics(Layer(http), Version(http, "version"), http.RequestAborted);
            return Reply.Json(http, json => ForestJson.Write(json, statistics, targets, statistics.Layer.Version.ValidFrom ?? default, Reply.LanguageOf(http)));
        }).Needs(Permission.View);
        routes.MapGet("/api/forest/change", http =>
        {
            var change = forest.Change(Layer(http), Version(http, "before"), Version(http, "after"), http.RequestAborted);
            return Reply.Json(http, json => ChangeJson.Write(json, change, Reply.LanguageOf(http)));
        }).Needs(Permission.View);

        // what lies in a restricted layer does not exist for who may not see it
        string Layer(HttpContext http) => http.Request.Query["layer"].ToString() is { Length: > 0 } layer && access.MaySee(http.User, layer)
            ? layer : throw new Fault(ServerFaults.NotFound, Place.None, http.Request.Query["layer"].ToString()).Raise();

        static int Version(HttpContext http, string name) => int.TryParse(http.Request.Query[name].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? version : throw new Fault(ServerFaults.NotFound, new Place { Field = name }, name).Raise();
    }
}
