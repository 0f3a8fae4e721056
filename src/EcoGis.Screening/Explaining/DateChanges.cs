using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Days on which a target turns over: first and last days of rules and of layer versions. Both days are screened with the layers of those days.</summary>
internal sealed class DateChanges(Trials trials, FlipTarget target)
{
    /// <summary>Bounds tried to each side of the day screened; every day has layers and unions of its own.</summary>
    private const int Most = 6;

    /// <summary>The next such day after the day screened and the last one before it, of the bounds given.</summary>
    public ImmutableArray<Flip> Flips(IEnumerable<DateOnly?> bounds)
    {
        var today = trials.Now.Snapshot.Date;
        var days = bounds.OfType<DateOnly>().Where(d => d > DateOnly.MinValue).Distinct().Order().ToList();
        var next = days.Where(d => d > today).Take(Most).Select(d => At(d.AddDays(-1), d)).FirstOrDefault(f => f is not null);
        var last = days.Where(d => d <= today).Reverse().Take(Most).Select(d => At(d, d.AddDays(-1))).FirstOrDefault(f => f is not null);
        return [.. new[] { next, last }.OfType<Flip>()];
    }

    public static IEnumerable<DateOnly?> Bounds(Rule rule) => [Period.Of(rule).From, Period.Of(rule).To];

    public static IEnumerable<DateOnly?> Bounds(Snapshot snapshot, string? kind) =>
        snapshot.Layers.Where(l => l.Kind == kind && l.Version is not null).SelectMany(l => new[] { l.Version!.ValidFrom, l.Version.ValidTo });

    /// <param name="stands">The day on the side of the day screened.</param>
    private Flip? At(DateOnly stands, DateOnly turns) =>
        trials.On(stands) is { } before && !target.Turns(before) && trials.On(turns) is { } after && target.Turns(after)
            ? new Flip(FlipKind.Date, FlipTexts.OnDay.Format(turns), Side(before), Side(after))
            : null;

    private static FlipSide Side(Trial trial) => new(FlipTexts.OnDay.Format(trial.Snapshot.Date), trial.Proposal, trial.Snapshot.Date, trial.Verdict);
}
