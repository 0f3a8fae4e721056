using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of what is read or written through GDAL, 360x and 361x, 4450. GDAL's own words stand inside ours, never alone.</summary>
public static class GdalFaults
{
    public static readonly FaultKind NotInstalled = Refusal("ECO-3600",
        "{0} 要用 GDAL 读写，本机没有可用的 GDAL（{1}）", "{0} needs GDAL, and no usable GDAL is on this machine ({1})",
        "安装 GDAL（Debian、Ubuntu：apt install gdal-bin 或 libgdal32、libgdal36；Windows：OSGeo4W），或用 ECOGIS_GDAL 指明库文件；也可先转为 GeoPackage、GeoJSON、Shapefile 或界址点 TXT",
        "install GDAL (Debian, Ubuntu: apt install gdal-bin, or libgdal32, libgdal36; Windows: OSGeo4W), or name the library with ECOGIS_GDAL; or convert the file to GeoPackage, GeoJSON, Shapefile or boundary TXT");

    public static readonly FaultKind DriverMissing = Refusal("ECO-3601",
        "本机的 GDAL（{1}）没有 {0} 的驱动 {2}", "the GDAL on this machine ({1}) has no driver {2} for {0}",
        "安装带该驱动的 GDAL，或先转为 GeoPackage", "install a GDAL that has it, or convert the file to GeoPackage");

    public static readonly FaultKind NotOpened = Refusal("ECO-3602",
        "不能作为 {0} 打开；GDAL 的说明：{1}", "it cannot be opened as {0}; GDAL says: {1}",
        "文件已损坏，或是该格式中 GDAL 不支持的变体：请从源软件重新导出，最好导出为 GeoPackage",
        "the file is damaged, or a variant that GDAL does not read: export it again, best as GeoPackage");

    public static readonly FaultKind ReadFailed = Refusal("ECO-3603",
        "读取 {0} 时出错；GDAL 的说明：{1}", "an error while {0} was read; GDAL says: {1}",
        "要素可能读不全，因此整个文件不用：请从源软件重新导出", "features may be missing, so nothing is taken: export the file again");

    public static readonly FaultKind CountDiffers = Refusal("ECO-3604",
        "文件称有 {0} 个要素，读到 {1} 个", "the file claims {0} features, {1} were read",
        "文件已损坏或被改动：请从源软件重新导出", "the file is damaged or was changed: export it again");

    public static readonly FaultKind NoLayers = Refusal("ECO-3605",
        "{0} 里没有矢量图层", "this {0} has no vector layer",
        "核对是否拿错文件（如只有栅格或属性表）", "check that it is the right file (it may hold only rasters or attribute tables)");

    public static readonly FaultKind CrsText = Refusal("ECO-3606",
        "GDAL 不能把坐标系写成文字：{0}", "GDAL cannot write the coordinate reference system as text: {0}",
        "用 --crs EPSG:n 指明坐标系", "name the system with --crs EPSG:n");

    public static readonly FaultKind BinaryDxf = Refusal("ECO-3610",
        "这是二进制 DXF，不读取", "this is a binary DXF, which is not read",
        "在 CAD 中另存为 ASCII DXF（2000 或更新）", "save it from the CAD program as ASCII DXF (2000 or newer)");

    public static readonly FaultKind DxfBroken = Refusal("ECO-3611",
        "DXF 第 {0} 行处组码不成对或不是整数：{1}", "the DXF's group codes are not in pairs or not integers at line {0}: {1}",
        "文件被截断或损坏：请重新导出", "the file is cut short or damaged: export it again");

    public static readonly FaultKind DxfBlocks = Refusal("ECO-3612",
        "DXF 图块嵌套超过 {0} 层或互相引用：{1}", "the DXF's blocks are nested deeper than {0} or refer to each other: {1}",
        "在 CAD 中分解（EXPLODE）图块后另存", "explode the blocks in the CAD program and save it again");

    public static readonly FaultKind Dwg = Refusal("ECO-4450",
        "这是 DWG 图形（{0} 格式，{1}），不读取", "this is a DWG drawing ({0} format, {1}), which is not read",
        "在 CAD 中另存为 ASCII DXF（2000 或更新）再用：GDAL 读 DWG 会把闭合多段线当作开口线、漏掉图块而不说明", "save it from the CAD program as ASCII DXF (2000 or newer): GDAL's reading of DWG takes closed polylines for open lines and leaves blocks out without saying so");

    public static readonly FaultKind OverlaysUnclear = Refusal("ECO-3950",
        "{1} 个要素的 icon 都是“{0}”，而文件只有 {2} 个用它的影像叠加层：分不清哪些是地块", "{1} features have the icon '{0}', and only {2} image overlays use it: which are parcels cannot be told",
        "删去影像叠加层，或给该列改名后重新导出", "remove the overlays, or rename the column, and export it again");

    public static readonly FaultKind DxfNothing = Refusal("ECO-3613",
        "DXF 图层 {0} 里没有闭合多段线、填充、开口线或点；有：{1}", "the DXF layer {0} has no closed polyline, hatch, open line or point; it has: {1}",
        "核对 CAD 图层名；文字和标注不是地块", "check the CAD layer; texts and dimensions are no parcels");
}
