using System.Globalization;

namespace EcoGis;

/// <summary>The language a person reads. Chinese is the authoritative one.</summary>
public enum Language
{
    Zh,
    En,
}

/// <summary>One sentence or name in both languages; <c>{0}</c>, <c>{1}</c> … are filled by <see cref="Format"/> in the invariant culture.</summary>
public sealed record Bilingual(string Zh, string En)
{
    public static Bilingual Same(string text) => new(text, text);

    public string In(Language language) => language == Language.Zh ? Zh : En;

    public Bilingual Format(params object?[] arguments) => new(Fill(Zh, Language.Zh, arguments), Fill(En, Language.En, arguments));

    private static string Fill(string format, Language language, object?[] arguments) =>
        arguments.Length == 0
            ? format
            : string.Format(CultureInfo.InvariantCulture, format, [.. arguments.Select(a => a is Bilingual b ? b.In(language) : a)]);
}
