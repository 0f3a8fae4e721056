namespace EcoGis;

/// <summary>Messages of the geometry and CRS gates, 2xxx.</summary>
public static class GeometryFaults
{
    public static readonly FaultKind CrsUnknown = new("ECO-2001", FaultClass.Input,
        new("不认识的坐标系 {0}", "unknown coordinate reference system {0}"),
        new("未读取任何要素", "nothing was read"),
        new("请改用 CGCS2000（EPSG:4490、4491–4554）、WGS 84（EPSG:4326、UTM）或网络墨卡托（EPSG:3857），并用 --crs 指明",
            "use CGCS2000 (EPSG:4490, 4491–4554), WGS 84 (EPSG:4326, UTM) or Web Mercator (EPSG:3857), and name it with --crs"));
}
