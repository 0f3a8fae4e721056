using System.Collections.Immutable;

namespace EcoGis;

/// <summary>What the person who imports a list adds to what its table says.</summary>
/// <param name="Name">The catalog's name for the list; null: the file's name.</param>
/// <param name="Title">How reports call it; null: its name.</param>
/// <param name="Level"><c>--level</c>: for rows that state none.</param>
/// <param name="Area"><c>--area</c>: administrative codes or a territory, for rows that state none.</param>
public sealed record ListRequest(
    string Source, string? Name = null, string? Title = null, DateOnly? From = null, DateOnly? To = null, string? Level = null, string? Area = null)
{
    /// <summary><c>--map-field</c>: column of the file by id of the column.</summary>
    public IReadOnlyDictionary<string, string> MapField { get; init; } = ImmutableDictionary<string, string>.Empty;
}

/// <summary>A list read and checked, not yet in a catalog.</summary>
public sealed record ListDraft(ListHead Head, ImmutableArray<AccessLine> Lines, string SourceFile, IReadOnlyList<Bilingual> Notices)
{
    /// <summary>As a version, to be looked at like one of the catalog.</summary>
    public AccessListVersion ToVersion(int version = 1)
    {
        ImmutableArray<ListPart> parts = [.. Parts()];
        return new AccessListVersion(Head, version, AccessListVersion.DigestOf(Head, parts.Select(p => (p.Target.Key, p.Digest))), parts);
    }

    private IEnumerable<ListPart> Parts() => Lines.GroupBy(l => l.Target).OrderBy(g => g.Key.Key, StringComparer.Ordinal).Select(g =>
    {
        ImmutableArray<AccessLine> lines = [.. g];
        return new ListPart(g.Key, lines.Length, ListPart.DigestOf(lines), () => lines);
    });
}
