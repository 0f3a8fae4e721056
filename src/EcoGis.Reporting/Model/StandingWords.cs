using System.Globalization;

namespace EcoGis;

/// <summary>The words, icon and figures of a target, the same on page and terminal. What is not known is a word, never a zero.</summary>
public static class StandingWords
{
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    /// <summary>A value of a year before that of the deadline says so: it shows how things stood then.</summary>
    public static Bilingual Of(TargetStanding t)
    {
        var word = t.Standing == Standing.Short && t.Overdue ? new("未达到（已过期限）", "not met, overdue") : Of(t.Standing);
        return (t.Standing is Standing.Met or Standing.Short) && t.ValueDay?.Year < t.Target.Period.By.Year
            ? new($"{word.Zh}（{t.ValueDay:yyyy} 年数据）", $"{word.En} (value of {t.ValueDay:yyyy})")
            : word;
    }

    public static Bilingual Of(Standing standing) => standing switch
    {
        Standing.Met => new("已达到", "met"),
        Standing.Short => new("未达到", "not met"),
        Standing.Judge => new("需人工判断", "for a person to judge"),
        _ => new("不掌握", "not known"),
    };

    /// <summary>The word for programs.</summary>
    public static string Key(Standing standing) => standing switch { Standing.Met => "met", Standing.Short => "short", Standing.Judge => "judge", _ => "not_known" };

    public static string Icon(Standing standing) => standing switch
    {
        Standing.Met => "✓",
        Standing.Short => "✕",
        Standing.Judge => "!",
        _ => "?",
    };

    public static Bilingual Origin(ValueOrigin origin) => origin switch
    {
        ValueOrigin.Computed => new("由图层计算", "computed from layers"),
        ValueOrigin.Entered => new("填报", "entered"),
        _ => new("不掌握", "not known"),
    };

    /// <summary>Value with unit and the day it is of; the word for not known without one.</summary>
    public static string Value(TargetStanding t, Language language) => t.Value is { } v
        ? string.Create(s_invariant, $"{Number(v)} {t.Target.Unit.In(language)}（{t.ValueDay:yyyy-MM-dd}）").Replace("（", language == Language.Zh ? "（" : " (", StringComparison.Ordinal).Replace("）", language == Language.Zh ? "）" : ")", StringComparison.Ordinal)
        : new Bilingual("不掌握", "not known").In(language);

    public static Bilingual Period(TargetPeriod p) => p.Each switch
    {
        TargetRhythm.Month => new($"{p.By:yyyy-MM-dd} 前，逐月", $"by {p.By:yyyy-MM-dd}, every month"),
        TargetRhythm.Year => new($"{p.By:yyyy-MM-dd} 前，逐年", $"by {p.By:yyyy-MM-dd}, every year"),
        _ => new($"{p.By:yyyy-MM-dd} 前", $"by {p.By:yyyy-MM-dd}"),
    };

    /// <summary>At most four decimals, the last not rounded up into a goal it does not reach.</summary>
    public static string Number(double value) => (Math.Floor(value * 10_000 + 1e-6) / 10_000).ToString("#,0.####", s_invariant);

    /// <summary>Per cent of the way, rounded down: 99.9 is not all of it.</summary>
    public static string Done(double done) => Math.Floor(done * 100 + 1e-9).ToString("0", s_invariant) + " %";
}
