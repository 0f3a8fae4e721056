using static EcoGis.FormatFaults;

namespace EcoGis;

/// <summary>Messages of TIFF files that are read without GDAL, 435x. What a raster is for every format stands in <see cref="RasterFileFaults"/>.</summary>
public static class TiffFaults
{
    public static readonly FaultKind Broken = Refusal("ECO-4350",
        "TIFF 结构损坏：{0}", "the TIFF's structure is broken: {0}",
        "文件被截断或损坏：请重新复制或导出", "the file is cut short or damaged: copy or export it again");

    public static readonly FaultKind BadBlock = Refusal("ECO-4351",
        "第 {0} 个数据块（{1}）解不开：{2}", "data block {0} ({1}) does not decode: {2}",
        "文件被截断或损坏：请重新复制或导出", "the file is cut short or damaged: copy or export it again");

    public static readonly FaultKind ManyImages = Refusal("ECO-4352",
        "文件里有 {0} 幅全分辨率图像，不知道用哪一幅", "the file holds {0} images of full resolution, and does not say which is meant",
        "请把要用的一幅另存为单独的 GeoTIFF", "save the one that is meant as a GeoTIFF of its own");

    public static readonly FaultKind EmptyBlock = Refusal("ECO-4353",
        "第 {0} 个数据块没有存数据，文件又没有声明无数据值", "data block {0} is not stored, and the file declares no value for “no data”",
        "用 --nodata 说明这些像元的值，或由提供方补全", "say with --nodata what these cells hold, or have the owner complete the file");

    public static readonly FaultKind TooLargeValue = Refusal("ECO-4354",
        "第 {0} 行有 {1}，超出 32 位整数", "row {0} holds {1}, which is beyond a 32-bit integer",
        "分类值应为小的整数：请核对是否拿错文件", "classes are small whole numbers: check that it is the right file");
}
