using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>The form of <c>data/codes/industry-classes/*.yaml</c>: one section (门类) of GB/T 4754-2017 with its divisions (大类).</summary>
internal sealed record IndustryClassFile(string Letter, Words Name, Verification Verified, IReadOnlyList<IndustryDivisionEntry> Divisions, Place Where);

/// <summary>A division. Without <c>classes</c> it is not broken down here, and codes under it cannot be checked.</summary>
internal sealed record IndustryDivisionEntry(string Code, Words Name, Place Where, IndustryClassRows? Classes = null);

/// <summary>Code without its letter → Chinese name, each with its line: three digits are a group (中类), four a class (小类).</summary>
internal sealed record IndustryClassRows(IReadOnlyList<(string Code, string Name, Place Where)> Rows) : IYamlForm<IndustryClassRows>
{
    private static readonly Bilingual Pairs = new("代码: 名称", "code: name");
    private static readonly Bilingual Text = new("名称", "a name");

    public static IndustryClassRows Read(YamlValue value) =>
        new([.. value.Entries(Pairs).Select(e => (e.Key, e.Value.Scalar(Text), e.KeyNode.Where))]);

    public static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["pattern"] = "^[0-9]{3,4}$" },
        ["additionalProperties"] = new JsonObject { ["type"] = "string" },
    };
}
