namespace EcoGis;

/// <summary>Messages of the readers, 30xx: what holds for every format. Each format has its own table beside it (31xx … 34xx).</summary>
public static class FormatFaults
{
    public static readonly FaultKind NotFound = Refusal("ECO-3001",
        "文件不存在", "the file does not exist",
        "核对路径和文件名", "check the path and the name");

    public static readonly FaultKind Unreadable = Refusal("ECO-3002",
        "文件无法打开或读取", "the file cannot be opened or read",
        "检查权限、磁盘以及是否被其他程序占用", "check permissions, the disk, and whether another program holds it");

    public static readonly FaultKind EmptyFile = Refusal("ECO-3003",
        "文件为空（0 字节）", "the file is empty (0 bytes)",
        "重新导出或重新拷贝文件", "export or copy the file again");

    public static readonly FaultKind IsDirectory = Refusal("ECO-3004",
        "这是文件夹，不是文件：{0}", "this is a folder, not a file: {0}",
        "请给出文件夹中的 .shp、.gpkg、.geojson 或界址点 .txt；File Geodatabase 是含 a00000001.gdbtable 的 .gdb 文件夹",
        "name the .shp, .gpkg, .geojson or boundary .txt inside it; a File Geodatabase is a .gdb folder that holds a00000001.gdbtable");

    public static readonly FaultKind Unsupported = Refusal("ECO-3005",
        "按内容判断，这是 {0}，本程序不直接读取", "by its content this is {0}, which is not read here",
        "请转为 GeoPackage、GeoJSON、Shapefile、File Geodatabase、DXF、KML 或界址点 TXT 后再用", "convert it to GeoPackage, GeoJSON, Shapefile, File Geodatabase, DXF, KML or boundary TXT");

    public static readonly FaultKind ExtensionLies = Refusal("ECO-3006",
        "扩展名 {0} 与内容不符：内容是 {1}", "the extension {0} does not match the content, which is {1}",
        "确认来源后改正扩展名再读", "make sure where the file comes from, then correct its extension");

    public static readonly FaultKind PartOfShapefile = Refusal("ECO-3007",
        "这是 Shapefile 的附属文件（{0}），不含可读的图形", "this is a side file of a shapefile ({0}) and holds no shapes by itself",
        "请改用同名的 .shp：{1}", "name the .shp beside it: {1}");

    public static readonly FaultKind LimitExceeded = Refusal("ECO-3008",
        "超过上限 {0}：上限 {1}，实际 {2}", "limit {0} exceeded: limit {1}, actual {2}",
        "拆分文件，或在确认来源可信后调高设置 {0}", "split the file, or raise the setting {0} once the source is trusted");

    public static readonly FaultKind CrsMissing = Refusal("ECO-3009",
        "文件没有说明坐标系（{0}）；坐标范围 {1}；可能是 {2}", "the file states no coordinate reference system ({0}); coordinates span {1}; it may be {2}",
        "向数据提供方核实后用 --crs EPSG:n 指明；程序不代为选择", "ask the data's owner and name it with --crs EPSG:n; the program chooses none");

    public static readonly FaultKind CrsContradiction = Refusal("ECO-3010",
        "坐标与坐标系 {0} 矛盾：应在 {1} 之内，实际为 {2}", "the coordinates contradict the CRS {0}: expected {1}, found {2}",
        "改正坐标系说明，或用 --crs EPSG:n 指明正确的坐标系；按坐标看可能是 {3}",
        "correct the CRS statement, or name the right one with --crs EPSG:n; by the coordinates it may be {3}");

    public static readonly FaultKind OutOfRange = Refusal("ECO-3011",
        "{0} 个要素（共 {1} 个）的经纬度超出 ±180°/±90°，第一个在 {2}", "{0} of {1} features lie outside ±180°/±90°, the first at {2}",
        "若坐标是米，请用 --crs EPSG:n 指明（可能是 {3}）；否则请改正数据", "if the coordinates are metres, name their CRS with --crs EPSG:n (it may be {3}); otherwise correct the data");

    public static readonly FaultKind AxesSwapped = Refusal("ECO-3012",
        "坐标轴像是颠倒了（{0}）：范围 {1}", "the axes look swapped ({0}): coordinates span {1}",
        "核实后加 --swap-axes 重新运行", "if so, re-run with --swap-axes");

    public static readonly FaultKind Undecodable = Refusal("ECO-3013",
        "文字不能按 {0} 解码，例如 {1}", "the text does not decode as {0}, for example {1}",
        "用 --encoding 指明正确的编码（如 GB18030 或 UTF-8）", "name the right encoding with --encoding (such as GB18030 or UTF-8)");

    public static readonly FaultKind EncodingUnknown = new("ECO-3014", FaultClass.Usage,
        new("不认识的编码名 {0}", "unknown encoding {0}"),
        new("未读取任何要素", "nothing was read"),
        new("请用 UTF-8、GB18030、GBK、UTF-16 或代码页号", "use UTF-8, GB18030, GBK, UTF-16 or a code page number"));

    public static readonly FaultKind LayerAmbiguous = Refusal("ECO-3015",
        "文件里有 {0} 个图层：{1}", "the file has {0} layers: {1}",
        "用 --layer 指明一个", "name one with --layer");

    public static readonly FaultKind LayerUnknown = Refusal("ECO-3016",
        "文件里没有图层 {0}；有：{1}", "the file has no layer {0}; it has: {1}",
        "核对图层名", "check the layer's name");

    public static readonly FaultKind EncodingConflict = Refusal("ECO-3017",
        "{0} 说明编码为 {1}，但文字像是 {2}，例如 {3}", "{0} says the encoding is {1}, but the text looks like {2}, for example {3}",
        "用 --encoding 指明正确的编码", "name the right encoding with --encoding");

    public static readonly FaultKind Changed = Refusal("ECO-3700",
        "文件在读取过程中被改动或删除", "the file was changed or removed while it was being read",
        "等文件不再变动后重新运行", "run again when the file is at rest");

    public static readonly FaultKind OnlyDrawingsClose = new("ECO-3951", FaultClass.Usage,
        new("--close 只用于 DXF，文件不是 DXF", "--close is for DXF, and the file is none"),
        new("整个文件未读入", "the whole file is refused"),
        new("去掉 --close；其他格式未闭合的环请用 --repair=structure", "leave --close out; open rings of other formats: --repair=structure"));

    public static readonly FaultKind BadGap = new("ECO-3952", FaultClass.Usage,
        new("--close 的值 {0} 不可用", "--close cannot be {0}"),
        new("未读取任何要素", "nothing was read"),
        new("写首尾最大距离，大于 0、至多 10（与图形同单位）", "write the largest distance between the ends, above 0 and up to 10, in units of the drawing"));

    public static readonly FaultKind NothingToWiden = new("ECO-3903", FaultClass.Usage,
        new("给出了 {0}，但文件中没有{1}状项目", "{0} was given, but the file holds no {1}"),
        new("未作筛查", "nothing was screened"),
        new("去掉 {0}，或核对文件", "leave out {0}, or check the file"));

    /// <summary>A row that refuses the whole file.</summary>
    internal static FaultKind Refusal(string code, string zh, string en, string remedyZh, string remedyEn) =>
        new(code, FaultClass.Input, new(zh, en), new("整个文件未读入", "the whole file is refused"), new(remedyZh, remedyEn));
}
