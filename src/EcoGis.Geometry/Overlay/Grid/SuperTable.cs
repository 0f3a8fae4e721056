using System.Runtime.CompilerServices;

namespace EcoGis;

/// <summary>Open addressing over the supers of one cell size.</summary>
internal static unsafe class SuperTable
{
    public static uint Hash(int x, int y, int bits) => (uint)((((ulong)(uint)x * 0x9e3779b97f4a7c15) ^ ((ulong)(uint)y * 0xc2b2ae3d27d4eb4f)) * 0xd6e8feb86659fd93 >> (64 - bits));

    /// <summary>What the table says of a super, or <see cref="Slot.None"/>. Ends in a damaged table too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Find(GridSuper* table, int bits, int x, int y)
    {
        uint mask = (1u << bits) - 1, first = Hash(x, y, bits);
        for (uint step = 0, h = first; step <= mask && table[h].Slot != Slot.None; step++, h = (first + step) & mask)
        {
            if (table[h].X == x && table[h].Y == y)
                return table[h].Slot;
        }

        return Slot.None;
    }
}
