namespace EcoGis;

/// <summary>研判结论, in order of gravity.</summary>
public enum Verdict
{
    /// <summary>不符合.</summary>
    Prohibited,

    /// <summary>无法判定.</summary>
    Undetermined,

    /// <summary>有条件符合.</summary>
    Conditional,

    /// <summary>符合.</summary>
    Compliant,
}

/// <summary>The decision order (ARCHITECTURE): a total function of what was found, what is open and what only a person can judge.</summary>
public static class Verdicts
{
    public static Verdict From(IReadOnlyCollection<Finding> findings, IReadOnlyCollection<OpenQuestion> open, IReadOnlyCollection<ReviewItem> review) =>
        From(findings.Any(f => f.Effect == Effect.Prohibited), open.Count > 0, findings.Any(f => f.Effect == Effect.Restricted) || review.Count > 0);

    public static Verdict From(bool prohibited, bool open, bool restricted)
    {
        if (prohibited)
            return Verdict.Prohibited;
        if (open)
            return Verdict.Undetermined;
        return restricted ? Verdict.Conditional : Verdict.Compliant;
    }
}
