using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>What a rule asks of a fact: <c>true</c>/<c>false</c>, a list of values of which any holds, or <c>{at_least: 10 t/h}</c>, <c>{below: 10 t/h}</c>.</summary>
internal sealed record FactConditionEntry(bool? Bool, IReadOnlyList<string>? AnyOf, Quantity? AtLeast, Quantity? Below, Place Where) : IYamlForm<FactConditionEntry>
{
    private sealed record Bounds(Quantity? AtLeast = null, Quantity? Below = null);

    public static FactConditionEntry Read(YamlValue value)
    {
        if (value.IsList)
            return new FactConditionEntry(null, (IReadOnlyList<string>)StrictYaml.Read(value, typeof(IReadOnlyList<string>))!, null, null, value.Where);
        if (!value.IsMapping)
            return new FactConditionEntry((bool)StrictYaml.Read(value, typeof(bool))!, null, null, null, value.Where);
        var bounds = (Bounds)StrictYaml.Read(value, typeof(Bounds))!;
        return bounds is { AtLeast: null, Below: null }
            ? throw value.Wrong("{}", Bilingual.Same("{at_least: …} | {below: …}"))
            : new FactConditionEntry(null, null, bounds.AtLeast, bounds.Below, value.Where);
    }

    public static JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = "boolean" },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["at_least"] = Quantity.Schema(), ["below"] = Quantity.Schema() },
                ["additionalProperties"] = false,
                ["minProperties"] = 1,
            }),
    };
}
