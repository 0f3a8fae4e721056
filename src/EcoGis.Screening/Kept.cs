using System.Collections.Concurrent;

namespace EcoGis;

/// <summary>
/// What is worked out once by key and kept for all who ask. A failure is not kept, nor is it told to those who waited: a request that its reader gave up, or a file
/// that was busy, says nothing to the next. Thread-safe; one works a key out while others wait.
/// </summary>
/// <typeparam name="TKey">What it is of.</typeparam>
/// <typeparam name="T">What is kept; never changed after.</typeparam>
public sealed class Kept<TKey, T>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where T : class
{
    private readonly ConcurrentDictionary<TKey, Cell> _cells = new(comparer);

    public int Count => _cells.Count;

    public T Of(TKey key, Func<TKey, T> make)
    {
        Cell cell = _cells.GetOrAdd(key, static _ => new());
        if (cell.Made is { } made)
            return made;
        lock (cell)
            return cell.Made ??= make(key);
    }

    /// <summary>Forgets the rest.</summary>
    public void Keep(Predicate<TKey> which)
    {
        foreach (TKey key in _cells.Keys)
            if (!which(key))
                _cells.TryRemove(key, out _);
    }

    public void Clear() => _cells.Clear();

    private sealed class Cell
    {
        public volatile T? Made;
    }
}

/// <summary>One value, kept like those of <see cref="Kept{TKey, T}"/>: made when it is first asked for, and again as long as that fails. Thread-safe.</summary>
public sealed class Kept<T>(Func<T> make)
{
    private readonly Lock _making = new();
    private volatile Made? _made;

    public T Value
    {
        get
        {
            if (_made is { } made)
                return made.Value;
            lock (_making)
                return (_made ??= new(make())).Value;
        }
    }

    private sealed record Made(T Value);
}
