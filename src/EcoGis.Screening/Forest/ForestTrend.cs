using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Statistics of several epochs in order of the day from which they hold, all by the same units. An epoch without such a day stands where it was named.</summary>
public sealed record ForestTrend(ImmutableArray<ForestStatistics> Epochs, IReadOnlyList<ForestTarget> Targets)
{
    public ForestUnits Units => Epochs[0].Units;

    public ForestBook Book => Epochs[0].Book;

    /// <summary>The day of an epoch, else its name.</summary>
    public static string Label(ForestStatistics epoch) => epoch.Layer.Version.ValidFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? epoch.Layer.Label;

    /// <exception cref="EcoException">The epochs use different land classifications.</exception>
    public static ForestTrend Of(IReadOnlyList<ForestStatistics> epochs, IReadOnlyList<ForestTarget> targets)
    {
        if (epochs.FirstOrDefault(e => e.Layer.Classification.Id != epochs[0].Layer.Classification.Id) is { } other)
            throw new Fault(ForestFaults.OtherClassification, Place.None, epochs[0].Layer.Classification.Name, other.Layer.Classification.Name).Raise();
        bool dated = epochs.All(e => e.Layer.Version.ValidFrom is not null);
        return new ForestTrend(dated ? [.. epochs.OrderBy(e => e.Layer.Version.ValidFrom)] : [.. epochs], targets);
    }
}
