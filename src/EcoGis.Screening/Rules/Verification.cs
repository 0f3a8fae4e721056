using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary><c>verified: false</c> (it still decides, marked 条款待核) or <c>{against: …, on: …}</c>.</summary>
internal sealed record Verification(bool IsVerified, Bilingual? Against, DateOnly? On) : IYamlForm<Verification>
{
    private sealed record Done(Words Against, DateOnly On);

    public static Verification Read(YamlValue value)
    {
        if (value.IsMapping)
        {
            var done = StrictYaml.Read<Done>(value);
            return new Verification(true, done.Against.Text, done.On);
        }

        return value.Scalar(Expected) is "false" ? new Verification(false, null, null) : throw value.Wrong(value.Scalar(Expected), Expected);
    }

    public static JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["const"] = false },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["against"] = Words.Schema(), ["on"] = new JsonObject { ["type"] = "string", ["format"] = "date" } },
                ["required"] = new JsonArray("against", "on"),
                ["additionalProperties"] = false,
            }),
    };

    private static readonly Bilingual Expected = Bilingual.Same("false / {against: …, on: yyyy-mm-dd}");
}
