namespace EcoGis;

/// <summary>Messages of class grids, 274x.</summary>
public static class RasterFaults
{
    private static readonly Bilingual NotUsed = new("未采用该栅格", "the raster was not used");

    public static readonly FaultKind Rotated = new("ECO-2740", FaultClass.Input,
        new("栅格有旋转或错切（{0}，{1}），像元边不与坐标轴平行", "the raster is rotated or sheared ({0}, {1}): its cell sides do not run along the axes"),
        NotUsed,
        new("请先将栅格重采样为正北方向（如 gdalwarp）", "warp it to north-up first (for example with gdalwarp)"));

    /// <summary>{0} columns, {1} rows, {2} {3} origin, {4} {5} cell size.</summary>
    public static readonly FaultKind NoFrame = new("ECO-2741", FaultClass.Input,
        new("栅格的行列数、原点或像元大小无效：{0} 列 × {1} 行，原点 ({2}, {3})，像元 {4} × {5}",
            "the raster's size, origin or cell size is not usable: {0} columns × {1} rows, origin ({2}, {3}), cells {4} × {5}"),
        NotUsed,
        new("请检查栅格文件的地理参考后重新导出", "check the raster's georeference and export it again"));

    /// <summary>{0} the limit.</summary>
    public static readonly FaultKind TooManyClasses = new("ECO-2742", FaultClass.Input,
        new("栅格有超过 {0} 个不同的值，不是分类栅格", "the raster has more than {0} different values: it is not a raster of classes"),
        NotUsed,
        new("请使用分类（整数编码）栅格，连续值请先重分类", "use a raster of class codes; reclassify continuous values first"));

    /// <summary>{0} the rows that came, {1} the rows declared.</summary>
    public static readonly FaultKind RowsMissing = new("ECO-2743", FaultClass.Input,
        new("栅格只读到 {0} 行，应有 {1} 行", "the raster gave {0} rows where it declares {1}"),
        NotUsed,
        new("文件可能已截断，请重新复制或导出", "the file may be cut off: copy or export it again"));
}
