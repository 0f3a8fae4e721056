using System.Numerics;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>Reads the squares of a grid block one by one; refuses, with <see cref="FormatException"/>, to read outside it.</summary>
internal readonly unsafe struct GridSquares(GridIndex index)
{
    private readonly byte* block = index.Block;
    private readonly GridHeader header = index.Header;

    public ReadOnlySpan<GridLevel> Levels => new(block + header.LevelsAt, header.Levels);

    /// <summary>The places of the hash table of one cell size.</summary>
    public ReadOnlySpan<GridSuper> Supers(in GridLevel level) => new((GridSuper*)(block + header.SupersAt) + level.HashAt, 1 << level.HashBits);

    /// <summary>What a super points to; <see cref="Slot.None"/> where there is none.</summary>
    public uint Super(in GridLevel level, int x, int y) => SuperTable.Find((GridSuper*)(block + header.SupersAt) + level.HashAt, level.HashBits, x, y);

    public ref readonly GridNode Node(uint at)
    {
        if (at >= header.Nodes)
            throw GridCheck.Damaged("a node");
        return ref ((GridNode*)(block + header.NodesAt))[at];
    }

    /// <summary>What the occupied squares of a node point to, in bit order.</summary>
    public ReadOnlySpan<uint> Slots(in GridNode node)
    {
        int count = BitOperations.PopCount(node.Rows0) + BitOperations.PopCount(node.Rows1) + BitOperations.PopCount(node.Rows2) + BitOperations.PopCount(node.Rows3);
        return (long)node.Slots + count <= header.Slots ? new((uint*)(block + header.SlotsAt) + node.Slots, count) : throw GridCheck.Damaged("a slot");
    }

    public static ulong Rows(in GridNode node, int quarter) => quarter switch { 0 => node.Rows0, 1 => node.Rows1, 2 => node.Rows2, _ => node.Rows3 };

    /// <summary>What one square of a node points to, <see cref="Slot.None"/> when it is empty.</summary>
    public uint SlotOf(in GridNode node, int row, int column)
    {
        int square = (row << 4) | column, rank = 0;
        ulong rows = Rows(node, square >> 6), bit = 1ul << (square & 63);
        if ((rows & bit) == 0)
            return Slot.None;
        for (int quarter = 0; quarter < square >> 6; quarter++)
            rank += BitOperations.PopCount(Rows(node, quarter));
        return Slots(node)[rank + BitOperations.PopCount(rows & (bit - 1))];
    }

    /// <summary>A list of entries, which ends with one marked as the last; empty for <see cref="Slot.None"/>.</summary>
    public ReadOnlySpan<GridEntry> Entries(uint at)
    {
        if (at == Slot.None)
            return [];
        var entries = (GridEntry*)(block + header.EntriesAt);
        long end = at;
        while (end < header.Entries && !entries[end].IsLast)
            end++;
        return end < header.Entries ? new(entries + at, (int)(end + 1 - at)) : throw GridCheck.Damaged("a list of entries");
    }

    /// <summary>The vertices that a run of edges names (of points: the points).</summary>
    public void Decode(in GridEntry run, in GridFeature feature, Scratch<double> to)
    {
        int count = run.Count + (feature.Kind == (sbyte)ShapeKind.Point ? 0 : 1);
        if (run.Start < 0 || (long)run.Start + count > feature.Vertices)
            throw GridCheck.Damaged("a run of edges");
        fixed (double* points = to.Resize(2 * count))
            VertexCoder.Decode(feature, block + header.VerticesAt, run.Start, count, points);
    }
}
