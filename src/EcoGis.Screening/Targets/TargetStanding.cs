using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Where a target's value comes from.</summary>
public enum ValueOrigin
{
    NotKnown,
    Computed,
    Entered,
}

/// <summary>How a target stands.</summary>
public enum Standing
{
    /// <summary>已达到.</summary>
    Met,

    /// <summary>未达到.</summary>
    Short,

    /// <summary>The goal is no number: a person must judge.</summary>
    Judge,

    /// <summary>不掌握: no value. Not the same as none.</summary>
    NotKnown,
}

/// <summary>A value that somebody entered, with its source.</summary>
public sealed record StatedValue(double Value, DateOnly Day, string Source, string By, string? Remark, string Entered);

/// <summary>
/// A target on a day: its value computed from layers, else the newest entered one that is not of a later day, else not known. Where both exist the
/// computed one counts and the entered one stays in the history.
/// </summary>
/// <param name="Done">How much of the way is gone, 0 to 1; null: no bar.</param>
/// <param name="Overdue">The period has ended and the goal is not shown to be met.</param>
/// <param name="How">How the value was computed, where it was entered from, or why it is not known.</param>
public sealed record TargetStanding(
    TargetSet Set, Target Target, double? Value, ValueOrigin Origin, DateOnly? ValueDay, Standing Standing, double? Done, bool Overdue, Bilingual How, ImmutableArray<StatedValue> History)
{
    private static readonly Bilingual s_nothing = new("没有可用的图层，也没有填报", "no layer gives it and nobody has entered it");

    /// <param name="snapshot">Null: there is no catalog.</param>
    public static TargetStanding On(DateOnly day, TargetSet set, Target target, Snapshot? snapshot, IEnumerable<StatedValue> entered)
    {
        ImmutableArray<StatedValue> history = [.. entered];
        var measured = snapshot is null ? null : target.Measure?.On(snapshot);
        var stated = history.Where(v => v.Day <= day).OrderBy(v => v.Day).LastOrDefault(); // stable: of one day the last entered
        double? value = measured?.Value ?? stated?.Value;
        var origin = measured?.Value is not null ? ValueOrigin.Computed : stated is not null ? ValueOrigin.Entered : ValueOrigin.NotKnown;
        var standing = value is not { } v ? Standing.NotKnown : !target.Goal.HasNumber ? Standing.Judge : target.Goal.IsMetBy(v) ? Standing.Met : Standing.Short;
        var how = origin switch
        {
            ValueOrigin.Computed => measured!.How,
            ValueOrigin.Entered => Bilingual.Same(stated!.Source),
            _ => measured?.How ?? s_nothing,
        };
        return new(set, target, value, origin, origin == ValueOrigin.Computed ? day : stated?.Day, standing, value is { } x ? target.Goal.DoneBy(x) : null,
            target.Period.By < day && standing != Standing.Met, how, history);
    }
}
