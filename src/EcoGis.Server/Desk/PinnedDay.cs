namespace EcoGis;

/// <summary>Everything that screenings of one day are made with while the catalog stays as it is: the layers pinned, the screener, the words of the reports.</summary>
internal sealed record PinnedDay(Snapshot Snapshot, Screener Screener);

/// <summary>Changes whenever the catalog's file was written to.</summary>
internal readonly record struct CatalogStamp(long Bytes, DateTime Written, long LogBytes, DateTime LogWritten)
{
    public static CatalogStamp Of(string path)
    {
        FileInfo file = new(path), log = new(path + "-wal");
        return new(file.Exists ? file.Length : -1, file.LastWriteTimeUtc, log.Exists ? log.Length : 0, log.Exists ? log.LastWriteTimeUtc : default);
    }
}
