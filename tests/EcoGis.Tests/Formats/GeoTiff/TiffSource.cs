using System.Buffers.Binary;

namespace EcoGis.Tests;

/// <summary>A TIFF written byte by byte, little-endian and classic, to be right or wrong in one place; and the cells of a grid, one by one.</summary>
internal sealed class TiffSource
{
    private readonly SortedDictionary<int, (int Type, double[] Values)> _tags = [];

    /// <summary>One strip, not packed, of 8-bit cells; EPSG:4523, cells of 30 m with the upper left corner at 35500000, 3400090.</summary>
    public TiffSource(int columns, int rows, byte[] cells)
    {
        Cells = cells;
        this[256] = (3, [columns]);
        this[257] = (3, [rows]);
        this[258] = (3, [8]);
        this[259] = (3, [1]);
        this[262] = (3, [1]);
        this[277] = (3, [1]);
        this[278] = (3, [rows]);
        this[279] = (4, [cells.Length]);
        this[33550] = (12, [30, 30, 0]);
        this[33922] = (12, [0, 0, 0, 35_500_000, 3_400_090, 0]);
        this[34735] = (3, [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4523]);
    }

    public byte[] Cells { get; }

    public (int Type, double[] Values) this[int tag]
    {
        set => _tags[tag] = value;
    }

    /// <summary>Where the next directory is, when not nowhere.</summary>
    public uint Next { get; set; }

    public TiffSource Without(int tag)
    {
        _tags.Remove(tag);
        return this;
    }

    public byte[] ToBytes()
    {
        const int Start = 8;
        _tags.TryAdd(273, (4, [Start]));
        int directory = Start + Cells.Length + (Cells.Length % 2), after = directory + 2 + (12 * _tags.Count) + 4;
        byte[] bytes = new byte[after + _tags.Values.Sum(t => t.Values.Length * 8)];
        (bytes[0], bytes[1], bytes[2]) = ((byte)'I', (byte)'I', 42);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), (uint)directory);
        Cells.CopyTo(bytes, Start);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(directory), (ushort)_tags.Count);
        int at = directory + 2;
        foreach (var (tag, (type, values)) in _tags)
        {
            int size = type switch { 3 => 2, 4 => 4, 12 => 8, _ => 1 };
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)tag);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at + 2), (ushort)type);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 4), (uint)values.Length);
            int to = at + 8;
            if (values.Length * size > 4)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(to), (uint)after);
                (to, after) = (after, after + (values.Length * size));
            }

            foreach (double value in values)
            {
                switch (type)
                {
                    case 3: BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(to), (ushort)value); break;
                    case 4: BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(to), (uint)value); break;
                    case 12: BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(to), value); break;
                    default: bytes[to] = (byte)value; break;
                }

                to += size;
            }

            at += 12;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), Next);
        return bytes[..after];
    }

    public static int[] CellsOf(ClassGrid grid)
    {
        List<int> cells = [];
        for (int row = 0; row < grid.Frame.Rows; row++)
        {
            for (int column = 0; column < grid.Frame.Columns; column++)
                cells.Add(grid.Classes[grid.RunAt(row, column).Class]);
        }

        return [.. cells];
    }
}
