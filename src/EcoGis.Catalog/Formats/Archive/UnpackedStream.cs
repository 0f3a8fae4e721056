namespace EcoGis;

/// <summary>An entry of an archive as it is unpacked, counted against its limits. Read forward, once.</summary>
internal sealed class UnpackedStream : Stream
{
    private readonly Stream inner;
    private readonly UnpackLimit limit;

    public UnpackedStream(System.IO.Compression.ZipArchiveEntry entry, UnpackLimit limit)
    {
        limit.Begin(entry.CompressedLength);
        (inner, this.limit) = (entry.Open(), limit);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        limit.Count(read);
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
