using System.Collections.Immutable;

namespace EcoGis;

/// <summary>One administrative code (GB/T 2260) that gave way to others.</summary>
/// <param name="On">First day of the new codes.</param>
public sealed record AdcodeSuccession(string From, ImmutableArray<string> To, DateOnly On, Bilingual Event, string Source, bool IsVerified);

/// <summary>
/// Which administrative codes are no longer in force, by date (<c>data/codes/adcodes.yaml</c>). Knows only successions: a code it does not name may be
/// current or may never have been.
/// </summary>
public sealed class AdcodeBook(ImmutableArray<AdcodeSuccession> successions)
{
    internal const string File = "codes/adcodes.yaml";

    public ImmutableArray<AdcodeSuccession> Successions { get; } = successions;

    /// <summary>What ended this code, whenever it was; null when nothing is known to have.</summary>
    public AdcodeSuccession? EndOf(string adcode) => Successions.FirstOrDefault(s => s.From == adcode);
}

/// <summary>The form of <c>data/codes/adcodes.yaml</c>.</summary>
internal sealed record AdcodeFile(IReadOnlyList<AdcodeEntry> Successions);

/// <summary>One succession; <c>on</c> is the first day of the new codes.</summary>
internal sealed record AdcodeEntry(string From, IReadOnlyList<string> To, DateOnly On, Words Event, string Source, Verification Verified)
{
    public AdcodeSuccession ToSuccession() => new(From, [.. To], On, Event.Text, Source, Verified.IsVerified);
}
