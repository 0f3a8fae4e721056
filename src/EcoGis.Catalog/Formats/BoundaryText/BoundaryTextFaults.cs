using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of the 界址点 TXT reader, 34xx.</summary>
public static class BoundaryTextFaults
{
    public static readonly FaultKind BadLine = Refusal("ECO-3401",
        "看不懂这一行：{0}；应为“点号,圈号,X,Y”或以 @ 结尾的地块行", "the line is not understood: {0}; expected “point,ring,X,Y” or a plot line ending in @",
        "改正这一行", "correct the line");

    public static readonly FaultKind AxesAmbiguous = Refusal("ECO-3402",
        "分不清哪个是北坐标（7 位）、哪个是东坐标（8 位含带号，或 6 位）：{0}，{1}", "cannot tell the northing (7 digits) from the easting (8 with zone prefix, or 6): {0}, {1}",
        "核对该行坐标及全文件坐标轴顺序", "check this line and the axis order of the whole file");

    public static readonly FaultKind AxesMixed = Refusal("ECO-3403",
        "坐标轴顺序前后不一：第 {0} 行与此行相反", "the axis order changes: line {0} is the other way round",
        "统一为 X=北坐标、Y=东坐标", "write X = northing, Y = easting throughout");

    public static readonly FaultKind PrefixMixed = Refusal("ECO-3404",
        "东坐标有的带带号、有的不带：第 {0} 行与此行不同", "some eastings carry the zone prefix and some do not: line {0} differs from this one",
        "统一后再读", "write them one way");

    public static readonly FaultKind ZoneMismatch = Refusal("ECO-3405",
        "带号矛盾：文件头 带号={0}、几度分带={1}，东坐标前缀 {2}（3° 带为 25–45，6° 带为 13–23）",
        "zones contradict: header zone {0}, {1}-degree zones, easting prefix {2} (3° zones are 25–45, 6° zones 13–23)",
        "向测绘单位核实；用错带号会偏移几十公里以上", "ask the surveyor: a wrong zone moves the site by tens of kilometres or more");

    public static readonly FaultKind Degrees = Refusal("ECO-3406",
        "坐标像是度（{0}，{1}）：十进制度与“度.分秒”写法无法区分", "the coordinates look like degrees ({0}, {1}): decimal degrees and packed ddd.mmss cannot be told apart",
        "请提供以米为单位的高斯坐标，或转为 GeoJSON", "provide Gauss-Krüger metres, or convert to GeoJSON");

    public static readonly FaultKind RingResumed = Refusal("ECO-3407",
        "第 {0} 圈没有闭合就被打断，又在此行继续", "ring {0} was interrupted before it closed and goes on here",
        "核对圈号", "check the ring numbers");

    public static readonly FaultKind NoPlots = Refusal("ECO-3408",
        "没有 [地块坐标] 段，或段内没有地块", "there is no [地块坐标] section, or no plot in it",
        "核对文件是否完整", "check that the file is complete");

    public static readonly FaultKind ThousandsAmbiguous = Refusal("ECO-3409",
        "千位分隔符使坐标有多种读法：{0}", "thousand separators make the coordinates ambiguous: {0}",
        "去掉千位分隔符", "remove the thousand separators");

    public static readonly FaultKind PointBeforePlot = Refusal("ECO-3410",
        "界址点出现在任何地块行之前", "a point comes before any plot line",
        "补上以 @ 结尾的地块行", "add the plot line that ends in @");

    public static readonly FaultKind ProjectionUnsupported = Refusal("ECO-3411",
        "投影类型是 {0}，不是高斯-克吕格", "the projection is {0}, not Gauss-Krüger",
        "核实后用 --crs EPSG:n 指明坐标系", "name the CRS with --crs EPSG:n once checked");
}
