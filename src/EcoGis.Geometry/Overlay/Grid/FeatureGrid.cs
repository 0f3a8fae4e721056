namespace EcoGis;

/// <summary>A run of edges of one feature in one cell, while the index is built. The crossing sum is of the cell's left border.</summary>
internal struct GridRun
{
    public ulong Key; // super column, super row, tile column, tile row, column, row; rows from the top
    public int Start, Count, Crossings;
}

/// <summary>What the index stores of one feature in one square of a super.</summary>
internal struct GridItem
{
    public int Place; // −1: the whole super; else tile << 9, and 256 + cell unless it is the whole tile
    public int Start;
    public ushort Count, Marks;

    public const int WholeSuper = -1;

    public static int Tile(int column, int row) => ((row << 4) | column) << 9;

    public static int Cell(int column, int row) => 256 | (row << 4) | column;
}

/// <summary>The items of one feature in one super.</summary>
internal struct GridSegment
{
    public int Feature, X, Y, Items;
    public long ItemsAt;
    public int Worker;
}

/// <summary>
/// Cuts one feature after the other into the squares of its own cell size. Edges are listed whole, in every cell that they meet; squares without
/// edges inside a polygon are kept at the coarsest size. Depends on the feature alone. The coverage of every cell corner beside an edge must be 0
/// or 1; anything else is a fault.
/// </summary>
internal sealed unsafe class FeatureGrid : IDisposable
{
    private const int MostInRun = ushort.MaxValue;

    private readonly NativeList<GridRun> runs = new(), spare = new();
    private readonly sbyte[] coverage = new sbyte[CellSize.Radix * CellSize.Radix];
    private int originColumn, originRow, feature;
    private bool solid;

    /// <summary>What the features cut so far left; segments refer to it.</summary>
    public NativeList<GridItem> Items { get; } = new();

    public NativeList<GridSegment> Segments { get; } = new();

    public void Cut(int number, FlatPaths paths, CellSize cells, in Box box)
    {
        feature = number;
        solid = paths.Kind == ShapeKind.Polygon;
        originColumn = cells.Of(box.MinX) & ~255;
        originRow = cells.Of(box.MaxY) | 255;
        runs.Clear();
        fixed (double* points = paths.Points)
        {
            int from = 0;
            foreach (int end in paths.Ends)
            {
                if (paths.Kind == ShapeKind.Point)
                {
                    for (int k = from; k < end; k++)
                        List(cells.Of(points[2 * k]), cells.Of(points[(2 * k) + 1]), k, 0);
                }
                else
                {
                    Trace(points, from, end - 1, cells);
                }

                from = end;
            }
        }

        RunOrder.Sort(runs, spare);
        Scan();
    }

    public void Dispose()
    {
        runs.Dispose();
        spare.Dispose();
        Items.Dispose();
        Segments.Dispose();
    }

    private void Trace(double* p, int from, int last, in CellSize cells)
    {
        int column = cells.Of(p[2 * from]), row = cells.Of(p[(2 * from) + 1]);
        for (int k = from; k < last; k++)
        {
            double ax = p[2 * k], ay = p[(2 * k) + 1], bx = p[(2 * k) + 2], by = p[(2 * k) + 3];
            int toColumn = cells.Of(bx), toRow = cells.Of(by), crossing = 0;
            while (column != toColumn)
            {
                bool right = toColumn > column;
                int meet = EdgeLine.RowAt(ax, ay, bx, by, (right ? column + 1 : column) * cells.Metres, cells);
                // leaving to the left, the line is this column's own left border; to the right, the next column's
                Climb(column, row, meet, k, crossing, right ? 0 : 1);
                (column, row, crossing) = (right ? column + 1 : column - 1, meet, right ? -1 : 0);
            }

            Climb(column, row, toRow, k, crossing, 0);
            row = toRow;
        }
    }

    private void Climb(int column, int row, int toRow, int edge, int first, int last)
    {
        for (int step = toRow > row ? 1 : -1; row != toRow; row += step, first = 0)
            List(column, row, edge, first);
        List(column, row, edge, first + last);
    }

    private void List(int column, int row, int edge, int crossings)
    {
        uint u = (uint)(column - originColumn), v = (uint)(originRow - row);
        ulong key = ((ulong)(u >> 8) << 40) | ((ulong)(v >> 8) << 16) | ((u & 0xf0) << 8) | ((v & 0xf0) << 4) | ((u & 15) << 4) | (v & 15);
        if (runs.Count > 0)
        {
            ref GridRun last = ref runs[runs.Count - 1];
            if (last.Key == key && last.Start + last.Count == edge && last.Count < MostInRun)
            {
                last.Count++;
                last.Crossings += crossings;
                return;
            }
        }

        runs.Add(new GridRun { Key = key, Start = edge, Count = 1, Crossings = crossings });
    }

    private void Scan()
    {
        GridRun* run = runs.Items, end = run + runs.Count;
        while (run < end)
        {
            uint column = (uint)(run->Key >> 40);
            Array.Clear(coverage);
            for (int above = -1; run < end && (uint)(run->Key >> 40) == column;)
            {
                int row = (int)((run->Key >> 16) & 0xffffff);
                for (int gap = above + 1; above >= 0 && gap < row; gap++)
                {
                    if (coverage[0] != 0)
                        Segment(column, gap, Items.Count, new GridItem { Place = GridItem.WholeSuper, Marks = GridEntry.Full });
                }

                long at = Items.Count;
                run = Super(run, end, run->Key >> 16);
                Segment(column, row, at, null);
                above = row;
            }

            for (int i = 0; solid && i < coverage.Length; i++)
                Check(coverage[i] == 0 ? 0 : 2);
        }
    }

    private GridRun* Super(GridRun* run, GridRun* end, ulong super)
    {
        for (int column = 0; column < CellSize.Radix; column++)
        {
            ulong strip = (super << 4) | (uint)column;
            if ((run == end || run->Key >> 12 != strip) && coverage[column << 4] == 0)
                continue;
            for (int row = 0; row < CellSize.Radix; row++)
            {
                ulong tile = (strip << 4) | (uint)row;
                int place = GridItem.Tile(column, CellSize.Radix - 1 - row);
                if (run < end && run->Key >> 8 == tile)
                    run = Tile(run, end, tile, place, column << 4);
                else if (coverage[column << 4] != 0)
                    Items.Add(new GridItem { Place = place, Marks = GridEntry.Full });
            }
        }

        return run;
    }

    private GridRun* Tile(GridRun* run, GridRun* end, ulong tile, int place, int first)
    {
        for (int column = 0; column < CellSize.Radix; column++)
        {
            ulong strip = (tile << 4) | (uint)column;
            int inside = coverage[first + column];
            bool any = run < end && run->Key >> 4 == strip;
            if (!any && inside == 0)
                continue;
            for (int row = 0; row < CellSize.Radix; row++)
            {
                ulong cell = (strip << 4) | (uint)row;
                int at = place | GridItem.Cell(column, CellSize.Radix - 1 - row);
                if (run < end && run->Key == cell)
                {
                    ushort mark = inside != 0 ? GridEntry.Corner : (ushort)0;
                    for (; run < end && run->Key == cell; run++, mark = 0)
                    {
                        Items.Add(new GridItem { Place = at, Start = run->Start, Count = (ushort)run->Count, Marks = mark });
                        inside += run->Crossings;
                    }

                    if (solid)
                        Check(inside);
                    else
                        inside = 0;
                }
                else if (inside != 0)
                {
                    Items.Add(new GridItem { Place = at, Marks = GridEntry.Full });
                }
            }

            coverage[first + column] = (sbyte)inside;
        }

        return run;
    }

    private void Segment(uint column, int row, long at, GridItem? only)
    {
        if (only is { } item)
            Items.Add(item);
        Segments.Add(new GridSegment
        {
            Feature = feature,
            X = (originColumn >> 8) + (int)column,
            Y = (originRow >> 8) - row,
            ItemsAt = at,
            Items = (int)(Items.Count - at),
        });
    }

    private void Check(int times)
    {
        if (times is not (0 or 1))
            throw new Fault(GridFaults.Winding, Place.None, feature + 1, times).Raise();
    }
}
