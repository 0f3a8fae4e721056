namespace EcoGis;

/// <summary>Messages of results that grow over a long run, 372x, and of reading them back, 445x.</summary>
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

    public static readonly FaultKind NotAResult = new("ECO-4451", FaultClass.Input,
        new("这不是 ecogis batch 的结果（{0}）", "this is no result of ecogis batch ({0})"),
        new("没有汇总", "there is no report"),
        new("给出 ecogis batch --out 写出的 .gpkg 或 .jsonl", "name a .gpkg or .jsonl that ecogis batch --out wrote"));

    public static readonly FaultKind Unfinished = new("ECO-4452", FaultClass.Input,
        new("批量筛查没有完成", "the batch is not finished"),
        new("没有汇总：未筛查的地块不能当作没有问题", "there is no report: proposals that were not screened must not pass for clear"),
        new("重新执行原来的 ecogis batch 命令，完成后再汇总", "run the same ecogis batch command again until it is done"));

    public static readonly FaultKind AreasOnly = new("ECO-4453", FaultClass.Input,
        new("这是 --areas 的结果，只有面积，没有结论", "this is a result of --areas: areas without verdicts"),
        new("没有汇总", "there is no report"),
        new("不带 --areas 重新执行 ecogis batch", "run ecogis batch without --areas"));

    public static readonly FaultKind NotUnderstood = new("ECO-4454", FaultClass.Input,
        new("结果第 {0} 行读不懂：{1}", "line {0} of the result is not understood: {1}"),
        new("没有汇总：读不全的结果不用", "there is no report: a result that cannot be read whole is not used"),
        new("文件被截断或改动过：重新执行 ecogis batch", "the file was cut short or changed: run ecogis batch again"));
}
