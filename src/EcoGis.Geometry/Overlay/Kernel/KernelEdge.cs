namespace EcoGis;

/// <summary>An edge of a feature between two vertical lines, relative to the candidate's box: y = Y + Slope × (x − X) from From to To.</summary>
internal struct KernelEdge
{
    public double From, To, X, Y, Slope, Sign;
}

/// <summary>An interval above which (or, with sign −1, no longer above which) the feature covers everything.</summary>
internal struct KernelCap
{
    public double From, To, Sign;
}
