using System.Runtime.InteropServices;

namespace EcoGis;

// The records of a grid block, little-endian, addressed by place in their section.

/// <summary>What the block says of one feature: metres of the plane.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct GridFeature
{
    public double MinX, MinY, MaxX, MaxY, Area, Length, BaseX, BaseY;
    public long VerticesAt; // bytes into the vertex section
    public long EndsAt;     // place in the section of path ends
    public int Vertices, Paths;
    public sbyte Kind;      // −1: absent
    public sbyte Decimals;  // −1: doubles
    public sbyte Exponent;
    public sbyte Spare1;
    public int Spare2;
}

/// <summary>The supers of the features of one cell size: an open hash table.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct GridLevel
{
    public int Exponent, HashBits;
    public long HashAt;
    public long Supers;
}

/// <summary>One place of the hash table.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct GridSuper
{
    public int X, Y;
    public uint Slot;
}

/// <summary>A square of 16 × 16 squares: which of them hold something, and the features that fill it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct GridNode
{
    public ulong Rows0, Rows1, Rows2, Rows3; // bit 16 × row + column
    public uint Full;                        // first entry of the features that fill the square, or Slot.None
    public uint Slots;                       // first of its occupied squares, in bit order
}

/// <summary>A run of consecutive edges (of points: vertices) of one feature in one square, or the feature that fills it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct GridEntry
{
    public uint Tagged;   // feature, and Last
    public int Start;
    public ushort Count;
    public ushort Marks;

    public const uint Last = 1u << 31;
    public const ushort Corner = 1, Full = 2;

    public readonly int Feature => (int)(Tagged & ~Last);

    public readonly bool IsLast => (Tagged & Last) != 0;
}

/// <summary>What an occupied square points to: one feature that fills it, or the place of its node or entries.</summary>
internal static class Slot
{
    public const uint None = uint.MaxValue, Filled = 1u << 31;
}
