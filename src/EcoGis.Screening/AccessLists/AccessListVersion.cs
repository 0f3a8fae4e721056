using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EcoGis;

/// <summary>For whom lines of a list are written: its level, and by that the areas, the type of unit, or the one unit.</summary>
/// <param name="Unit">The unit's code; empty at other levels.</param>
/// <param name="UnitType">Kind and class of zone, as <see cref="TypeOf"/> writes them; empty at other levels than that of a type.</param>
/// <param name="Areas">Beginnings of administrative codes; empty for one unit, whose code says where it lies.</param>
public sealed record ListTarget(string Level, string Unit, string UnitType, ImmutableArray<string> Areas)
{
    /// <summary>Equal for equal targets, and one line.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Level}|{Unit}|{UnitType}|{string.Join(',', Areas)}");

    public static string TypeOf(string kind, string @class) => $"{kind}/{@class}";

    public bool Equals(ListTarget? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether an administrative area lies among the areas; a code coarser than theirs is unknown.</summary>
    public Truth Holds(string adcode) => new Territory(Level, Bilingual.Same(Level), Areas, []).Holds(adcode);
}

/// <summary>清单条目: one requirement as the list has it.</summary>
/// <param name="Number">Its number in the list, from 1.</param>
/// <param name="Slot">A slot's id, or the words of the list where it has no such slot; null when it names none.</param>
/// <param name="Condition">The condition as written (plain-data YAML, the language of rules); null: only a person can judge the line.</param>
/// <param name="Row">The row of the file it was read from.</param>
public sealed record AccessLine(
    int Number, ListTarget Target, string Dimension, string? Slot, string Text, string? Condition, string? Source, DateOnly? From, DateOnly? To, int Row)
{
    public bool InForceOn(DateOnly day) => (From is null || From <= day) && (To is null || day < To);

    internal void Feed(IncrementalHash hash)
    {
        foreach (string? part in new[]
        {
            Number.ToString(CultureInfo.InvariantCulture), Target.Key, Dimension, Slot, Text, Condition, Source, Day(From), Day(To), Row.ToString(CultureInfo.InvariantCulture),
        })
            hash.AppendData(Encoding.UTF8.GetBytes(part is null ? "\u0001" : part + "\0"));
    }

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>The lines of one target: read, and checked against their digest, when first asked for.</summary>
public sealed class ListPart(ListTarget target, int count, string digest, Func<ImmutableArray<AccessLine>> read)
{
    private readonly Kept<ImmutableArray<AccessLine>> _lines = new(read);

    public ListTarget Target => target;

    public int Count => count;

    public string Digest => digest;

    public ImmutableArray<AccessLine> Lines => _lines.Value;

    /// <summary>"sha256:…" over the lines of one target, in their order.</summary>
    public static string DigestOf(IEnumerable<AccessLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines)
            line.Feed(hash);
        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>What a list says of itself.</summary>
/// <param name="Name">The catalog's name for it; versions of one list share it.</param>
/// <param name="Source">The document it comes from.</param>
/// <param name="From">First day it holds; absent: open.</param>
/// <param name="To">First day it no longer holds; absent: open.</param>
public sealed record ListHead(string Name, string Title, string Source, DateOnly? From, DateOnly? To)
{
    public bool HoldsOn(DateOnly day) => (From is null || From <= day) && (To is null || day < To);
}

/// <summary>清单版本: one immutable release of an access list, its parts by target.</summary>
/// <param name="Digest">"sha256:…" over the head and the digests of the parts.</param>
public sealed record AccessListVersion(ListHead Head, int Version, string Digest, ImmutableArray<ListPart> Parts)
{
    public int Count => Parts.Sum(p => p.Count);

    public static string DigestOf(ListHead head, IEnumerable<(string Key, string Digest)> parts)
    {
        var text = new StringBuilder($"{head.Name}\0{head.Title}\0{head.Source}\0{AccessLine.Day(head.From)}\0{AccessLine.Day(head.To)}\0");
        foreach (var (key, digest) in parts.OrderBy(p => p.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{key}\0{digest}\0");
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}

/// <summary>A list of the catalog as pinned: the version that holds on the day, or none although there are some.</summary>
public sealed record PinnedList(string Name, AccessListVersion? Version);
