using System.Runtime.CompilerServices;

namespace EcoGis;

/// <summary>Eight lanes, one after the other, for machines without wide registers.</summary>
[InlineArray(8)]
internal unsafe struct LanesScalar : ILanes<LanesScalar>
{
    private double first;

    public static LanesScalar Load(double* from) => *(LanesScalar*)from;

    public static LanesScalar All(double value)
    {
        LanesScalar all = default;
        ((Span<double>)all).Fill(value);
        return all;
    }

    public static void Store(LanesScalar value, double* to) => *(LanesScalar*)to = value;

    public static LanesScalar operator +(LanesScalar a, LanesScalar b)
    {
        for (int i = 0; i < 8; i++)
            a[i] += b[i];
        return a;
    }

    public static LanesScalar operator -(LanesScalar a, LanesScalar b)
    {
        for (int i = 0; i < 8; i++)
            a[i] -= b[i];
        return a;
    }

    public static LanesScalar operator *(LanesScalar a, LanesScalar b)
    {
        for (int i = 0; i < 8; i++)
            a[i] *= b[i];
        return a;
    }

    public static LanesScalar Min(LanesScalar a, LanesScalar b)
    {
        for (int i = 0; i < 8; i++)
            a[i] = a[i] < b[i] ? a[i] : b[i];
        return a;
    }

    public static LanesScalar Max(LanesScalar a, LanesScalar b)
    {
        for (int i = 0; i < 8; i++)
            a[i] = a[i] > b[i] ? a[i] : b[i];
        return a;
    }

    public static LanesScalar Fused(LanesScalar a, LanesScalar b, LanesScalar c)
    {
        for (int i = 0; i < 8; i++)
            a[i] = Math.FusedMultiplyAdd(a[i], b[i], c[i]);
        return a;
    }

    public static bool AnyPositive(LanesScalar value)
    {
        for (int i = 0; i < 8; i++)
        {
            if (value[i] > 0)
                return true;
        }

        return false;
    }

    public static LanesScalar Crossed(LanesScalar n, LanesScalar d0, LanesScalar d1)
    {
        for (int i = 0; i < 8; i++)
        {
            if (d0[i] * d1[i] < 0)
                n[i] = n[i] * Math.Abs(n[i]) / (Math.Abs(d0[i]) + Math.Abs(d1[i]));
        }

        return n;
    }
}
