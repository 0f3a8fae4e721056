using System.Buffers.Binary;

namespace EcoGis;

/// <summary>
/// A rowid table as its b-tree lies in the file (sqlite.org/fileformat2.html §1.6): which leaf pages hold its rows in order of the key, and how many
/// each has, without reading a row. What quick_check says of a table is checked here and by <see cref="SqliteRows"/> as the pages are read: every page
/// once, keys ascending, cells within their page and not over each other. Some bytes a page of memory. Thread-safe.
/// </summary>
internal sealed class SqliteTable
{
    private const byte Interior = 0x05, Leaf = 0x0D;
    private const int Deepest = 20, InteriorHead = 12;

    private readonly List<uint> leaves = [];
    private readonly List<int> places = [0];
    private readonly HashSet<uint> interior = [];
    private readonly Lock gate = new();
    private int[]? owners;

    private SqliteTable(SqliteFile file) => File = file;

    public SqliteFile File { get; }

    /// <summary>Rows.</summary>
    public int Count => places[^1];

    public int Leaves => leaves.Count;

    /// <summary>Null when the page is the root of something else than a rowid table.</summary>
    public static SqliteTable? TryOpen(SqliteFile file, uint root, CancellationToken ct)
    {
        byte[] page = new byte[file.PageSize];
        file.Read(root, page);
        if (root == 1 || page[0] is not (Interior or Leaf))
            return null;
        SqliteTable table = new(file);
        table.Walk(root, page, 0, new PageHeads(file), ct);
        table.DemandOnce();
        return table;
    }

    public uint Page(int leaf) => leaves[leaf];

    /// <summary>The place, from 0, of the first row of a leaf.</summary>
    public int First(int leaf) => places[leaf];

    /// <summary>The leaf that holds the row at a place.</summary>
    public int LeafOf(int place)
    {
        (int low, int high) = (0, leaves.Count - 1);
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = places[middle] <= place ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>An overflow page belongs to one row only.</summary>
    public void Claim(uint page, int place)
    {
        int[] all = owners ?? MakeOwners();
        if (page < 1 || page > File.Pages || Interlocked.CompareExchange(ref all[page], place + 1, 0) is var owner && owner != 0 && owner != place + 1)
            throw File.Damaged($"overflow page {page}");
    }

    private int[] MakeOwners()
    {
        lock (gate)
        {
            if (owners is { } made)
                return made;
            int[] all = new int[File.Pages + 1];
            foreach (uint page in leaves.Concat(interior))
                all[page] = -1;
            return owners = all;
        }
    }

    private void Walk(uint number, byte[] page, int depth, PageHeads heads, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        int cells = BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(3));
        if (page[0] == Leaf)
        {
            Add(number, cells);
            return;
        }

        if (page[0] != Interior || depth == Deepest || !interior.Add(number) || InteriorHead + (2 * cells) > File.Usable)
            throw File.Damaged($"page {number} of a table");
        uint[] children = new uint[cells + 1];
        for (int i = 0; i <= cells; i++)
        {
            int at = i == cells ? 8 : BinaryPrimitives.ReadUInt16BigEndian(page.AsSpan(InteriorHead + (2 * i)));
            if (at + 4 > File.Usable)
                throw File.Damaged($"page {number} of a table");
            children[i] = BinaryPrimitives.ReadUInt32BigEndian(page.AsSpan(at));
        }

        byte[]? below = null;
        for (int i = 0; i <= cells; i++)
        {
            ReadOnlySpan<byte> head = heads.Of(children.AsSpan(i));
            if (head[0] == Leaf)
            {
                Add(children[i], BinaryPrimitives.ReadUInt16BigEndian(head[3..]));
                continue;
            }

            File.Read(children[i], below ??= new byte[File.PageSize]);
            Walk(children[i], below, depth + 1, heads, ct);
        }
    }

    private void Add(uint page, int cells)
    {
        if (leaves.Count >= File.Pages || (long)Count + cells > int.MaxValue - 1)
            throw File.Damaged($"page {page} of a table");
        if (cells == 0)
            return; // the root of an empty table
        leaves.Add(page);
        places.Add(Count + cells);
    }

    private void DemandOnce()
    {
        if (leaves.Count > 1)
        {
            bool ascending = true;
            for (int i = 1; ascending && i < leaves.Count; i++)
                ascending = leaves[i] > leaves[i - 1];
            if (!ascending && leaves.Distinct().Count() != leaves.Count)
                throw File.Damaged("a page of a table stands in it twice");
        }
    }
}
