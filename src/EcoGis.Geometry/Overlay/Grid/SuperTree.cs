using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The supers of all cell sizes that have edges, in the order of their distance from a place. Immutable; metres of the plane.</summary>
internal sealed class SuperTree
{
    private readonly List<GridSquare> squares = [];
    private readonly BoxTree tree;

    public SuperTree(GridIndex index)
    {
        GridSquares grid = new(index);
        foreach (ref readonly GridLevel level in grid.Levels)
            foreach (ref readonly GridSuper super in grid.Supers(level))
                if ((super.Slot & Slot.Filled) == 0) // neither empty nor filled by one feature
                    squares.Add(new GridSquare(super.Slot, super.X << 8, super.Y << 8, 256, Math.ScaleB(1, 2 * level.Exponent)));
        tree = new BoxTree([.. squares.Select(s => new Envelope(s.Box.MinX, s.Box.MaxX, s.Box.MinY, s.Box.MaxY))]);
    }

    /// <summary>Each with the square of its distance from a box.</summary>
    public IEnumerable<(GridSquare Square, double Squared)> From(Box box)
    {
        foreach (var (item, squared) in tree.ByDistance(b => b.SquaredDistance(box)))
            yield return (squares[item], squared);
    }
}

/// <summary>A square of the grid: where what it holds is in the block, its lower left cell, and how many cells of how many metres it is wide.</summary>
internal readonly record struct GridSquare(uint At, int X, int Y, int Side, double Metres)
{
    public Box Box => new(X * Metres, Y * Metres, (X + Side) * Metres, (Y + Side) * Metres);
}
