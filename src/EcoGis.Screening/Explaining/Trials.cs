namespace EcoGis;

/// <summary>
/// Screenings of changed proposals: another boundary (in the site's plane), another activity, another day. Every answer is the screener's. Their number is
/// bounded, so that an explanation ends; what was tried once is not tried again for the same day.
/// </summary>
internal sealed class Trials(Screener screener, ScreenOptions options, Func<DateOnly, Snapshot> pin, Trial now, int most, CancellationToken cancellation)
{
    /// <summary>Boundaries measured anew for one proposal, unless another bound is given.</summary>
    public const int Most = 6_000;

    private readonly Dictionary<DateOnly, Trial?> _days = [];

    private int _measured;

    public Trial Now => now;

    public RuleBase Rules => screener.Rules;

    public int Count { get; private set; }

    public bool Ended { get; private set; }

    /// <summary>Null: the changed boundary is refused, or the bound is reached. A search ends there.</summary>
    public Trial? With(RawShape? boundary)
    {
        if (boundary is null || now.Reading.Site is not { } site)
            return null;
        if (_measured >= most)
        {
            Ended = true;
            return null;
        }

        Count++;
        _measured++;
        return Usable(screener.Try(now.Proposal with { Boundary = boundary, Declared = site.Crs }, now.Snapshot, options, cancellation));
    }

    /// <summary>On the same ground, which is not measured again.</summary>
    public Trial With(Activity activity)
    {
        cancellation.ThrowIfCancellationRequested();
        Count++;
        return screener.Try(now, activity);
    }

    /// <summary>With the layers that hold on that day.</summary>
    public Trial? On(DateOnly day)
    {
        if (!_days.TryGetValue(day, out var trial))
        {
            Count++;
            _days[day] = trial = Usable(screener.Try(now.Proposal, Pinned(day), options, cancellation));
        }

        return trial;
    }

    /// <summary>Layer versions that were read already are used again.</summary>
    private Snapshot Pinned(DateOnly day) => pin(day) is var other && other.Layers.All(l => l.Version is null) ? other : other with
    {
        Layers = [.. other.Layers.Select(l => l.Version is { } v && now.Snapshot.Layers.FirstOrDefault(n => n.Version is { } o && o.Name == v.Name && o.Version == v.Version && o.Digest == v.Digest) is { } same ? same : l)],
    };

    private static Trial? Usable(Trial trial) => trial.Judge is null ? null : trial;
}

/// <summary>What is to be turned over, and how it stands: a finding, a rule, the verdict.</summary>
internal sealed record FlipTarget(bool Stands, Func<Trial, bool> StandsIn)
{
    /// <summary>A finding is gone only when its rule does not ask about the same zone's accuracy either: a sliver is no way out.</summary>
    public static FlipTarget Of(Finding f) => new(true, t => t.Findings.Any(o => o.Rule == f.Rule && o.Layer == f.Layer && o.ZoneCode == f.ZoneCode)
        || t.Open.Any(o => o.Rule == f.Rule && o.Needs == Need.Accuracy && o.Subject == (f.ZoneCode ?? f.Kind)));

    public static FlipTarget Of(Rule rule) => new(false, t => t.Findings.Any(f => f.Rule == rule.Id));

    /// <summary>The verdict stays worse than wished.</summary>
    public static FlipTarget Below(Verdict wished) => new(true, t => t.Verdict < wished);

    public bool Turns(Trial trial) => StandsIn(trial) != Stands;
}

/// <summary>Searches whole steps between one that stands and one that turns for two neighbours with that difference.</summary>
internal static class Neighbouring
{
    /// <param name="turns">Null ends the search.</param>
    public static (int Stands, int Turns)? Steps(int stands, int turned, Func<int, bool?> turns)
    {
        while (Math.Abs(turned - stands) > 1)
        {
            int middle = stands + ((turned - stands) / 2);
            switch (turns(middle))
            {
                case true:
                    turned = middle;
                    break;
                case false:
                    stands = middle;
                    break;
                default:
                    return null;
            }
        }

        return (stands, turned);
    }
}
