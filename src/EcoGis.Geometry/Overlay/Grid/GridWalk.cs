using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// Goes through the squares of a box, at every cell size that the index has, and lists per feature its runs of edges there and how many of the cells
/// it fills. Reads no vertices.
/// </summary>
internal sealed unsafe class GridWalk(GridIndex index) : IDisposable
{
    private const int All = -1, Few = 32;

    /// <summary>Tiles remembered per cell size, as a square of so many on a side (2^bits).</summary>
    private const int NearBits = 3;

    private readonly GridHeader header = index.Header;
    private readonly GridFeature* features = (GridFeature*)(index.Block + index.Header.FeaturesAt);
    private readonly GridLevel* levels = (GridLevel*)(index.Block + index.Header.LevelsAt);
    private readonly GridSquares squares = new(index);
    private readonly GridSuper* supers = (GridSuper*)(index.Block + index.Header.SupersAt);
    private readonly GridNode* nodes = (GridNode*)(index.Block + index.Header.NodesAt);
    private readonly uint* slots = (uint*)(index.Block + index.Header.SlotsAt);
    private readonly GridEntry* entries = (GridEntry*)(index.Block + index.Header.EntriesAt);
    private readonly NativeList<Part> parts = new();
    private readonly NativeList<Met> met = new();
    private readonly List<GridSuper> sparse = [];
    private readonly Tile* near = Forgotten(index.Header.Levels);
    private readonly int* place = (int*)NativeMemory.AllocZeroed((nuint)Math.Max(1, index.Features), sizeof(int));
    private Box box;
    private ShapeKind kind;
    private int left, right, bottom, top, only;
    private long cells;

    /// <summary>A run of edges in a cell, or, without edges, columns that the feature fills up to the top of a row.</summary>
    public struct Part
    {
        public int Next, Column, LastColumn, Row, Start, Count;
        public bool Corner;
    }

    public struct Met
    {
        public int Feature, First, Last;
        public long Full, Cells;
    }

    /// <summary>What the block has for a tile: candidates mostly lie in one that the last ones lay in.</summary>
    private struct Tile
    {
        public int X, Y;
        public uint Around; // entries of the features that fill the super it lies in
        public uint Slot;
    }

    public int Found => (int)met.Count;

    public ref readonly Met this[int i] => ref met[i];

    public ref readonly Part Piece(int at) => ref parts[at];

    /// <summary>All features of one kind.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Over(in Box wanted, ShapeKind wantedKind)
    {
        Begin(wanted, wantedKind, All);
        for (int l = 0; l < header.Levels; l++)
            Level(l);
    }

    /// <summary>One feature. Gives false when it has nothing in the squares of the box.</summary>
    public bool Over(in Box wanted, int feature)
    {
        ref readonly GridFeature f = ref index[feature];
        Begin(wanted, (ShapeKind)f.Kind, feature);
        for (int l = 0; l < header.Levels; l++)
        {
            if (levels[l].Exponent == f.Exponent && f.Kind >= 0)
                Level(l);
        }

        return Found > 0;
    }

    public void InOrder()
    {
        int n = Found;
        Met* items = met.Items;
        if (n > Few)
        {
            new Span<Met>(items, n).Sort((a, b) => a.Feature.CompareTo(b.Feature));
            return;
        }

        for (int i = 1; i < n; i++)
        {
            Met moved = items[i];
            int k = i;
            for (; k > 0 && items[k - 1].Feature > moved.Feature; k--)
                items[k] = items[k - 1];
            items[k] = moved;
        }
    }

    public void Dispose()
    {
        parts.Dispose();
        met.Dispose();
        NativeMemory.Free(place);
        NativeMemory.Free(near);
    }

    private static Tile* Forgotten(int levels)
    {
        int tiles = levels << (2 * NearBits);
        var near = (Tile*)NativeMemory.Alloc((nuint)Math.Max(1, tiles), (nuint)sizeof(Tile));
        for (int i = 0; i < tiles; i++)
            near[i].X = int.MaxValue; // no cell is so far away
        return near;
    }

    private void Begin(in Box wanted, ShapeKind wantedKind, int wantedFeature)
    {
        met.Clear();
        parts.Clear();
        (box, kind, only) = (wanted, wantedKind, wantedFeature);
    }

    /// <summary>A box that meets two tiles at most each way goes by tiles, a wider one by supers: box and cell size alone decide, so a pair's sum has one order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Level(int at)
    {
        GridLevel* level = levels + at;
        CellSize size = new(level->Exponent);
        (left, right, bottom, top) = (size.Of(box.MinX), size.Of(box.MaxX), size.Of(box.MinY), size.Of(box.MaxY));
        cells = (long)(right - left + 1) * (top - bottom + 1);
        int x0 = left >> CellSize.RadixBits, x1 = right >> CellSize.RadixBits, y0 = bottom >> CellSize.RadixBits, y1 = top >> CellSize.RadixBits;
        if (x1 - x0 > 1 || y1 - y0 > 1)
        {
            Wide(*level);
            return;
        }

        const int Mask = (1 << NearBits) - 1;
        Tile* tiles = near + (at << (2 * NearBits));
        for (int y = y0; y <= y1; y++)
        {
            for (int x = x0; x <= x1; x++)
            {
                Tile* tile = tiles + (((y & Mask) << NearBits) | (x & Mask));
                if (tile->X != x || tile->Y != y)
                    Learn(tile, *level, x, y);
                if (tile->Around != Slot.None)
                    FillAll(tile->Around, x << CellSize.RadixBits, y << CellSize.RadixBits, CellSize.Radix);
                if (tile->Slot != Slot.None)
                    Square(tile->Slot, x << CellSize.RadixBits, y << CellSize.RadixBits, CellSize.RadixBits);
            }
        }
    }

    private void Learn(Tile* tile, in GridLevel level, int x, int y)
    {
        (tile->X, tile->Y, tile->Around) = (x, y, Slot.None);
        tile->Slot = SuperTable.Find(supers + level.HashAt, level.HashBits, x >> CellSize.RadixBits, y >> CellSize.RadixBits);
        if ((tile->Slot & Slot.Filled) != 0)
            return; // by one feature, or empty
        ref readonly GridNode super = ref squares.Node(tile->Slot);
        tile->Around = super.Full;
        tile->Slot = squares.SlotOf(super, y & (CellSize.Radix - 1), x & (CellSize.Radix - 1));
    }

    private void Wide(in GridLevel level)
    {
        GridSuper* table = supers + level.HashAt;
        int x0 = left >> 8, x1 = right >> 8, y0 = bottom >> 8, y1 = top >> 8;
        if ((long)(x1 - x0 + 1) * (y1 - y0 + 1) > level.Supers)
        {
            Sparse(table, 1L << level.HashBits, x0, x1, y0, y1);
            return;
        }

        for (int y = y0; y <= y1; y++)
        {
            for (int x = x0; x <= x1; x++)
            {
                uint slot = SuperTable.Find(table, level.HashBits, x, y);
                if (slot != Slot.None)
                    Square(slot, x << 8, y << 8, 2 * CellSize.RadixBits);
            }
        }
    }

    /// <summary>Few supers in a wide box: in the order in which they would be met otherwise, on which the last bits of a sum depend.</summary>
    private void Sparse(GridSuper* table, long length, int x0, int x1, int y0, int y1)
    {
        sparse.Clear();
        for (GridSuper* super = table; super < table + length; super++)
        {
            if (super->Slot != Slot.None && super->X >= x0 && super->X <= x1 && super->Y >= y0 && super->Y <= y1)
                sparse.Add(*super);
        }

        sparse.Sort((a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        foreach (GridSuper super in sparse)
            Square(super.Slot, super.X << 8, super.Y << 8, 2 * CellSize.RadixBits);
    }

    /// <summary>A square with 2^<paramref name="bits"/> cells on a side, the lowest and leftmost of them at x, y: a super, a tile or a cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Square(uint slot, int x, int y, int bits)
    {
        if (bits == 0 && (slot & Slot.Filled) != 0)
            Fill((int)(slot & ~Slot.Filled), x, y);
        else if ((slot & Slot.Filled) != 0)
            Fill((int)(slot & ~Slot.Filled), x, y, 1 << bits);
        else if (bits == 0)
            Entries(slot, x, y);
        else
            Divided(slot < header.Nodes ? nodes + slot : throw GridCheck.Damaged("a node"), x, y, bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Divided(GridNode* node, int x, int y, int bits)
    {
        if (node->Full != Slot.None)
            FillAll(node->Full, x, y, 1 << bits);
        int last = (1 << bits) - 1, within = bits - CellSize.RadixBits;
        int c0 = Math.Max(left - x, 0) >> within, c1 = Math.Min(right - x, last) >> within;
        int r0 = Math.Max(bottom - y, 0) >> within, r1 = Math.Min(top - y, last) >> within;
        Vector256<ushort> row = Vector256.Create((ushort)0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        Vector256<ushort> met = Vector256.GreaterThanOrEqual(row, Vector256.Create((ushort)r0)) & Vector256.LessThanOrEqual(row, Vector256.Create((ushort)r1))
            & Vector256.Create((ushort)((2u << c1) - (1u << c0))) & Vector256.Load((ushort*)node);
        if (met == Vector256<ushort>.Zero)
            return;
        ulong* words = (ulong*)node; // four rows each
        long before = node->Slots;
        for (int w = 0; w < r0 >> 2; w++)
            before += BitOperations.PopCount(words[w]);
        for (int w = r0 >> 2; w <= r1 >> 2; before += BitOperations.PopCount(words[w++]))
        {
            for (ulong occupied = ((ulong*)&met)[w]; occupied != 0; occupied &= occupied - 1)
            {
                int square = BitOperations.TrailingZeroCount(occupied);
                long at = before + BitOperations.PopCount(words[w] & ((1ul << square) - 1));
                if (at >= header.Slots)
                    throw GridCheck.Damaged("a slot");
                Square(slots[at], x + ((square & 15) << within), y + (((4 * w) + (square >> 4)) << within), within);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Entries(uint at, int x, int y)
    {
        GridEntry* entry = entries + at;
        for (; at < header.Entries; at++, entry++)
        {
            if ((entry->Marks & GridEntry.Full) != 0)
                Fill(entry->Feature, x, y);
            else
                Run(entry, x, y);
            if (entry->IsLast)
                break;
        }
    }

    private void FillAll(uint at, int x, int y, int side)
    {
        for (; at < header.Entries; at++)
        {
            Fill(entries[at].Feature, x, y, side);
            if (entries[at].IsLast)
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(int feature, int x, int y, int side)
    {
        Met* m = Of(feature);
        if (m == null)
            return;
        int c0 = Math.Max(left, x), c1 = Math.Min(right, x + side - 1), r0 = Math.Max(bottom, y), r1 = Math.Min(top, y + side - 1);
        m->Full += (long)(c1 - c0 + 1) * (r1 - r0 + 1);
        if (r1 == top)
            Top(m, c0, c1);
    }

    /// <summary>A cell of the box.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Fill(int feature, int column, int row)
    {
        Met* m = Of(feature);
        if (m == null)
            return;
        m->Full++;
        if (row == top)
            Top(m, column, column);
    }

    /// <summary>Columns filled up to the top of the box; one stretch with those just before.</summary>
    private void Top(Met* m, int first, int last)
    {
        if (m->Last >= 0 && parts[m->Last] is { Count: 0 } before && before.LastColumn + 1 == first)
        {
            parts[m->Last].LastColumn = last;
            return;
        }

        Part* part = Next(m);
        (part->Column, part->LastColumn, part->Row, part->Start, part->Count, part->Corner) = (first, last, top, 0, 0, true);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(GridEntry* entry, int x, int y)
    {
        int feature = entry->Feature;
        Met* m = Of(feature);
        if (m == null)
            return;
        if (entry->Start < 0 || (long)entry->Start + entry->Count + (kind == ShapeKind.Point ? 0 : 1) > features[feature].Vertices)
            throw GridCheck.Damaged("a run of edges");
        Part* part = Next(m);
        (part->Column, part->LastColumn, part->Row, part->Start, part->Count, part->Corner) = (x, x, y, entry->Start, entry->Count, (entry->Marks & GridEntry.Corner) != 0);
    }

    /// <summary>One part more of a feature, after those it has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Part* Next(Met* m)
    {
        int at = (int)parts.Count;
        Part* part = parts.Extend(1);
        part->Next = -1;
        if (m->Last < 0)
            m->First = at;
        else
            parts[m->Last].Next = at;
        m->Last = at;
        return part;
    }

    // a feature's place is believed only when the list confirms it, so nothing has to be cleared between candidates
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Met* Of(int feature)
    {
        if ((uint)feature >= (uint)header.Features)
            throw GridCheck.Damaged("a feature");
        int i = place[feature];
        if (i < met.Count && met.Items[i].Feature == feature)
            return met.Items + i;
        if (only != All && only != feature)
            return null;
        GridFeature* f = features + feature;
        if (f->Kind != (sbyte)kind || f->MinX > box.MaxX || f->MaxX < box.MinX || f->MinY > box.MaxY || f->MaxY < box.MinY)
            return null;
        place[feature] = (int)met.Count;
        Met* m = met.Extend(1);
        (m->Feature, m->First, m->Last, m->Full, m->Cells) = (feature, -1, -1, 0, cells);
        return m;
    }
}
