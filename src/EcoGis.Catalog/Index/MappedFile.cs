using System.IO.MemoryMappedFiles;

namespace EcoGis;

/// <summary>A file mapped into memory, read-only: the bytes after its header. The pages come from the system's cache as they are touched.</summary>
internal sealed unsafe class MappedFile : PinnedBytes
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly int _header;
    private byte* _start;

    public MappedFile(string path, int header)
    {
        FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = stream.Length - header;
        _header = header;
        _file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
    }

    ~MappedFile() => Dispose(false);

    public override byte* Start => _start + _header;

    public override long Length { get; }

    public ReadOnlySpan<byte> Header => new(_start, _header);

    public uint Checksum()
    {
        const int Step = 1 << 20;
        Crc32C crc = new();
        for (long at = 0; at < Length; at += Step)
            crc.Add(new ReadOnlySpan<byte>(Start + at, (int)Math.Min(Step, Length - at)));
        return crc.Value;
    }

    protected override void Dispose(bool disposing)
    {
        if (_start == null)
            return;
        _start = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        if (!disposing)
            return; // the handles have finalizers of their own
        _view.Dispose();
        _file.Dispose();
    }
}
