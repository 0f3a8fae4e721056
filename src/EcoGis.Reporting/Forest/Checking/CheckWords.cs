namespace EcoGis;

/// <summary>The words of checks of change.</summary>
public static class CheckWords
{
    public static Bilingual Of(PermitState state) => state switch
    {
        PermitState.Whole => new("许可全覆盖", "wholly permitted"),
        PermitState.Part => new("许可部分相符", "permitted in part"),
        PermitState.None => new("无相符许可", "no permit"),
        _ => new("不核许可", "no permit needed"),
    };

    public static string Key(PermitState state) => state switch { PermitState.Whole => "whole", PermitState.Part => "part", PermitState.None => "none", _ => "not_needed" };

    public static Bilingual Of(PermitTime time) => time switch
    {
        PermitTime.Covers => new("覆盖两期之间的每一天", "holds on every day between the epochs"),
        PermitTime.Meets => new("只覆盖其中一段，须查明变化日期", "holds on some of the days: find out when it changed"),
        _ => new("不在两期之间", "holds on none of the days"),
    };

    public static string Key(PermitTime time) => time switch { PermitTime.Covers => "covers", PermitTime.Meets => "meets", _ => "apart" };

    public static Bilingual Found(CheckedChange change, ForestCheck check) => change.IsNew ? new("新发现", "new") : check.IsOpen(change) ? new("仍未办结", "still open") : new("已办结", "closed");

    public static string FoundKey(CheckedChange change, ForestCheck check) => change.IsNew ? "new" : check.IsOpen(change) ? "still_open" : "closed";

    /// <summary>Stated cause, or that there is none.</summary>
    public static Bilingual Cause(ChangePatch patch) => patch.Cause is { } cause ? new($"{cause.Code} {cause.Name.Zh}", $"{cause.Code} {cause.Name.En}") : patch.CauseText is { } text ? Bilingual.Same(text) : ForestWords.NotStated;

    public static string Exceeded(Truth exceeded, Language language) => exceeded switch
    {
        Truth.True => new Bilingual("超出", "exceeded").In(language),
        Truth.False => new Bilingual("未超", "within").In(language),
        _ => new Bilingual("不掌握", "not known").In(language),
    };
}
