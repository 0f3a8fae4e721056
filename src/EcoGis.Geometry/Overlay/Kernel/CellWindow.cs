namespace EcoGis;

/// <summary>The square of the grid in which a run of edges is listed, metres, and whether its row is the lowest or highest that the candidate's box meets.</summary>
internal readonly record struct CellWindow(double Left, double Right, double Low, double High, bool IsBottom, bool IsTop);
