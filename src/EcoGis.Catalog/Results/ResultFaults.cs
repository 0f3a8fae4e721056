namespace EcoGis;

/// <summary>Messages of results that grow over a long run, 372x.</summary>
public static class ResultFaults
{
    private static readonly Bilingual s_nothing = new("未执行，已有文件未被改动", "nothing was done and no file was touched");

    public static readonly FaultKind Exists = new("ECO-3720", FaultClass.Usage,
        new("结果文件 {0} 已存在", "the result file {0} exists"),
        s_nothing,
        new("换一个 --out，或用 --restart 重新计算并替换它", "choose another --out, or compute and replace it with --restart"));

    public static readonly FaultKind OtherRun = new("ECO-3721", FaultClass.Usage,
        new("未完成的结果 {0} 属于另一次运行：{1} 不同", "the unfinished result {0} belongs to another run: {1} differ(s)"),
        s_nothing,
        new("用原来的文件、选项、图层和规则库续算，或换一个 --out，或用 --restart 放弃它", "continue with the same file, options, layers and rule base, choose another --out, or discard it with --restart"));

    public static readonly FaultKind Unwritable = new("ECO-3722", FaultClass.System,
        new("不能写入结果文件 {0}：{1}", "the result file {0} cannot be written: {1}"),
        new("已写入的部分保留，可以续算", "what was written stays and can be continued"),
        new("检查路径、权限和剩余空间，然后重新执行同一命令", "check the path, rights and free space, then run the same command again"));

    public static readonly FaultKind Broken = new("ECO-3723", FaultClass.System,
        new("未完成的结果 {0} 与其记录不符：{1}", "the unfinished result {0} does not agree with its record: {1}"),
        s_nothing,
        new("用 --restart 放弃它并重新计算", "discard it and compute anew with --restart"));

    public static readonly FaultKind Busy = new("ECO-3724", FaultClass.Usage,
        new("结果文件 {0} 正由另一次运行写入", "the result file {0} is being written by another run"),
        s_nothing,
        new("等它完成，或换一个 --out", "wait until it is done, or choose another --out"));
}
