using System.Collections.Immutable;

namespace EcoGis;

/// <summary>Proposals counted by verdict, with the sum of their ground and of the ground in conflict, m². What was not measured is counted apart.</summary>
public sealed class CaseGroup
{
    private readonly long[] _verdicts = new long[Enum.GetValues<Verdict>().Length];

    public long Proposals => _verdicts.Sum();

    public double SiteArea { get; private set; }

    public double ConflictArea { get; private set; }

    /// <summary>Proposals without an area, their geometry being refused.</summary>
    public long Unmeasured { get; private set; }

    public long Of(Verdict verdict) => _verdicts[(int)verdict];

    internal void Add(BatchCase c)
    {
        _verdicts[(int)c.Verdict]++;
        Unmeasured += c.SiteArea is null ? 1 : 0;
        SiteArea += c.SiteArea ?? 0;
        ConflictArea += c.ConflictArea ?? 0;
    }
}

/// <summary>Proposals in which a clause is cited, by the gravest effect it is cited with, and the ground shared with the zones it is cited for.</summary>
public sealed class ClauseGroup
{
    private readonly long[] _effects = new long[Enum.GetValues<Effect>().Length];

    public long Proposals => _effects.Sum();

    /// <summary>m²; ground in two zones counts in both.</summary>
    public double OverlapArea { get; private set; }

    public long Of(Effect gravest) => _effects[(int)gravest];

    internal void Add(Effect gravest, double area)
    {
        _effects[(int)gravest]++;
        OverlapArea += area;
    }
}

/// <summary>Proposals that share ground with zones of one kind (but districts), m² summed over the zones.</summary>
public sealed class KindGroup
{
    public long Proposals { get; private set; }

    public double OverlapArea { get; private set; }

    internal void Add(double area)
    {
        Proposals++;
        OverlapArea += area;
    }
}

/// <summary>
/// Counts the proposals of a batch one by one, in memory that does not grow with their number: by verdict, district, clause, kind of zone, size of the conflict
/// and need, by place, and the gravest <paramref name="top"/> kept whole. The same proposals in the same order give the same sums.
/// </summary>
public sealed class BatchTally(int top)
{
    /// <summary>Upper bounds of the sizes of conflict, m²: none, then each up to but without its bound, then all beyond.</summary>
    public static readonly ImmutableArray<double> SizeBounds = [0, 100, 1_000, 10_000, 100_000];

    private readonly SortedDictionary<string, CaseGroup> _districts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ClauseGroup> _clauses = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, KindGroup> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<CaseNeed, long> _needs = [];
    private readonly CaseGroup[] _verdicts = [.. Enum.GetValues<Verdict>().Select(_ => new CaseGroup())];
    private readonly CaseGroup[] _sizes = [.. Enumerable.Range(0, SizeBounds.Length + 1).Select(_ => new CaseGroup())];
    private readonly SortedSet<BatchCase> _gravest = new(GravestFirst.Order);

    public CaseGroup All { get; } = new();

    public CaseGroup ByVerdict(Verdict verdict) => _verdicts[(int)verdict];

    /// <summary>By the smallest districts a site lies in (a town, not its county), joined by <c>;</c> where they are several; empty: not known. Every proposal is in one.</summary>
    public IReadOnlyDictionary<string, CaseGroup> Districts => _districts;

    public IReadOnlyDictionary<string, ClauseGroup> Clauses => _clauses;

    public IReadOnlyDictionary<string, KindGroup> Kinds => _kinds;

    /// <summary>Proposals with a question that this would settle.</summary>
    public IReadOnlyDictionary<CaseNeed, long> Needs => _needs;

    /// <summary>Measured proposals by <see cref="SizeBounds"/>, one group more than bounds.</summary>
    public IReadOnlyList<CaseGroup> Sizes => _sizes;

    public PlaceBins Places { get; } = new();

    /// <summary>Proposals that were not wholly taken in.</summary>
    public long WithProblem { get; private set; }

    /// <summary>Proposals that are not compliant: the problem cases.</summary>
    public long Problems => All.Proposals - All.Of(Verdict.Compliant);

    /// <summary>The gravest of them: by verdict, then the larger conflict, then more findings, then place in the file.</summary>
    public IReadOnlyList<BatchCase> Gravest => [.. _gravest];

    public void Add(BatchCase c)
    {
        ArgumentNullException.ThrowIfNull(c);
        All.Add(c);
        _verdicts[(int)c.Verdict].Add(c);
        WithProblem += c.Problem is null ? 0 : 1;
        In(_districts, DistrictOf(c)).Add(c);
        if (c.ConflictArea is { } conflict)
            _sizes[SizeOf(conflict)].Add(c);
        if (c.Middle is { } middle)
            Places.Add(middle.Longitude, middle.Latitude, c.Verdict);
        foreach (var kind in c.Overlaps.Where(o => o.Kind != SnapshotInPlane.AdminBoundary).GroupBy(o => o.Kind))
            In(_kinds, kind.Key).Add(kind.Sum(o => o.Area));
        foreach (var need in c.Needs)
            _needs[need] = _needs.GetValueOrDefault(need) + 1;
        CountClauses(c);
        if (c.Verdict == Verdict.Compliant)
            return;
        _gravest.Add(c);
        if (_gravest.Count > top)
            _gravest.Remove(_gravest.Max!);
    }

    /// <summary>The key of <see cref="Districts"/>: the code of a town begins with that of its county.</summary>
    public static string DistrictOf(BatchCase c)
    {
        ArgumentNullException.ThrowIfNull(c);
        return string.Join(';', c.Adcodes.Where(code => !c.Adcodes.Any(other => other.Length > code.Length && other.StartsWith(code, StringComparison.Ordinal))));
    }

    private void CountClauses(BatchCase c)
    {
        foreach (var clause in c.Findings.SelectMany(f => f.Clauses.Distinct().Select(title => (Title: title, Finding: f))).GroupBy(f => f.Title))
        {
            var zones = clause.Select(f => (f.Finding.Kind, f.Finding.Layer, f.Finding.ZoneCode)).ToHashSet();
            In(_clauses, clause.Key).Add(clause.Min(f => f.Finding.Effect), c.Overlaps.Where(o => zones.Contains((o.Kind, o.Layer, o.ZoneCode))).Sum(o => o.Area));
        }
    }

    private static int SizeOf(double conflict)
    {
        int size = conflict > 0 ? 1 : 0;
        while (size > 0 && size < SizeBounds.Length && conflict >= SizeBounds[size])
            size++;
        return size;
    }

    private static T In<T>(SortedDictionary<string, T> groups, string key)
        where T : new()
    {
        if (!groups.TryGetValue(key, out var group))
            groups.Add(key, group = new T());
        return group;
    }

    private sealed class GravestFirst : IComparer<BatchCase>
    {
        public static readonly GravestFirst Order = new();

        public int Compare(BatchCase? x, BatchCase? y)
        {
            ArgumentNullException.ThrowIfNull(x);
            ArgumentNullException.ThrowIfNull(y);
            int order = x.Verdict.CompareTo(y.Verdict);
            if (order == 0)
                order = (y.ConflictArea ?? 0).CompareTo(x.ConflictArea ?? 0);
            if (order == 0)
                order = y.Findings.Length.CompareTo(x.Findings.Length);
            return order != 0 ? order : x.Feature.CompareTo(y.Feature);
        }
    }
}
