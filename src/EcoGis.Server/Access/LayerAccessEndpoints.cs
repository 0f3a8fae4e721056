using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoGis;

/// <summary><c>/api/layer-access</c>, for data stewards: which layers of the catalog are restricted.</summary>
internal static class LayerAccessEndpoints
{
    public static void MapLayerAccess(this IEndpointRouteBuilder routes, ScreeningDesk desk)
    {
        routes.MapGet("/api/layer-access", http =>
        {
            var restricted = http.RequestServices.GetRequiredService<LayerAccess>().Restricted;
            return Reply.Json(http, json =>
            {
                var kinds = desk.Catalog.List().ToDictionary(l => l.Name, l => desk.Rules.Kinds[l.Kind].Name, StringComparer.OrdinalIgnoreCase);
                json.WriteStartArray();
                foreach (string layer in kinds.Keys.Union(restricted, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
                {
                    json.WriteStartObject();
                    json.WriteString("name", layer);
                    if (kinds.TryGetValue(layer, out Bilingual? kind))
                        BothJson.Write(json, "kind_name", kind);
                    json.WriteBoolean("restricted", restricted.Contains(layer));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }).Needs(Permission.Steward);
        routes.MapPut("/api/layer-access", async http =>
        {
            var named = (await RequestBody.Read(http)).Texts("restricted");
            var known = Layers(desk).Union(http.RequestServices.GetRequiredService<LayerAccess>().Restricted, StringComparer.OrdinalIgnoreCase).ToList();
            if (named.FirstOrDefault(n => !known.Contains(n, StringComparer.OrdinalIgnoreCase)) is { } unknown)
                throw new Fault(AccessFaults.NoLayer, Place.None, unknown).Raise();
            http.RequestServices.GetRequiredService<LayerRestrictions>().Set(Person.Of(http), named);
            await Reply.Nothing(http);
        }).Needs(Permission.Steward);
    }

    private static IEnumerable<string> Layers(ScreeningDesk desk) => desk.Catalog.List().Select(l => l.Name);
}
