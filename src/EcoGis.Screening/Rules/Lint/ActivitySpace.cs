using System.Collections.Immutable;

namespace EcoGis;

/// <summary>
/// All wholly stated activities that the rules can tell apart, and whether one of them meets some conditions and escapes others. Exact: industries are the classes of
/// the table, numbers are real, a set may hold any of its values. A condition is a conjunction, so what escapes it is a choice of one part that fails; the choices are
/// gone through in depth, up to a limit, and a question beyond the limit is answered "not settled".
/// </summary>
internal sealed class ActivitySpace
{
    private const int MostDepth = 1000;

    private readonly IndustryLeaves _industries;
    private readonly int _mostSteps;

    public ActivitySpace(RuleBase rules, int mostSteps = 1_000_000)
    {
        _industries = new IndustryLeaves(rules.Industries, rules.Rules.SelectMany(r => r.Except.Prepend(r.Activity)).SelectMany(c => c.IndustryCodes));
        _mostSteps = mostSteps;
    }

    /// <summary>An activity of which all of <paramref name="hold"/> are true and all of <paramref name="fail"/> are false; what it leaves unstated does not matter.</summary>
    public Search Find(IEnumerable<ActivityCondition> hold, IEnumerable<ActivityCondition> fail)
    {
        ActivityRegion? region = ActivityRegion.All;
        foreach (var condition in hold)
            region = region?.And(condition, _industries);
        if (region is null)
            return new Search(true, null);
        int steps = _mostSteps;
        var found = Escape(region, [.. fail], 0, 0, ref steps);
        return new Search(found is not null || steps > 0, found?.Example(_industries));
    }

    private ActivityRegion? Escape(ActivityRegion region, ImmutableArray<ActivityCondition> fail, int at, int depth, ref int steps)
    {
        while (at < fail.Length && steps-- > 0 && region.And(fail[at], _industries) is null)
            at++;
        if (at == fail.Length)
            return region;
        if (depth == MostDepth)
            steps = 0;
        foreach (var part in region.AndNot(fail[at], _industries))
        {
            if (steps <= 0)
                return null;
            if (Escape(part, fail, at + 1, depth + 1, ref steps) is { } found)
                return found;
        }

        return null;
    }
}

/// <param name="Settled">False when the limit was reached: then no example proves nothing.</param>
/// <param name="Example">What was looked for; null when there is none.</param>
internal readonly record struct Search(bool Settled, Activity? Example)
{
    public bool Impossible => Settled && Example is null;
}
