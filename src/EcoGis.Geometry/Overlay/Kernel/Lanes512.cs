using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>Eight lanes in one register.</summary>
internal readonly unsafe struct Lanes512(Vector512<double> v) : ILanes<Lanes512>
{
    private readonly Vector512<double> v = v;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(double* from) => new(Vector512.Load(from));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 All(double value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 value, double* to) => value.v.Store(to);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a.v + b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a.v - b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a.v * b.v);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Min(Lanes512 a, Lanes512 b) => new(Vector512.MinNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Max(Lanes512 a, Lanes512 b) => new(Vector512.MaxNative(a.v, b.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Fused(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.FusedMultiplyAdd(a.v, b.v, c.v));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyPositive(Lanes512 value) => Vector512.GreaterThanAny(value.v, Vector512<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Crossed(Lanes512 n, Lanes512 d0, Lanes512 d1)
    {
        var crossed = Vector512.LessThan(d0.v * d1.v, Vector512<double>.Zero);
        return crossed == Vector512<double>.Zero ? n
            : new(Vector512.ConditionalSelect(crossed, n.v * Vector512.Abs(n.v) / (Vector512.Abs(d0.v) + Vector512.Abs(d1.v)), n.v));
    }
}
