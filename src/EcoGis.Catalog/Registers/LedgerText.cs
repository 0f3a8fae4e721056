using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoGis;

/// <summary>How an activity, notices and the text of a screening are written into a register's columns.</summary>
internal static class LedgerText
{
    private static readonly JsonWriterOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>{"industry": …, "nature": …, "facts": {…}}</c>; what is not known is absent.</summary>
    public static string Of(Activity activity) => Json(w =>
    {
        w.WriteStartObject();
        if (activity.Industry is { } industry)
            w.WriteString("industry", industry);
        if (activity.Nature is { } nature)
            w.WriteString("nature", nature.ToString());
        w.WriteStartObject("facts");
        foreach (var (id, value) in activity.Facts)
        {
            w.WritePropertyName(id);
            switch (value)
            {
                case FactValue.Bool b: w.WriteBooleanValue(b.Value); break;
                case FactValue.Number n: w.WriteNumberValue(n.Value); break;
                case FactValue.Set set: JsonSerializer.Serialize(w, [.. set.Values], CatalogJson.Default.StringArray); break;
            }
        }

        w.WriteEndObject();
        w.WriteEndObject();
    });

    public static Activity ActivityOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return new Activity(
            root.TryGetProperty("industry", out var industry) ? industry.GetString() : null,
            root.TryGetProperty("nature", out var nature) ? Enum.Parse<Nature>(nature.GetString()!) : null,
            root.GetProperty("facts").EnumerateObject().ToImmutableSortedDictionary(f => f.Name, f => ValueOf(f.Value), StringComparer.Ordinal));
    }

    public static string Of(ImmutableArray<Bilingual> notices) => Json(w =>
    {
        w.WriteStartArray();
        foreach (var notice in notices)
        {
            w.WriteStringValue(notice.Zh);
            w.WriteStringValue(notice.En);
        }

        w.WriteEndArray();
    });

    public static ImmutableArray<Bilingual> NoticesOf(string json) => [.. (JsonSerializer.Deserialize(json, CatalogJson.Default.StringArray) ?? []).Chunk(2).Select(p => new Bilingual(p[0], p[1]))];

    /// <summary>Fields of a register that a line states.</summary>
    public static string Of(ImmutableSortedDictionary<string, string> fields) => Json(w =>
    {
        w.WriteStartObject();
        foreach (var (id, value) in fields)
            w.WriteString(id, value);
        w.WriteEndObject();
    });

    public static ImmutableSortedDictionary<string, string> FieldsOf(string json) =>
        (JsonSerializer.Deserialize(json, CatalogJson.Default.DictionaryStringString) ?? []).ToImmutableSortedDictionary(StringComparer.Ordinal);

    public static string DigestOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static byte[] Packed(string text)
    {
        using MemoryStream bytes = new();
        using (GZipStream zip = new(bytes, CompressionLevel.Optimal))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return bytes.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no packed text.</exception>
    public static string Unpacked(byte[] bytes)
    {
        using StreamReader reader = new(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static FactValue ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => new FactValue.Bool(value.GetBoolean()),
        JsonValueKind.Number => new FactValue.Number(value.GetDouble()),
        _ => new FactValue.Set([.. value.EnumerateArray().Select(v => v.GetString()!)]),
    };

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter writer = new(bytes, s_plain))
            write(writer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
