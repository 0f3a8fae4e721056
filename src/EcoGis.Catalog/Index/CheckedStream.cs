namespace EcoGis;

/// <summary>Passes on what is written, and knows its length and checksum. Leaves the stream beneath open.</summary>
internal sealed class CheckedStream(Stream beneath) : Stream
{
    private Crc32C _crc = new();

    public long Written { get; private set; }

    public uint Checksum => _crc.Value;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Written;

    public override long Position
    {
        get => Written;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        beneath.Write(buffer);
        _crc.Add(buffer);
        Written += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => beneath.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
