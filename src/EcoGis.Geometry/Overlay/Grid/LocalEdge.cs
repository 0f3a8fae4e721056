namespace EcoGis;

/// <summary>An edge of a feature as it was loaded, from its first to its second vertex; a point is an edge of no length. Metres of the plane.</summary>
/// <param name="Ordinal">Number of its first vertex in the feature: the next edge of the path has the next number.</param>
internal readonly record struct LocalEdge(double Ax, double Ay, double Bx, double By, int Ordinal);
