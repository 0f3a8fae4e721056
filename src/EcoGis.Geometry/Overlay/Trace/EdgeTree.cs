using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The boxes of edges, eight to a box, eight boxes to the next, in the order the edges were drawn: finds the edges whose closed boxes meet a
/// closed box, eight at a time, in ascending order within each eight. Reused for set after set.
/// </summary>
internal sealed class EdgeTree
{
    private const int Fanout = 8, Deepest = 12;

    private readonly int[] starts = new int[Deepest];
    private readonly Scratch<double> minX = new(), minY = new(), maxX = new(), maxY = new();
    private int levels;

    public void Build(ReadOnlySpan<double> ax, ReadOnlySpan<double> ay, ReadOnlySpan<double> bx, ReadOnlySpan<double> by)
    {
        int count = ax.Length, total = 0;
        levels = 0;
        for (int n = count; ; n = Eights(n))
        {
            starts[levels++] = total;
            total += Fanout * Math.Max(1, Eights(n));
            if (n <= Fanout)
                break;
        }

        Span<double> x0 = minX.Resize(total), y0 = minY.Resize(total), x1 = maxX.Resize(total), y1 = maxY.Resize(total);
        x0.Fill(double.PositiveInfinity);
        y0.Fill(double.PositiveInfinity);
        x1.Fill(double.NegativeInfinity);
        y1.Fill(double.NegativeInfinity);
        for (int i = 0; i < count; i++)
        {
            (x0[i], x1[i]) = ax[i] < bx[i] ? (ax[i], bx[i]) : (bx[i], ax[i]);
            (y0[i], y1[i]) = ay[i] < by[i] ? (ay[i], by[i]) : (by[i], ay[i]);
        }

        for (int level = 1, n = count; level < levels; level++, n = Eights(n))
        {
            int below = starts[level - 1], here = starts[level];
            for (int i = 0; i < n; i++)
            {
                int up = here + (i / Fanout);
                x0[up] = Math.Min(x0[up], x0[below + i]);
                y0[up] = Math.Min(y0[up], y0[below + i]);
                x1[up] = Math.Max(x1[up], x1[below + i]);
                y1[up] = Math.Max(y1[up], y1[below + i]);
            }
        }
    }

    /// <summary>Adds the places of the edges whose boxes meet the box.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vectors are not compiled ahead, and the first tier is slow
    public void Meeting(double west, double south, double east, double north, Scratch<int> found)
    {
        var (w, s, e, n) = (Vector512.Create(west), Vector512.Create(south), Vector512.Create(east), Vector512.Create(north));
        if (levels > 2)
        {
            Descend(w, s, e, n, found);
            return;
        }

        // few edges: all of them are looked at
        int groups = levels == 1 ? 1 : starts[1] / Fanout;
        for (int group = 0; group < groups; group++)
            for (ulong meets = Meets(group * Fanout, w, s, e, n); meets != 0; meets &= meets - 1)
                found.Add((group * Fanout) + BitOperations.TrailingZeroCount(meets));
    }

    [SkipLocalsInit]
    private void Descend(Vector512<double> w, Vector512<double> s, Vector512<double> e, Vector512<double> n, Scratch<int> found)
    {
        Span<(int Level, int Group)> open = stackalloc (int, int)[(Deepest * Fanout) + 1];
        int depth = 1;
        open[0] = (levels - 1, 0);
        while (depth > 0)
        {
            var (level, group) = open[--depth];
            for (ulong meets = Meets(starts[level] + (group * Fanout), w, s, e, n); meets != 0; meets &= meets - 1)
            {
                int child = (group * Fanout) + BitOperations.TrailingZeroCount(meets);
                if (level == 0)
                    found.Add(child);
                else
                    open[depth++] = (level - 1, child);
            }
        }
    }

    /// <summary>
    /// Shows the edges to a visitor whose boxes are no further from a box than its limit, nearest groups first; the visitor may lower the limit as it goes.
    /// </summary>
    [SkipLocalsInit]
    public void Nearest<T>(in Box box, ref T visitor)
        where T : struct, INearer, allows ref struct
    {
        var (w, s, e, n) = (Vector512.Create(box.MinX), Vector512.Create(box.MinY), Vector512.Create(box.MaxX), Vector512.Create(box.MaxY));
        ref double x0 = ref MemoryMarshal.GetReference(minX.Span), y0 = ref MemoryMarshal.GetReference(minY.Span);
        ref double x1 = ref MemoryMarshal.GetReference(maxX.Span), y1 = ref MemoryMarshal.GetReference(maxY.Span);
        Span<(int Level, int Group, double Squared)> open = stackalloc (int, int, double)[(Deepest * Fanout) + 1];
        Span<double> near = stackalloc double[Fanout];
        int depth = 1;
        open[0] = (levels - 1, 0, 0);
        while (depth > 0)
        {
            var (level, group, squared) = open[--depth];
            if (squared > visitor.Limit)
                continue;
            nuint at = (nuint)(starts[level] + (group * Fanout));
            Vector512<double> dx = Vector512.Max(Vector512.Max(Vector512.LoadUnsafe(ref x0, at) - e, w - Vector512.LoadUnsafe(ref x1, at)), Vector512<double>.Zero);
            Vector512<double> dy = Vector512.Max(Vector512.Max(Vector512.LoadUnsafe(ref y0, at) - n, s - Vector512.LoadUnsafe(ref y1, at)), Vector512<double>.Zero);
            ((dx * dx) + (dy * dy)).CopyTo(near);
            if (level == 0)
            {
                for (int i = 0; i < Fanout; i++)
                    if (near[i] <= visitor.Limit && near[i] < double.PositiveInfinity) // infinite: no edge
                        visitor.Visit((group * Fanout) + i, near[i]);
                continue;
            }

            for (int i = 0, first = depth; i < Fanout; i++)
            {
                if (!(near[i] <= visitor.Limit && near[i] < double.PositiveInfinity))
                    continue;
                int to = depth++;
                for (; to > first && open[to - 1].Squared < near[i]; to--)
                    open[to] = open[to - 1];
                open[to] = (level - 1, (group * Fanout) + i, near[i]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Meets(int at, Vector512<double> w, Vector512<double> s, Vector512<double> e, Vector512<double> n) =>
        (Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref minX[at]), e)
            & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref maxX[at]), w)
            & Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref minY[at]), n)
            & Vector512.GreaterThanOrEqual(Vector512.LoadUnsafe(ref maxY[at]), s)).ExtractMostSignificantBits();

    private static int Eights(int n) => (n + Fanout - 1) / Fanout;
}

/// <summary>Looks for what is nearest to a box: squares of distances.</summary>
internal interface INearer
{
    /// <summary>What is further away does not matter.</summary>
    double Limit { get; }

    /// <param name="edge">Its place.</param>
    /// <param name="squared">Of its box.</param>
    void Visit(int edge, double squared);
}
