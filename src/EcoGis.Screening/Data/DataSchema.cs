using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>JSON Schema (2020-12) of the data files, made from the same record types that <see cref="StrictYaml"/> reads, for editors. One schema per folder of <c>data/</c>.</summary>
[UnconditionalSuppressMessage("Trimming", "IL2075", Justification = StrictYaml.KeptWhole)]
internal static class DataSchema
{
    private static readonly (string Name, Type Type)[] Files =
    [
        ("rules", typeof(RuleFile)),
        ("facts", typeof(FactFile)),
        ("zone-kinds", typeof(ZoneKindFile)),
        ("districts", typeof(DistrictFile)),
        ("territories", typeof(TerritoryFile)),
        ("industry-groups", typeof(IndustryGroupFile)),
        ("industry-classes", typeof(IndustryClassFile)),
        ("land-classes", typeof(LandClassFile)),
        ("adcodes", typeof(AdcodeFile)),
        ("proposal-fields", typeof(ProposalFieldFile)),
        ("not-modelled", typeof(NotModelledFile)),
        ("rule-base", typeof(RuleBaseFile)),
        ("registers", typeof(RegisterFile)),
        ("targets", typeof(TargetFile)),
        ("forest-definitions", typeof(ForestDefinitionFile)),
        ("forest-change-causes", typeof(ChangeCauseFile)),
        ("forest-change-activities", typeof(ChangeActivityFile)),
        ("access-lists", typeof(AccessVocabularyFile)),
    ];

    /// <summary>File name below <c>data/schemas/</c> and its text.</summary>
    public static IEnumerable<DataFile> All() => Files.Select(f => File(f.Name, f.Type));

    /// <summary>The same for a form that another project reads.</summary>
    public static DataFile File(string name, Type type)
    {
        var schema = Of(type);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return new DataFile($"{name}.schema.json", schema.ToJsonString(Indented) + "\n");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static JsonObject Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (StrictYaml.FormOf(type) is { } form)
            return (JsonObject)form.GetMethod("Schema")!.Invoke(null, null)!;
        if (type == typeof(string))
            return new JsonObject { ["type"] = "string" };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type == typeof(double))
            return new JsonObject { ["type"] = "number" };
        if (type == typeof(DateOnly))
            return new JsonObject { ["type"] = "string", ["format"] = "date" };
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. StrictYaml.EnumWords(type).Select(w => (JsonNode)w)]) };
        if (StrictYaml.ItemOfList(type) is { } item)
            return new JsonObject { ["type"] = "array", ["items"] = Of(item) };
        if (StrictYaml.ItemOfMap(type) is { } entry)
            return new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(entry) };

        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var key in StrictYaml.KeysOf(type))
        {
            properties[StrictYaml.KeyOf(key.Name!)] = Of(key.ParameterType);
            if (!key.HasDefaultValue)
                required.Add((JsonNode)StrictYaml.KeyOf(key.Name!));
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }
}
