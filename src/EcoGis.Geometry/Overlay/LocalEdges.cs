using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The edges of one feature that meet a box: whole, as drawn (rings with the interior on the left), each once, in ascending order of their
/// ordinal in the feature. All edges that meet the box must be there; others may be. A view that owns nothing; plane coordinates.
/// </summary>
/// <param name="edges">In order.</param>
/// <param name="total">Number of edges of the whole feature.</param>
/// <param name="onePath">True when the feature is known to have one ring or path only, which then meets itself nowhere.</param>
internal readonly ref struct LocalEdges(ReadOnlySpan<LocalEdge> edges, int total, bool onePath)
{
    private readonly ReadOnlySpan<LocalEdge> edges = edges;

    public ref readonly LocalEdge this[int i] => ref edges[i];

    public int Total { get; } = total;

    public bool OnePath { get; } = onePath;

    public int Count => edges.Length;
}

/// <summary>Says exactly where a point of the plane lies to one whole polygon feature.</summary>
internal interface IPointLocator
{
    Location Locate(double x, double y);
}
