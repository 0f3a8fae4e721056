namespace EcoGis;

/// <summary>Messages about where coordinates lie, 38xx: the ranking of explanations, offsets and datum shifts.</summary>
public static class PlacingFaults
{
    private static readonly Bilingual s_notRead = new("整个文件未读入", "the whole file is refused");

    /// <summary>{0} the list, {1} whether one explanation wins.</summary>
    public static readonly FaultKind Ranking = new("ECO-3801", FaultClass.Input,
        new("坐标系的可能解释，按与行政区界的吻合排列：{0}。{1}", "explanations of the CRS by their fit to the administrative boundary: {0}. {1}"),
        new("程序不代为选择", "the program chooses none"),
        new("向数据提供方核实后用 --crs EPSG:n 指明；或用 --accept-crs-guess 采用明显胜出的解释", "ask the data's owner and name it with --crs EPSG:n; or take the one that clearly wins with --accept-crs-guess"));

    public static readonly FaultKind NoReference = new("ECO-3802", FaultClass.Input,
        new("图层库中没有行政区界，--accept-crs-guess 无从比较", "the catalog has no administrative boundary: --accept-crs-guess has nothing to weigh by"),
        s_notRead,
        new("先导入行政区界（--kind admin-boundary），或用 --crs EPSG:n 指明坐标系", "import a boundary first (--kind admin-boundary), or name the CRS with --crs EPSG:n"));

    public static readonly FaultKind BadShift = new("ECO-3803", FaultClass.Usage,
        new("--datum-shift 的参数不可用：{0}", "--datum-shift cannot be used: {0}"),
        new("未执行", "nothing was done"),
        new("七参数 dx,dy,dz,rx,ry,rz,ppm（米、角秒、百万分之一，位置矢量法）或四参数 dX北,dY东,旋转,ppm，其后可加精度（米）",
            "seven numbers dx,dy,dz,rx,ry,rz,ppm (m, seconds, ppm, position vector) or four dNorth,dEast,rotation,ppm; an accuracy in m may follow"));

    public static readonly FaultKind ShiftNotNeeded = new("ECO-3804", FaultClass.Usage,
        new("给出了 --datum-shift，但文件的坐标系是 {0}，不属于西安 1980 或北京 1954", "--datum-shift is given, but the file's CRS is {0}, which is on neither Xian 1980 nor Beijing 1954"),
        s_notRead,
        new("去掉 --datum-shift；若文件的说明有误，用 --crs 指明旧坐标系，如 EPSG:2359", "leave --datum-shift out; if the file's statement is wrong, name the old system with --crs, such as EPSG:2359"));

    public static readonly FaultKind ShiftTooFar = new("ECO-3805", FaultClass.Input,
        new("转换参数使坐标移动了 {0} m，超过 {1} m：旧坐标系与 CGCS2000 相差不过百米", "the parameters move the coordinates by {0} m, more than {1} m: old datums are about a hundred metres off"),
        s_notRead,
        new("核对参数的次序、正负号（位置矢量法或坐标框架法）和适用的投影带", "check the order and signs of the parameters (position vector or coordinate frame) and the zone they are for"));

    public static readonly FaultKind ShiftImpossible = new("ECO-3806", FaultClass.Input,
        new("转换参数不能用于坐标 {0}：四参数只用于高斯平面坐标，坐标须在投影带范围内", "the parameters cannot be applied to {0}: four parameters are for Gauss-Krüger coordinates, which must lie in their zone"),
        s_notRead,
        new("经纬度坐标请用七参数；核对坐标系", "use seven parameters for longitude and latitude; check the CRS"));

    public static readonly FaultKind NoOffsetThere = new("ECO-3807", FaultClass.Input,
        new("坐标 {0} 处没有网络地图的偏移可反算（不在中国范围内）", "there is no web-map offset to undo at {0} (not in China)"),
        s_notRead,
        new("去掉 --from，或核对坐标系", "leave --from out, or check the CRS"));

    /// <summary>{0} share inside in per cent, {1} the ranking, {2} the outcome. A notice, not a refusal, of a file that is read as it states.</summary>
    public static readonly Bilingual Doubt = new(
        "坐标系存疑：按文件说明，只有 {0} 落在行政区界内。可能的解释：{1}。{2}",
        "the CRS is in doubt: as the file states it, only {0} lies inside the administrative boundary. Explanations: {1}. {2}");
}
