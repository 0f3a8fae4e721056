using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of the Shapefile reader, 31xx.</summary>
public static class ShapefileFaults
{
    public static readonly FaultKind NoAttributes = Refusal("ECO-3101",
        "缺少 .dbf：没有属性，无法读取管控编码", "the .dbf is missing: no attributes, control codes cannot be read",
        "把同名的 .dbf 放到 .shp 旁边（只需要图形时，作为覆盖范围文件给出）", "put the .dbf of the same name beside the .shp (or use the file as a coverage, where only shapes matter)");

    public static readonly FaultKind RecordTruncated = Refusal("ECO-3102",
        "第 {0} 条记录声明 {1} 字节，文件只剩 {2} 字节", "record {0} declares {1} bytes, {2} remain",
        "文件不完整，请重新拷贝或导出", "the file is incomplete: copy or export it again");

    public static readonly FaultKind CountTooLarge = Refusal("ECO-3103",
        "第 {0} 条记录声明 {1} 个部分、{2} 个点，需要 {3} 字节，记录只有 {4} 字节",
        "record {0} declares {1} parts and {2} points, which need {3} bytes; the record has {4}",
        "文件已损坏或被篡改，请重新导出", "the file is damaged or forged: export it again");

    public static readonly FaultKind CountMismatch = Refusal("ECO-3104",
        ".shp 有 {0} 条记录，.dbf 有 {1} 条，无法逐条对应", "the .shp has {0} records and the .dbf has {1}: they cannot be paired",
        "使用同一次导出的 .shp 和 .dbf", "use the .shp and .dbf of one export");

    public static readonly FaultKind HeaderBroken = Refusal("ECO-3105",
        "{0} 的文件头不完整或无效", "the header of the {0} is incomplete or invalid",
        "文件不完整，请重新拷贝或导出", "the file is incomplete: copy or export it again");

    public static readonly FaultKind TypeUnsupported = Refusal("ECO-3106",
        "第 {0} 条记录的图形类型是 {1}，不支持", "record {0} has the shape type {1}, which is not supported",
        "请导出为普通的面、线或点图层（EPSG 坐标系不变）", "export it as a plain polygon, line or point layer in the same CRS");

    public static readonly FaultKind RecordBroken = Refusal("ECO-3107",
        "第 {0} 条记录的内部结构无效（{1}）", "record {0} is not well formed ({1})",
        "文件已损坏，请重新导出", "the file is damaged: export it again");

    public static readonly FaultKind DbfTruncated = Refusal("ECO-3108",
        ".dbf 声明 {0} 条、每条 {1} 字节，实际只够 {2} 条", "the .dbf declares {0} rows of {1} bytes, the file holds only {2}",
        "文件不完整，请重新拷贝或导出", "the file is incomplete: copy or export it again");

    public static readonly FaultKind TooLarge = Refusal("ECO-3109",
        "文件有 {0} 字节，超过 Shapefile 格式所能定位的 4 GB", "the file has {0} bytes, more than the 4 GB a shapefile can address",
        "请改用 GeoPackage", "use GeoPackage instead");
}
