using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>
/// The area that two polygons share, as a sum over pairs of edges: Σ sₑ s_f ∫ min(yₑ, y_f) dx over the common x (each polygon is the signed sum of
/// the ground below its edges, +1 for edges that run left). With d = y_f − yₑ at both ends of the common x, N = min(d₀, 0) + min(d₁, 0) and width w the
/// integral is w/2 · (e₀ + e₁ + N), and N becomes N·|N| / (|d₀| + |d₁|) where the edges cross. Continuous in the coordinates: nothing is decided.
/// Unit: square of the coordinates' unit. Eight lanes, added in one order, whatever the machine: equal bits.
/// </summary>
internal abstract unsafe class AreaKernel
{
    public static AreaKernel Widest { get; } = Vector512.IsHardwareAccelerated ? new AreaKernel<Lanes512>()
        : Vector256.IsHardwareAccelerated ? new AreaKernel<Lanes256>() : new AreaKernel<LanesScalar>();

    public abstract double Sum(EdgeTable table, KernelEdge* edges, long edgeCount, KernelCap* caps, long capCount);
}

/// <inheritdoc/>
internal sealed unsafe class AreaKernel<T> : AreaKernel
    where T : struct, ILanes<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Sum(EdgeTable table, KernelEdge* edges, long edgeCount, KernelCap* caps, long capCount)
    {
        T sum = T.All(0);
        double* blocks = table.Blocks;
        int count = table.BlockCount;
        if (count <= EdgeTable.Fanout)
        {
            for (KernelEdge* f = edges; f < edges + edgeCount; f++)
                sum = Below(*f, blocks, count, sum);
            for (KernelCap* cap = caps; cap < caps + capCount; cap++)
                sum = Above(*cap, blocks, count, sum);
        }
        else
        {
            for (KernelEdge* f = edges; f < edges + edgeCount; f++)
                for (int g = Next(table, 0, f->From, f->To); g >= 0; g = Next(table, g + 1, f->From, f->To))
                    sum = Below(*f, blocks + ((long)g * EdgeTable.Fanout * EdgeTable.BlockLength), Math.Min(EdgeTable.Fanout, count - (g * EdgeTable.Fanout)), sum);
            for (KernelCap* cap = caps; cap < caps + capCount; cap++)
                for (int g = Next(table, 0, cap->From, cap->To); g >= 0; g = Next(table, g + 1, cap->From, cap->To))
                    sum = Above(*cap, blocks + ((long)g * EdgeTable.Fanout * EdgeTable.BlockLength), Math.Min(EdgeTable.Fanout, count - (g * EdgeTable.Fanout)), sum);
        }

        double* lanes = stackalloc double[EdgeTable.Lanes];
        T.Store(sum, lanes);
        return (lanes[0] + lanes[4] + (lanes[2] + lanes[6])) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));
    }

    /// <summary>The next group, from one on, that reaches into a range of x; −1: none. What is passed over would add nothing, so the bits stay.</summary>
    private static int Next(EdgeTable table, int group, double from, double to)
    {
        while (group < table.GroupCount)
        {
            if (group % EdgeTable.Fanout == 0 && !table.Supers[group / EdgeTable.Fanout].Meets(from, to))
                group += EdgeTable.Fanout;
            else if (table.Groups[group].Meets(from, to))
                return group;
            else
                group++;
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Below(in KernelEdge f, double* blocks, int count, T sum)
    {
        T none = T.All(0), from = T.All(f.From), to = T.All(f.To), x = T.All(f.X), y = T.All(f.Y), slope = T.All(f.Slope), sign = T.All(f.Sign);
        double* end = blocks + ((long)count * EdgeTable.BlockLength);
        for (double* e = blocks; e < end; e += EdgeTable.BlockLength)
        {
            T left = T.Load(e + EdgeTable.Left);
            T low = T.Max(left, from), width = T.Min(T.Load(e + EdgeTable.Right), to) - low;
            if (!T.AnyPositive(width))
                continue;
            width = T.Max(width, none);
            T es = T.Load(e + EdgeTable.Slope);
            T e0 = T.Fused(es, low - left, T.Load(e + EdgeTable.Low)), e1 = T.Fused(es, width, e0);
            T f0 = T.Fused(slope, low - x, y), f1 = T.Fused(slope, width, f0);
            T d0 = f0 - e0, d1 = f1 - e1;
            T n = T.Crossed(T.Min(d0, none) + T.Min(d1, none), d0, d1);
            sum = T.Fused(width * (T.Load(e + EdgeTable.HalfSign) * sign), e0 + e1 + n, sum);
        }

        return sum;
    }

    /// <summary>Everything below a covered stretch of a line that lies above the candidate.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Above(in KernelCap cap, double* blocks, int count, T sum)
    {
        T none = T.All(0), from = T.All(cap.From), to = T.All(cap.To), sign = T.All(cap.Sign);
        double* end = blocks + ((long)count * EdgeTable.BlockLength);
        for (double* e = blocks; e < end; e += EdgeTable.BlockLength)
        {
            T left = T.Load(e + EdgeTable.Left);
            T low = T.Max(left, from), width = T.Min(T.Load(e + EdgeTable.Right), to) - low;
            if (!T.AnyPositive(width))
                continue;
            width = T.Max(width, none);
            T es = T.Load(e + EdgeTable.Slope);
            T e0 = T.Fused(es, low - left, T.Load(e + EdgeTable.Low)), e1 = T.Fused(es, width, e0);
            sum = T.Fused(width * (T.Load(e + EdgeTable.HalfSign) * sign), e0 + e1, sum);
        }

        return sum;
    }
}
