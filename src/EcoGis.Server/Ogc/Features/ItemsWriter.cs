using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>Zones as GeoJSON features and as rows of a page. A number of a kind's field is written as a number; a text that is none stays text, as it is.</summary>
internal static class ItemsWriter
{
    public static void Feature(Utf8JsonWriter json, LayerVersion version, Zone zone, Shape shape, OgcCrs crs, Action<Utf8JsonWriter>? links = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", ZoneId.Of(version.Version, zone.Number));
        json.WritePropertyName("geometry");
        GeoJsonShape.Write(json, ItemsPage.InAxesOf(crs, shape), crs.Crs.IsGeographic ? 9 : 4);
        json.WriteStartObject("properties");
        foreach (Queryable property in Queryables.Of(version.Kind))
        {
            if (property.IsNumber && property.NumberOf(zone) is { } number)
                json.WriteNumber(property.Id, number);
            else
                json.WriteString(property.Id, property.TextOf(zone));
        }

        json.WriteEndObject();
        if (links is not null)
        {
            json.WriteStartArray("links");
            links(json);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>Which version the zones are of: its number, digest, source and dates.</summary>
    public static void VersionMembers(Utf8JsonWriter json, LayerVersion version)
    {
        json.WriteNumber("version", version.Version);
        json.WriteString("digest", version.Digest);
        json.WriteString("source", version.Source);
    }

    public static void Table(StringBuilder html, LayerVersion version, IReadOnlyList<Zone> zones, string path, Language language)
    {
        IReadOnlyList<Queryable> shown = [.. Queryables.Of(version.Kind).Where(p => zones.Any(z => p.TextOf(z) is not null))];
        html.Append("<table><thead><tr><th scope=\"col\">id</th>");
        foreach (Queryable property in shown)
            html.Append($"<th scope=\"col\">{HtmlText.Escape(property.Name.In(language))}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (Zone zone in zones)
        {
            string id = ZoneId.Of(version.Version, zone.Number);
            html.Append($"<tr><td>{OgcReply.PageLink($"{path}/{id}", language, id)}</td>");
            foreach (Queryable property in shown)
                html.Append($"<td>{HtmlText.Escape(Shown(property, zone, language))}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static string? Shown(Queryable property, Zone zone, Language language) =>
        property.TextOf(zone) is { } text && property.Values.FirstOrDefault(v => v.Id == text) is { } named ? named.Name.In(language) : property.TextOf(zone);
}
