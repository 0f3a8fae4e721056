namespace EcoGis;

/// <summary>
/// Bytes that stay where they are until disposed: a saved index, mapped by whoever knows files. Whoever made them has checked that they are the bytes
/// that were written; what they mean is the reader's to check.
/// </summary>
public abstract unsafe class PinnedBytes : IDisposable
{
    /// <summary>A multiple of 64.</summary>
    public abstract byte* Start { get; }

    public abstract long Length { get; }

    public ReadOnlySpan<byte> Span(long from, int length) => from >= 0 && length >= 0 && from <= Length - length
        ? new(Start + from, length)
        : throw new ArgumentOutOfRangeException(nameof(from), $"{from} + {length} of {Length} bytes");

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected abstract void Dispose(bool disposing);
}
