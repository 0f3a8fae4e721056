using System.Collections.Immutable;
using System.Globalization;

namespace EcoGis;

/// <summary>A change with the entry that holds its decisions; null: it is not in the register.</summary>
public sealed record QueuedChange(LandChange Change, RegisterEntry? Entry);

/// <summary>
/// The changes of a comparison against the queue of earlier checks. An entry is the change of the same identity; its status and history stay whatever is found again.
/// Gone are open entries whose period meets this one and whose change is not found any more; entries of other periods are neither.
/// </summary>
public sealed record ChangeQueue(Register Register, ImmutableArray<QueuedChange> Found, ImmutableArray<RegisterEntry> Gone, ImmutableArray<RegisterEntry> Elsewhere)
{
    private const string Identity = "identity", FromDay = "from_day", ToDay = "to_day", Match = "match";

    public IEnumerable<QueuedChange> New => Found.Where(f => f.Entry is null);

    /// <summary>Found again, and not closed.</summary>
    public IEnumerable<QueuedChange> StillOpen => Found.Where(f => f.Entry is { } e && !Register.Stored(e.Status).IsClosed);

    public IEnumerable<QueuedChange> Closed => Found.Where(f => f.Entry is { } e && Register.Stored(e.Status).IsClosed);

    public static ChangeQueue Of(Register register, IReadOnlyList<LandChange> changes, IEnumerable<RegisterEntry> entries, ChangePeriod period)
    {
        List<RegisterEntry> all = [.. entries.Where(e => e.Register == register.Id).OrderBy(e => e.Sequence)];
        var known = all.DistinctBy(IdentityOf).ToDictionary(IdentityOf, StringComparer.Ordinal);
        ImmutableArray<QueuedChange> found = [.. changes.Select(c => new QueuedChange(c, known.GetValueOrDefault(c.Identity)))];
        var again = found.Select(f => f.Entry?.Sequence).ToHashSet();
        var rest = all.Where(e => !again.Contains(e.Sequence) && !register.Stored(e.Status).IsClosed).ToLookup(e => PeriodOf(e)?.Meets(period) == true);
        return new ChangeQueue(register, found, [.. rest[true]], [.. rest[false]]);
    }

    /// <summary>What the register keeps of a change, by the fields that it has.</summary>
    public ImmutableSortedDictionary<string, string> FieldsOf(LandChange change, PermitMatch match)
    {
        var all = new Dictionary<string, string?>
        {
            [Identity] = change.Identity,
            ["from_class"] = $"{change.Before.Class.Code} {change.Before.Class.Name.Zh}",
            ["to_class"] = $"{change.After.Class.Code} {change.After.Class.Name.Zh}",
            ["before"] = $"{change.Comparison.Before.Label} {change.Before.Code}",
            ["after"] = $"{change.Comparison.After.Label} {change.After.Code}",
            [FromDay] = Text(change.Period.From),
            [ToDay] = Text(change.Period.To),
            ["township"] = change.Patch.Unit?.Name,
            ["cause"] = change.Patch.Cause is { } cause ? $"{cause.Code} {cause.Name.Zh}" : change.Patch.CauseText,
            ["area_m2"] = Rounded.Area(change.Patch.Area).ToString("R", CultureInfo.InvariantCulture),
            [Match] = match.Words,
        };
        return all.Where(f => f.Value is not null && Register.Fields.Any(r => r.Id == f.Key)).ToImmutableSortedDictionary(f => f.Key, f => f.Value!, StringComparer.Ordinal);
    }

    /// <summary>What is no longer as the entry has it, to be added as a line; empty: nothing. The period and the geometry's area stay those of the first finding.</summary>
    public ImmutableSortedDictionary<string, string> News(RegisterEntry entry, PermitMatch match) =>
        entry.Fields.GetValueOrDefault(Match) == match.Words || Register.Fields.All(f => f.Id != Match)
            ? ImmutableSortedDictionary<string, string>.Empty
            : ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(Match, match.Words);

    private static string IdentityOf(RegisterEntry entry) => entry.Fields.GetValueOrDefault(Identity, entry.Code);

    private static ChangePeriod? PeriodOf(RegisterEntry entry) =>
        entry.Fields is var f && f.TryGetValue(FromDay, out string? from) && f.TryGetValue(ToDay, out string? to)
            ? new(DateOnly.ParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture), DateOnly.ParseExact(to, "yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
