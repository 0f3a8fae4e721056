namespace EcoGis;

/// <summary>Messages of the rule base, profiles and proposals, 5xxx.</summary>
public static class ScreeningFaults
{
    private static readonly Bilingual NothingLoaded = new("规则库未加载，未作任何判断", "the rule base is not loaded and nothing was judged");
    private static readonly Bilingual FixTheFile = new("请改正该数据文件后重试（ecogis rules lint 可列出全部问题）", "correct that data file and try again (ecogis rules lint lists every problem)");

    public static readonly FaultKind NotPlainYaml = new("ECO-5001", FaultClass.System,
        new("不是允许的纯数据 YAML：{0}", "not plain-data YAML: {0}"), NothingLoaded, FixTheFile);

    public static readonly FaultKind UnknownKey = new("ECO-5002", FaultClass.System,
        new("不认识的键“{0}”，此处允许：{1}", "unknown key '{0}'; allowed here: {1}"), NothingLoaded, FixTheFile);

    public static readonly FaultKind MissingKey = new("ECO-5003", FaultClass.System,
        new("缺少必需的键“{0}”", "the required key '{0}' is missing"), NothingLoaded, FixTheFile);

    public static readonly FaultKind WrongValue = new("ECO-5004", FaultClass.System,
        new("“{0}”不是有效的值，应为{1}", "'{0}' is not a valid value; expected {1}"), NothingLoaded, FixTheFile);

    public static readonly FaultKind Dangling = new("ECO-5005", FaultClass.System,
        new("引用了不存在的{0}“{1}”", "reference to {0} '{1}', which does not exist"), NothingLoaded, FixTheFile);

    public static readonly FaultKind Duplicate = new("ECO-5006", FaultClass.System,
        new("{0}“{1}”重复定义", "{0} '{1}' is defined twice"), NothingLoaded, FixTheFile);

    public static readonly FaultKind MissingCitation = new("ECO-5007", FaultClass.System,
        new("规则“{0}”没有引用条款", "rule '{0}' cites no clause"), NothingLoaded, FixTheFile);

    public static readonly FaultKind OptionalKindDecides = new("ECO-5008", FaultClass.System,
        new("可选区类“{0}”被禁止或限制性规则“{1}”使用", "optional kind '{0}' is used by the prohibiting or restricting rule '{1}'"),
        new("缺少该图层会被当作没有问题", "a missing layer would pass as no conflict"),
        new("请在行政区配置中把它列为 expects，或附来源列为 absent", "list it under expects, or under absent with a source, in the district profile"));

    public static readonly FaultKind UnknownDistrict = new("ECO-5010", FaultClass.Usage,
        new("没有行政区配置“{0}”，现有：{1}", "no district profile '{0}'; there are: {1}"),
        new("未作筛查", "nothing was screened"),
        new("用 --district 指定现有配置，或用 --district none（要求规则所涉的全部图层）", "name an existing one with --district, or use --district none (every layer that a rule names is then required)"));

    public static readonly FaultKind UnknownFact = new("ECO-5011", FaultClass.Usage,
        new("不认识的事实“{0}”", "unknown fact '{0}'"),
        new("未作筛查", "nothing was screened"),
        new("用 ecogis rules facts 查看全部事实", "see all facts with ecogis rules facts"));

    public static readonly FaultKind BadFactValue = new("ECO-5012", FaultClass.Usage,
        new("“{0}”不能作为事实“{1}”的值，应为 {2}", "'{0}' is no value of the fact '{1}'; expected {2}"),
        new("未作筛查", "nothing was screened"),
        new("改正 --fact 或属性列中的值", "correct --fact or the value in the column"));

    public static readonly FaultKind BadIndustry = new("ECO-5013", FaultClass.Usage,
        new("“{0}”不是 GB/T 4754 行业代码，也不是其中的名称", "'{0}' is neither a GB/T 4754 industry code nor a name in it"),
        new("未作筛查", "nothing was screened"),
        new("写成 C2614 或 2614 这样的代码（用 ecogis rules industries 词 查找）；不知道时不要填写，结论会列出这一问题", "write a code such as C2614 or 2614 (search with ecogis rules industries WORD); leave it out when unknown, the result will ask for it"));

    public static readonly FaultKind BadNature = new("ECO-5014", FaultClass.Usage,
        new("“{0}”不是建设性质", "'{0}' is not a nature of construction"),
        new("未作筛查", "nothing was screened"),
        new("用 new（新建）、rebuild（改建）或 expand（扩建）", "use new (新建), rebuild (改建) or expand (扩建)"));

    public static readonly FaultKind UnknownKind = new("ECO-5015", FaultClass.Usage,
        new("不认识的区类“{0}”", "unknown zone kind '{0}'"),
        new("未作任何改动", "nothing was changed"),
        new("可用：{1}", "available: {1}"));

    public static readonly FaultKind UnknownRule = new("ECO-5016", FaultClass.Usage,
        new("没有规则或法律文件“{0}”", "no rule or instrument '{0}'"),
        new("没有可显示的内容", "nothing to show"),
        new("用 ecogis rules list 查看全部", "see all with ecogis rules list"));

    public static readonly FaultKind NoDataFolder = new("ECO-5017", FaultClass.System,
        new("找不到规则数据文件夹", "the data folder is not there"),
        NothingLoaded,
        new("请重新安装，或用环境变量 ECOGIS_DATA 指明 data 文件夹", "install again, or name the data folder in the environment variable ECOGIS_DATA"));

    public static readonly FaultKind NoColumn = new("ECO-5018", FaultClass.Usage,
        new("文件没有列“{0}”，现有：{1}", "the file has no column '{0}'; it has: {1}"),
        new("未作筛查", "nothing was screened"),
        new("改正 --field 的列名", "correct the column named with --field"));

    public static readonly FaultKind ClauseNotInLaw = new("ECO-5019", FaultClass.System,
        new("《{0}》的文本中没有{1}", "the text of {0} has no {1}"),
        new("所引条款可能有误，或文本版本不同", "the citation may be wrong, or the text is another version"),
        new("请核对条款号和文本日期（{3}）", "check the clause and the date of the text ({3})"));

    public static readonly FaultKind FactTwice = new("ECO-5020", FaultClass.Usage,
        new("事实“{0}”陈述了两次（编号和名称各一次）", "the fact '{0}' is stated twice, by its id and by its name"),
        new("未作筛查", "nothing was screened"),
        new("只陈述一次；多个值用逗号分开", "state it once; separate several values by commas"));

    public static readonly FaultKind TableRowMissing = new("ECO-5500", FaultClass.System,
        new("决策表“{0}”没有“{1}”这一行", "decision table '{0}' has no row for '{1}'"), NothingLoaded, FixTheFile);

    public static readonly FaultKind TableCells = new("ECO-5501", FaultClass.System,
        new("决策表的行“{0}”有 {1} 格，应与 {2} 列相同", "row '{0}' of a decision table has {1} cells for {2} columns"), NothingLoaded, FixTheFile);

    public static readonly FaultKind CoveredByNothing = new("ECO-5502", FaultClass.System,
        new("{0}：covered_by 与 why: covered 须同时出现", "{0}: covered_by goes with why: covered, and only with it"), NothingLoaded, FixTheFile);

    public static readonly FaultKind FieldsNeedOverlap = new("ECO-5503", FaultClass.System,
        new("区类“{0}”的字段条件只能用于 overlaps", "field conditions on '{0}' are only for overlaps"), NothingLoaded, FixTheFile);
}
