namespace EcoGis;

/// <summary>Messages of statistics and change of classification rasters, 565x and 566x.</summary>
public static class ClassRasterFaults
{
    private static readonly Bilingual s_nothing = new("不作统计", "nothing is computed");

    public static readonly FaultKind OtherGrid = new("ECO-5650", FaultClass.Input,
        new("两期栅格的像元不同：{0}", "the two rasters do not have the same cells: {0}"),
        new("像元对不上，不作交叉统计", "cells do not match; nothing is cross-tabulated"),
        new("用 --warp before 明确要求把后期最邻近重采样到前期格网（结果会注明），或自行对齐后再用",
            "ask for it by name: --warp before has GDAL resample the later raster onto the earlier grid (nearest neighbour), and the result says so; or align them first"));

    public static readonly FaultKind OtherNames = new("ECO-5651", FaultClass.Input,
        new("两期栅格的分类不同：{0}", "the two rasters are classified differently: {0}"),
        new("同一值含义不同，不作转移矩阵", "one value has two meanings; no transition matrix is made"),
        new("请先按同一分类重编码；若名称只是写法不同，用 --classes 给出共同的类别表", "recode one first; if only the spelling differs, give a common table with --classes"));

    public static readonly FaultKind BadValues = new("ECO-5652", FaultClass.Usage,
        new("{0} 应为整数或逗号分隔的整数：{1}", "{0} takes whole numbers, divided by commas: {1}"), s_nothing, new("例如 {0} 1,2", "for example {0} 1,2"));

    public static readonly FaultKind Unbalanced = new("ECO-5653", FaultClass.System,
        new("栅格转移矩阵不平：{0} 的值 {1} 合计 {2} 像元，该期有 {3}", "the raster's transition matrix does not balance: value {1} of {0} sums to {2} cells, that epoch has {3}"),
        new("不给出结果", "no result is given"), new("请把两期数据报告给开发者", "report the two rasters to the developers"));

    public static readonly FaultKind NoSamples = new("ECO-5654", FaultClass.Input,
        new("精度矩阵中图面类别 {0} 的样本为 {1} 个，该类有 {2} 公顷", "the accuracy matrix has {1} samples of map class {0}, which has {2} ha"),
        new("每一类至少要两个样本才能估计误差，不作估计", "a class needs two samples at least; nothing is estimated"),
        new("请补充该类的样本，或核对矩阵是否属于这幅图", "add samples of the class, or check that the matrix is of this map"));

    public static readonly FaultKind OtherMap = new("ECO-5655", FaultClass.Input,
        new("精度矩阵有图面类别 {0} 的样本，图上没有这一类", "the accuracy matrix has samples of map class {0}, which the map does not have"),
        new("不作估计", "nothing is estimated"), new("请核对矩阵是否属于这幅图", "check that the matrix is of this map"));

    public static readonly FaultKind NotForRasters = new("ECO-5656", FaultClass.Usage,
        new("{0} 只用于矢量图层，{1} 是栅格", "{0} is for vector layers, and {1} is a raster"), s_nothing, new("去掉 {0}", "leave out {0}"));

    public static readonly FaultKind OnlyForRasters = new("ECO-5657", FaultClass.Usage,
        new("{0} 只用于栅格，{1} 不是栅格", "{0} is for rasters, and {1} is none"), s_nothing, new("去掉 {0}", "leave out {0}"));

    public static readonly FaultKind MixedInputs = new("ECO-5658", FaultClass.Usage,
        new("一期是栅格，一期是矢量：{0}，{1}", "one epoch is a raster, the other a vector layer: {0}, {1}"), s_nothing, new("请给同一类型的两期", "give two epochs of one type"));

    public static readonly FaultKind NotATable = new("ECO-5659", FaultClass.Usage,
        new("--classes 既不是文件，也不是地类分类标准：{0}", "--classes is neither a file nor a land classification: {0}"), s_nothing, new("可用的标准：{1}", "classifications: {1}"));

    public static readonly FaultKind BadWarp = new("ECO-5660", FaultClass.Usage,
        new("--warp 不能用 {0}", "--warp does not take {0}"), s_nothing, new("stats 用 EPSG:n；change 用 EPSG:n 或 before（后期对齐前期）", "stats takes EPSG:n, change EPSG:n or before (the later raster onto the earlier)"));
}
