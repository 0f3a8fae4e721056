using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>The first bytes of a grid block: where its sections lie, in bytes from the start, and how many records each has.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct GridHeader
{
    public ulong Magic;
    public int Version, Features, Levels, Spare;
    public long Vertices, Length;
    public long FeaturesAt, LevelsAt;
    public long SupersAt, Supers;
    public long NodesAt, Nodes;
    public long SlotsAt, Slots;
    public long EntriesAt, Entries;
    public long EndsAt, Ends;
    public long VerticesAt, VertexBytes;

    public const ulong Mark = 0x64697247_6f6345; // "EcoGrid"
    public const int CurrentVersion = 2, Alignment = 64;

    public static int Bytes { get; } = Marshal.SizeOf<GridHeader>();

    public static long Aligned(long at) => (at + Alignment - 1) & ~(long)(Alignment - 1);
}
