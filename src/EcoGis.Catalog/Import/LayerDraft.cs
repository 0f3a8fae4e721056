using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// A layer version ready to be published: checked, in canonical order, digested. Independent of the file's format, feature order,
/// ring order and layer name.
/// </summary>
public sealed record LayerDraft
{
    public required string Name { get; init; }

    public required ZoneKind Kind { get; init; }

    public required Crs Crs { get; init; }

    /// <summary>One kind of geometry per layer version.</summary>
    public required ShapeKind ShapeKind { get; init; }

    public required string Source { get; init; }

    public string? Licence { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidTo { get; init; }

    /// <summary>m.</summary>
    public required double Accuracy { get; init; }

    /// <summary>In order of content key.</summary>
    public required ImmutableArray<Shape> Coverage { get; init; }

    /// <summary>In canonical order, numbered from 1.</summary>
    public required ImmutableArray<Zone> Zones { get; init; }

    /// <summary>JSON of the columns that feed no standard field, one text per zone.</summary>
    public required ImmutableArray<string> Attributes { get; init; }

    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>Kept with the version and no part of its digest: what it was checked against may differ.</summary>
    public LayerCheckResult? Check { get; init; }

    /// <summary>What was repaired on request; kept with the version.</summary>
    public LayerRepair? Repair { get; init; }

    public string Digest => LayerDigest.Of(Kind.Id, Source, Licence, ValidFrom, ValidTo, Accuracy, Crs, Coverage, Flags, Zones);
}

/// <summary>A zone before it has a number. A missing code is null until the canonical place names it.</summary>
internal sealed record ZoneDraft(
    string? Code,
    string Name,
    string Class,
    ImmutableSortedDictionary<string, string> Fields,
    Shape Shape,
    string Attributes);

/// <summary>Canonical order of zones: code, name, class, shape content, further fields, then what is left of the attributes; all ordinal.</summary>
internal static class ZoneOrder
{
    public static (ImmutableArray<Zone> Zones, ImmutableArray<string> Attributes) Number(IEnumerable<ZoneDraft> drafts)
    {
        ZoneDraft[] sorted =
        [
            .. drafts
                .OrderBy(d => d.Code ?? "", StringComparer.Ordinal)
                .ThenBy(d => d.Name, StringComparer.Ordinal)
                .ThenBy(d => d.Class, StringComparer.Ordinal)
                .ThenBy(d => d.Shape.ContentKey, StringComparer.Ordinal)
                .ThenBy(d => string.Join('\u0001', d.Fields.Select(f => f.Key + '\u0002' + f.Value)), StringComparer.Ordinal)
                .ThenBy(d => d.Attributes, StringComparer.Ordinal),
        ];
        return ([.. sorted.Select((d, i) => new Zone(i + 1, d.Code ?? $"fid:{i + 1}", d.Name, d.Class, d.Fields, d.Shape))],
            [.. sorted.Select(d => d.Attributes)]);
    }
}
