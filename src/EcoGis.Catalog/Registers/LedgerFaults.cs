namespace EcoGis;

/// <summary>Faults of the registers and targets kept in a catalog, 462x.</summary>
public static class LedgerFaults
{
    private static readonly Bilingual s_nothing = new("未作任何登记，图层库保持原样", "nothing was entered; the catalog is as it was");

    public static readonly FaultKind CodeTaken = new("ECO-4620", FaultClass.Usage,
        new("{0}已有条目“{1}”", "the register {0} already holds an entry '{1}'"),
        s_nothing,
        new("条目不覆盖：状态用 register update 更新；确是另一个项目就换一个编号", "entries are not overwritten: change its status with register update, or give another project another code"));

    public static readonly FaultKind CodeTwice = new("ECO-4621", FaultClass.Input,
        new("编号“{0}”在文件中出现 {1} 次", "the code '{0}' stands {1} times in the file"),
        s_nothing,
        new("台账按编号记录历史：请改正文件中的编号，或用 --field code=列名 换一列", "a register keeps history by code: correct the codes, or name another column with --field code=COLUMN"));

    public static readonly FaultKind NoEntry = new("ECO-4622", FaultClass.Usage,
        new("台账中没有条目“{0}”", "the registers hold no entry '{0}'"),
        s_nothing,
        new("用 ecogis register list 查看；台账：{1}", "see ecogis register list; looked in {1}"));

    public static readonly FaultKind SeveralEntries = new("ECO-4623", FaultClass.Usage,
        new("多个台账都有条目“{0}”：{1}", "several registers hold an entry '{0}': {1}"),
        s_nothing,
        new("用 --register 指明台账", "name the register with --register"));

    public static readonly FaultKind OtherSchema = new("ECO-4624", FaultClass.System,
        new("{0} 的台账结构为第 {1} 版，本程序使用第 {2} 版", "{0} has registers of schema {1}; this program uses {2}"),
        s_nothing,
        new("请使用与之相配的程序版本", "use the program version that matches"));

    public static readonly FaultKind Spoilt = new("ECO-4625", FaultClass.System,
        new("{0} 的台账记录 {1} 已损坏：{2}", "{0}: the register record {1} is damaged: {2}"),
        new("不给出任何结果", "no answer is given"),
        new("请从备份恢复图层库", "restore the catalog from a backup"));

    public static readonly FaultKind NothingToEnter = new("ECO-4626", FaultClass.Usage,
        new("没有给出要更新的内容", "nothing to update was given"),
        s_nothing,
        new("给出 --status、--unit、--remark、--industry、--nature 或 --fact 之一", "give one of --status, --unit, --remark, --industry, --nature or --fact"));
}
