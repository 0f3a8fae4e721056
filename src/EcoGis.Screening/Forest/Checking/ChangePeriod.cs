using System.Globalization;

namespace EcoGis;

/// <summary>Between two epochs: what changed did so after <paramref name="From"/>, on the day <paramref name="To"/> at the latest.</summary>
public sealed record ChangePeriod(DateOnly From, DateOnly To)
{
    /// <summary>The days on which the layers begin to hold, unless a person states them.</summary>
    /// <exception cref="EcoException">A day is not known, or they are the wrong way round.</exception>
    public static ChangePeriod Between(LayerVersion before, LayerVersion after, DateOnly? from, DateOnly? to)
    {
        ChangePeriod period = new(
            from ?? before.ValidFrom ?? throw new Fault(ChangeCheckFaults.NoEpochDay, Place.None, new Bilingual("前期", "earlier epoch"), before.Name, "--before-date").Raise(),
            to ?? after.ValidFrom ?? throw new Fault(ChangeCheckFaults.NoEpochDay, Place.None, new Bilingual("后期", "later epoch"), after.Name, "--after-date").Raise());
        return period.From < period.To ? period : throw new Fault(ChangeCheckFaults.EpochsReversed, Place.None, Text(period.From), Text(period.To)).Raise();
    }

    /// <summary>How the days of a permit (both inclusive) lie to the days on which the change can have happened.</summary>
    public PermitTime Under(DateOnly from, DateOnly to) => from <= From.AddDays(1) && to >= To ? PermitTime.Covers : from <= To && to > From ? PermitTime.Meets : PermitTime.Apart;

    /// <summary>Whether a change could belong to both periods.</summary>
    public bool Meets(ChangePeriod other) => From < other.To && other.From < To;

    public override string ToString() => $"{Text(From)} – {Text(To)}";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>期限核对.</summary>
public enum PermitTime
{
    /// <summary>On whichever day the change happened, the permit held.</summary>
    Covers,

    /// <summary>It held on some of the days only: when the change happened must be found out.</summary>
    Meets,

    /// <summary>It held on none.</summary>
    Apart,
}
