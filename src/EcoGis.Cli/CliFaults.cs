namespace EcoGis;

/// <summary>Messages of the command line, 1xxx.</summary>
internal static class CliFaults
{
    private static readonly Bilingual Nothing = new("未执行", "nothing was done");

    public static readonly FaultKind Usage = new("ECO-1001", FaultClass.Usage, new("命令用法有误：{0}", "wrong usage: {0}"), Nothing, new("用 --help 查看用法", "see --help"));

    public static readonly FaultKind NotAPair = new("ECO-1002", FaultClass.Usage,
        new("{0} 的值“{1}”不是 名称=值", "the value '{1}' of {0} is not NAME=VALUE"), Nothing, new("写成 {0} 名称=值", "write {0} NAME=VALUE"));

    public static readonly FaultKind PairTwice = new("ECO-1008", FaultClass.Usage,
        new("{0} 给了“{1}”两个值", "{0} gives '{1}' two values"), Nothing, new("只写一次；多个值用逗号分开", "write it once; separate several values by commas"));

    public static readonly FaultKind FormatUnknown = new("ECO-1003", FaultClass.Usage,
        new("不能输出 {0}，可用：{1}", "{0} cannot be written; known are {1}"), Nothing, new("改正 --format", "correct --format"));

    public static readonly FaultKind OutputRefused = new("ECO-1004", FaultClass.System,
        new("不能写入输出文件夹：{0}", "the output folder cannot be written: {0}"), new("结果未保存", "the results are not saved"), new("检查 --out 的路径、权限和剩余空间", "check the path, rights and free space of --out"));

    public static readonly FaultKind Cancelled = new("ECO-1005", FaultClass.Usage, new("已取消", "cancelled"), new("已完成的输出保留，其余未执行", "what was written stays, the rest was not done"), new("需要时重新执行", "run it again when needed"));

    public static readonly FaultKind Unexpected = new("ECO-1006", FaultClass.System,
        new("程序内部错误：{0}", "internal error: {0}"), new("本次没有结论；不得视为符合", "there is no result; it must not be read as clear"), new("请把本行和输入文件报告给开发者（设 ECOGIS_DEBUG=1 可显示详情）", "report this line and the input to the developers (ECOGIS_DEBUG=1 shows details)"));

    public static readonly FaultKind NoSharedCatalog = new("ECO-1007", FaultClass.Usage,
        new("本版本只支持文件目录库，不支持 {0}", "this version has the file catalog only, not {0}"), Nothing, new("用 --catalog 指明一个 .gpkg 文件", "name a .gpkg file with --catalog"));

    public static readonly FaultKind BatchStopped = new("ECO-1020", FaultClass.Usage,
        new("已中断：完成 {0} 个地块，共 {1} 个", "stopped: {0} of {1} proposals are done"),
        new("已完成的部分保存在 {2}", "what was done is kept in {2}"),
        new("重新执行同一命令即从此处续算，结果与不中断时相同", "run the same command again: it goes on from here and ends in the same result"));

    public static readonly FaultKind BatchFormat = new("ECO-1021", FaultClass.Usage,
        new("不能由扩展名判断结果格式：{0}", "the extension does not say the format of the result: {0}"), Nothing, new("--out 用 .gpkg、.csv 或 .jsonl", "let --out end in .gpkg, .csv or .jsonl"));

    public static readonly FaultKind OutputIsInput = new("ECO-1022", FaultClass.Usage,
        new("--out 就是要读取的文件：{0}", "--out is a file that is read: {0}"), Nothing, new("换一个 --out", "choose another --out"));

    public static readonly FaultKind ExportFormat = new("ECO-1060", FaultClass.Usage,
        new("不能由扩展名判断台账的导出格式：{0}", "the extension does not say the format of the export: {0}"), Nothing, new("--out 用 .xlsx、.csv 或 .gpkg", "let --out end in .xlsx, .csv or .gpkg"));

    public static readonly FaultKind TooManyRows = new("ECO-1061", FaultClass.Usage,
        new("“{0}”有 {1} 行，Excel 一张表最多 {2} 行", "'{0}' has {1} rows; a sheet of Excel holds {2}"), Nothing, new("用 --register、--status 等条件分开导出，或导出 .gpkg", "export parts of it with --register or --status, or export .gpkg"));

    public static readonly FaultKind NeedsSource = new("ECO-1062", FaultClass.Usage,
        new("填报指标值须写明来源", "an entered value needs its source"), Nothing, new("用 --source 写明文件、文号或单位", "name the document or office with --source"));

    public static readonly FaultKind NoTerminal = new("ECO-1070", FaultClass.Usage,
        new("--ask 需要终端：输入或输出被重定向，或者同时给了 --json", "--ask needs a terminal: input or output is redirected, or --json is given too"), Nothing,
        new("改用 --industry、--nature、--fact 陈述；要问的问题见 screening.json 的 questions", "state the answers with --industry, --nature and --fact; the questions to ask are in screening.json under questions"));

    public static readonly FaultKind NotReproduced = new("ECO-1350", FaultClass.Input,
        new("重新筛查的结果与证据包所载不同，第一处是 {0}：包内 {1}，重算 {2}", "screening again gives another result than the package states, first at {0}: packed {1}, now {2}"),
        new("证据包不予认可", "the package proves nothing"),
        new("若程序版本不同，请用生成该包的版本核验；否则结果被改动过", "if the program is another, verify with the version that made the package; else the result was changed"));

    public static readonly FaultKind OtherPaper = new("ECO-1351", FaultClass.Input,
        new("报告 {0} 上没有这次筛查的核验码（{1}）", "the report {0} does not bear a check code of this screening ({1})"),
        new("证据包不予认可", "the package proves nothing"),
        new("报告不是这次筛查的报告；请索取未经改动的证据包", "the report is not one of this screening; ask for an untouched copy of the package"));

    public static readonly FaultKind NothingToCompare = new("ECO-1352", FaultClass.Input,
        new("{0} 既不是 screening.json，也不是证据包：{1}", "{0} is neither a screening.json nor an evidence package: {1}"), Nothing,
        new("给出 ecogis screen --out 写出的 screening.json，或 ecogis evidence pack 的 .ecoz", "name a screening.json of ecogis screen --out, or an .ecoz of ecogis evidence pack"));

    public static readonly FaultKind NoPair = new("ECO-1353", FaultClass.Input,
        new("两边没有编号相同的地块：{0}；{1}", "the two have no proposal of the same code: {0}; {1}"), Nothing,
        new("各给出一个地块的筛查（此时不论编号），或编号一致的筛查", "give screenings of one proposal each (codes then do not matter), or of the same codes"));

    public static readonly FaultKind ReportSource = new("ECO-1400", FaultClass.Usage,
        new("不能汇总 {0}", "there is no report of {0}"), Nothing, new("给出 ecogis batch 写出的 .gpkg 或 .jsonl（CSV 不记录来历）", "name a .gpkg or .jsonl of ecogis batch (a CSV does not say where it comes from)"));

    public static readonly FaultKind NoSuchCase = new("ECO-1401", FaultClass.Input,
        new("结果中没有地块 {0}", "the result has no proposal {0}"), Nothing, new("用结果中的 id，或 # 加序号（feature），如 #12", "give an id of the result, or # and the place in the file (feature), such as #12"));

    public static readonly FaultKind CasesTooMany = new("ECO-1402", FaultClass.Usage,
        new("要写 {0} 个地块的报告，一次最多 {1} 个", "{0} proposals are asked for; reports are written for {1} at most"), Nothing, new("减小 --top，或用 --case 指明", "lower --top, or name them with --case"));

    public static readonly FaultKind SourceNotFound = new("ECO-1403", FaultClass.Input,
        new("找不到批量筛查的源文件 {0}", "the file that was screened is not found: {0}"), new("没有单个地块的报告", "there are no reports of single proposals"), new("用 --source 指明该文件", "name it with --source"));

    public static readonly FaultKind OtherInputs = new("ECO-1404", FaultClass.Input,
        new("现在的输入与批量筛查时不同：{0}", "the inputs are not those of the batch: {0}"),
        new("没有单个地块的报告：重新筛查会得出另一个结果", "there are no reports of single proposals: screening them again would give another result"),
        new("用批量筛查时的源文件、目录库（--catalog）、行政区（--district）和规则库，或重新执行 ecogis batch", "use the file, catalog (--catalog), district (--district) and rule base of the batch, or run ecogis batch again"));

    public static readonly FaultKind NoArguments = new("ECO-1405", FaultClass.Input,
        new("结果没有写明批量筛查所用的选项", "the result does not say with which options it was made"),
        new("没有单个地块的报告", "there are no reports of single proposals"),
        new("该结果由其他版本的程序写成：重新执行 ecogis batch", "another version of the program wrote it: run ecogis batch again"));

    public static readonly FaultKind CaseDiffers = new("ECO-1406", FaultClass.Input,
        new("地块 {0} 重新筛查的 {1} 与批量结果不同：{2}，原为 {3}", "screening {0} again gives another {1} than the batch: {2}, was {3}"),
        new("没有单个地块的报告", "there are no reports of single proposals"),
        new("结果文件可能被改动过：重新执行 ecogis batch", "the result may have been changed: run ecogis batch again"));
}
