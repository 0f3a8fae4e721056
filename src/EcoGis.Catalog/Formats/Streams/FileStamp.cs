namespace EcoGis;

/// <summary>Length and time of a file: a stream must find the same file at every block, or two halves of a result would be about two files.</summary>
internal sealed record FileStamp(string Path, long Length, DateTime Written)
{
    /// <summary>Of a file and, for a shapefile, of the table that its records are paired with; of a File Geodatabase, of its tables.</summary>
    public static IReadOnlyList<FileStamp> Of(string path, FileKind kind) => kind == FileKind.FileGdb
        ? [.. Directory.EnumerateFiles(path, "*.gdbtable").Order(StringComparer.Ordinal).Select(Of)]
        : [.. new[] { path, kind == FileKind.Shapefile ? SiblingFiles.Find(path, ".dbf") : null }.OfType<string>().Select(Of)];

    private static FileStamp Of(string path)
    {
        FileInfo file = new(path);
        return new(path, file.Length, file.LastWriteTimeUtc);
    }

    public void Demand()
    {
        FileInfo file = new(Path);
        if (!file.Exists || file.Length != Length || file.LastWriteTimeUtc != Written)
            throw new Fault(FormatFaults.Changed, Place.InFile(Path)).Raise();
    }
}
