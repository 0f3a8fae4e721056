using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace EcoGis;

/// <summary>
/// <c>GET /api/layers</c>: every layer of the catalog, in the order of its map: what it is, which version holds today and from where, its classes, how it is
/// drawn. Of a layer that the person may not see only that it is there.
/// </summary>
internal static class LayerEndpoints
{
    public static void MapLayers(this IEndpointRouteBuilder routes, LayerShelf shelf, ScreeningDesk desk, MapStyles styles) =>
        routes.MapGet("/api/layers", http => Reply.Json(http, json =>
        {
            Dictionary<string, LayerSummary> newest = shelf.Newest().ToDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
            json.WriteStartArray();
            foreach (PinnedLayer pinned in shelf.All().Where(p => newest.ContainsKey(p.Name)))
            {
                LayerSummary summary = pinned.Version is { } version ? shelf.History(pinned.Name).Single(s => s.Version == version.Version) : newest[pinned.Name];
                bool open = shelf.MaySee(http.User, pinned.Name);
                json.WriteStartObject();
                About(json, summary, desk.Rules.Kinds[summary.Kind]);
                json.WriteString("status", pinned.Version is not null ? "current" : pinned.Expired ? "expired" : "future");
                json.WriteBoolean("restricted", !open);
                if (open)
                    Content(json, pinned.Version is { } current ? shelf.Of(current) : null, summary);
                Style(json, styles.Of(summary.Kind));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        })).Needs(Permission.View);

    private static void About(Utf8JsonWriter json, LayerSummary summary, ZoneKind kind)
    {
        json.WriteString("name", summary.Name);
        json.WriteString("kind", summary.Kind);
        Both(json, "kind_name", kind.Name);
        json.WriteNumber("version", summary.Version);
        json.WriteString("digest", summary.Digest);
        json.WriteString("source", summary.Source);
        json.WriteString("licence", summary.Licence);
        json.WriteString("valid_from", Day(summary.ValidFrom));
        json.WriteString("valid_to", Day(summary.ValidTo));
        json.WriteString("published", summary.Published);
        json.WriteNumber("accuracy", summary.Accuracy);
        json.WriteBoolean("coverage", summary.CoverageCount > 0);
        json.WriteString("geometry", summary.ShapeKind.ToString());
        json.WriteStartArray("flags");
        foreach (string flag in summary.Flags)
            json.WriteStringValue(flag);
        json.WriteEndArray();
        json.WriteStartArray("classes");
        foreach (ZoneClass each in kind.Classes)
        {
            json.WriteStartObject();
            json.WriteString("id", each.Id);
            Both(json, "name", each.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Content(Utf8JsonWriter json, ShelvedLayer? layer, LayerSummary summary)
    {
        json.WriteNumber("zones", summary.ZoneCount);
        if (layer is not { Extent.IsNull: false })
        {
            json.WriteNull("bbox");
            return;
        }

        json.WriteStartArray("bbox");
        foreach (double degree in new[] { layer.Extent.MinX, layer.Extent.MinY, layer.Extent.MaxX, layer.Extent.MaxY })
            json.WriteNumberValue(Math.Round(degree, 9));
        json.WriteEndArray();
    }

    private static void Style(Utf8JsonWriter json, Paint paint)
    {
        json.WriteStartObject("style");
        json.WriteString("fill", paint.Fill);
        json.WriteNumber("opacity", paint.Opacity);
        json.WriteString("stroke", paint.Stroke);
        json.WriteNumber("width", paint.Width);
        json.WriteStartArray("dash");
        foreach (double length in paint.Dash)
            json.WriteNumberValue(length);
        json.WriteEndArray();
        if (paint.Hatch is { } hatch)
        {
            json.WriteStartObject("hatch");
            json.WriteString("pattern", JsonNamingPolicy.CamelCase.ConvertName(hatch.Pattern.ToString()));
            json.WriteNumber("spacing", hatch.Spacing);
            json.WriteNumber("width", hatch.Width);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Both(Utf8JsonWriter json, string name, Bilingual text)
    {
        json.WriteStartObject(name);
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
