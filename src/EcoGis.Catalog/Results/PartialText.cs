using System.Text;

namespace EcoGis;

/// <summary>
/// A growing file of bytes with a journal, <c>NAME.partial.journal</c>. The bytes are on the disk before the journal says so, and the journal is
/// replaced whole; what stands beyond the recorded length after a kill is cut off. So a continued run ends in the same bytes as one that was never stopped.
/// </summary>
public sealed class PartialText : PartialResult
{
    private readonly FileStream _file = null!;

    /// <exception cref="EcoException">A finished or another run's result is there, or the disk refuses.</exception>
    public PartialText(string path, RunIdentity run, bool restart)
        : base(path)
    {
        Claim(restart);
        FileStream? file = null;
        try
        {
            Guarded(() => file = Open());
            Guarded(() =>
            {
                State = File.Exists(Journal) && file!.Length > 0 ? RunState.Parse(File.ReadAllText(Journal), run, Label) : null;
                long length = State?.Bytes ?? 0;
                if (file!.Length < length)
                    throw new Fault(ResultFaults.Broken, Place.None, Label, $"{file.Length} < {length} bytes").Raise();
                file.SetLength(length);
                file.Seek(length, SeekOrigin.Begin);
            });
        }
        catch
        {
            file?.Dispose();
            throw;
        }

        _file = file!;
    }

    /// <summary>The record of an unfinished result, whatever run it belongs to; null when there is none that can be read.</summary>
    public static RunState? Peek(string path)
    {
        try
        {
            string journal = Path.GetFullPath(path) + ".partial.journal";
            return File.Exists(journal) ? RunState.Read(File.ReadAllText(journal)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Bytes so far.</summary>
    public long Length => _file.Position;

    protected override IReadOnlyList<string> Companions => [Journal, Journal + ".new"];

    private string Journal => PartialPath + ".journal";

    /// <summary>Appends what <paramref name="write"/> writes.</summary>
    public void Append(Action<Stream> write) => Guarded(() => write(_file));

    public override void Record(RunState state) => Guarded(() =>
    {
        _file.Flush(flushToDisk: true);
        string next = Journal + ".new";
        using (FileStream journal = new(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            journal.Write(Encoding.UTF8.GetBytes(state.ToJson()));
            journal.Flush(flushToDisk: true);
        }

        File.Move(next, Journal, overwrite: true);
        State = state;
    });

    public override void Complete(RunState state)
    {
        Record(state);
        Guarded(() =>
        {
            _file.Dispose();
            File.Move(PartialPath, FinalPath, overwrite: true);
            File.Delete(Journal);
        });
    }

    protected override void DemandFree() => Open().Dispose();

    public override void Dispose() => _file.Dispose();

    /// <summary>Shared with nobody: a second run is refused by the lock.</summary>
    private FileStream Open()
    {
        try
        {
            return new FileStream(PartialPath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1 << 20);
        }
        catch (IOException e) when (File.Exists(PartialPath) && e is not (PathTooLongException or FileNotFoundException or DirectoryNotFoundException))
        {
            throw new Fault(ResultFaults.Busy, Place.None, Label).Raise(e);
        }
    }
}
