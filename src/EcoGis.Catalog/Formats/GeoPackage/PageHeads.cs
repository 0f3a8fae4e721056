namespace EcoGis;

/// <summary>
/// The first bytes of one page after the other of an SQLite file. Pages that follow each other in the file are read many at a time, which costs a fraction
/// of asking for each. One thread.
/// </summary>
internal sealed class PageHeads(SqliteFile file)
{
    private const int Ahead = 1 << 18, Bytes = 8;

    private readonly byte[] pages = new byte[Math.Max(Ahead, file.PageSize)];
    private uint first, held;

    /// <param name="next">The page, and those that will be asked for after it.</param>
    /// <returns>A view that the next call overwrites.</returns>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<uint> next)
    {
        uint page = next[0];
        if (page < first || page - first >= held)
        {
            int run = 1, most = pages.Length / file.PageSize;
            while (run < most && run < next.Length && next[run] == page + run && next[run] <= file.Pages)
                run++;
            file.Read(page, pages.AsSpan(0, ((run - 1) * file.PageSize) + Bytes));
            (first, held) = (page, (uint)run);
        }

        return pages.AsSpan((int)(page - first) * file.PageSize, Bytes);
    }
}
