using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetTopologySuite.Geometries;

namespace EcoGis;

/// <summary>
/// The short way through the gate for a polygon that is surely free of every problem and every notice <see cref="ShapeGate"/> could list, and
/// its canonical order; bit for bit what the gate itself gives. Most polygons are: closed rings that meet neither themselves nor each
/// other, holes in their shells. "Not plain" says nothing but that the gate has to look. Works on flat rings in the declared CRS.
/// </summary>
internal static class PlainPolygon
{
    private const int VerticesAtMost = 4096, RingsAtMost = 64, OnStack = 128;

    /// <param name="raw">x, y of all rings as read.</param>
    /// <param name="ends">For each ring the number of vertices up to and with it.</param>
    /// <param name="parts">For each part the number of rings up to and with it; the first ring of a part is its shell.</param>
    /// <param name="points">Takes the canonical vertices; as long as <paramref name="raw"/>.</param>
    /// <param name="pointEnds">Takes their ring ends; as long as <paramref name="ends"/>.</param>
    /// <param name="partEnds">Takes their part ends; as long as <paramref name="parts"/>.</param>
    /// <returns>False when not plain: the buffers then hold nothing.</returns>
    [SkipLocalsInit]
    public static bool Check(
        ReadOnlySpan<double> raw, ReadOnlySpan<int> ends, ReadOnlySpan<int> parts, Crs? crs, Span<double> points, Span<int> pointEnds, Span<int> partEnds)
    {
        int vertices = raw.Length / 2;
        if (vertices > VerticesAtMost || ends.Length > RingsAtMost || ends.IsEmpty || parts.Length > ends.Length)
            return false;
        Span<PlainRing> rings = stackalloc PlainRing[ends.Length];
        (double minX, double minY, double maxX, double maxY) = (double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        bool star = ends.Length == 1 && StarRing.TryRead(raw, crs, out rings[0]);
        for (int i = 0; i < ends.Length; i++)
        {
            if (!star && !PlainRing.TryRead(Ring(raw, ends, i), crs, out rings[i]))
                return false;
            (minX, minY) = (Math.Min(minX, rings[i].MinX), Math.Min(minY, rings[i].MinY));
            (maxX, maxY) = (Math.Max(maxX, rings[i].MaxX), Math.Max(maxY, rings[i].MaxY));
        }

        if (!GroundExtent.SurelyHolds(crs, minX, minY, maxX, maxY, vertices) || (!star && !Apart(raw, ends)))
            return false;
        Span<int> order = stackalloc int[ends.Length], partOrder = stackalloc int[parts.Length];
        for (int p = 0; p < parts.Length; p++)
        {
            partOrder[p] = p;
            (int shell, int end) = (p == 0 ? 0 : parts[p - 1], parts[p]);
            if (shell >= end)
                return false;
            for (int i = shell; i < end; i++)
                order[i] = i;
            if (!Nested(raw, ends, rings, parts, p))
                return false;
            Sort(order[(shell + 1)..end], raw, ends, rings, default);
        }

        Sort(partOrder, raw, ends, rings, parts);
        Write(raw, ends, parts, rings, order, partOrder, points, pointEnds, partEnds);
        return true;
    }

    /// <summary>The polygon, or null when the gate has to look.</summary>
    [SkipLocalsInit]
    public static Geometry? Read(RawShape raw, Crs? crs)
    {
        int rings = 0, vertices = 0, parts = 0;
        foreach (var part in raw.Parts)
        {
            foreach (RawPath path in part)
                (rings, vertices) = path.Count == 0 ? (RingsAtMost + 1, vertices) : (rings + 1, vertices + path.Count);
            parts++;
        }

        if (raw.Kind != ShapeKind.Polygon || rings > (raw.Roles == RingRoles.AsGiven ? RingsAtMost : 1) || parts > rings || vertices > VerticesAtMost)
            return null;
        double[]? pooled = vertices > OnStack ? ArrayPool<double>.Shared.Rent(4 * vertices) : null;
        Span<double> buffer = pooled ?? stackalloc double[4 * OnStack], points = buffer[..(2 * vertices)], canonical = buffer.Slice(2 * vertices, 2 * vertices);
        Span<int> ends = stackalloc int[rings], partEnds = stackalloc int[parts];
        int at = 0, ring = 0, done = 0;
        foreach (var part in raw.Parts)
        {
            foreach (RawPath path in part)
            {
                for (int i = 0; i < path.Count; i++, at++)
                    (points[2 * at], points[(2 * at) + 1]) = (path.Xs[i], path.Ys[i]);
                ends[ring++] = at;
            }

            partEnds[done++] = ring;
        }

        Span<int> canonicalEnds = stackalloc int[rings], canonicalParts = stackalloc int[parts];
        Geometry? polygons = Check(points, ends, partEnds, crs, canonical, canonicalEnds, canonicalParts) ? Build(canonical, canonicalEnds, canonicalParts) : null;
        if (pooled is not null)
            ArrayPool<double>.Shared.Return(pooled);
        return polygons;
    }

    private static ReadOnlySpan<double> Ring(ReadOnlySpan<double> points, ReadOnlySpan<int> ends, int ring) => new Rings(points, ends)[ring];

    [SkipLocalsInit]
    private static bool Apart(ReadOnlySpan<double> raw, ReadOnlySpan<int> ends)
    {
        int size = EdgePairs.Scratch(raw.Length / 2);
        if (raw.Length <= 2 * OnStack)
            return EdgePairs.SurelyApart(raw, ends, stackalloc double[size]);
        double[] scratch = ArrayPool<double>.Shared.Rent(size);
        bool apart = EdgePairs.SurelyApart(raw, ends, scratch);
        ArrayPool<double>.Shared.Return(scratch);
        return apart;
    }

    /// <summary>Rings that do not meet: the part's holes are in its shell and not in each other, its shell in no other and no other in it.</summary>
    private static bool Nested(ReadOnlySpan<double> raw, ReadOnlySpan<int> ends, ReadOnlySpan<PlainRing> rings, ReadOnlySpan<int> parts, int part)
    {
        (int shell, int end) = (part == 0 ? 0 : parts[part - 1], parts[part]);
        for (int i = shell + 1; i < end; i++)
        {
            if (Holds(raw, ends, rings, shell, i) <= 0)
                return false;
            for (int k = shell + 1; k < end; k++)
                if (k != i && Holds(raw, ends, rings, k, i) >= 0)
                    return false;
        }

        for (int other = 0; other < parts.Length; other++)
            if (other != part && Holds(raw, ends, rings, other == 0 ? 0 : parts[other - 1], shell) >= 0)
                return false;
        return true;
    }

    private static int Holds(ReadOnlySpan<double> raw, ReadOnlySpan<int> ends, ReadOnlySpan<PlainRing> rings, int outer, int inner)
    {
        if (!rings[outer].MayHold(rings[inner]))
            return -1;
        ReadOnlySpan<double> within = Ring(raw, ends, inner);
        return SureSide.InRing(within[0], within[1], Ring(raw, ends, outer));
    }

    /// <summary>By the smallest vertex, which rings that do not meet never share; of parts by that of their shells.</summary>
    private static void Sort(Span<int> order, ReadOnlySpan<double> raw, ReadOnlySpan<int> ends, ReadOnlySpan<PlainRing> rings, ReadOnlySpan<int> parts)
    {
        for (int i = 1; i < order.Length; i++)
        {
            int item = order[i], k = i;
            var key = Key(item, raw, ends, rings, parts);
            for (; k > 0 && Key(order[k - 1], raw, ends, rings, parts).CompareTo(key) > 0; k--)
                order[k] = order[k - 1];
            order[k] = item;
        }

        static (double, double) Key(int item, ReadOnlySpan<double> raw, ReadOnlySpan<int> ends, ReadOnlySpan<PlainRing> rings, ReadOnlySpan<int> parts)
        {
            int ring = parts.IsEmpty ? item : item == 0 ? 0 : parts[item - 1];
            return (rings[ring].MinX, Ring(raw, ends, ring)[(2 * rings[ring].Start) + 1]);
        }
    }

    private static void Write(
        ReadOnlySpan<double> raw, ReadOnlySpan<int> ends, ReadOnlySpan<int> parts, ReadOnlySpan<PlainRing> rings, ReadOnlySpan<int> order,
        ReadOnlySpan<int> partOrder, Span<double> points, Span<int> pointEnds, Span<int> partEnds)
    {
        int at = 0, ring = 0, part = 0;
        foreach (int p in partOrder)
        {
            int shell = p == 0 ? 0 : parts[p - 1];
            foreach (int i in order[shell..parts[p]])
            {
                ReadOnlySpan<double> from = Ring(raw, ends, i);
                int n = (from.Length / 2) - 1, step = rings[i].CounterClockwise == (i == shell) ? 1 : n - 1, k = rings[i].Start;
                if (step == 1)
                {
                    Copy(from[(2 * k)..(2 * n)], points[(2 * at)..]);
                    Copy(from[..(2 * (k + 1))], points[(2 * (at + n - k))..]);
                    at += n + 1;
                    pointEnds[ring++] = at;
                    continue;
                }

                for (int v = 0; v <= n; v++, at++)
                {
                    // −0 + 0 = +0
                    (points[2 * at], points[(2 * at) + 1]) = (from[2 * k] + 0.0, from[(2 * k) + 1] + 0.0);
                    k += step;
                    k -= k >= n ? n : 0;
                }

                pointEnds[ring++] = at;
            }

            partEnds[part++] = ring;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    private static void Copy(ReadOnlySpan<double> from, Span<double> to)
    {
        // −0 + 0 = +0
        ref double source = ref MemoryMarshal.GetReference(from), target = ref MemoryMarshal.GetReference(to[..from.Length]);
        int i = 0;
        for (; i + 4 <= from.Length; i += 4)
            (Vector256.LoadUnsafe(ref source, (nuint)i) + Vector256<double>.Zero).StoreUnsafe(ref target, (nuint)i);
        for (; i < from.Length; i++)
            to[i] = from[i] + 0.0;
    }

    /// <summary>Canonical flat rings as geometry.</summary>
    public static Geometry Build(ReadOnlySpan<double> points, ReadOnlySpan<int> ends, ReadOnlySpan<int> parts)
    {
        var polygons = new Polygon[parts.Length];
        for (int p = 0, ring = 0; p < parts.Length; p++)
        {
            LinearRing shell = Linear(Ring(points, ends, ring++));
            var holes = new LinearRing[parts[p] - ring];
            for (int h = 0; h < holes.Length; h++)
                holes[h] = Linear(Ring(points, ends, ring++));
            polygons[p] = Nts.Factory.CreatePolygon(shell, holes);
        }

        return polygons.Length == 1 ? polygons[0] : Nts.Factory.CreateMultiPolygon(polygons);

        static LinearRing Linear(ReadOnlySpan<double> ring)
        {
            var coordinates = new Coordinate[ring.Length / 2];
            for (int i = 0; i < coordinates.Length; i++)
                coordinates[i] = new Coordinate(ring[2 * i], ring[(2 * i) + 1]);
            return Nts.Factory.CreateLinearRing(coordinates);
        }
    }
}
