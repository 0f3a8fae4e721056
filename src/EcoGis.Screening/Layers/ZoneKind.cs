using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Which of the two areas a ministry counts (DOMAIN §5.3).</summary>
public enum AreaMeasure
{
    /// <summary>自然资源口径.</summary>
    Ellipsoidal,

    /// <summary>生态环境口径, Gauss-Krüger plane.</summary>
    Planar,
}

/// <summary>One class of a kind, by strictness; <see cref="Aliases"/> are the words laws and data use for it.</summary>
public sealed record ZoneClass(string Id, Bilingual Name, ImmutableArray<string> Aliases, bool NeverClears = false);

/// <summary>A standard field: its id, all column names it is known by, whether a zone must have it, and its closed list of values if there is one.</summary>
/// <param name="BlankIsNone">A zone left blank, in a layer that fills the field for others, has none of the values; otherwise a blank is unknown.</param>
/// <param name="CodedBy">Its values are land classes (地类), and the field of this id says of which classification; null: they are not.</param>
/// <param name="Number">Its values are numbers in a stated unit; null: they are not.</param>
public sealed record ZoneField(
    string Id, Bilingual Name, ImmutableArray<string> Aliases, bool Required, ImmutableArray<ZoneClass> Values, bool BlankIsNone = false, string? CodedBy = null, FieldNumber? Number = null);

/// <summary>区类: what a kind of zone is called, made of, measured by and classed into. Read from <c>data/zone-kinds/</c>.</summary>
public sealed record ZoneKind(
    string Id,
    Bilingual Name,
    ImmutableArray<ShapeKind> Shapes,
    AreaMeasure AreaOfRecord,
    double DefaultAccuracy,
    bool InformWhenUnruled,
    ImmutableArray<ZoneClass> Classes,
    ImmutableArray<ZoneField> Fields,
    bool ClassRequired,
    ImmutableArray<string> InformClasses)
{
    /// <summary>Where its file says so.</summary>
    public Place Where { get; init; } = Place.None;

    /// <summary>The classifications that land classes are read with; read from data when first asked for.</summary>
    public Lazy<LandClassBook>? LandClasses { get; init; }

    /// <summary>What a whole layer of the kind is checked for.</summary>
    public LayerChecks Checks { get; init; } = LayerChecks.None;

    /// <summary>Administrative codes that gave way to others.</summary>
    public AdcodeBook Adcodes { get; init; } = new([]);
}
