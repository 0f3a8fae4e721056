using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of the GeoPackage reader, 33xx.</summary>
public static class GeoPackageFaults
{
    public static readonly FaultKind NotGeoPackage = Refusal("ECO-3301",
        "SQLite 文件，但不是 GeoPackage（application_id {0}，{1}）", "an SQLite file, but not a GeoPackage (application_id {0}, {1})",
        "请从源软件导出为 GeoPackage", "export it as GeoPackage from the source program");

    public static readonly FaultKind JournalPresent = Refusal("ECO-3302",
        "旁边有未合并的 {0}：文件正被使用或上次未正常关闭", "{0} lies beside it: the file is in use or was not closed properly",
        "关闭占用它的程序（如 QGIS、ArcGIS）后再读，或用该程序另存一份", "close the program that has it open (QGIS, ArcGIS …), or save a copy from it");

    public static readonly FaultKind Corrupt = Refusal("ECO-3303",
        "数据库文件已损坏：{0}", "the database is damaged: {0}",
        "重新拷贝或导出；不要在损坏的文件上继续工作", "copy or export it again; do not go on working with this file");

    public static readonly FaultKind NotATable = Refusal("ECO-3304",
        "{0} 是 {1}，不是普通表", "{0} is a {1}, not an ordinary table",
        "请导出为只含普通要素表的 GeoPackage", "export a GeoPackage that holds plain feature tables only");

    public static readonly FaultKind NoLayers = Refusal("ECO-3305",
        "GeoPackage 里没有矢量图层", "the GeoPackage has no vector layer",
        "核对是否拿错文件（如只有栅格或属性表）", "check that it is the right file (it may hold only rasters or attribute tables)");

    public static readonly FaultKind SchemaBroken = Refusal("ECO-3306",
        "GeoPackage 结构不完整：{0}", "the GeoPackage is not complete: {0}",
        "用 ogr2ogr 或源软件重新导出", "export it again with ogr2ogr or the source program");

    public static readonly FaultKind TooSlow = Refusal("ECO-3307",
        "一次查询超过上限 read.max-query-seconds：上限 {0} 秒，实际已运行 {1} 秒", "a query exceeded the limit read.max-query-seconds: limit {0} s, running for {1} s",
        "文件可能被做过手脚（视图、生成列）；请重新导出", "the file may be rigged (views, generated columns): export it again");

    public static readonly FaultKind BadBlob = Refusal("ECO-3308",
        "几何数据无效：{0}", "the geometry blob is not valid: {0}",
        "文件已损坏，请重新导出", "the file is damaged: export it again");

    public static readonly FaultKind BombBlob = Refusal("ECO-3309",
        "几何声明 {0} 个元素，至少需要 {1} 字节，只剩 {2} 字节", "the geometry declares {0} elements, which need at least {1} bytes; {2} remain",
        "文件已损坏或被篡改，请重新导出", "the file is damaged or forged: export it again");

    public static readonly FaultKind TooDeep = Refusal("ECO-3310",
        "几何嵌套超过 {0} 层", "the geometry is nested deeper than {0} levels",
        "文件已损坏或被篡改，请重新导出", "the file is damaged or forged: export it again");

    public static readonly FaultKind TypeUnsupported = Refusal("ECO-3311",
        "几何类型 {0} 不支持", "the geometry type {0} is not supported",
        "请导出为普通的面、线或点图层", "export it as a plain polygon, line or point layer");
}
