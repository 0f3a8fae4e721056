using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>
/// The stored screening of a case, or of an entry of the change queue, as somebody may see it who must not see every layer: the verdict, the rules and what the layers are stay; of restricted layers no zone,
/// place or number, and nothing from which one could be reckoned back. Only what is named here is told then.
/// </summary>
internal static class CaseWithholding
{
    private static readonly string[] s_kept = ["schema", "program", "date", "verdict", "proposal", "site", "layers", "overlaps", "proximities", "findings", "undetermined", "review", "clear", "rule_base", "district"];

    private static readonly ImmutableDictionary<string, string[]> s_ofRestricted = new Dictionary<string, string[]>
    {
        ["layers"] = ["kind", "name", "version", "status"],
        ["findings"] = ["rule", "kind", "layer", "effect", "answer", "clauses", "rule_name", "rule_name_en", "certainty"],
        ["review"] = ["dimension", "kind", "layer"],
        ["clear"] = ["kind", "layer"],
    }.ToImmutableDictionary();

    /// <summary>Layers of the screening that the person may not see.</summary>
    public static IReadOnlyList<string> Hidden(string screening, LayerAccess access, ClaimsPrincipal person)
    {
        using JsonDocument document = JsonDocument.Parse(screening);
        return [.. document.RootElement.GetProperty("layers").EnumerateArray().Select(l => l.GetProperty("name").GetString()!).Distinct().Where(l => !access.MaySee(person, l)).Order(StringComparer.Ordinal)];
    }

    public static void Demand(string screening, LayerAccess access, ClaimsPrincipal person)
    {
        if (Hidden(screening, access, person) is { Count: > 0 } hidden)
            throw new Fault(ReviewFaults.Withheld, Place.None, string.Join(", ", hidden)).Raise();
    }

    public static void Write(Utf8JsonWriter json, string screening, IReadOnlyList<string> hidden)
    {
        if (hidden.Count == 0)
        {
            json.WriteRawValue(screening);
            return;
        }

        JsonObject all = JsonNode.Parse(screening)!.AsObject(), shown = [];
        foreach (string key in s_kept)
        {
            if (all[key] is { } value)
                shown[key] = value is JsonArray list ? new JsonArray([.. list.Select(i => Item(key, i!.AsObject(), hidden)).OfType<JsonNode>()]) : value.DeepClone();
        }

        shown.WriteTo(json);
    }

    /// <summary>Points keep their place in their lists, since decisions name it; overlaps and distances of restricted layers go.</summary>
    private static JsonObject? Item(string list, JsonObject item, IReadOnlyList<string> hidden)
    {
        string? layer = (string?)item[list == "layers" ? "name" : "layer"];
        if (layer is null || !hidden.Contains(layer, StringComparer.OrdinalIgnoreCase))
            return item.DeepClone().AsObject();
        if (!s_ofRestricted.TryGetValue(list, out string[]? keys))
            return null;
        JsonObject told = [];
        foreach (string key in keys.Where(item.ContainsKey))
            told[key] = item[key]?.DeepClone();
        return told;
    }
}
