namespace EcoGis;

/// <summary>One thing that is wrong, ready to print: <c>ECO-nnnn what | where | effect | what to do</c>.</summary>
public sealed record Fault(FaultKind Kind, Place Where, params object?[] Arguments)
{
    public string In(Language language) => Clean(string.Join(" | ",
        $"{Kind.Code} {Kind.What.Format(Arguments).In(language)}",
        Where.Text.In(language),
        Kind.Effect.Format(Arguments).In(language),
        Kind.Remedy.Format(Arguments).In(language)));

    /// <summary>What is wrong, what that does to the result and what to do, filled in.</summary>
    public IReadOnlyList<Bilingual> Sentences => [Kind.What.Format(Arguments), Kind.Effect.Format(Arguments), Kind.Remedy.Format(Arguments)];

    public EcoException Raise(Exception? cause = null) => new(this, cause);

    /// <summary>File and attribute text ends up in messages and reports: control, zero-width and bidirectional characters are made visible.</summary>
    public static string Clean(string text) => text.Any(IsUnsafe) ? string.Concat(text.Select(c => IsUnsafe(c) ? $"\\u{(int)c:x4}" : c.ToString())) : text;

    /// <summary>A control, zero-width or bidirectional character.</summary>
    public static bool IsUnsafe(char c) => char.IsControl(c)
        || c is '\u061c' or '\ufeff' or (>= '\u200b' and <= '\u200f') or (>= '\u2028' and <= '\u202e') or (>= '\u2060' and <= '\u2069');
}
