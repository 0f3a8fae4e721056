namespace EcoGis;

/// <summary>Days from one, inclusive, to another, exclusive; an absent end is open.</summary>
internal readonly record struct Period(DateOnly? From, DateOnly? To)
{
    public static Period Of(Instrument instrument) => new(instrument.From, instrument.To);

    /// <summary>The days on which a rule holds: its own and its instrument's.</summary>
    public static Period Of(Rule rule) => Of(rule.Instrument).And(new(rule.From, rule.To));

    public bool IsEmpty => From >= To;

    public Period And(Period other) => new(Later(From, other.From), Earlier(To, other.To));

    public bool Covers(Period other) => (From is null || other.From >= From) && (To is null || other.To <= To);

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a > b ? a : b;

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null ? b : b is null || a < b ? a : b;
}
