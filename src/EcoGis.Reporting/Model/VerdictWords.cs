namespace EcoGis;

/// <summary>The word and the icon of each verdict, and the word of each effect, the same in reports, index pages and on the terminal.</summary>
public static class VerdictWords
{
    public static Bilingual Of(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => new("不符合", "Not compliant"),
        Verdict.Undetermined => new("无法判定", "Undetermined"),
        Verdict.Conditional => new("有条件符合", "Conditionally compliant"),
        Verdict.Compliant => new("符合", "Compliant"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    public static Bilingual Of(Effect effect) => effect switch
    {
        Effect.Prohibited => new("禁止", "Prohibited"),
        Effect.Restricted => new("限制", "Restricted"),
        Effect.Advice => new("提示", "Advice"),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, null),
    };

    public static string Icon(Verdict verdict) => verdict switch
    {
        Verdict.Prohibited => "✕",
        Verdict.Undetermined => "?",
        Verdict.Conditional => "!",
        Verdict.Compliant => "✓",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };
}
