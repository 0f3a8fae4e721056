using System.Collections.Immutable;

namespace EcoGis;

/// <summary>An entry to be added. A code that begins with <c>fid:</c> is a place in a file and no code: the register gives the entry its next number.</summary>
/// <param name="Where">Where a message about it should point.</param>
public sealed record NewEntry(Proposal Proposal, EntryIntake Intake, RegisterStatus Status, string? Unit, Place Where)
{
    /// <summary>Values of the register's fields, as <see cref="RegisterField.Parse"/> keeps them.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}

/// <summary>What a line says anew of an entry. <paramref name="Activity"/> makes the newest activity out of the one before.</summary>
public sealed record EntryChange(RegisterStatus? Status, string? Unit, Func<Activity, Activity>? Activity, EntryStep Step)
{
    /// <summary>As of <see cref="NewEntry.Fields"/>; a field that is not in it stays as it was.</summary>
    public ImmutableSortedDictionary<string, string> Fields { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    internal bool IsEmpty => Status is null && Unit is null && Activity is null && Fields.IsEmpty && string.IsNullOrWhiteSpace(Step.Remark);
}

/// <summary>A record to be linked to an entry: its text, and by what it can be found.</summary>
/// <param name="Conclusion">The word the text concludes with.</param>
public sealed record NewRecord(RegisterEntry Entry, DateOnly Day, string Conclusion, string District, string RuleBaseVersion, string RuleBaseDigest, string Json);

/// <summary>A value to be added to a target's history.</summary>
public sealed record NewValue(string TargetSet, string Target, double Value, string Unit);

/// <summary>A target's value as entered.</summary>
/// <param name="Entered">UTC label of the store.</param>
public sealed record EnteredValue(long Sequence, string TargetSet, string Target, double Value, string Unit, DateOnly Day, string? Remark, string By, string Source, string Entered);
