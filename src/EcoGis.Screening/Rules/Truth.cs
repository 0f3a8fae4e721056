namespace EcoGis;

/// <summary>Three-valued truth (Kleene): what nobody stated is unknown, and only what is known false can be left out.</summary>
public enum Truth
{
    False,
    Unknown,
    True,
}

internal static class Kleene
{
    public static Truth And(this Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(this Truth a, Truth b) => a > b ? a : b;

    public static Truth Not(this Truth a) => Truth.True - (int)a;

    public static Truth Of(bool known) => known ? Truth.True : Truth.False;
}
