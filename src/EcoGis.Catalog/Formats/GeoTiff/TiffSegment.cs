namespace EcoGis;

/// <summary>One stored stretch of a TIFF as a stream, read through a small buffer, so that a block of any stored size takes no more memory than that.</summary>
internal sealed class TiffSegment(TiffFile file, long offset, long count) : ForwardStream
{
    private const int Piece = 1 << 16;

    private readonly byte[] buffer = new byte[(int)Math.Min(count, Piece)];
    private readonly long end = offset + count;
    private long left = count;
    private int at, filled;

    public override int Read(Span<byte> to)
    {
        if (at == filled && !Fill())
            return 0;
        int many = Math.Min(to.Length, filled - at);
        buffer.AsSpan(at, many).CopyTo(to);
        at += many;
        return many;
    }

    public override int ReadByte() => at < filled || Fill() ? buffer[at++] : -1;

    private bool Fill()
    {
        (at, filled) = (0, (int)Math.Min(buffer.Length, left));
        if (filled == 0)
            return false;
        file.Read(end - left, buffer.AsSpan(0, filled));
        left -= filled;
        return true;
    }
}
