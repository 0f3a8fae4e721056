using System.Buffers.Binary;

namespace EcoGis;

/// <summary>
/// A raw boundary as bytes, coordinate for coordinate as the file had it, broken rings and values that are not finite included: GeoPackage geometry
/// could not hold them. Layout, little-endian: kind, ring roles, number of parts; per part its paths; per path its points, then x and y of each.
/// </summary>
internal static class RawShapeBlob
{
    public static byte[] Write(RawShape shape)
    {
        using MemoryStream bytes = new();
        using BinaryWriter writer = new(bytes);
        writer.Write((byte)shape.Kind);
        writer.Write((byte)shape.Roles);
        writer.Write(shape.Parts.Count);
        foreach (var part in shape.Parts)
        {
            writer.Write(part.Count);
            foreach (var path in part)
            {
                writer.Write(path.Count);
                for (int i = 0; i < path.Count; i++)
                {
                    writer.Write(BitConverter.DoubleToInt64Bits(path.Xs[i]));
                    writer.Write(BitConverter.DoubleToInt64Bits(path.Ys[i]));
                }
            }
        }

        return bytes.ToArray();
    }

    /// <exception cref="FormatException">The bytes are not what <see cref="Write"/> made.</exception>
    public static RawShape Read(byte[] blob)
    {
        int at = 2;
        if (blob.Length < 6 || blob[0] > (byte)ShapeKind.Point || blob[1] > (byte)RingRoles.ByContainment)
            throw Damaged();
        List<IReadOnlyList<RawPath>> parts = [];
        for (int part = Count(4); part > 0; part--)
        {
            List<RawPath> paths = [];
            for (int path = Count(4); path > 0; path--)
            {
                int points = Count(16);
                double[] xs = new double[points], ys = new double[points];
                for (int i = 0; i < points; i++, at += 16)
                {
                    xs[i] = BinaryPrimitives.ReadDoubleLittleEndian(blob.AsSpan(at));
                    ys[i] = BinaryPrimitives.ReadDoubleLittleEndian(blob.AsSpan(at + 8));
                }

                paths.Add(new RawPath(xs, ys));
            }

            parts.Add(paths);
        }

        return at == blob.Length ? new RawShape((ShapeKind)blob[0], (RingRoles)blob[1], parts) : throw Damaged();

        // a count is believed only when that much can still follow
        int Count(int bytesEach)
        {
            if (at + 4 > blob.Length)
                throw Damaged();
            int count = BinaryPrimitives.ReadInt32LittleEndian(blob.AsSpan(at));
            at += 4;
            return count >= 0 && (long)count * bytesEach <= blob.Length - at ? count : throw Damaged();
        }
    }

    private static FormatException Damaged() => new("not a boundary of this catalog");
}
