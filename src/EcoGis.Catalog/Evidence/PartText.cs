using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>Parts of a package that are JSON: UTF-8, one way to write each. What cannot be read back is a fault that names the part.</summary>
internal static class PartText
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true, IndentSize = 1, NewLine = "\n" };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        text.WriteByte((byte)'\n');
        return text.ToArray();
    }

    public static T Read<T>(EvidencePackage package, string part, string schema, Func<JsonElement, T> read)
    {
        Place where = Place.InFile(package.Label);
        try
        {
            using var document = JsonDocument.Parse(package[part] ?? throw new FormatException("missing"));
            return document.RootElement.GetProperty("schema").GetString() == schema ? read(document.RootElement) : throw new FormatException(schema);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException or OverflowException)
        {
            throw new Fault(EvidenceFaults.NotUnderstood, where, part, e.Message).Raise(e);
        }
    }

    public static void WriteDay(this Utf8JsonWriter json, string key, DateOnly? day)
    {
        if (day is null)
            json.WriteNull(key);
        else
            json.WriteString(key, Day(day.Value));
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static void WriteNumberOrNull(this Utf8JsonWriter json, string key, double? number)
    {
        if (number is { } n)
            json.WriteNumber(key, n);
        else
            json.WriteNull(key);
    }

    public static void WriteTexts(this Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    public static void WriteTexts(this Utf8JsonWriter json, string key, IEnumerable<KeyValuePair<string, string>> texts)
    {
        json.WriteStartObject(key);
        foreach (var (name, text) in texts.OrderBy(t => t.Key, StringComparer.Ordinal))
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    public static string Text(this JsonElement element, string key) => element.GetProperty(key).GetString() ?? throw new FormatException(key);

    public static string? TextOrNull(this JsonElement element, string key) => element.GetProperty(key).GetString();

    public static double Number(this JsonElement element, string key) =>
        element.GetProperty(key).GetDouble() is var number && double.IsFinite(number) ? number : throw new FormatException(key);

    public static double? NumberOrNull(this JsonElement element, string key) => element.GetProperty(key).ValueKind == JsonValueKind.Null ? null : element.Number(key);

    public static DateOnly DayAt(this JsonElement element, string key) => DateOnly.ParseExact(element.Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNull(this JsonElement element, string key) => element.TextOrNull(key) is null ? null : element.DayAt(key);

    public static IEnumerable<string> Texts(this JsonElement element, string key) => element.GetProperty(key).EnumerateArray().Select(e => e.GetString() ?? throw new FormatException(key));

    public static Dictionary<string, string> Map(this JsonElement element, string key) =>
        element.GetProperty(key).EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? throw new FormatException(key), StringComparer.Ordinal);
}
