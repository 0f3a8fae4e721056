using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of the GeoJSON reader, 32xx.</summary>
public static class GeoJsonFaults
{
    public static readonly FaultKind Broken = Refusal("ECO-3201",
        "JSON 语法错误", "the JSON is not well formed",
        "文件可能不完整或被手工改坏，请重新导出", "the file may be cut short or edited by hand: export it again");

    public static readonly FaultKind TooDeep = Refusal("ECO-3202",
        "JSON 嵌套超过 {0} 层", "the JSON is nested deeper than {0} levels",
        "正常的 GeoJSON 不超过 10 层，请核实来源", "an honest GeoJSON needs fewer than 10: check where the file comes from");

    public static readonly FaultKind NotFinite = Refusal("ECO-3203",
        "坐标或数值不是有限数：{0}", "a value is not a finite number: {0}",
        "JSON 不允许 NaN 和无穷大，请在源数据中改正", "JSON allows no NaN or infinity: correct the source");

    public static readonly FaultKind DuplicateKey = Refusal("ECO-3204",
        "键 {0} 重复：不同程序会读出不同的内容", "the key {0} appears twice: two programs would read two different things",
        "删去其中一个后再读", "remove one of them");

    public static readonly FaultKind NotGeoJson = Refusal("ECO-3205",
        "是 JSON 但不是 GeoJSON（{0}）", "this is JSON but not GeoJSON ({0})",
        "GeoJSON 的顶层是 FeatureCollection、Feature 或几何对象", "the top of a GeoJSON is a FeatureCollection, a Feature or a geometry");

    public static readonly FaultKind BadGeometry = Refusal("ECO-3206",
        "几何对象无效：{0}", "the geometry is not valid GeoJSON: {0}",
        "在源数据中改正", "correct the source");

    public static readonly FaultKind Sequence = Refusal("ECO-3207",
        "这是 GeoJSON 序列（每行一个对象），不直接读取", "this is a GeoJSON sequence (one object per line), which is not read",
        "请合并为一个 FeatureCollection（ogr2ogr out.geojson in.geojsonl）", "join it into one FeatureCollection (ogr2ogr out.geojson in.geojsonl)");

    public static readonly FaultKind CrsUnknown = Refusal("ECO-3208",
        "crs 成员无法识别：{0}", "the crs member is not understood: {0}",
        "核实后用 --crs EPSG:n 指明", "name the CRS with --crs EPSG:n");

    public static readonly FaultKind NotUtf8 = Refusal("ECO-3209",
        "GeoJSON 不是 UTF-8 编码", "the GeoJSON is not UTF-8",
        "另存为 UTF-8，或用 --encoding 指明（如 GB18030）", "save it as UTF-8, or name its encoding with --encoding (such as GB18030)");
}
