using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace EcoGis;

/// <summary>
/// A moving view of a file for one reader among several: bytes at 64-bit offsets, read a piece at a time into a pooled buffer. The file's handle
/// is shared and has no position. What is behind the end of the file is simply not there.
/// </summary>
internal sealed class FileWindow(SafeFileHandle file) : IDisposable
{
    private const int Piece = 1 << 18;

    private byte[] buffer = ArrayPool<byte>.Shared.Rent(Piece);
    private long start;
    private int filled;

    /// <summary>Valid until the next call. Shorter than asked only where the file ends.</summary>
    public ReadOnlySpan<byte> At(long offset, int length)
    {
        if (offset < start || offset + length > start + filled)
            Fill(offset, length);
        int skip = (int)(offset - start);
        return buffer.AsSpan(skip, Math.Min(length, filled - skip));
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(buffer);
        (buffer, filled) = ([], 0);
    }

    private void Fill(long offset, int length)
    {
        if (buffer.Length < length)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = ArrayPool<byte>.Shared.Rent(length);
        }

        (start, filled) = (offset, 0);
        int read;
        do
        {
            read = RandomAccess.Read(file, buffer.AsSpan(filled), start + filled);
            filled += read;
        }
        while (read > 0 && filled < length);
    }
}
