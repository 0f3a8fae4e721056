namespace EcoGis;

/// <summary>Messages of the report writers, 6xxx.</summary>
public static class ReportFaults
{
    private static readonly Bilingual NoReport = new("未生成报告：缺样式的图斑会在图上消失", "no report was written: features without a style would vanish from the map");

    public static readonly FaultKind StyleMissing = new("ECO-6001", FaultClass.System,
        new("区类 {0} 没有制图样式", "zone kind {0} has no map style"),
        NoReport,
        new("请在 maps/styles 的 kinds 下为 {0} 增加一项", "add an entry for {0} under kinds in maps/styles"));

    public static readonly FaultKind StyleInvalid = new("ECO-6002", FaultClass.System,
        new("制图样式文件有误：{0}", "the map style file is invalid: {0}"),
        NoReport,
        new("请按 maps/styles 中文件开头的说明改正", "correct it as the head of the file in maps/styles explains"));

    public static readonly FaultKind SameStyle = new("ECO-6003", FaultClass.System,
        new("区类 {0} 与 {1} 的填充图案、间距和线型相同，黑白打印时分不清", "zone kinds {0} and {1} share pattern, spacing and dash: they cannot be told apart in grey print"),
        NoReport,
        new("请改动其中一项的 pattern、spacing 或 dash", "change pattern, spacing or dash of one of them"));
}
