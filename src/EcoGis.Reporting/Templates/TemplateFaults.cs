namespace EcoGis;

/// <summary>Messages of report templates, 602x. What their YAML may hold at all is said by the readers of data files, 50xx.</summary>
public static class TemplateFaults
{
    private static readonly Bilingual s_nothing = new("没有生成 Word 报告", "no Word report was written");

    public static readonly FaultKind Absent = new("ECO-6020", FaultClass.System,
        new("没有报告模板 {0}", "there is no report template {0}"), s_nothing,
        new("从安装包恢复 data/{0}", "restore data/{0} from the installation"));

    public static readonly FaultKind PartTwice = new("ECO-6021", FaultClass.System,
        new("章节 {0} 写了两次", "the part {0} stands twice"), s_nothing,
        new("每个 part 只写一次", "name every part once"));

    public static readonly FaultKind PartMissing = new("ECO-6022", FaultClass.System,
        new("缺少必须有的章节 {0}", "the part {0} is missing and must be there"),
        new("没有生成 Word 报告：结论、尚不知道的事项和方法不得省略", "no Word report was written: verdict, what is not known, and method may not be left out"),
        new("在 chapters 中加上 part: {0}", "add part: {0} under chapters"));

    public static readonly FaultKind UnknownPlaceholder = new("ECO-6023", FaultClass.System,
        new("不认识的占位符 {0}；可用：{1}", "unknown placeholder {0}; known are {1}"), s_nothing,
        new("改正占位符；需要大括号本身时写全角的｛｝", "correct the placeholder; write full-width braces where braces are meant"));
}
