namespace EcoGis;

/// <summary>
/// How a file is read in a process of its own (<c>--isolated</c>; the server's way with every upload): the program that is started for it, and what it may
/// take. On Linux the system itself holds it to memory, processor time and output; everywhere memory, wall time and output are watched from outside.
/// Not a sandbox: the process has the rights of its user, but no secrets of ours in its environment (to read a database it needs the PG… variables, and gets them then).
/// </summary>
/// <param name="Program">Started with <paramref name="Arguments"/>; must call <see cref="IsolatedChild.Run"/>.</param>
public sealed record Isolation(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary><c>isolated.max-memory-bytes</c>: writable memory of the process.</summary>
    public long MaxMemoryBytes { get; init; } = 2L << 30;

    /// <summary><c>isolated.max-seconds</c>: wall time, and processor time.</summary>
    public int MaxSeconds { get; init; } = 600;

    /// <summary><c>isolated.max-output-bytes</c>: what it may hand over.</summary>
    public long MaxOutputBytes { get; init; } = 4L << 30;
}
