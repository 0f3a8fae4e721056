namespace EcoGis;

/// <summary>Messages of forest statistics, of change between epochs and of numbers in fields, 65xx.</summary>
public static class ForestFaults
{
    private static readonly Bilingual s_nothing = new("不作统计", "nothing is computed");
    private static readonly Bilingual s_unchanged = new("未导入，图层库未改变", "nothing was imported; the catalog is unchanged");

    public static readonly FaultKind NotANumber = new("ECO-6501", FaultClass.Input,
        new("字段 {0}（{1}）应为数（{2}），文件中有：{3}", "the field {0} ({1}) holds numbers ({2}); the file has: {3}"),
        s_unchanged, new("请改正这些值；未知请留空", "correct these values; leave unknown ones blank"));

    public static readonly FaultKind NotPolygons = new("ECO-6502", FaultClass.Input,
        new("{0} 不是面图层", "{0} is no layer of polygons"), s_nothing, new("请给小班或地类图斑的面图层", "give a polygon layer of forest or land-class patches"));

    public static readonly FaultKind NoLandClass = new("ECO-6503", FaultClass.Input,
        new("{0} 有 {1} 个图斑没有地类，如 {2}", "{0} has {1} patches without a land class, such as {2}"), s_nothing,
        new("请补填地类；列名不同时用 --map-field land_class=列名，分类标准用 --set classification=标准", "fill it in; if the column has another name use --map-field land_class=COLUMN, and --set classification=STANDARD"));

    public static readonly FaultKind Overlapping = new("ECO-6504", FaultClass.Input,
        new("{0} 同一期内有 {1} 对图斑互相重叠，合计 {2} m²，如 {3}", "{0} has {1} pairs of patches that overlap within one epoch, {2} m² in all, such as {3}"),
        new("同一块地会算两次，不作统计", "the same ground would count twice; nothing is computed"),
        new("请先消除重叠（最宽处超过定位精度的都在此列）", "remove the overlaps first (those wider than the positional accuracy are meant)"));

    public static readonly FaultKind OtherClassification = new("ECO-6505", FaultClass.Input,
        new("两期的地类分类标准不同：{0}，{1}", "the two epochs use different land classifications: {0}, {1}"),
        new("同一代码含义不同，不作转移矩阵", "one code has two meanings; no transition matrix is made"),
        new("请把其中一期按同一标准转换后重新导入", "convert one epoch to the other's classification and import it again"));

    public static readonly FaultKind OtherKind = new("ECO-6506", FaultClass.Input,
        new("两期的区类不同：{0}，{1}", "the two epochs are of different kinds: {0}, {1}"), s_nothing, new("请给同一区类的两期图层", "give two epochs of one kind"));

    public static readonly FaultKind StockUnit = new("ECO-6507", FaultClass.Input,
        new("{0} 的乔木林平均公顷蓄积为 {1} m³/ha，不在 {2}–{3} 之内，疑单位有误{4}", "the mean stock of arbour forest in {0} is {1} m³/ha, outside {2}–{3}: the unit is probably wrong{4}"),
        new("不统计蓄积和其他各项", "neither stock nor anything else is computed"),
        new("核实后用 --stock-unit m3/ha 表示数值无误，或用 m3/mu、1000m3/ha、l/ha 说明实际单位", "after checking, say --stock-unit m3/ha if the numbers are right, or m3/mu, 1000m3/ha, l/ha for what they are"));

    public static readonly FaultKind Unbalanced = new("ECO-6508", FaultClass.System,
        new("转移矩阵不平：{0} 的{1}合计 {2} m²，该期面积 {3} m²", "the transition matrix does not balance: the {1} of {0} sum to {2} m², that epoch has {3} m²"),
        new("不给出结果", "no result is given"), new("请把两期数据报告给开发者", "report the two layers to the developers"));

    public static readonly FaultKind UnknownLayer = new("ECO-6509", FaultClass.Usage,
        new("没有文件、目录库中也没有当日有效的图层“{0}”", "'{0}' is neither a file nor a layer of the catalog that holds on the day"),
        s_nothing, new("图层：{1}；指定版本用 名称@版本", "layers: {1}; NAME@VERSION names a version"));

    public static readonly FaultKind NotForest = new("ECO-6510", FaultClass.Usage,
        new("图层 {0} 是“{1}”，没有地类", "the layer {0} is of {1}, which has no land classes"), s_nothing, new("请给林地小班或地类图斑图层", "give a layer of forest or land-class patches"));

    public static readonly FaultKind OneOfMany = new("ECO-6512", FaultClass.Usage,
        new("目录库中当日有效的小班图层不是一个：{0}", "the catalog does not have exactly one layer of forest patches that holds on the day: {0}"), s_nothing, new("请写明图层或文件", "name the layer or file"));

    public static readonly FaultKind BadUnit = new("ECO-6513", FaultClass.Usage,
        new("不认识的蓄积单位 {0}", "unknown unit of stock {0}"), s_nothing, new("可用：{1}", "there are: {1}"));

    public static readonly FaultKind OverlappingZones = new("ECO-6514", FaultClass.Input,
        new("统计单位互相重叠：{0}", "units of the statistics overlap: {0}"),
        new("同一块地会算两次，不作统计", "the same ground would count twice; nothing is computed"), new("请给互不重叠的乡镇界", "give township boundaries that do not overlap"));

    public static readonly FaultKind OutputFormat = new("ECO-6515", FaultClass.Usage,
        new("不能由扩展名判断输出格式：{0}", "the extension does not say the format of the output: {0}"), s_nothing, new("可用：{1}", "there are: {1}"));
}
