using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of tables with coordinates (Excel, CSV), 363x.</summary>
public static class TableFaults
{
    public static readonly FaultKind Macros = Refusal("ECO-3630",
        "工作簿带宏（{0}），不予读取", "the workbook has macros ({0}) and is not read",
        "另存为不带宏的 .xlsx", "save it as .xlsx without macros");

    public static readonly FaultKind Uneven = Refusal("ECO-3631",
        "第 {0} 行有 {1} 列，标题行有 {2} 列", "row {0} has {1} cells, the header has {2}",
        "核对分隔符和引号；含分隔符的文字须用双引号括起", "check delimiter and quotes; text that holds the delimiter must stand in double quotes");

    public static readonly FaultKind Delimiter = Refusal("ECO-3632",
        "不能确定分隔符：{0}", "the delimiter cannot be told: {0}",
        "用逗号、分号、制表符或竖线之一，各行列数一致", "use one of comma, semicolon, tab or bar, with as many cells in every row");

    public static readonly FaultKind CoordinateColumns = Refusal("ECO-3633",
        "不能确定哪两列是坐标（{0}）；列有：{1}", "which two columns hold the coordinates cannot be told ({0}); the columns are: {1}",
        "用 --x 指明东坐标或经度列，用 --y 指明北坐标或纬度列（测量习惯的 X 是北坐标）", "name the column of eastings or longitudes with --x and that of northings or latitudes with --y");

    public static readonly FaultKind NoColumn = Refusal("ECO-3634",
        "没有列 {0}；列有：{1}", "there is no column {0}; the columns are: {1}",
        "核对 --x 和 --y", "check --x and --y");

    public static readonly FaultKind BadCoordinate = Refusal("ECO-3635",
        "{0} 行的坐标不是数，第一处：{1}", "the coordinates of {0} row(s) are no numbers, first: {1}",
        "改正或清空这些单元格；度分秒请先换算为十进制度", "correct the cells or empty them; turn degrees, minutes and seconds into decimal degrees");

    public static readonly FaultKind BadWkt = Refusal("ECO-3636",
        "几何文本（WKT）无效：{0}", "the geometry text (WKT) is not valid: {0}",
        "改正或清空该单元格", "correct the cell or empty it");

    public static readonly FaultKind Quotes = Refusal("ECO-3637",
        "从第 {0} 行起的双引号没有闭合", "a double quote that opens in line {0} is never closed",
        "文件被截断，或引号多了一个", "the file is cut short, or has one quote too many");
}
