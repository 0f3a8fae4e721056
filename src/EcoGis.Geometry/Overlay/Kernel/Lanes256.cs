using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoGis;

/// <summary>Eight lanes in two registers.</summary>
internal readonly unsafe struct Lanes256(Vector256<double> low, Vector256<double> high) : ILanes<Lanes256>
{
    private readonly Vector256<double> low = low, high = high;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(double* from) => new(Vector256.Load(from), Vector256.Load(from + 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 All(double value) => new(Vector256.Create(value), Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 value, double* to)
    {
        value.low.Store(to);
        value.high.Store(to + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a.low + b.low, a.high + b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a.low - b.low, a.high - b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a.low * b.low, a.high * b.high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.MinNative(a.low, b.low), Vector256.MinNative(a.high, b.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.MaxNative(a.low, b.low), Vector256.MaxNative(a.high, b.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Fused(Lanes256 a, Lanes256 b, Lanes256 c) =>
        new(Vector256.FusedMultiplyAdd(a.low, b.low, c.low), Vector256.FusedMultiplyAdd(a.high, b.high, c.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AnyPositive(Lanes256 value) => Vector256.GreaterThanAny(Vector256.MaxNative(value.low, value.high), Vector256<double>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Crossed(Lanes256 n, Lanes256 d0, Lanes256 d1) => new(Crossed(n.low, d0.low, d1.low), Crossed(n.high, d0.high, d1.high));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Crossed(Vector256<double> n, Vector256<double> d0, Vector256<double> d1)
    {
        var crossed = Vector256.LessThan(d0 * d1, Vector256<double>.Zero);
        return crossed == Vector256<double>.Zero ? n
            : Vector256.ConditionalSelect(crossed, n * Vector256.Abs(n) / (Vector256.Abs(d0) + Vector256.Abs(d1)), n);
    }
}
