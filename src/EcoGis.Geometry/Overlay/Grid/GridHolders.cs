using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>The polygons of a grid that hold a point, inside or on the border: exact. One per thread.</summary>
internal sealed class GridHolders(GridIndex index, GridOverlay grid)
{
    private readonly GridSquares squares = new(index);

    /// <summary>Adds them; one may come twice.</summary>
    /// <param name="counts">False for features that need not be looked at.</param>
    public void Find(double x, double y, Predicate<int> counts, Scratch<int> found)
    {
        foreach (ref readonly GridLevel level in squares.Levels)
            Find(level, x, y, counts, found);
    }

    private void Find(in GridLevel level, double x, double y, Predicate<int> counts, Scratch<int> found)
    {
        CellSize cells = new(level.Exponent);
        int column = cells.Of(x), row = cells.Of(y);
        uint slot = squares.Super(level, column >> 8, row >> 8);
        for (int shift = 4; shift >= 0 && slot != Slot.None && (slot & Slot.Filled) == 0; shift -= 4)
        {
            ref readonly GridNode node = ref squares.Node(slot);
            foreach (ref readonly GridEntry full in squares.Entries(node.Full))
                found.Add(full.Feature);
            slot = squares.SlotOf(node, (row >> shift) & 15, (column >> shift) & 15);
        }

        if (slot == Slot.None)
            return;
        if ((slot & Slot.Filled) != 0)
        {
            found.Add((int)(slot & ~Slot.Filled));
            return;
        }

        int located = -1;
        foreach (ref readonly GridEntry entry in squares.Entries(slot))
        {
            if ((entry.Marks & GridEntry.Full) != 0)
            {
                found.Add(entry.Feature);
            }
            else if (entry.Feature != located && counts(entry.Feature) && index[entry.Feature].Kind == (sbyte)ShapeKind.Polygon)
            {
                located = entry.Feature;
                if (grid.Locate(located, x, y) != Location.Exterior)
                    found.Add(located);
            }
        }
    }
}
