namespace EcoGis;

/// <summary>Messages about jobs and processes, 721x.</summary>
internal static class JobFaults
{
    private static readonly Bilingual s_nothing = new("未开始", "nothing was started"), s_noResult = new("本次没有结果；不得视为符合", "there is no result; it must not be read as clear");

    public static readonly FaultKind Input = new("ECO-7210", FaultClass.Input,
        new("输入 {0} 不能用：{1}", "input {0} cannot be used: {1}"), s_nothing, new("按 /ogc/processes 的说明改正", "correct it by the description under /ogc/processes"));

    public static readonly FaultKind UnknownInput = new("ECO-7211", FaultClass.Input,
        new("{0} 没有输入 {1}", "{0} has no input {1}"), s_nothing, new("按 /ogc/processes 的说明改正", "correct it by the description under /ogc/processes"));

    public static readonly FaultKind TooMany = new("ECO-7212", FaultClass.Usage,
        new("已有 {0} 个作业在等待或运行", "{0} of your jobs are waiting or running already"), s_nothing, new("等待，或取消其中的作业", "wait, or cancel one of them"));

    public static readonly FaultKind Restricted = new("ECO-7213", FaultClass.Usage,
        new("结果会列出受限图层的管控区：{0}", "the result would name zones of restricted layers: {0}"), s_nothing, new("请数据管理人员执行，或在网页上逐个筛查", "ask a data steward to run it, or screen the sites one by one"));

    public static readonly FaultKind NotReady = new("ECO-7214", FaultClass.Usage,
        new("作业尚无结果：{0}", "the job has no result: {0}"), new("未返回结果", "no result was returned"), new("查看作业状态", "look at the status of the job"));

    public static readonly FaultKind TooLong = new("ECO-7215", FaultClass.Input,
        new("作业超过时间上限 {0} 秒，已终止", "the job took longer than {0} s and was ended"), s_noResult, new("减少地块，或用命令行执行", "take fewer sites, or use the command line"));

    public static readonly FaultKind TooMuchMemory = new("ECO-7216", FaultClass.Input,
        new("作业超过内存上限 {0} MB，已终止", "the job took more than {0} MB of memory and was ended"), s_noResult, new("减少地块，或用命令行执行", "take fewer sites, or use the command line"));

    public static readonly FaultKind Crashed = new("ECO-7217", FaultClass.System,
        new("作业进程异常终止（退出码 {0}）：{1}", "the process of the job ended abnormally (exit {0}): {1}"), s_noResult, new("请管理员查看服务器的日志", "ask an administrator to look at the server's log"));

    public static readonly FaultKind Poison = new("ECO-7218", FaultClass.System,
        new("作业已中断 {0} 次，不再重试", "the job was interrupted {0} times and is not tried again"), s_noResult, new("请管理员查看服务器的日志；需要时重新提交", "ask an administrator to look at the server's log; start it anew if needed"));

    public static readonly FaultKind NotStarted = new("ECO-7219", FaultClass.System,
        new("不能启动作业进程：{0}", "the process of the job cannot be started: {0}"), s_noResult, new("检查安装是否完整", "check that the installation is complete"));
}
