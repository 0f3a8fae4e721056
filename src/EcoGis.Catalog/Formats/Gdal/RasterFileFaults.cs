using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of raster files of any format, 366x and 436x.</summary>
public static class RasterFileFaults
{
    public static readonly FaultKind NoPlace = Refusal("ECO-3660",
        "栅格没有地理定位（地理变换）", "the raster has no georeference (geotransform)",
        "请导出为带定位的 GeoTIFF", "export it as a GeoTIFF with a georeference");

    public static readonly FaultKind NotCodes = Refusal("ECO-3661",
        "第 {0} 波段的类型是 {1}，不是整数类别", "band {0} is of type {1}, not a whole-number class",
        "分类栅格须为整数；请核对波段，或由提供方转为整数", "a classification is in whole numbers: check the band, or have it converted by its owner");

    public static readonly FaultKind NoBand = Refusal("ECO-3662",
        "没有第 {0} 波段，共 {1} 个", "there is no band {0}; it has {1}",
        "核对波段号", "check the number of the band");

    public static readonly FaultKind WhichBand = Refusal("ECO-4360",
        "栅格有 {0} 个波段，不知道哪个是分类", "the raster has {0} bands, and does not say which holds the classes",
        "用 --band 指明；多波段影像不是分类结果", "name it with --band; an image of several bands is no classification");

    public static readonly FaultKind BeyondManaged = Refusal("ECO-4361",
        "该栅格（{0}）要用 GDAL 读取，本机没有可用的 GDAL", "this raster ({0}) is read through GDAL, and no usable GDAL is on this machine",
        "安装 GDAL（Debian、Ubuntu：apt install gdal-bin；Windows：OSGeo4W），或转存为 LZW 或 Deflate 压缩、带 EPSG 代码的 GeoTIFF",
        "install GDAL (Debian, Ubuntu: apt install gdal-bin; Windows: OSGeo4W), or save it as a GeoTIFF packed by LZW or Deflate, with an EPSG code");

    public static readonly FaultKind HasMask = Refusal("ECO-4362",
        "栅格带有掩膜，经 GDAL 读取时不能采用", "the raster has a mask, which is not used when GDAL reads it",
        "请把被遮住的像元写成无数据值后再用", "write the hidden cells as “no data” first");

    /// <summary>{0} what our own front says about it.</summary>
    public static readonly FaultKind WarpNeeded = Refusal("ECO-4363",
        "栅格的投影不能直接采用：{0}", "the raster's projection cannot be used as it is: {0}",
        "用 --warp EPSG:n 明确要求由 GDAL 最邻近重采样到可用的坐标系（结果会注明），或先自行转换",
        "ask for it by name: --warp EPSG:n has GDAL resample it (nearest neighbour) to a CRS that can be used, and the result says so; or convert it first");

    public static readonly FaultKind WarpDatum = Refusal("ECO-4364",
        "不能重采样：基准面与 CGCS2000 的关系不明（{0}）", "it is not resampled: the relation of its datum to CGCS2000 is not known ({0})",
        "请由测绘单位转换到 CGCS2000；GDAL 的默认转换会差 50–100 m", "have the survey office convert it to CGCS2000; GDAL's own transformation would be 50–100 m off");

    public static readonly FaultKind WarpFailed = Refusal("ECO-4365",
        "GDAL 重采样失败：{0}", "GDAL did not resample it: {0}",
        "核对坐标系和范围，或先用 gdalwarp 转换", "check the CRS and the extent, or convert it first with gdalwarp");
}
