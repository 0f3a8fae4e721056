using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// A file for what an import need not hold: the geometry of each zone as it will be stored, and the text of its other columns. One writer, then any number
/// of readers. It lies in the folder for temporary files and goes with this object, or with the process.
/// </summary>
internal sealed class ImportShelf : IGeometryStore, IDisposable
{
    private const int Buffered = 1 << 20;

    private readonly FileStream _file = new(
        Path.Combine(Path.GetTempPath(), $"ecogis-import-{Environment.ProcessId}-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Buffered, FileOptions.DeleteOnClose);

    private long _end;

    /// <returns>The place to read it from.</returns>
    public long Add(ReadOnlySpan<byte> bytes)
    {
        long place = _end;
        _file.Write(BitConverter.GetBytes(bytes.Length));
        _file.Write(bytes);
        _end += sizeof(int) + bytes.Length;
        return place;
    }

    /// <summary>Nothing is added any more; from now on it can be read.</summary>
    public void Finish() => _file.Flush();

    public byte[] Read(long place)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        Fill(length, place);
        byte[] bytes = new byte[BitConverter.ToInt32(length)];
        Fill(bytes, place + sizeof(int));
        return bytes;
    }

    public Geometry Load(long place) => GeoPackageBlob.Read(Read(place));

    public void Dispose() => _file.Dispose();

    private void Fill(Span<byte> bytes, long at)
    {
        for (int read = 0; read < bytes.Length;)
        {
            int n = RandomAccess.Read(_file.SafeFileHandle, bytes[read..], at + read);
            read += n > 0 ? n : throw new EndOfStreamException();
        }
    }
}
