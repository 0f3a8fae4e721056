using System.Numerics;

namespace EcoGis;

/// <summary>
/// Eight doubles, however wide the machine is. Every operation is rounded once, lane by lane, so all implementations give equal bits; nothing here
/// adds across lanes. No operand is NaN.
/// </summary>
internal unsafe interface ILanes<T> : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>
    where T : struct, ILanes<T>
{
    static abstract T Load(double* from);

    static abstract T All(double value);

    static abstract void Store(T value, double* to);

    static abstract T Min(T a, T b);

    static abstract T Max(T a, T b);

    /// <summary>a × b + c, rounded once.</summary>
    static abstract T Fused(T a, T b, T c);

    static abstract bool AnyPositive(T value);

    /// <summary>Where d0 and d1 lie on different sides of 0: n·|n| / (|d0| + |d1|). Elsewhere n.</summary>
    static abstract T Crossed(T n, T d0, T d1);
}
