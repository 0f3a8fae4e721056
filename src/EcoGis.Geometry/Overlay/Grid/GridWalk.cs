using System.Numerics;
using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// Goes through the squares of a box, at every cell size that the index has, and lists per feature its runs of edges there and how many of the cells
/// it fills. Reads no vertices.
/// </summary>
internal sealed unsafe class GridWalk(GridIndex index) : IDisposable
{
    private readonly NativeList<Part> parts = new();
    private readonly int* place = (int*)NativeMemory.AllocZeroed((nuint)Math.Max(1, index.Features), sizeof(int));
    private readonly GridHeader header = index.Header;
    private readonly byte* block = index.Block;
    private Met[] met = new Met[16];
    private Box box;
    private ShapeKind kind;
    private int left, right, bottom, top;
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

    public int Found { get; private set; }

    public ref readonly Met this[int i] => ref met[i];

    public ref readonly Part Piece(int at) => ref parts[at];

    public void Over(in Box wanted, ShapeKind wantedKind)
    {
        Found = 0;
        parts.Clear();
        (box, kind) = (wanted, wantedKind);
        var levels = (GridLevel*)(block + header.LevelsAt);
        for (int l = 0; l < header.Levels; l++)
        {
            CellSize size = new(levels[l].Exponent);
            (left, right, bottom, top) = (size.Of(box.MinX), size.Of(box.MaxX), size.Of(box.MinY), size.Of(box.MaxY));
            cells = (long)(right - left + 1) * (top - bottom + 1);
            Supers(levels[l]);
        }
    }

    public void InOrder()
    {
        if (Found > 1)
            met.AsSpan(0, Found).Sort((a, b) => a.Feature.CompareTo(b.Feature));
    }

    public void Dispose()
    {
        parts.Dispose();
        NativeMemory.Free(place);
    }

    private void Supers(in GridLevel level)
    {
        var table = (GridSuper*)(block + header.SupersAt) + level.HashAt;
        uint mask = (1u << level.HashBits) - 1;
        int x0 = left >> 8, x1 = right >> 8, y0 = bottom >> 8, y1 = top >> 8;
        if ((long)(x1 - x0 + 1) * (y1 - y0 + 1) > level.Supers)
        {
            for (uint h = 0; h <= mask; h++)
            {
                if (table[h].Slot != Slot.None && table[h].X >= x0 && table[h].X <= x1 && table[h].Y >= y0 && table[h].Y <= y1)
                    Super(table[h]);
            }

            return;
        }

        for (int y = y0; y <= y1; y++)
        {
            for (int x = x0; x <= x1; x++)
            {
                for (uint h = SuperTable.Hash(x, y, level.HashBits); table[h].Slot != Slot.None; h = (h + 1) & mask)
                {
                    if (table[h].X != x || table[h].Y != y)
                        continue;
                    Super(table[h]);
                    break;
                }
            }
        }
    }

    private void Super(in GridSuper super)
    {
        int x = super.X << 8, y = super.Y << 8;
        if ((super.Slot & Slot.Filled) != 0)
        {
            Fill((int)(super.Slot & ~Slot.Filled), x, y, 256);
            return;
        }

        ref readonly GridNode node = ref Node(super.Slot);
        FillAll(node.Full, x, y, 256);
        int c0 = Math.Max(left, x) - x >> 4, c1 = Math.Min(right, x + 255) - x >> 4, r0 = Math.Max(bottom, y) - y >> 4, r1 = Math.Min(top, y + 255) - y >> 4;
        uint columns = (2u << c1) - (1u << c0);
        for (int r = r0; r <= r1; r++)
        {
            for (uint bits = (uint)(Rows(node, r >> 2) >> ((r & 3) << 4)) & columns; bits != 0; bits &= bits - 1)
            {
                int c = BitOperations.TrailingZeroCount(bits);
                uint slot = SlotOf(node, r, c);
                if ((slot & Slot.Filled) != 0)
                    Fill((int)(slot & ~Slot.Filled), x + (c << 4), y + (r << 4), 16);
                else
                    Tile(Node(slot), x + (c << 4), y + (r << 4));
            }
        }
    }

    private void Tile(in GridNode node, int x, int y)
    {
        FillAll(node.Full, x, y, 16);
        int c0 = Math.Max(left - x, 0), c1 = Math.Min(right - x, 15), r0 = Math.Max(bottom - y, 0), r1 = Math.Min(top - y, 15);
        uint columns = (2u << c1) - (1u << c0);
        for (int r = r0; r <= r1; r++)
        {
            for (uint bits = (uint)(Rows(node, r >> 2) >> ((r & 3) << 4)) & columns; bits != 0; bits &= bits - 1)
            {
                int c = BitOperations.TrailingZeroCount(bits);
                uint slot = SlotOf(node, r, c);
                if ((slot & Slot.Filled) != 0)
                    Fill((int)(slot & ~Slot.Filled), x + c, y + r, 1);
                else
                    Entries(slot, x + c, y + r);
            }
        }
    }

    private void Entries(uint at, int x, int y)
    {
        var entries = (GridEntry*)(block + header.EntriesAt);
        for (; at < header.Entries; at++)
        {
            GridEntry entry = entries[at];
            if ((entry.Marks & GridEntry.Full) != 0)
                Fill(entry.Feature, x, y, 1);
            else
                Add(entry.Feature, new Part { Column = x, LastColumn = x, Row = y, Start = entry.Start, Count = entry.Count, Corner = (entry.Marks & GridEntry.Corner) != 0 });
            if (entry.IsLast)
                break;
        }
    }

    private void FillAll(uint at, int x, int y, int side)
    {
        if (at == Slot.None)
            return;
        var entries = (GridEntry*)(block + header.EntriesAt);
        for (; at < header.Entries; at++)
        {
            Fill(entries[at].Feature, x, y, side);
            if (entries[at].IsLast)
                break;
        }
    }

    private void Fill(int feature, int x, int y, int side)
    {
        int i = Of(feature);
        if (i < 0)
            return;
        int c0 = Math.Max(left, x), c1 = Math.Min(right, x + side - 1), r0 = Math.Max(bottom, y), r1 = Math.Min(top, y + side - 1);
        met[i].Full += (long)(c1 - c0 + 1) * (r1 - r0 + 1);
        if (r1 == top)
            Chain(i, new Part { Column = c0, LastColumn = c1, Row = r1, Corner = true });
    }

    private void Add(int feature, in Part part)
    {
        int i = Of(feature);
        if (i >= 0)
            Chain(i, part);
    }

    private void Chain(int i, in Part part)
    {
        int at = (int)parts.Count;
        parts.Add(part);
        parts[at].Next = -1;
        if (met[i].Last < 0)
            met[i].First = at;
        else
            parts[met[i].Last].Next = at;
        met[i].Last = at;
    }

    // a feature's place is believed only when the list confirms it, so nothing has to be cleared between candidates
    private int Of(int feature)
    {
        int i = place[feature];
        if (i < Found && met[i].Feature == feature)
            return i;
        ref readonly GridFeature f = ref index[feature];
        if (f.Kind != (sbyte)kind || f.MinX > box.MaxX || f.MaxX < box.MinX || f.MinY > box.MaxY || f.MaxY < box.MinY)
            return -1;
        if (Found == met.Length)
            Array.Resize(ref met, 2 * met.Length);
        place[feature] = Found;
        met[Found] = new Met { Feature = feature, First = -1, Last = -1, Cells = cells };
        return Found++;
    }

    private ref readonly GridNode Node(uint at) => ref ((GridNode*)(block + header.NodesAt))[at];

    private static ulong Rows(in GridNode node, int quarter) => quarter switch { 0 => node.Rows0, 1 => node.Rows1, 2 => node.Rows2, _ => node.Rows3 };

    private uint SlotOf(in GridNode node, int row, int column)
    {
        int square = (row << 4) | column, quarter = square >> 6;
        int rank = BitOperations.PopCount(Rows(node, quarter) & ((1ul << (square & 63)) - 1));
        if (quarter > 0)
            rank += BitOperations.PopCount(node.Rows0);
        if (quarter > 1)
            rank += BitOperations.PopCount(node.Rows1);
        if (quarter > 2)
            rank += BitOperations.PopCount(node.Rows2);
        return ((uint*)(block + header.SlotsAt))[node.Slots + rank];
    }
}
