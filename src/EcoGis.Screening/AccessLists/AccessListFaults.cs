namespace EcoGis;

/// <summary>Messages about access lists (生态环境准入清单), their tables and their lines, 51xx.</summary>
public static class AccessListFaults
{
    private static readonly Bilingual s_notTaken = new("整份清单未收入，清单库保持原样", "the whole list is refused; the catalog is as it was");

    public static readonly FaultKind UnknownWord = new("ECO-5100", FaultClass.System,
        new("清单用语中没有{0}“{1}”", "the words of lists have no {0} '{1}'"),
        new("该条不能归位，未作判断", "the line cannot be placed and nothing was judged"),
        new("改正清单，或在 data/access-lists 中补充；现有：{2}", "correct the list, or add it in data/access-lists; there are: {2}"));

    public static readonly FaultKind BadCondition = new("ECO-5101", FaultClass.Input,
        new("条件不能读取（{0}）：{1}", "the condition cannot be read ({0}): {1}"),
        new("该条不作判断，也不当作没有条件", "the line is not judged, nor taken as one without a condition"),
        new("按规则的写法改正该单元格：{{effect: prohibited, activity: {{…}}}}", "correct the cell in the language of rules: {{effect: prohibited, activity: {{…}}}}"));

    public static readonly FaultKind NoHeading = Refusal("ECO-5110",
        "{0}没有认得出的表头：前 {1} 行中没有单元编码、层级或要求的列", "{0} has no heading that is recognised: no column of unit codes, levels or requirements in the first {1} rows",
        "用这些列名之一，或用 --map-field 指明：{2}", "use one of these names, or name the column with --map-field: {2}");

    public static readonly FaultKind ColumnTwice = Refusal("ECO-5111",
        "有 {1} 列都是“{0}”：{2}", "{1} columns are '{0}': {2}",
        "用 --map-field {0}=列名 指明一列", "name one of them with --map-field {0}=COLUMN");

    public static readonly FaultKind NoText = Refusal("ECO-5112",
        "没有要求的列：既没有“要求”列，也没有以维度或要求类别命名的列；现有：{0}", "no column holds requirements: neither a text column nor one named like a dimension or slot; there are: {0}",
        "核对表头，或用 --map-field text=列名 指明", "check the heading, or name the column with --map-field text=COLUMN");

    public static readonly FaultKind RowWord = Refusal("ECO-5113",
        "“{1}”不是{0}", "'{1}' is no {0}",
        "改正该单元格；可用：{2}", "correct the cell; allowed: {2}");

    public static readonly FaultKind RowBlank = Refusal("ECO-5114",
        "缺少{0}", "there is no {0}",
        "补上该单元格，或用选项对全表指明：{1}", "fill the cell, or state it for the whole table: {1}");

    public static readonly FaultKind RowTwice = Refusal("ECO-5115",
        "与第 {0} 行相同", "the same as row {0}",
        "删去其中一行", "remove one of them");

    public static readonly FaultKind TooLarge = Refusal("ECO-5116",
        "超过清单的上限 {0}：上限 {1}，实际 {2}", "more than a list may have ({0}): limit {1}, found {2}",
        "请确认这是准入清单；必要时拆分", "make sure that it is an access list; split it if need be");

    public static readonly FaultKind BadTable = Refusal("ECO-5117",
        "不能作为表格读取：{0}", "cannot be read as a table: {0}",
        "在表格软件中打开并另存为 XLSX 或 UTF-8 的 CSV", "open it in a spreadsheet program and save it as XLSX or CSV in UTF-8");

    public static readonly FaultKind Macros = Refusal("ECO-5118",
        "工作簿含宏", "the workbook holds macros",
        "另存为不含宏的 XLSX", "save it as XLSX without macros");

    public static readonly FaultKind BadCell = Refusal("ECO-5119",
        "单元格不能读取：{0}", "the cell cannot be read: {0}",
        "改正该单元格", "correct the cell");

    public static readonly FaultKind Empty = Refusal("ECO-5120",
        "表中没有任何要求", "the table holds no requirement",
        "核对文件和工作表", "check the file and the sheet");

    public static readonly FaultKind SheetAmbiguous = Refusal("ECO-5121",
        "有 {0} 张工作表像是清单：{1}", "{0} sheets look like lists: {1}",
        "用 --layer 指明一张", "name one with --layer");

    public static readonly FaultKind NoSuchList = new("ECO-5122", FaultClass.Usage,
        new("清单库中没有清单或单元“{0}”", "there is no list or unit '{0}' in the catalog"),
        new("没有可显示的内容", "nothing to show"),
        new("用 ecogis lists list 查看，用 ecogis lists import 收入", "see ecogis lists list; take one in with ecogis lists import"));

    public static readonly FaultKind Changed = new("ECO-5123", FaultClass.System,
        new("清单 {0} 第 {1} 版的内容与其摘要不符", "list {0} version {1} does not match its digest"),
        new("不给出任何判定", "no answer is given"),
        new("收入的清单被改动过：请从备份恢复，或重新收入", "a list of the catalog was changed: restore a backup, or import it again"));

    public static readonly FaultKind BadName = new("ECO-5124", FaultClass.Usage,
        new("清单名称不可用：{0}", "the list's name cannot be used: {0}"),
        new("清单库未改变", "the catalog is unchanged"),
        new("用 1–60 个汉字、字母、数字或 _ - .", "use 1–60 letters (Chinese too), digits or _ - ."));

    private static FaultKind Refusal(string code, string zh, string en, string remedyZh, string remedyEn) =>
        new(code, FaultClass.Input, new(zh, en), s_notTaken, new(remedyZh, remedyEn));
}
