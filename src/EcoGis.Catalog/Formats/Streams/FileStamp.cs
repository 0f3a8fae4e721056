namespace EcoGis;

/// <summary>Length and time of a file: a stream must find the same file at every block, or two halves of a result would be about two files.</summary>
internal sealed record FileStamp(string Path, long Length, DateTime Written)
{
    public static FileStamp Of(string path)
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
