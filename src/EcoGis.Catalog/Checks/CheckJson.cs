using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>The check of a layer as JSON (<c>layer-check/1</c>), both languages: on standard output, and kept with the version.</summary>
public static class CheckJson
{
    /// <summary>Items of one code that are kept with a version; the counts are of all.</summary>
    internal const int MostKept = 100;

    /// <summary>Writes the members of an object that the caller has opened.</summary>
    public static void WriteMembers(Utf8JsonWriter w, LayerCheckResult check, int mostPerCode = int.MaxValue)
    {
        w.WriteString("schema", "layer-check/1");
        w.WriteString("verdict", check.Word);
        w.WriteStartArray("made");
        foreach (Bilingual made in check.Made)
            Words(w, null, made);
        w.WriteEndArray();
        w.WriteStartArray("not_made");
        foreach (CheckNotMade not in check.NotMade)
        {
            w.WriteStartObject();
            Words(w, "check", not.Check);
            Words(w, "why", not.Why);
            w.WriteEndObject();
        }

        w.WriteEndArray();
        w.WriteStartObject("counts");
        foreach (var code in check.Items.CountBy(i => i.Fault.Kind.Code).OrderBy(c => c.Key, StringComparer.Ordinal))
            w.WriteNumber(code.Key, code.Value);
        w.WriteEndObject();
        w.WriteStartArray("items");
        foreach (CheckItem item in check.Items.GroupBy(i => i.Fault.Kind.Code).SelectMany(g => g.Take(mostPerCode)))
            Item(w, item);
        w.WriteEndArray();
    }

    public static string Text(LayerCheckResult check, int mostPerCode)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter w = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            w.WriteStartObject();
            WriteMembers(w, check, mostPerCode);
            w.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Item(Utf8JsonWriter w, CheckItem item)
    {
        w.WriteStartObject();
        w.WriteString("severity", LayerCheckResult.WordOf(item.Severity));
        w.WriteString("code", item.Fault.Kind.Code);
        w.WriteString("zh", item.Fault.In(Language.Zh));
        w.WriteString("en", item.Fault.In(Language.En));
        w.WriteStartArray("zones");
        foreach (string zone in item.Zones)
            w.WriteStringValue(zone);
        w.WriteEndArray();
        if (item.Area is { } area)
            w.WriteNumber("area_ellipsoidal_m2", Math.Round(area, 4));
        if (item.MeanWidth is { } width)
            w.WriteNumber("mean_width_m", Math.Round(width, 3));
        if (item.At is { } at)
        {
            w.WriteStartArray("lonlat");
            w.WriteNumberValue(Math.Round(at.Longitude, 9));
            w.WriteNumberValue(Math.Round(at.Latitude, 9));
            w.WriteEndArray();
        }

        w.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter w, string? name, Bilingual words)
    {
        if (name is null)
            w.WriteStartObject();
        else
            w.WriteStartObject(name);
        w.WriteString("zh", words.Zh);
        w.WriteString("en", words.En);
        w.WriteEndObject();
    }
}
