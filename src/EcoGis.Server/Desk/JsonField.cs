using System.Text.Json;

namespace EcoGis;

/// <summary>Fields of a request: absent, null and empty are the same; of another type than asked for they are refused by name.</summary>
internal static class JsonField
{
    public static string? Text(JsonElement body, string name) => Stated(body, name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() is { Length: > 0 } text ? text : null : throw Missing(name)
        : null;

    public static double? Number(JsonElement body, string name) => Stated(body, name) is { } value
        ? value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Missing(name)
        : null;

    /// <summary>A text, a number or a yes or no, as a command line would have it.</summary>
    public static string? Word(JsonElement body, string name) => Stated(body, name) is { } value
        ? value.ValueKind is JsonValueKind.Array or JsonValueKind.Object ? throw Missing(name) : Plain(value) is { Length: > 0 } text ? text : null
        : null;

    public static string Plain(JsonElement value) => value.ValueKind switch { JsonValueKind.True => "true", JsonValueKind.False => "false", _ => value.ToString() };

    public static EcoException Missing(string name) => new Fault(ServerFaults.NotJson, new Place { Field = name }, name).Raise();

    private static JsonElement? Stated(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
