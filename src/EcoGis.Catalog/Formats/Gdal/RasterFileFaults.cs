using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of raster files, 366x.</summary>
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
}
