namespace EcoGis;

/// <summary>How many proposals came to what.</summary>
/// <param name="Refused">Proposals whose geometry was refused.</param>
/// <param name="Unread">Proposals with a cell that is no value of its field.</param>
public sealed record BatchCounts(long Prohibited, long Undetermined, long Conditional, long Compliant, long Refused, long Unread, long Rows)
{
    public static readonly BatchCounts None = new(0, 0, 0, 0, 0, 0, 0);

    public long Of(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => Prohibited,
        Verdict.Undetermined => Undetermined,
        Verdict.Conditional => Conditional,
        _ => Compliant,
    };

    public BatchCounts Plus(BatchCounts other) => new(
        Prohibited + other.Prohibited, Undetermined + other.Undetermined, Conditional + other.Conditional, Compliant + other.Compliant,
        Refused + other.Refused, Unread + other.Unread, Rows + other.Rows);

    internal BatchCounts With(Screening s) => WithSite(s.Proposal, s.Site) with
    {
        Prohibited = Prohibited + (s.Verdict == Verdict.Prohibited ? 1 : 0),
        Undetermined = Undetermined + (s.Verdict == Verdict.Undetermined ? 1 : 0),
        Conditional = Conditional + (s.Verdict == Verdict.Conditional ? 1 : 0),
        Compliant = Compliant + (s.Verdict == Verdict.Compliant ? 1 : 0),
    };

    internal BatchCounts WithSite(Proposal proposal, SiteRecord site) => this with
    {
        Refused = Refused + (site.Crs is null ? 1 : 0),
        Unread = Unread + (proposal.Unread.IsEmpty ? 0 : 1),
    };
}

/// <summary>
/// The results of one block of proposals in the form of one output, made by one thread and written by the one writer, who alone numbers the
/// question lists. The feature of each is its 1-based place in the file: two proposals with one code stay apart.
/// </summary>
public abstract class ResultBlock
{
    private BatchCounts _counts = BatchCounts.None;
    private long _rows;

    public BatchCounts Counts => _counts with { Rows = _rows };

    public int Features { get; private set; }

    public void Add(int feature, Screening screening)
    {
        Features++;
        _counts = _counts.With(screening);
        Write(feature, screening);
    }

    /// <summary>Areas only.</summary>
    public void Add(int feature, SiteOverlaps site)
    {
        Features++;
        _counts = _counts.WithSite(site.Proposal, site.Site);
        Write(feature, site);
    }

    /// <summary>Areas only, of a site that was taken in flat.</summary>
    public void Add(int feature, in SiteAreas site)
    {
        Features++;
        if (!site.Unread.IsEmpty)
            _counts = _counts with { Unread = _counts.Unread + 1 };
        Write(feature, site);
    }

    protected abstract void Write(int feature, Screening screening);

    protected abstract void Write(int feature, SiteOverlaps site);

    protected abstract void Write(int feature, in SiteAreas site);

    protected void CountRows(int rows) => _rows += rows;
}
