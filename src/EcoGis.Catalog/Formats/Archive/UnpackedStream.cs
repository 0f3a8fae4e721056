namespace EcoGis;

/// <summary>An entry of an archive as it is unpacked, whatever size the archive declares: every read is told, and may be refused. Read forward, once.</summary>
/// <param name="inner">Taken over.</param>
/// <param name="unpacked">Told the number of bytes of each read.</param>
internal sealed class UnpackedStream(Stream inner, Action<int> unpacked) : ForwardStream
{
    /// <summary>Counted against the limits on reading.</summary>
    public static UnpackedStream Of(System.IO.Compression.ZipArchiveEntry entry, UnpackLimit limit)
    {
        limit.Begin(entry.CompressedLength);
        return new(entry.Open(), limit.Count);
    }

    public override int Read(Span<byte> buffer)
    {
        int read = inner.Read(buffer);
        unpacked(read);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
