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
