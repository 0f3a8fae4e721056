using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>What a rule asks of a fact: <c>true</c>/<c>false</c>, a list of values of which any holds, or bounds on a number (<see cref="NumberRangeEntry"/>).</summary>
internal sealed record FactConditionEntry(bool? Bool, IReadOnlyList<string>? AnyOf, NumberRangeEntry? Range, Place Where) : IYamlForm<FactConditionEntry>
{
    public static FactConditionEntry Read(YamlValue value)
    {
        if (value.IsList)
            return new FactConditionEntry(null, StrictYaml.Read<IReadOnlyList<string>>(value), null, value.Where);
        return value.IsMapping
            ? new FactConditionEntry(null, null, StrictYaml.Read<NumberRangeEntry>(value), value.Where)
            : new FactConditionEntry(StrictYaml.Read<bool>(value), null, null, value.Where);
    }

    public static JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = "boolean" },
            new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } },
            DataSchema.Of(typeof(NumberRangeEntry))),
    };
}
