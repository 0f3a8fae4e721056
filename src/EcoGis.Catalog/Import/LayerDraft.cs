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

    /// <summary>JSON of the columns that feed no standard field, one for each zone.</summary>
    internal ImmutableArray<OtherColumns> Columns { get; init; } = [];

    /// <summary>Of all zones.</summary>
    public required long Vertices { get; init; }

    public ImmutableArray<string> Flags { get; init; } = [];

    /// <summary>Kept with the version and no part of its digest: what it was checked against may differ.</summary>
    public LayerCheckResult? Check { get; init; }

    /// <summary>What was repaired on request; kept with the version.</summary>
    public LayerRepair? Repair { get; init; }

    /// <summary>Computed once: nothing that is in it changes in a draft.</summary>
    public string Digest => _digest ??= LayerDigest.Of(Kind.Id, Source, Licence, ValidFrom, ValidTo, Accuracy, Crs, Coverage, Flags, Zones);

    private string? _digest;
}

/// <summary>A zone before it has a number. A missing code is null until the canonical place names it.</summary>
internal sealed record ZoneDraft(
    string? Code,
    string Name,
    string Class,
    ImmutableSortedDictionary<string, string> Fields,
    Shape Shape,
    OtherColumns Rest);

/// <summary>Canonical order of zones: code, name, class, shape content, further fields, then what is left of the attributes; all ordinal.</summary>
internal static class ZoneOrder
{
    public static (ImmutableArray<Zone> Zones, ImmutableArray<OtherColumns> Columns) Number(IEnumerable<ZoneDraft> drafts)
    {
        ZoneDraft[] sorted = [.. drafts];
        Array.Sort(sorted, Compare); // unstable, but those that compare equal are equal
        return ([.. sorted.Select((d, i) => new Zone(i + 1, d.Code ?? $"fid:{i + 1}", d.Name, d.Class, d.Fields, d.Shape))], [.. sorted.Select(d => d.Rest)]);
    }

    private static int Compare(ZoneDraft a, ZoneDraft b)
    {
        int order = string.CompareOrdinal(a.Code ?? "", b.Code ?? "");
        order = order != 0 ? order : string.CompareOrdinal(a.Name, b.Name);
        order = order != 0 ? order : string.CompareOrdinal(a.Class, b.Class);
        order = order != 0 ? order : string.CompareOrdinal(a.Shape.ContentKey, b.Shape.ContentKey);
        order = order != 0 ? order : string.CompareOrdinal(Fields(a), Fields(b));
        return order != 0 || ReferenceEquals(a, b) ? order : string.CompareOrdinal(a.Rest.Text, b.Rest.Text);
    }

    private static string Fields(ZoneDraft draft) => string.Join('\u0001', draft.Fields.Select(f => f.Key + '\u0002' + f.Value));
}
