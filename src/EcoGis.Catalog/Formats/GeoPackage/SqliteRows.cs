using System.Buffers;
using System.Buffers.Binary;

namespace EcoGis;

/// <summary>
/// Rows of a <see cref="SqliteTable"/> one after the other, some pages at a time: key and record, as a view that the next row overwrites. Refuses
/// damage as it meets it. One thread.
/// </summary>
internal sealed class SqliteRows(SqliteTable table, int maxBytes) : IDisposable
{
    private const int Ahead = 1 << 18, LeafHead = 8, LeastCell = 4;
    private const byte Leaf = 0x0D;

    private readonly SqliteFile file = table.File;
    private readonly byte[] pages = ArrayPool<byte>.Shared.Rent(Math.Max(Ahead, table.File.PageSize));
    private byte[] whole = [];
    private int leaf, cell, cells, at, loaded, localBytes, bytes, localAt;
    private int leafLoaded = -2;
    private bool spilt;
    private long last = long.MinValue;

    /// <summary>Of the row.</summary>
    public long Key { get; private set; }

    /// <summary>From 0.</summary>
    public int Place { get; private set; }

    /// <summary>Of the row: valid until the next.</summary>
    public SqliteRecord Record => new(spilt ? whole.AsSpan(0, bytes) : pages.AsSpan(localAt, bytes));

    /// <summary>The next row is the one at a place, whose key must be larger than that of the row before.</summary>
    public void Seek(int place)
    {
        (loaded, last) = (0, long.MinValue);
        leaf = table.LeafOf(place);
        cell = place - table.First(leaf);
        if (cell == 0 && leaf > 0)
        {
            Load(leaf - 1);
            Cell(cells - 1);
            last = Key;
            Load(leaf);
        }
        else
        {
            Load(leaf);
            if (cell > 0)
            {
                Cell(cell - 1);
                last = Key;
            }
        }

        Place = place - 1;
    }

    public void Next()
    {
        while (cell == cells)
        {
            Load(++leaf);
            cell = 0;
        }

        Cell(cell++);
        Place++;
        if (Key <= last && last != long.MinValue)
            throw file.Damaged($"rowid {Key} after {last}");
        last = Key;
        if (spilt)
            Gather();
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(pages);
        if (whole.Length > 0)
            ArrayPool<byte>.Shared.Return(whole);
    }

    /// <summary>A leaf, and with it as many of the next as follow it in the file.</summary>
    private void Load(int number)
    {
        uint page = table.Page(number);
        if (loaded > 0 && number == leafLoaded + 1 && at + (2 * file.PageSize) <= loaded)
        {
            at += file.PageSize;
        }
        else
        {
            int run = 1, most = pages.Length / file.PageSize;
            while (run < most && number + run < table.Leaves && table.Page(number + run) == page + run)
                run++;
            loaded = run * file.PageSize;
            file.Read(page, pages.AsSpan(0, loaded));
            at = 0;
        }

        leafLoaded = number;
        cells = BinaryPrimitives.ReadUInt16BigEndian(pages.AsSpan(at + 3));
        if (pages[at] != Leaf || cells != table.First(number + 1) - table.First(number))
            throw file.Damaged($"page {page} of a table");
        Check(page);
    }

    /// <summary>Cells, free blocks and fragments fill the content area exactly, as quick_check demands; so none lies over another.</summary>
    private void Check(uint page)
    {
        ReadOnlySpan<byte> content = pages.AsSpan(at, file.Usable);
        int start = BinaryPrimitives.ReadUInt16BigEndian(content[5..]) is var s && s == 0 ? 65_536 : s, used = content[7];
        if (start > file.Usable || LeafHead + (2 * cells) > start)
            throw file.Damaged($"page {page}: content");
        for (int i = 0; i < cells; i++)
        {
            Cell(i);
            int from = BinaryPrimitives.ReadUInt16BigEndian(content[(LeafHead + (2 * i))..]);
            used += Math.Max(LeastCell, localAt - at - from + localBytes + (spilt ? 4 : 0));
            if (from < start)
                throw file.Damaged($"page {page}: cell {i}");
        }

        for (int free = BinaryPrimitives.ReadUInt16BigEndian(content[1..]), before = 0; free != 0;)
        {
            if (free <= before || free < start || free + 4 > file.Usable)
                throw file.Damaged($"page {page}: free blocks");
            used += BinaryPrimitives.ReadUInt16BigEndian(content[(free + 2)..]);
            (before, free) = (free, BinaryPrimitives.ReadUInt16BigEndian(content[free..]));
        }

        if (used != file.Usable - start)
            throw file.Damaged($"page {page}: {used} bytes in {file.Usable - start}");
    }

    /// <summary>Where a cell of the page has its key and its bytes.</summary>
    private void Cell(int number)
    {
        ReadOnlySpan<byte> content = pages.AsSpan(at, file.Usable);
        int from = BinaryPrimitives.ReadUInt16BigEndian(content[(LeafHead + (2 * number))..]);
        if (from + LeastCell > content.Length)
            throw file.Damaged($"cell {number}");
        ReadOnlySpan<byte> rest = content[from..];
        if (!SqliteRecord.Varint(ref rest, out long size) || !SqliteRecord.Varint(ref rest, out long key) || size < 0)
            throw file.Damaged($"cell {number}");
        if (size > maxBytes)
            throw file.TooLarge(maxBytes, size);
        (bytes, Key, localAt) = ((int)size, key, at + content.Length - rest.Length);
        int most = file.Usable - 35, least = ((file.Usable - 12) * 32 / 255) - 23;
        spilt = bytes > most;
        localBytes = !spilt ? bytes : least + ((bytes - least) % (file.Usable - 4)) is var some && some <= most ? some : least;
        if (localBytes + (spilt ? 4 : 0) > rest.Length)
            throw file.Damaged($"cell {number}");
    }

    /// <summary>A record that goes on in overflow pages.</summary>
    private void Gather()
    {
        if (whole.Length < bytes)
        {
            if (whole.Length > 0)
                ArrayPool<byte>.Shared.Return(whole);
            whole = ArrayPool<byte>.Shared.Rent(bytes);
        }

        pages.AsSpan(localAt, localBytes).CopyTo(whole);
        uint next = BinaryPrimitives.ReadUInt32BigEndian(pages.AsSpan(localAt + localBytes));
        Span<byte> head = stackalloc byte[4];
        for (int have = localBytes; have < bytes;)
        {
            table.Claim(next, Place);
            int some = Math.Min(bytes - have, file.Usable - 4);
            file.Read(next, 0, head);
            file.Read(next, 4, whole.AsSpan(have, some));
            next = BinaryPrimitives.ReadUInt32BigEndian(head);
            have += some;
        }

        if (next != 0)
            throw file.Damaged($"row {Key}: overflow goes on");
    }
}
