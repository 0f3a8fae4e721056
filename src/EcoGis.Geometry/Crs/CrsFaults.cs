namespace EcoGis;

/// <summary>Messages of the coordinate reference systems, 205x. The unknown code itself is <see cref="GeometryFaults.CrsUnknown"/>.</summary>
public static class CrsFaults
{
    private static readonly Bilingual NothingRead = new("未读取任何要素", "nothing was read");

    private static readonly Bilingual Supported = new(
        "请先转换到 CGCS2000（EPSG:4490、4491–4554）、WGS 84（EPSG:4326、UTM）或网络墨卡托（EPSG:3857）",
        "convert it first to CGCS2000 (EPSG:4490, 4491–4554), WGS 84 (EPSG:4326, UTM) or Web Mercator (EPSG:3857)");

    /// <summary>{0} the old datum, {1} what was given.</summary>
    public static readonly FaultKind NoDatumParameters = new("ECO-2051", FaultClass.Input,
        new("{1} 属于 {0}，没有到 CGCS2000 的七参数，直接套用典型误差 50–100 m", "{1} is on {0}: no 7-parameter set; typical error 50–100 m"),
        NothingRead,
        new("请由测绘单位用当地七参数转换到 CGCS2000 后重新提交，或用 --datum-shift 给出测绘单位的七参数或四参数", "have the survey office convert it to CGCS2000 with the local 7 parameters, or give its 7 or 4 parameters with --datum-shift"));

    /// <summary>{0} the datum's name in the file.</summary>
    public static readonly FaultKind OtherDatum = new("ECO-2052", FaultClass.Input,
        new("基准面“{0}”既不是 CGCS2000 也不是 WGS 84", "the datum \"{0}\" is neither CGCS2000 nor WGS 84"), NothingRead, Supported);

    /// <summary>{0} the projection or parameter and its value.</summary>
    public static readonly FaultKind ProjectionUnsupported = new("ECO-2053", FaultClass.Input,
        new("不支持的投影或投影参数：{0}", "unsupported projection or projection parameter: {0}"), NothingRead, Supported);

    /// <summary>{0} the name of the system.</summary>
    public static readonly FaultKind LocalCrs = new("ECO-2054", FaultClass.Input,
        new("“{0}”是地方或工程独立坐标系，无法与其他图层对应", "\"{0}\" is a local or engineering system and cannot be related to other layers"),
        NothingRead,
        new("请由测绘单位转换到 CGCS2000 后重新提交", "have the survey office convert it to CGCS2000"));

    /// <summary>{0} the unit.</summary>
    public static readonly FaultKind UnitUnsupported = new("ECO-2055", FaultClass.Input,
        new("不支持的单位 {0}：平面坐标须为米，经纬度须为度", "unsupported unit {0}: planes are in metres, longitude and latitude in degrees"),
        NothingRead, Supported);

    /// <summary>{0} the position, counted from 1, {1} what is wrong there.</summary>
    public static readonly FaultKind WktUnreadable = new("ECO-2056", FaultClass.Input,
        new("坐标系文本（WKT）第 {0} 个字符处无法解析：{1}", "the coordinate system's text (WKT) cannot be read at character {0}: {1}"),
        NothingRead,
        new("请用 GIS 软件重新导出 .prj，或删除后用 --crs 指明坐标系", "export the .prj again, or remove it and name the system with --crs"));

    /// <summary>{0} the name or code, {1} what the parameters say.</summary>
    public static readonly FaultKind WktContradicts = new("ECO-2057", FaultClass.Input,
        new("坐标系名称或代码“{0}”与其参数（{1}）矛盾", "the coordinate system's name or code \"{0}\" contradicts its parameters ({1})"),
        NothingRead,
        new("请核对数据的真实坐标系后重新导出 .prj，或用 --crs 指明", "find out the data's real system, then export the .prj again or name it with --crs"));
}
