using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// The features of one layer in one plane (metres), in one block of bytes without pointers: vertices once each and exactly as they were, and for
/// the squares of a grid the edges that meet them and the polygons that fill them. Immutable and safe for any number of threads; read through
/// <see cref="GridOverlay"/>. The bytes depend on the features alone. Knows no file: mapped memory is handed in.
/// </summary>
internal sealed unsafe class GridIndex : IDisposable
{
    private readonly IDisposable? owner;
    private readonly Lazy<SuperTree> supers;
    private byte* block;

    private GridIndex(byte* block, IDisposable? owner)
    {
        this.block = block;
        this.owner = owner;
        Header = *(GridHeader*)block;
        supers = new(() => new SuperTree(this));
    }

    public int Features => Header.Features;

    public long Vertices => Header.Vertices;

    public long ByteLength => Header.Length;

    internal GridHeader Header { get; }

    internal byte* Block => block;

    internal SuperTree Supers => supers.Value;

    /// <summary>
    /// <paramref name="load"/> gives the paths of a feature in the plane, or null when there is nothing to store. It is called once per feature, from
    /// several threads. Throws <see cref="EcoException"/> for rings that overlap.
    /// </summary>
    public static GridIndex Build(int features, Func<int, FlatPaths?> load, int threads, CancellationToken cancellation) =>
        Build(features, load, threads, null, cancellation);

    /// <summary>With one cell size for all features, for tests: no answer depends on it beyond rounding.</summary>
    internal static GridIndex Build(int features, Func<int, FlatPaths?> load, int threads, CellSize? size, CancellationToken cancellation)
    {
        var (block, length) = GridBuilder.Build(features, load, threads, size, cancellation);
        GC.AddMemoryPressure(length);
        return new GridIndex((byte*)block, null);
    }

    /// <summary>A block that was written before. <see cref="FormatException"/> when it is damaged.</summary>
    public static GridIndex Over(byte* block, long length, IDisposable owner)
    {
        GridCheck.Demand(block, length);
        return new GridIndex(block, owner);
    }

    /// <summary>The bytes, to be written to a file.</summary>
    public UnmanagedMemoryStream Open() => new(block, ByteLength);

    public ref readonly GridFeature this[int feature]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(feature);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, Features);
            return ref ((GridFeature*)(block + Header.FeaturesAt))[feature];
        }
    }

    /// <summary>The numbers of vertices up to and with each path.</summary>
    public ReadOnlySpan<int> Ends(int feature)
    {
        ref readonly GridFeature f = ref this[feature];
        return f.Paths > 1 ? new(block + Header.EndsAt + (f.EndsAt * sizeof(int)), f.Paths) : f.Paths == 1 ? new(in f.Vertices) : [];
    }

    /// <summary>The whole feature as it was loaded, null when there was none.</summary>
    public FlatPaths? Paths(int feature)
    {
        ref readonly GridFeature f = ref this[feature];
        if (f.Kind < 0)
            return null;
        var points = new double[2 * f.Vertices];
        fixed (double* to = points)
            VertexCoder.Decode(f, block + Header.VerticesAt, 0, f.Vertices, to);
        return new FlatPaths((ShapeKind)f.Kind, points, Ends(feature).ToArray());
    }

    public void Dispose()
    {
        if (block == null)
            return;
        if (owner is null)
        {
            NativeMemory.AlignedFree(block);
            GC.RemoveMemoryPressure(Header.Length);
        }

        owner?.Dispose();
        block = null;
        GC.SuppressFinalize(this);
    }

    ~GridIndex()
    {
        if (owner is null && block != null)
            NativeMemory.AlignedFree(block);
    }
}
