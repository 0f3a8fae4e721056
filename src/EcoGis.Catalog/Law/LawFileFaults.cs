namespace EcoGis;

/// <summary>Messages about files of official texts and the law library of a catalog, 460x.</summary>
public static class LawFileFaults
{
    public static readonly FaultKind NotRead = Refusal("ECO-4600",
        "不能作为法规文本读取：{0}", "cannot be read as a legal text: {0}",
        "请另存为 DOCX、TXT 或 Markdown", "save it as DOCX, text or Markdown");

    public static readonly FaultKind BadDocx = Refusal("ECO-4601",
        "不是完好的 DOCX：{0}", "not a sound DOCX: {0}",
        "请在文字处理软件中打开并重新另存为 DOCX", "open it in a word processor and save it as DOCX again");

    public static readonly FaultKind NumberFormat = Refusal("ECO-4602",
        "第 {1} 段的自动编号格式 {0} 不能可靠还原，条号会不准", "paragraph {1} is numbered automatically in the format {0}, which cannot be reproduced for certain",
        "请在文字处理软件中把自动编号转换为文本，或另存为 TXT", "turn the automatic numbers into text in a word processor, or save it as text");

    public static readonly FaultKind TrackedChanges = Refusal("ECO-4603",
        "第 {0} 段有未接受的修订（插入、删除或移动）", "paragraph {0} has tracked changes (insertions, deletions or moves)",
        "公布的文本没有修订痕迹：请接受或拒绝全部修订后再导入", "an official text has none: accept or reject every change, then import it");

    public static readonly FaultKind TooLarge = Refusal("ECO-4604",
        "超过法规文本的上限 {0}：上限 {1}，实际 {2}", "more than a legal text may have ({0}): limit {1}, found {2}",
        "请确认这是法规文本", "make sure it is a legal text");

    public static readonly FaultKind NoText = Refusal("ECO-4605",
        "文件夹中没有 DOCX、TXT 或 Markdown 文件", "the folder has no DOCX, text or Markdown file",
        "核对文件夹", "check the folder");

    public static readonly FaultKind Changed = new("ECO-4606", FaultClass.System,
        new("《{0}》（{1:yyyy-MM-dd}，第 {2} 版）的内容与其摘要不符", "the text of {0} ({1:yyyy-MM-dd}, version {2}) does not match its digest"),
        new("不引用任何原文", "nothing is quoted"),
        new("收入的文本被改动过：请从备份恢复", "a text of the library was changed: restore a backup"));

    public static readonly FaultKind NotInLibrary = new("ECO-4607", FaultClass.Usage,
        new("法规库中没有“{0}”", "the law library has no '{0}'"),
        new("没有可显示的内容", "nothing to show"),
        new("用 ecogis law list 查看，用 ecogis law import 收入", "see ecogis law list; take it in with ecogis law import"));

    public static readonly FaultKind Several = new("ECO-4608", FaultClass.Usage,
        new("--title 和 --date 只用于单个文件，这里有 {0} 个", "--title and --date are for one file; here are {0}"),
        new("未导入", "nothing was imported"),
        new("逐个导入这些文件", "import those files one by one"));

    public static readonly FaultKind NoProvision = new("ECO-4609", FaultClass.Usage,
        new("《{0}》（{1:yyyy-MM-dd}）没有“{2}”：{3}", "{0} ({1:yyyy-MM-dd}) has no '{2}': {3}"),
        new("没有可显示的内容", "nothing to show"),
        new("写成“第二十六条第二款”“一（二）”或 26-2", "write 第26条第2款, 一（二） or 26-2"));

    private static FaultKind Refusal(string code, string zh, string en, string remedyZh, string remedyEn) =>
        new(code, FaultClass.Input, new(zh, en), new("该文本未收入法规库", "this text was not taken into the law library"), new(remedyZh, remedyEn));
}
