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

    public abstract double Sum(double* blocks, int count, KernelEdge* edges, long edgeCount, KernelCap* caps, long capCount);
}

/// <inheritdoc/>
internal sealed unsafe class AreaKernel<T> : AreaKernel
    where T : struct, ILanes<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Sum(double* blocks, int count, KernelEdge* edges, long edgeCount, KernelCap* caps, long capCount)
    {
        T sum = T.All(0), none = T.All(0);
        double* end = blocks + ((long)count * EdgeTable.BlockLength);
        for (KernelEdge* f = edges; f < edges + edgeCount; f++)
        {
            T from = T.All(f->From), to = T.All(f->To), x = T.All(f->X), y = T.All(f->Y), slope = T.All(f->Slope), sign = T.All(f->Sign);
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
        }

        for (KernelCap* cap = caps; cap < caps + capCount; cap++)
        {
            T from = T.All(cap->From), to = T.All(cap->To), sign = T.All(cap->Sign);
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
        }

        double* lanes = stackalloc double[EdgeTable.Lanes];
        T.Store(sum, lanes);
        return (lanes[0] + lanes[4] + (lanes[2] + lanes[6])) + (lanes[1] + lanes[5] + (lanes[3] + lanes[7]));
    }
}
