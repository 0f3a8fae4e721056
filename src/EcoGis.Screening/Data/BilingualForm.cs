using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>A name or sentence in a data file: <c>{zh: …, en: …}</c>, both required; or one text for both when it is the same, as a document number is.</summary>
internal sealed record Words(Bilingual Text) : IYamlForm<Words>
{
    private sealed record Pair(string Zh, string En);

    public static Words Read(YamlValue value)
    {
        if (!value.IsMapping)
            return new Words(Bilingual.Same(value.Words(Bilingual.Same("{zh: …, en: …}"))));
        var pair = StrictYaml.Read<Pair>(value);
        return new Words(new Bilingual(pair.Zh, pair.En));
    }

    public static JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = "string" },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["zh"] = new JsonObject { ["type"] = "string" }, ["en"] = new JsonObject { ["type"] = "string" } },
                ["required"] = new JsonArray("zh", "en"),
                ["additionalProperties"] = false,
            }),
    };
}
