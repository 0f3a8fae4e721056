using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EcoGis;

/// <summary>Features as GeoJSON and as rows of a page. A number of a property is written as a number; a text that is none stays text, as it is.</summary>
internal static class ItemsWriter
{
    public static void Write(Utf8JsonWriter json, Feature feature, OgcCrs crs, Action<Utf8JsonWriter>? links = null)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteString("id", feature.Id);
        json.WritePropertyName("geometry");
        if (feature.Shape() is { } shape)
            GeoJsonShape.Write(json, crs.InAxes(shape), crs.Crs.IsGeographic ? 9 : 4);
        else
            json.WriteNullValue();
        json.WriteStartObject("properties");
        foreach (Queryable property in feature.Properties)
        {
            switch (feature.Value(property))
            {
                case long whole:
                    json.WriteNumber(property.Id, whole);
                    break;
                case double number:
                    json.WriteNumber(property.Id, number);
                    break;
                case var text:
                    json.WriteString(property.Id, text as string);
                    break;
            }
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

    /// <summary>Of one collection; properties that none of them has are left out.</summary>
    public static void Table(StringBuilder html, IReadOnlyList<Feature> features, string path, Language language)
    {
        IReadOnlyList<Queryable> shown = [.. features[0].Properties.Where(p => features.Any(f => f.Value(p) is not null))];
        html.Append("<table><thead><tr><th scope=\"col\">id</th>");
        foreach (Queryable property in shown)
            html.Append($"<th scope=\"col\">{HtmlText.Escape(property.Name.In(language))}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (Feature feature in features)
        {
            html.Append($"<tr><td>{OgcReply.PageLink($"{path}/{feature.Id}", language, feature.Id)}</td>");
            foreach (Queryable property in shown)
                html.Append($"<td>{HtmlText.Escape(Shown(property, feature.Value(property), language))}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody></table>\n");
    }

    private static string? Shown(Queryable property, object? value, Language language)
    {
        string? text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return property.Values.Where(v => v.Id == text).Select(v => v.Name.In(language)).FirstOrDefault() ?? text;
    }
}
