namespace EcoGis;

/// <summary>
/// A result that grows over a long run beside its final name, <c>NAME.partial</c>, and gets that name only when it is complete. After a kill at
/// any moment the next run goes on from the last recorded state, or, being another run, refuses. Not for two writers.
/// </summary>
public abstract class PartialResult(string path) : IDisposable
{
    protected string FinalPath { get; } = Path.GetFullPath(path);

    protected string PartialPath => FinalPath + ".partial";

    protected string Label => Path.GetFileName(PartialPath);

    /// <summary>From where to go on; null at the beginning.</summary>
    public RunState? State { get; protected set; }

    /// <summary>Makes all that was added since the last time durable, and says how far it reaches.</summary>
    public abstract void Record(RunState state);

    /// <summary>The last record, then the final name.</summary>
    public abstract void Complete(RunState state);

    /// <summary>The input was refused on the way: nothing of it is kept.</summary>
    public void Discard()
    {
        Dispose();
        Guarded(() => Remove(Companions));
    }

    public abstract void Dispose();

    /// <summary>Files beside the partial result that belong to it.</summary>
    protected abstract IReadOnlyList<string> Companions { get; }

    /// <param name="restart">Throw an unfinished result away, and replace a finished one in the end.</param>
    protected void Claim(bool restart) => Guarded(() =>
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FinalPath)!);
        if (Directory.Exists(FinalPath) || (File.Exists(FinalPath) && !restart))
            throw new Fault(ResultFaults.Exists, Place.None, Path.GetFileName(FinalPath)).Raise();
        if (!restart || !File.Exists(PartialPath))
            return;
        DemandFree();
        Remove(Companions);
    });

    /// <exception cref="EcoException">Another run is writing the partial result.</exception>
    protected abstract void DemandFree();

    private void Remove(IEnumerable<string> companions)
    {
        foreach (string file in companions.Append(PartialPath))
            File.Delete(file);
    }

    protected void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new Fault(ResultFaults.Unwritable, Place.None, Path.GetFileName(FinalPath), e.Message).Raise(e);
        }
    }
}
