namespace EcoGis;

/// <summary>The sentences of "not known", in one place: what is missing, and the question that would settle it.</summary>
internal static class OpenTexts
{
    public static readonly Bilingual NoLayer = new("没有「{0}」图层（{1}）", "no layer of {0} ({1})");
    public static readonly Bilingual AskLayer = new("请导入现行有效的「{0}」图层", "import a layer of {0} that is in force");
    public static readonly Bilingual Expired = new("「{0}」图层（{1}）在筛查日期无有效版本", "the layer of {0} ({1}) has no version valid on the screening date");
    public static readonly Bilingual AskExpired = new("请导入「{0}」的现行版本", "import the current version of {0}");
    public static readonly Bilingual NotCovered = new("「{0}」图层未声明完整覆盖本地块", "the layer of {0} does not claim to be complete over the site");
    public static readonly Bilingual NotCoveredAround = new("「{0}」图层未声明完整覆盖本地块及周边 {1} m", "the layer of {0} does not claim to be complete over the site and {1} m around it");
    public static readonly Bilingual AskCoverage = new("请取得覆盖该范围的「{0}」数据，或在导入时用 --coverage 声明其完整范围", "obtain {0} data for this area, or state with --coverage where the layer is complete");
    public static readonly Bilingual Flagged = new("「{0}」图层（{1}）坐标存疑：{2}", "the coordinates of {0} ({1}) are doubtful: {2}");
    public static readonly Bilingual AskFlagged = new("请用测绘坐标的「{0}」图层替换", "replace it by a layer of {0} in survey coordinates");
    public static readonly Bilingual NeverClears = new("「{0}」图层（{1}）含不能作为排除依据的要素（如河道中心线）", "the layer of {0} ({1}) holds features whose distance proves nothing (such as river centre-lines)");
    public static readonly Bilingual AskNeverClears = new("请导入以岸线或管理范围线为基准的「{0}」图层", "import {0} measured from the bank or the management line");
    public static readonly Bilingual Untold = new("「{0}」{1} 没有填写“{2}”", "{0} {1} does not state its {2}");
    public static readonly Bilingual AskUntold = new("请导入填写了“{1}”的「{0}」图层", "import a layer of {0} that states the {1}");
    public static readonly Bilingual NoArea = new("边界是线或点，没有面积，不能对照“{0}”的面积标准", "the boundary is a line or a point without area and cannot be held to the area in {0}");
    public static readonly Bilingual AskArea = new("请提供用地范围（面）", "give the site as an area");
    public static readonly Bilingual Sliver = new("与「{0}」{1} 的重叠（{2} m²，平均宽 {3} m）小于两者的定位精度", "the overlap with {0} {1} ({2} m², mean width {3} m) is thinner than the accuracy of both");
    public static readonly Bilingual AskSliver = new("请核对边界：是实际压占还是制图误差？可用更高精度的边界重新筛查", "check the boundary: a real overlap or a drawing error? Screen again with a more accurate boundary");
    public static readonly Bilingual SliverOutside = new("超出「{0}」范围的部分小于两者的定位精度", "the part beyond {0} is thinner than the accuracy of both");
    public static readonly Bilingual NoIndustry = new("未说明行业", "the industry is not stated");
    public static readonly Bilingual CoarseIndustry = new("行业代码 {0} 过粗：只有部分小类属于所限行业", "the industry code {0} is too coarse: only part of it is restricted");
    public static readonly Bilingual AskIndustry = new("项目属于哪个行业（GB/T 4754 代码，如 C2614）？", "Which industry is it (GB/T 4754 code such as C2614)?");
    public static readonly Bilingual NoNature = new("未说明建设性质", "the nature of construction is not stated");
    public static readonly Bilingual AskNature = new("是新建、改建还是扩建？", "Is it new construction, rebuilding or expansion?");
    public static readonly Bilingual NoFact = new("未说明「{0}」", "{0} is not stated");
    public static readonly Bilingual NoLocation = new("地块所在行政区未知（行政区界图层缺失、过期或未覆盖）", "the administrative area of the site is not known (no valid boundary layer there)");
    public static readonly Bilingual AskLocation = new("请导入含行政区划代码的行政区界图层", "import an administrative boundary layer with its codes");
    public static readonly Bilingual NoLaw = new("规则库没有适用于该行政区（{0}）的法律文件", "the rule base has no instrument for this administrative area ({0})");
    public static readonly Bilingual AskLaw = new("请补充该地区的规则文件", "add rule files for this area");
    public static readonly Bilingual BeforeRules = new("规则库自 {0} 起完整，此前有效的文本未收录", "the rule base is complete from {0}; texts in force before are not in it");
    public static readonly Bilingual AskRules = new("请改用较晚的筛查日期，或补充当时有效的法律文本", "screen on a later date, or add the texts that were in force then");
    public static readonly Bilingual BadGeometry = new("地块图形有 {0} 处错误，未作空间分析", "the boundary has {0} errors and was not analysed");
    public static readonly Bilingual MoreProblems = new("另有 {0} 处同类图形错误未逐一列出", "{0} more problems of the same kinds are not listed");
    public static readonly Bilingual AskGeometry = new("请按所列坐标改正图形；确认可接受时用 --repair=structure", "correct the boundary at the coordinates listed, or accept a repair with --repair=structure");
    public static readonly Bilingual AskCell = new("请改正属性列中的值", "correct the value in the column");
    public static readonly Bilingual UnruledHit = new("压占「{0}」{1}，没有规则可自动判断，请人工研判", "lies in {0} {1}; no rule can decide this, a person must");
    public static readonly Bilingual NoListHit = new("压占「{0}」{1}，清单库中没有该单元现行的单元清单，请人工对照", "lies in {0} {1}, for which the catalog holds no list of the unit in force; a person must look it up");
    public static readonly Bilingual UnseenUnit = new("地块可能落入“{0}”所列的单元", "the site may lie in a unit of the list {0}");
    public static readonly Bilingual Remainder = new("可能压占没有规则的「{0}」", "it may lie in {0}, for which there is no rule");

    /// <summary>The question that asks a person for the industry, the nature or a fact.</summary>
    public static Bilingual Asking(string subject, RuleBase rules) => subject switch
    {
        ActivityCondition.IndustrySubject => AskIndustry,
        ActivityCondition.NatureSubject => AskNature,
        _ => rules.Facts[subject].Question,
    };
}
