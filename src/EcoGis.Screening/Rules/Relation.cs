using System.Text.Json.Nodes;

namespace EcoGis;

/// <summary>How a rule's zones and the site must lie.</summary>
public enum RelationWord
{
    Overlaps,

    /// <summary>Any firm part of the site beyond the union of the zones.</summary>
    Outside,

    /// <summary>In the instrument's territory, whatever the zones.</summary>
    Anywhere,

    /// <summary>At a distance ≤ D.</summary>
    Within,
}

/// <summary>The relation and how far it reaches beyond the site, m; 0 unless <see cref="RelationWord.Within"/>.</summary>
public sealed record Relation(RelationWord Word, double Metres)
{
    public Bilingual Text => Word switch
    {
        RelationWord.Overlaps => new("重叠", "overlaps"),
        RelationWord.Outside => new("在其范围外", "outside"),
        RelationWord.Anywhere => new("适用地域内", "anywhere in the territory"),
        _ => new Bilingual("距离 ≤ {0} m", "within {0} m").Format(Metres),
    };
}

/// <summary>Its YAML form: <c>overlaps</c>, <c>outside</c>, <c>anywhere</c> or <c>{within: 1000 m}</c>.</summary>
internal sealed record RelationEntry(Relation Relation) : IYamlForm<RelationEntry>
{
    private sealed record Distance(Metres Within);

    private static readonly Bilingual Expected = Bilingual.Same("overlaps | outside | anywhere | {within: 1000 m}");

    public static RelationEntry Read(YamlValue value)
    {
        if (value.IsMapping)
            return new(new Relation(RelationWord.Within, ((Distance)StrictYaml.Read(value, typeof(Distance))!).Within.Value));
        return new(value.Scalar(Expected) switch
        {
            "overlaps" => new Relation(RelationWord.Overlaps, 0),
            "outside" => new Relation(RelationWord.Outside, 0),
            "anywhere" => new Relation(RelationWord.Anywhere, 0),
            var other => throw value.Wrong(other, Expected),
        });
    }

    public static JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["enum"] = new JsonArray("overlaps", "outside", "anywhere") },
            new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["within"] = Metres.Schema() },
                ["required"] = new JsonArray("within"),
                ["additionalProperties"] = false,
            }),
    };
}
