namespace EcoGis;

/// <summary>Open addressing over the supers of one cell size.</summary>
internal static class SuperTable
{
    public static uint Hash(int x, int y, int bits) => (uint)((((ulong)(uint)x * 0x9e3779b97f4a7c15) ^ ((ulong)(uint)y * 0xc2b2ae3d27d4eb4f)) * 0xd6e8feb86659fd93 >> (64 - bits));
}
