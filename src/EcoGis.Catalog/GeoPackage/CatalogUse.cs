using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>
/// One use of a catalog file through SQLite. POSIX locks belong to the process: closing any other handle of the file drops the locks of every connection that is
/// open here, and another program could write in the middle of a reading, or two at once. So the file is looked at by hand only while no connection is open on it;
/// while one is, it was looked at already.
/// </summary>
internal readonly struct CatalogUse : IDisposable
{
    private static readonly ConcurrentDictionary<string, Gate> s_gates = new(StringComparer.Ordinal);

    private readonly Gate _gate;

    private CatalogUse(Gate gate) => _gate = gate;

    /// <param name="path">Full path.</param>
    /// <param name="look">Opens and closes the file; may refuse it.</param>
    public static CatalogUse Of(string path, Action look)
    {
        Gate gate = s_gates.GetOrAdd(path, _ => new());
        lock (gate)
        {
            if (gate.Open == 0)
                look();
            gate.Open++;
        }

        return new(gate);
    }

    public void Dispose()
    {
        lock (_gate)
            _gate.Open--;
    }

    private sealed class Gate
    {
        public int Open;
    }
}
