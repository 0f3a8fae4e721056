namespace EcoGis;

/// <summary>
/// How much of one polygon lies on each class of a grid. <paramref name="Classes"/> ascend by value and hold only classes of which more than rounding
/// (1e-12 of the polygon) is covered; what lies on cells without data and what lies outside the grid are told apart and never left out, so
/// that everything adds up to the polygon.
/// </summary>
public sealed record ClassCoverage(IReadOnlyList<ClassCells> Classes, CellSum NoData, CellSum Outside)
{
    /// <summary>The whole polygon.</summary>
    public CellSum Total => Classes.Aggregate(NoData + Outside, (sum, c) => sum + c.Covered);
}

/// <summary>
/// Covered fractions of cells, summed, and the same as area: in the grid's plane, or on the ellipsoid for a grid in degrees or Web Mercator.
/// </summary>
public readonly record struct CellSum(double Cells, double SquareMetres)
{
    public static CellSum operator +(CellSum a, CellSum b) => new(a.Cells + b.Cells, a.SquareMetres + b.SquareMetres);

    public static CellSum operator -(CellSum a, CellSum b) => new(a.Cells - b.Cells, a.SquareMetres - b.SquareMetres);
}

/// <summary>The sum of one class value.</summary>
public readonly record struct ClassCells(int Class, CellSum Covered);
