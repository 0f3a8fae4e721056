namespace EcoGis;

/// <summary>One thing that is wrong, ready to print: <c>ECO-nnnn what | where | effect | what to do</c>.</summary>
public sealed record Fault(FaultKind Kind, Place Where, params object?[] Arguments)
{
    public string In(Language language) => Clean(string.Join(" | ",
        $"{Kind.Code} {Kind.What.Format(Arguments).In(language)}",
        Where.Text.In(language),
        Kind.Effect.Format(Arguments).In(language),
        Kind.Remedy.Format(Arguments).In(language)));

    public EcoException Raise(Exception? cause = null) => new(this, cause);

    /// <summary>File and attribute text ends up in messages: control and bidirectional override characters are made visible.</summary>
    public static string Clean(string text)
    {
        return text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

        static bool IsUnsafe(char c) => char.IsControl(c) || c is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f';
    }
}
