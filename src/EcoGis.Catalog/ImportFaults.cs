namespace EcoGis;

/// <summary>Why a layer file is refused, 41xx. After every one of them the catalog is as it was.</summary>
public static class ImportFaults
{
    private static readonly Bilingual s_unchanged = new("未导入，图层库未改变", "nothing was imported; the catalog is unchanged");

    public static readonly FaultKind AmbiguousField = new("ECO-4101", FaultClass.Input,
        new("标准字段 {0} 对应多个列：{1}", "several columns could be field {0}: {1}"),
        s_unchanged,
        new("请用 --map-field 指明一列，例如 --map-field \"{0}={2}\"", "name one with --map-field, for example --map-field \"{0}={2}\""));

    public static readonly FaultKind FieldMissing = new("ECO-4102", FaultClass.Input,
        new("缺少必填字段 {0}（{1}）；文件中的列：{2}", "required field {0} ({1}) is missing; columns in the file: {2}"),
        s_unchanged,
        new("请用 --map-field {0}=列名 或 --set {0}=值", "use --map-field {0}=COLUMN or --set {0}=VALUE"));

    public static readonly FaultKind ClassMissing = new("ECO-4103", FaultClass.Input,
        new("缺少分类列；文件中的列：{0}", "no column gives the class; columns in the file: {0}"),
        s_unchanged,
        new("请用 --map-field class=列名 或 --set class=值；可用的值：{1}", "use --map-field class=COLUMN or --set class=VALUE; accepted: {1}"));

    public static readonly FaultKind UnknownField = new("ECO-4104", FaultClass.Usage,
        new("{1} 指定了该区类没有的字段 {0}", "{1} names a field this kind does not have: {0}"),
        s_unchanged,
        new("可用字段：{2}", "fields of this kind: {2}"));

    public static readonly FaultKind ColumnMissing = new("ECO-4105", FaultClass.Usage,
        new("文件中没有列 {0}（用于字段 {1}）", "the file has no column {0} (for field {1})"),
        s_unchanged,
        new("文件中的列：{2}", "columns in the file: {2}"));

    public static readonly FaultKind UnknownClass = new("ECO-4106", FaultClass.Input,
        new("字段 {0} 中有不认识的值：{1}", "unknown values in field {0}: {1}"),
        s_unchanged,
        new("可用的值：{2}；或用 --set {0}=值", "accepted: {2}; or use --set {0}=VALUE"));

    public static readonly FaultKind ValueMissing = new("ECO-4107", FaultClass.Input,
        new("{1} 个要素的必填字段 {0} 为空：{2}", "required field {0} is empty in {1} features: {2}"),
        s_unchanged,
        new("请在源数据中补全，或用 --set {0}=值", "fill it in the source, or use --set {0}=VALUE"));

    public static readonly FaultKind ShapeKindNotAllowed = new("ECO-4108", FaultClass.Input,
        new("区类 {0} 只接受 {1}，文件中有：{2}", "kind {0} takes only {1}; the file has: {2}"),
        s_unchanged,
        new("请选用其他区类，或先把其他类型的要素分到另一图层", "choose another kind, or move the other features to a layer of their own"));

    public static readonly FaultKind MixedShapes = new("ECO-4109", FaultClass.Input,
        new("同一图层混有多种几何类型：{0}", "one layer mixes kinds of geometry: {0}"),
        s_unchanged,
        new("请按几何类型拆分为多个图层分别导入", "split it by kind of geometry and import each part"));

    public static readonly FaultKind NoGeometry = new("ECO-4110", FaultClass.Input,
        new("{0} 个要素没有几何：{1}", "{0} features have no geometry: {1}"),
        s_unchanged,
        new("请在源数据中补全或删除这些要素", "give them geometry in the source, or remove them"));

    public static readonly FaultKind EmptyLayer = new("ECO-4111", FaultClass.Input,
        new("图层有 0 个要素；空图层会使每个地块都显得无冲突", "the layer has 0 features; 0 features would make every parcel clear"),
        s_unchanged,
        new("如确已核查、范围内确实没有，请加 --allow-empty，并用 --coverage FILE 说明核查范围",
            "if this was checked and there are none, add --allow-empty and say where with --coverage FILE"));

    public static readonly FaultKind EmptyExtent = new("ECO-4112", FaultClass.Usage,
        new("空图层没有外包矩形，--coverage extent 无意义", "an empty layer has no extent; --coverage extent means nothing"),
        s_unchanged,
        new("请用 --coverage FILE 给出核查范围", "give the checked area with --coverage FILE"));

    public static readonly FaultKind BadGeometry = new("ECO-4113", FaultClass.Input,
        new("几何错误：{0}", "bad geometry: {0}"),
        s_unchanged,
        new("请在源数据中修正；图层不作自动修复，除非写明 --repair=structure", "repair it in the source; layers are not repaired here unless --repair=structure says so"));

    public static readonly FaultKind MoreGeometry = new("ECO-4114", FaultClass.Input,
        new("共 {0} 处几何错误，分布于 {1} 个要素（共 {2} 个）；以上列出前 {3} 处",
            "{0} geometry problems in {1} of {2} features; the first {3} are listed above"),
        s_unchanged,
        new("请在源数据中修正；图层不作自动修复，除非写明 --repair=structure", "repair them in the source; layers are not repaired here unless --repair=structure says so"));

    public static readonly FaultKind DuplicateCode = new("ECO-4115", FaultClass.Input,
        new("编码 {0} 出现 {1} 次，名称或类别不一致：{2}", "code {0} occurs {1} times with different names or classes: {2}"),
        s_unchanged,
        new("请在源数据中更正编码；同一单元的多个部分须同名同类，或用 --map-field code=列名 换用唯一编码列",
            "correct the codes in the source; parts of one unit must share name and class; or use another column with --map-field code=COLUMN"));

    public static readonly FaultKind OutsideArea = new("ECO-4116", FaultClass.Input,
        new("{1} 个要素中只有 {0} 个的外接矩形与行政区的外接矩形相交（不足 50 %）；图层范围 {2}，行政区范围 {3}",
            "the bounds of only {0} of {1} features meet those of the administrative area (under 50 %); layer {2}, administrative area {3}"),
        s_unchanged,
        new("可能坐标系、带号或假东有误；请核对 --crs；确属区外数据请加 --allow-outside",
            "the CRS, zone or false easting may be wrong: check --crs; if the data really lie elsewhere add --allow-outside"));

    public static readonly FaultKind NoCrs = new("ECO-4117", FaultClass.Input,
        new("文件没有说明坐标系", "the file does not say its coordinate reference system"),
        s_unchanged,
        new("请用 --crs EPSG:n 指明", "name it with --crs EPSG:n"));

    public static readonly FaultKind BadDates = new("ECO-4118", FaultClass.Usage,
        new("失效日 {1} 不晚于生效日 {0}", "valid-to {1} is not after valid-from {0}"),
        s_unchanged,
        new("--valid-to 是不再有效的第一天", "--valid-to is the first day it no longer holds"));

    public static readonly FaultKind BadAccuracy = new("ECO-4119", FaultClass.Usage,
        new("位置精度 {0} 不可用", "accuracy {0} cannot be used"),
        s_unchanged,
        new("请给出 0 到 100000 之间的米数", "give metres above 0 and up to 100000"));

    public static readonly FaultKind CoverageNotPolygons = new("ECO-4120", FaultClass.Input,
        new("覆盖范围文件须只含面要素，且至少一个", "a coverage file must hold polygons only, at least one"),
        s_unchanged,
        new("请检查 --coverage 文件", "check the --coverage file"));

    public static readonly FaultKind NameExists = new("ECO-4121", FaultClass.Usage,
        new("图层 {0} 已存在（第 {1} 版）", "layer {0} exists (version {1})"),
        s_unchanged,
        new("要发布其新版本请明确写 --name {0}；否则另起一个名称", "to publish its next version say --name {0}; otherwise choose another name"));

    public static readonly FaultKind KindChanged = new("ECO-4122", FaultClass.Usage,
        new("图层 {0} 的区类是 {1}，不能改为 {2}", "layer {0} is of kind {1} and cannot become {2}"),
        s_unchanged,
        new("请换一个图层名称", "choose another layer name"));

    public static readonly FaultKind NoShelf = new("ECO-4300", FaultClass.System,
        new("临时文件夹 {0} 写不下：{1}", "the folder for temporary files {0} cannot take it: {1}"),
        s_unchanged,
        new("请清理磁盘，或用环境变量 TMPDIR（Windows 为 TEMP）指向空间足够的文件夹", "free some space, or point TMPDIR (TEMP on Windows) to a folder with enough"));

    public static readonly FaultKind LooksGcj02 = new("ECO-4123", FaultClass.Input,
        new("{0}", "{0}"),
        s_unchanged,
        new("请向数据提供方索取 CGCS2000 数据；本程序不作纠偏", "ask the provider for CGCS2000 data; nothing is shifted here"));
}
