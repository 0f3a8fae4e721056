using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// Proves of all edges of some closed rings that no two meet but neighbours in their common vertex: where the boxes of two edges meet, one edge
/// must lie surely on one side of the other. Boxes are compared four at a time, and blocks of sixteen edges that follow each other by the
/// box of the block. Says nothing about neighbours. Quadratic in the number of blocks: for rings of some thousand edges at most.
/// </summary>
internal static class EdgePairs
{
    /// <summary>Edges in a block.</summary>
    private const int Block = 16;

    /// <summary>Doubles of scratch for a number of vertices.</summary>
    public static int Scratch(int vertices) => 4 * (Padded(vertices) + (Padded(vertices) / Block));

    /// <param name="points">x, y of the vertices of closed rings.</param>
    /// <param name="ends">For each ring the number of vertices up to and with it.</param>
    /// <param name="scratch">At least <see cref="Scratch"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    public static bool SurelyApart(ReadOnlySpan<double> points, ReadOnlySpan<int> ends, Span<double> scratch)
    {
        int count = points.Length / 2, padded = Padded(count), blocks = padded / Block;
        Span<double> minX = scratch[..padded], minY = scratch.Slice(padded, padded), maxX = scratch.Slice(2 * padded, padded), maxY = scratch.Slice(3 * padded, padded);
        Span<double> blockBoxes = scratch.Slice(4 * padded, 4 * blocks);
        Boxes(points, ends, minX, minY, maxX, maxY);
        for (int b = 0; b < blocks; b++)
        {
            (double w, double s, double e, double n) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
            for (int i = b * Block; i < (b + 1) * Block; i++)
                (w, s, e, n) = (Math.Min(w, minX[i]), Math.Min(s, minY[i]), Math.Max(e, maxX[i]), Math.Max(n, maxY[i]));
            (blockBoxes[4 * b], blockBoxes[(4 * b) + 1], blockBoxes[(4 * b) + 2], blockBoxes[(4 * b) + 3]) = (w, s, e, n);
        }

        int first = 0;
        foreach (int end in ends)
        {
            for (int i = first; i < end - 1; i++)
            {
                (double w, double s, double e, double n) = (minX[i], minY[i], maxX[i], maxY[i]);
                Vector256<double> ws = Vector256.Create(w), ss = Vector256.Create(s), es = Vector256.Create(e), ns = Vector256.Create(n);
                for (int b = (i + 2) / Block; b < blocks; b++)
                {
                    ReadOnlySpan<double> box = blockBoxes.Slice(4 * b, 4);
                    if (box[0] > e || box[1] > n || box[2] < w || box[3] < s)
                        continue;
                    for (int j = Math.Max(b * Block, (i + 2) & ~3); j < (b + 1) * Block; j += 4)
                    {
                        Vector256<double> meet = Vector256.LessThanOrEqual(At(minX, j), es) & Vector256.GreaterThanOrEqual(At(maxX, j), ws)
                            & Vector256.LessThanOrEqual(At(minY, j), ns) & Vector256.GreaterThanOrEqual(At(maxY, j), ss);
                        for (uint hits = meet.ExtractMostSignificantBits(); hits != 0; hits &= hits - 1)
                        {
                            int other = j + BitOperations.TrailingZeroCount(hits);
                            bool neighbours = other < i + 2 || (i == first && other == end - 2);
                            if (!neighbours && !Apart(points, i, other))
                                return false;
                        }
                    }
                }
            }

            first = end;
        }

        return true;

        static Vector256<double> At(Span<double> values, int index) => Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)index);
    }

    private static int Padded(int vertices) => (vertices + Block - 1) & ~(Block - 1);

    /// <summary>Edge i runs from vertex i to the next; where a ring ends, and in the padding, boxes are empty and meet none.</summary>
    private static void Boxes(ReadOnlySpan<double> points, ReadOnlySpan<int> ends, Span<double> minX, Span<double> minY, Span<double> maxX, Span<double> maxY)
    {
        int first = 0;
        foreach (int end in ends)
        {
            for (int i = first; i < end - 1; i++)
            {
                (double ax, double ay, double bx, double by) = (points[2 * i], points[(2 * i) + 1], points[(2 * i) + 2], points[(2 * i) + 3]);
                (minX[i], minY[i], maxX[i], maxY[i]) = (Math.Min(ax, bx), Math.Min(ay, by), Math.Max(ax, bx), Math.Max(ay, by));
            }

            Empty(end - 1, minX, minY, maxX, maxY);
            first = end;
        }

        for (int i = first; i < minX.Length; i++)
            Empty(i, minX, minY, maxX, maxY);

        static void Empty(int i, Span<double> minX, Span<double> minY, Span<double> maxX, Span<double> maxY) =>
            (minX[i], minY[i], maxX[i], maxY[i]) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
    }

    private static bool Apart(ReadOnlySpan<double> points, int i, int j)
    {
        ReadOnlySpan<double> p = points.Slice(2 * i, 4), q = points.Slice(2 * j, 4);
        return OnOneSide(p, q) || OnOneSide(q, p);

        static bool OnOneSide(ReadOnlySpan<double> line, ReadOnlySpan<double> edge) =>
            SureSide.Of(line[0], line[1], line[2], line[3], edge[0], edge[1]) * SureSide.Of(line[0], line[1], line[2], line[3], edge[2], edge[3]) > 0;
    }
}
