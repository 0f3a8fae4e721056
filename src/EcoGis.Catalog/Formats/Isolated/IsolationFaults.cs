using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages about a reading in a process of its own, 307x.</summary>
public static class IsolationFaults
{
    public static readonly FaultKind TooLong = Refusal("ECO-3070",
        "读取进程超过时间上限 isolated.max-seconds：上限 {0} 秒，已终止", "the reading process exceeded the time limit isolated.max-seconds: limit {0} s; it was ended",
        "文件可能过大或被做过手脚：拆分后再读，或核实来源", "the file may be too large or rigged: split it, or make sure where it comes from");

    public static readonly FaultKind TooMuchMemory = Refusal("ECO-3071",
        "读取进程超过内存上限 isolated.max-memory-bytes：上限 {0} 字节，已终止", "the reading process exceeded the memory limit isolated.max-memory-bytes: limit {0} bytes; it was ended",
        "文件可能过大或被做过手脚：拆分后再读，或核实来源", "the file may be too large or rigged: split it, or make sure where it comes from");

    public static readonly FaultKind TooMuchOutput = Refusal("ECO-3072",
        "读取进程的结果超过上限 isolated.max-output-bytes：上限 {0} 字节，已终止", "the result of the reading process exceeded the limit isolated.max-output-bytes: limit {0} bytes; it was ended",
        "文件可能过大或被做过手脚：拆分后再读，或核实来源", "the file may be too large or rigged: split it, or make sure where it comes from");

    public static readonly FaultKind Crashed = Refusal("ECO-3073",
        "读取进程异常终止（退出码 {0}）；本程序未受影响", "the reading process ended abnormally (exit {0}); this program is not affected",
        "文件已损坏或被做过手脚：请从源软件重新导出，并把该文件报告给开发者", "the file is damaged or rigged: export it again, and report it to the developers");

    public static readonly FaultKind Garbled = Refusal("ECO-3074",
        "读取进程交回的结果不完整或被改动（{0}）", "what the reading process handed over is incomplete or was changed ({0})",
        "重新运行；再次发生时请报告给开发者", "run it again; if it happens again, report it to the developers");

    public static readonly FaultKind Combination = new("ECO-3076", FaultClass.Usage,
        new("--isolated 不能与 --datum-shift 或 --accept-crs-guess 同用", "--isolated does not go with --datum-shift or --accept-crs-guess"),
        new("未读取任何要素", "nothing was read"),
        new("去掉其中一个", "leave one of them out"));

    public static readonly FaultKind NotStarted = new("ECO-3075", FaultClass.System,
        new("不能启动读取进程 {0}：{1}", "the reading process {0} cannot be started: {1}"),
        new("未读取任何要素", "nothing was read"),
        new("检查安装是否完整，或不加 --isolated", "check that the installation is complete, or run without --isolated"));
}
