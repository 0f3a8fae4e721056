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
/// <param name="Area">Bounds, in ha, on what the site shares with all the zones together, or has outside them; null: any.</param>
public sealed record Relation(RelationWord Word, double Metres, NumberRange? Area = null)
{
    /// <summary>The only unit of <see cref="Area"/>; laws name hectares.</summary>
    public const string AreaUnit = "ha";

    public Bilingual Text => Area is null ? Plain : new(Plain.Zh + "，面积 " + Area.Text, Plain.En + ", area " + Area.Text);

    private Bilingual Plain => Word switch
    {
        RelationWord.Overlaps => new("重叠", "overlaps"),
        RelationWord.Outside => new("在其范围外", "outside"),
        RelationWord.Anywhere => new("适用地域内", "anywhere in the territory"),
        _ => new Bilingual("距离 ≤ {0} m", "within {0} m").Format(Metres),
    };
}

/// <summary>Its YAML form: <c>overlaps</c>, <c>outside</c>, <c>anywhere</c>, <c>{within: 1000 m}</c>, <c>{overlaps: {at_least: 10 ha}}</c> or <c>{outside: {above: 70 ha}}</c>.</summary>
internal sealed record RelationEntry(Relation Relation) : IYamlForm<RelationEntry>
{
    /// <summary>About the area of the country.</summary>
    private const double MostHectares = 1_000_000_000;

    private sealed record Measured(Metres? Within = null, NumberRangeEntry? Overlaps = null, NumberRangeEntry? Outside = null);

    private static readonly Bilingual Expected = Bilingual.Same("overlaps / outside / anywhere / {within: 1000 m} / {overlaps: {at_least: 10 ha}} / {outside: {above: 70 ha}}");

    public static RelationEntry Read(YamlValue value)
    {
        if (value.IsMapping)
        {
            return StrictYaml.Read<Measured>(value) switch
            {
                { Within: { } distance, Overlaps: null, Outside: null } => new(new Relation(RelationWord.Within, distance.Value)),
                { Within: null, Overlaps: { } shared, Outside: null } => new(new Relation(RelationWord.Overlaps, 0, Area(shared))),
                { Within: null, Overlaps: null, Outside: { } beyond } => new(new Relation(RelationWord.Outside, 0, Area(beyond))),
                _ => throw value.Wrong("{…}", Expected),
            };
        }

        return new(value.Scalar(Expected) switch
        {
            "overlaps" => new Relation(RelationWord.Overlaps, 0),
            "outside" => new Relation(RelationWord.Outside, 0),
            "anywhere" => new Relation(RelationWord.Anywhere, 0),
            var other => throw value.Wrong(other, Expected),
        });
    }

    private static NumberRange Area(NumberRangeEntry entry)
    {
        var area = entry.In(Relation.AreaUnit);
        foreach (double bound in new[] { area.AtLeast, area.Above, area.Below, area.AtMost }.OfType<double>().Where(b => b is < 0 or > MostHectares))
            throw new Fault(DataFileFaults.OutOfRange, entry.Where, $"{bound} {Relation.AreaUnit}", $"0–{MostHectares} {Relation.AreaUnit}").Raise();
        return area;
    }

    public static JsonObject Schema() => new()
    {
        ["oneOf"] = new JsonArray(new JsonObject { ["enum"] = new JsonArray("overlaps", "outside", "anywhere") }, DataSchema.Of(typeof(Measured))),
    };
}
