namespace EcoGis;

/// <summary>How a candidate polygon lies to a feature polygon: what OGC Simple Features calls it, decided by exact predicates.</summary>
internal enum Lie
{
    Disjoint,

    /// <summary>Borders meet, interiors do not.</summary>
    Touch,

    /// <summary>Interiors meet, and each has a part outside the other.</summary>
    Overlap,

    /// <summary>All of the candidate lies in the feature, which is larger.</summary>
    Within,

    /// <summary>All of the feature lies in the candidate, which is larger.</summary>
    Holds,

    Equal,
}

/// <summary>Why a trace says nothing: the pair is then left to another engine.</summary>
internal enum TraceDoubt
{
    None,

    /// <summary>Two nodes at one place, or edges that do not bound an area: a boundary crosses itself.</summary>
    Nodes,

    /// <summary>A chain does not close, or both ends of an arc disagree.</summary>
    Chain,

    /// <summary>A ring without a node lies on the other's border.</summary>
    Place,

    /// <summary>A ring has no clear side, or no clear shell.</summary>
    Rings,

    /// <summary>The traced area is not the area the caller knows.</summary>
    Area,
}

/// <summary>
/// The boundary of what a candidate and a feature share. A view into its <see cref="Tracer"/>, valid until that traces again. When there is a
/// doubt nothing else holds. Areas m², lengths m, plane coordinates.
/// </summary>
internal readonly ref struct TracedOverlap(TraceDoubt doubt, Lie relation, double area, ReadOnlySpan<TracedPiece> pieces, Rings rings)
{
    public TraceDoubt Doubt { get; } = doubt;

    public bool Holds => Doubt == TraceDoubt.None;

    public Lie Relation { get; } = relation;

    public double Area { get; } = area;

    /// <summary>Connected pieces: those that touch in points only are apart. <c>Shell</c> is the place among <see cref="Rings"/>.</summary>
    public ReadOnlySpan<TracedPiece> Pieces { get; } = pieces;

    /// <summary>Piece by piece the shell, counter-clockwise, then its holes. Vertices of both boundaries and all points where they meet are there.</summary>
    public Rings Rings { get; } = rings;
}
