using System.Numerics;
using System.Runtime.InteropServices;

namespace EcoGis;

/// <summary>
/// CRC-32C (Castagnoli; RFC 3720, appendix B.4) over any number of parts: finds every error of up to 32 bits in a row, and one in 2³² of all others is
/// missed. Against accidents of disks and copies, not against forgery. About 8 bytes every 3 cycles.
/// </summary>
internal struct Crc32C()
{
    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        Crc32C crc = new();
        crc.Add(bytes);
        return crc.Value;
    }

    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
            state = BitOperations.Crc32C(state, BitConverter.IsLittleEndian ? word : System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(word));
        foreach (byte b in bytes[(8 * words.Length)..])
            state = BitOperations.Crc32C(state, b);
        _state = state;
    }
}
