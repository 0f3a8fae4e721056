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
    public static Verdict From(IReadOnlyCollection<Finding> findings, IReadOnlyCollection<OpenQuestion> open, IReadOnlyCollection<ReviewItem> review)
    {
        if (findings.Any(f => f.Effect == Effect.Prohibited))
            return Verdict.Prohibited;
        if (open.Count > 0)
            return Verdict.Undetermined;
        return findings.Any(f => f.Effect == Effect.Restricted) || review.Count > 0 ? Verdict.Conditional : Verdict.Compliant;
    }
}
