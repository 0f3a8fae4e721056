using System.Runtime.InteropServices;

namespace EcoGis.Benchmarks.Engine;

/// <summary>The features of a layer file as the engine takes them, in memory.</summary>
internal sealed record Zones(int[] Ids, FlatPaths[] Paths)
{
    public long Vertices => Paths.Sum(p => p.Points.Length / 2L);

    public static Zones Load(string path)
    {
        List<int> ids = [];
        List<FlatPaths> paths = [];
        foreach (byte[] block in FeatureBlocks.Load(path))
        {
            for (int i = 0, length; i < block.Length; i += 8 + length)
            {
                length = BitConverter.ToInt32(block, i + 4);
                ids.Add(BitConverter.ToInt32(block, i));
                paths.Add(Flat(block.AsSpan(i + 8, length)));
            }
        }

        return new([.. ids], [.. paths]);
    }

    public static FlatPaths Flat(ReadOnlySpan<byte> wkb)
    {
        List<int> ends = [];
        double[] points = new double[wkb.Length / 8];
        int vertices = 0;
        for (WkbRings rings = new(wkb); rings.Next(out _); ends.Add(vertices))
        {
            MemoryMarshal.Cast<byte, double>(wkb.Slice(rings.From, 16 * rings.Vertices)).CopyTo(points.AsSpan(2 * vertices));
            vertices += rings.Vertices;
        }

        return new(ShapeKind.Polygon, points[..(2 * vertices)], [.. ends]);
    }

    public GridIndex Index(int threads) => GridIndex.Build(Paths.Length, i => Paths[i], threads, CancellationToken.None);
}
