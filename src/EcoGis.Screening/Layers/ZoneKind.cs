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
public sealed record ZoneField(string Id, Bilingual Name, ImmutableArray<string> Aliases, bool Required, ImmutableArray<ZoneClass> Values, bool BlankIsNone = false);

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
    ImmutableArray<string> InformClasses);
