using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EcoGis;

/// <summary>What a small JSON request says, field by field; a field that is missing or of another form is a fault that names it.</summary>
internal sealed class RequestBody(JsonElement root)
{
    private const int LongestText = 20_000;

    public static async Task<RequestBody> Read(HttpContext http)
    {
        using JsonDocument body = await ScreenRequest.Json(http);
        return body.RootElement.ValueKind == JsonValueKind.Object ? new(body.RootElement.Clone()) : throw Wrong("{}");
    }

    public string Text(string name) => OptionalText(name) is { Length: > 0 } text ? text : throw Wrong(name);

    public string? OptionalText(string name) => Field(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value when value.GetString() is { Length: <= LongestText } text => text,
        _ => throw Wrong(name),
    };

    public bool Flag(string name) => Field(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : throw Wrong(name);

    public long Whole(string name) => Field(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out long number) ? number : throw Wrong(name);

    public IReadOnlyList<string> Texts(string name) => Field(name) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
        ? [.. list.EnumerateArray().Select(i => i.GetString()!)]
        : throw Wrong(name);

    /// <summary>A word for a value of an enum, in small letters.</summary>
    public T OneOf<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Where(v => v.ToString().Equals(Text(name), StringComparison.OrdinalIgnoreCase)).Select(v => (T?)v).FirstOrDefault() ?? throw Wrong(name);

    public JsonElement Object(string name) => Field(name) is { ValueKind: JsonValueKind.Object } value ? value : throw Wrong(name);

    private JsonElement? Field(string name) => root.TryGetProperty(name, out JsonElement value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private static EcoException Wrong(string name) => new Fault(ServerFaults.NotJson, new Place { Field = name }, name).Raise();
}
