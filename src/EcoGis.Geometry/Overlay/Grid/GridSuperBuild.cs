namespace EcoGis;

/// <summary>One super of one cell size while the index is built: its segments become nodes, slots and entries.</summary>
internal sealed unsafe class GridSuperBuild
{
    private const int Digit = 9, Digits = 1 << Digit;

    private uint firstNode, firstSlot, firstEntry;
    private bool filled;

    public List<GridSegment> Segments { get; } = [];

    public List<GridNode> Nodes { get; } = [];

    public List<uint> Slots { get; } = [];

    public List<GridEntry> Entries { get; } = [];

    /// <summary>What the hash table says of the super.</summary>
    public uint Slot => filled ? Slots0 : firstNode;

    private uint Slots0 { get; set; }

    public delegate GridItem* ItemsOf(int worker);

    public struct Keyed
    {
        public GridItem Item;
        public int Feature;
    }

    public void Make(ItemsOf items, NativeList<Keyed> keyed, NativeList<Keyed> spare)
    {
        keyed.Clear();
        spare.Clear();
        foreach (GridSegment segment in Segments)
        {
            GridItem* item = items(segment.Worker) + segment.ItemsAt;
            for (int i = 0; i < segment.Items; i++)
                keyed.Add(new Keyed { Item = item[i], Feature = segment.Feature });
        }

        Segments.Clear();
        long n = keyed.Count;
        if (n == 1 && keyed[0].Item.Place == GridItem.WholeSuper)
        {
            (filled, Slots0) = (true, EcoGis.Slot.Filled | (uint)keyed[0].Feature);
            return;
        }

        Keyed* from = keyed.Items, to = spare.Extend(n);
        Pass(from, to, n, 0);
        Pass(to, from, n, Digit);
        Nodes.Add(default);
        Entries.Capacity = (int)n;
        long at = 0;
        GridNode super = new() { Full = List(from, ref at, n, GridItem.WholeSuper) };
        List<uint> tiles = [];
        while (at < n)
        {
            int tile = from[at].Item.Place >> Digit;
            Occupy(ref super, tile);
            tiles.Add(Tile(from, ref at, n, tile));
        }

        super.Slots = (uint)Slots.Count;
        Slots.AddRange(tiles);
        Nodes[0] = super;
    }

    /// <summary>Makes places in own lists places in the block.</summary>
    public void Place(long nodes, long slots, long entries) => (firstNode, firstSlot, firstEntry) = ((uint)nodes, (uint)slots, (uint)entries);

    public void CopyTo(byte* block, in GridHeader header)
    {
        var nodes = (GridNode*)(block + header.NodesAt) + firstNode;
        uint* slots = (uint*)(block + header.SlotsAt) + firstSlot;
        var entries = (GridEntry*)(block + header.EntriesAt) + firstEntry;
        for (int i = 0; i < Nodes.Count; i++)
        {
            nodes[i] = Nodes[i];
            nodes[i].Slots += firstSlot;
            nodes[i].Full += nodes[i].Full == EcoGis.Slot.None ? 0 : firstEntry;
        }

        int tilesFrom = Nodes.Count > 0 ? (int)Nodes[0].Slots : 0;
        for (int i = 0; i < Slots.Count; i++)
            slots[i] = (Slots[i] & EcoGis.Slot.Filled) != 0 ? Slots[i] : Slots[i] + (i >= tilesFrom ? firstNode : firstEntry);
        for (int i = 0; i < Entries.Count; i++)
            entries[i] = Entries[i];
    }

    private uint Tile(Keyed* items, ref long at, long n, int tile)
    {
        int whole = tile << Digit;
        if (items[at].Item.Place == whole && (at + 1 == n || items[at + 1].Item.Place >> Digit != tile))
            return EcoGis.Slot.Filled | (uint)items[at++].Feature;
        GridNode node = new() { Full = List(items, ref at, n, whole), Slots = (uint)Slots.Count };
        while (at < n && items[at].Item.Place >> Digit == tile)
        {
            int place = items[at].Item.Place;
            Occupy(ref node, place & 255);
            if (items[at].Item.Marks == GridEntry.Full && (at + 1 == n || items[at + 1].Item.Place != place))
                Slots.Add(EcoGis.Slot.Filled | (uint)items[at++].Feature);
            else
                Slots.Add(List(items, ref at, n, place));
        }

        Nodes.Add(node);
        return (uint)(Nodes.Count - 1);
    }

    private uint List(Keyed* items, ref long at, long n, int place)
    {
        if (at == n || items[at].Item.Place != place)
            return EcoGis.Slot.None;
        uint first = (uint)Entries.Count;
        for (; at < n && items[at].Item.Place == place; at++)
        {
            bool last = at + 1 == n || items[at + 1].Item.Place != place;
            GridItem item = items[at].Item;
            Entries.Add(new GridEntry { Tagged = (uint)items[at].Feature | (last ? GridEntry.Last : 0), Start = item.Start, Count = item.Count, Marks = item.Marks });
        }

        return first;
    }

    private static void Occupy(ref GridNode node, int square)
    {
        ulong bit = 1ul << (square & 63);
        switch (square >> 6)
        {
            case 0: node.Rows0 |= bit; break;
            case 1: node.Rows1 |= bit; break;
            case 2: node.Rows2 |= bit; break;
            default: node.Rows3 |= bit; break;
        }
    }

    // place + 1, so that the whole super comes first, has two digits
    private static void Pass(Keyed* from, Keyed* to, long n, int shift)
    {
        int* counts = stackalloc int[Digits + 1];
        new Span<int>(counts, Digits + 1).Clear();
        for (long i = 0; i < n; i++)
            counts[((from[i].Item.Place + 1) >> shift) & (Digits - 1)]++;
        int sum = 0;
        for (int d = 0; d < Digits; d++)
            (counts[d], sum) = (sum, sum + counts[d]);
        for (long i = 0; i < n; i++)
            to[counts[((from[i].Item.Place + 1) >> shift) & (Digits - 1)]++] = from[i];
    }
}
