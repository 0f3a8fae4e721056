using System.Text.Json;

namespace EcoGis;

/// <summary>What an export takes from the <c>screening/1</c> text that is kept with an entry, as it was written then.</summary>
internal sealed class StoredText(string json, Language language) : IDisposable
{
    private readonly JsonDocument _document = JsonDocument.Parse(json);

    private JsonElement Root => _document.RootElement;

    public double? Site(string key) => Number(Root.GetProperty("site"), key);

    public double? Conflict(string key) => Root.TryGetProperty("conflict", out var conflict) ? Number(conflict, key) : null;

    public int Count(string list) => Root.GetProperty(list).GetArrayLength();

    public IEnumerable<object?[]> Findings() => Root.GetProperty("findings").EnumerateArray().Select(f => new object?[]
    {
        Text(f, "effect"), Text(f, Named("rule_name")), Text(f, "rule"), Text(f, "kind"), Text(f, "layer"), Text(f, "zone_code"), Text(f, "zone_name"), Text(f, "zone_class"),
        Number(f.GetProperty("numbers"), "area_ellipsoidal_m2"), Number(f.GetProperty("numbers"), "distance_m"),
        string.Join("；", f.GetProperty("clauses").EnumerateArray().Select(c => Text(c, Named("title")) + Text(c, "article"))), Text(f, Named("remedy")),
    });

    public IEnumerable<object?[]> Questions() => Root.GetProperty("undetermined").EnumerateArray().Select(q => new object?[]
    {
        Text(q, "needs"), Text(q, "what"), Text(q, Named("reason")), Text(q, Named("question")), Text(q, "rule"),
    });

    public void Dispose() => _document.Dispose();

    private string Named(string key) => language == Language.Zh ? key : key + "_en";

    private static string? Text(JsonElement element, string key) => element.TryGetProperty(key, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static double? Number(JsonElement element, string key) => element.TryGetProperty(key, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;
}
