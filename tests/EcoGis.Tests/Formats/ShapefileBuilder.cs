using System.Buffers.Binary;
using System.Text;

namespace EcoGis.Tests;

/// <summary>Writes Shapefiles byte by byte from the Esri white paper, so that any byte can be wrong on purpose.</summary>
internal sealed class ShapefileBuilder(int type = 5)
{
    private readonly List<byte[]> records = [];

    public ShapefileBuilder Add(byte[] content)
    {
        records.Add(content);
        return this;
    }

    public ShapefileBuilder AddPolygon(params double[][] rings) => Add(Polygon(rings));

    /// <summary>Rings as x, y, x, y …</summary>
    public static byte[] Polygon(double[][] rings, int type = 5)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(type);
        for (int i = 0; i < 4; i++)
            writer.Write(0.0);
        writer.Write(rings.Length);
        writer.Write(rings.Sum(r => r.Length / 2));
        int start = 0;
        foreach (double[] ring in rings)
        {
            writer.Write(start);
            start += ring.Length / 2;
        }

        foreach (double value in rings.SelectMany(r => r))
            writer.Write(value);
        return stream.ToArray();
    }

    public static double[] Square(double x, double y, double size) => [x, y, x, y + size, x + size, y + size, x + size, y, x, y];

    public byte[] Shp()
    {
        using MemoryStream stream = new();
        stream.Write(Header((100 + records.Sum(r => 8 + r.Length)) / 2));
        for (int i = 0; i < records.Count; i++)
        {
            stream.Write(BigEndian(i + 1, records[i].Length / 2));
            stream.Write(records[i]);
        }

        return stream.ToArray();
    }

    public byte[] Shx()
    {
        using MemoryStream stream = new();
        stream.Write(Header((100 + (8 * records.Count)) / 2));
        int at = 50;
        foreach (byte[] record in records)
        {
            stream.Write(BigEndian(at, record.Length / 2));
            at += 4 + (record.Length / 2);
        }

        return stream.ToArray();
    }

    public static byte[] Dbf(byte language, (string Name, char Type, int Length)[] fields, params byte[][][] rows)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write([0x03, 126, 11, 23]);
        writer.Write(rows.Length);
        writer.Write((short)(33 + (32 * fields.Length)));
        writer.Write((short)(1 + fields.Sum(f => f.Length)));
        writer.Write(new byte[17]);
        writer.Write(language);
        writer.Write(new byte[2]);
        foreach ((string name, char type, int length) in fields)
        {
            byte[] descriptor = new byte[32];
            Encoding.UTF8.GetBytes(name).CopyTo(descriptor, 0);
            descriptor[11] = (byte)type;
            descriptor[16] = (byte)length;
            writer.Write(descriptor);
        }

        writer.Write((byte)0x0D);
        foreach (byte[][] row in rows)
        {
            writer.Write((byte)' ');
            for (int i = 0; i < fields.Length; i++)
                writer.Write([.. row[i], .. Enumerable.Repeat((byte)' ', fields[i].Length - row[i].Length)]);
        }

        writer.Write((byte)0x1A);
        return stream.ToArray();
    }

    public static byte[] SimpleDbf(int rows) => Dbf(0, [("CODE", 'C', 4)], [.. Enumerable.Range(1, rows).Select(i => new[] { Encoding.ASCII.GetBytes($"A{i}") })]);

    private byte[] Header(int words)
    {
        byte[] header = new byte[100];
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(24), words);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), type);
        return header;
    }

    private static byte[] BigEndian(int a, int b)
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, a);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4), b);
        return bytes;
    }
}
