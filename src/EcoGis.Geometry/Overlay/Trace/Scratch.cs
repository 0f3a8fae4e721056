namespace EcoGis;

/// <summary>A list that gives its memory away: items by reference, kept when cleared. One thread.</summary>
internal sealed class Scratch<T>
    where T : struct
{
    private T[] items = new T[64];

    public int Count { get; private set; }

    public Span<T> Span => items.AsSpan(0, Count);

    public ref T this[int i] => ref items[i];

    public void Add(in T item)
    {
        if (Count == items.Length)
            Array.Resize(ref items, 2 * Count);
        items[Count++] = item;
    }

    public void Clear() => Count = 0;

    public void Cut(int count) => Count = count;

    /// <summary>Room for a number of items, whose values are whatever was there.</summary>
    public Span<T> Resize(int count)
    {
        if (count > items.Length)
            Array.Resize(ref items, Math.Max(count, 2 * items.Length));
        Count = count;
        return Span;
    }
}
