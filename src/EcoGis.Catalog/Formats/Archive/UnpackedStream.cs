namespace EcoGis;

/// <summary>An entry of an archive as it is unpacked, whatever size the archive declares: every read is told, and may be refused. Read forward, once.</summary>
/// <param name="inner">Taken over.</param>
/// <param name="unpacked">Told the number of bytes of each read.</param>
internal sealed class UnpackedStream(Stream inner, Action<int> unpacked) : Stream
{
    /// <summary>Counted against the limits on reading.</summary>
    public static UnpackedStream Of(System.IO.Compression.ZipArchiveEntry entry, UnpackLimit limit)
    {
        limit.Begin(entry.CompressedLength);
        return new(entry.Open(), limit.Count);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        unpacked(read);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
