namespace EcoGis;

/// <summary>Messages of the office file and its audit log, 710x.</summary>
internal static class OfficeStoreFaults
{
    private static readonly Bilingual s_nothing = new("未执行", "nothing was done");

    public static readonly FaultKind NotAnOffice = new("ECO-7100", FaultClass.System,
        new("{0} 不是本系统的办公库：{1}", "{0} is not an office file of EcoGis: {1}"), new("未启动；该文件保持原样", "not started; the file is as it was"),
        new("用 --office 指明另一个文件", "name another file with --office"));

    public static readonly FaultKind OtherSchema = new("ECO-7101", FaultClass.System,
        new("{0} 的“{1}”部分为第 {2} 版，本程序使用第 {3} 版", "{0} has its part '{1}' in version {2}; this program uses {3}"), s_nothing,
        new("请使用与之相配的程序版本", "use the program version that matches"));

    public static readonly FaultKind InUse = new("ECO-7102", FaultClass.System,
        new("另一个服务正在使用 {0}", "another server is using {0}"), new("未启动", "not started"), new("先停止另一个服务，或用 --office 指明另一个文件", "stop the other server first, or name another file with --office"));

    public static readonly FaultKind Refused = new("ECO-7103", FaultClass.System,
        new("不能读写 {0}：{1}", "{0} cannot be read or written: {1}"), new("本次操作未生效", "this act did not take effect"), new("检查文件权限、磁盘空间；仍不行则从备份恢复", "check rights and free space; else restore a backup"));

    public static readonly FaultKind NoOffice = new("ECO-7104", FaultClass.Usage,
        new("没有办公库 {0}", "there is no office file {0}"), s_nothing, new("用 --office 指明文件；首次启动 ecogis serve 时建立", "name it with --office; it is made when ecogis serve first starts"));

    public static readonly FaultKind BrokenChain = new("ECO-7105", FaultClass.Input,
        new("审计日志第 {0} 条不可信：{1}", "entry {0} of the audit log cannot be trusted: {1}"), new("该条及其后的记录不能作为证据", "this entry and those after it prove nothing"),
        new("保存现状，与备份逐条核对；此前的记录可信", "keep the files as they are and compare them with a backup; the entries before it hold"));
}
