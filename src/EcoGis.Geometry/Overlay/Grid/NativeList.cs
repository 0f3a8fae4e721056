using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>A growing list outside the managed heap, aligned to 64 bytes. Not for several threads at once; unsafe in the plain sense: indices are the caller's.</summary>
internal sealed unsafe class NativeList<T> : IDisposable
    where T : unmanaged
{
    private const int Alignment = 64, Slack = 128; // so that whole vectors may be read past the end

    private long capacity;

    public T* Items { get; private set; }

    public long Count { get; private set; }

    public ref T this[long index] => ref Items[index];

    public void Add(in T item)
    {
        if (Count == capacity)
            Reserve(Count + 1);
        Items[Count++] = item;
    }

    /// <summary>Room for so many more at the end, which count at once; what they hold is undefined.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Extend(long more)
    {
        if (Count + more > capacity)
            Reserve(Count + more);
        Count += more;
        return Items + Count - more;
    }

    public void Clear() => Count = 0;

    public void Dispose()
    {
        NativeMemory.AlignedFree(Items);
        Items = null;
        (Count, capacity) = (0, 0);
    }

    private void Reserve(long wanted)
    {
        capacity = Math.Max(wanted, Math.Max(2 * capacity, 64));
        Items = (T*)NativeMemory.AlignedRealloc(Items, checked((nuint)((capacity * sizeof(T)) + Slack)), Alignment);
    }
}
