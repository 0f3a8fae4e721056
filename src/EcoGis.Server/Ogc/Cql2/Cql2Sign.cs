namespace EcoGis;

/// <summary>How a property and a value are compared.</summary>
internal enum Cql2Sign
{
    Equal,
    Unequal,
    Less,
    Greater,
    AtMost,
    AtLeast,
}

/// <summary>The signs as written, which SQL writes alike.</summary>
internal static class Cql2Signs
{
    private static readonly string[] s_texts = ["=", "<>", "<", ">", "<=", ">="];

    /// <summary>Null: it is no comparison.</summary>
    public static Cql2Sign? Of(string text) => Array.IndexOf(s_texts, text) is var at and >= 0 ? (Cql2Sign)at : null;

    public static string Text(this Cql2Sign sign) => s_texts[(int)sign];

    /// <param name="order">Of property and value, as by CompareTo.</param>
    public static bool Holds(this Cql2Sign sign, int order) => sign switch
    {
        Cql2Sign.Equal => order == 0,
        Cql2Sign.Unequal => order != 0,
        Cql2Sign.Less => order < 0,
        Cql2Sign.Greater => order > 0,
        Cql2Sign.AtMost => order <= 0,
        _ => order >= 0,
    };

    /// <summary>The same when the value stands first.</summary>
    public static Cql2Sign Turned(this Cql2Sign sign) => sign switch
    {
        Cql2Sign.Less => Cql2Sign.Greater,
        Cql2Sign.Greater => Cql2Sign.Less,
        Cql2Sign.AtMost => Cql2Sign.AtLeast,
        Cql2Sign.AtLeast => Cql2Sign.AtMost,
        var same => same,
    };
}
