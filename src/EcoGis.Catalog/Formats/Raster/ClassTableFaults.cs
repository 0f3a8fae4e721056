namespace EcoGis;

/// <summary>Messages of tables that a person gives beside a raster, 437x.</summary>
public static class ClassTableFaults
{
    private static readonly Bilingual s_nothing = new("不作统计", "nothing is computed");

    public static readonly FaultKind Columns = new("ECO-4370", FaultClass.Input,
        new("类别表要有“值”和“名称”两列（可有“森林”列），第一行是：{0}", "a table of classes has the columns value and name (and may have forest); the first row is: {0}"),
        s_nothing, new("列名可用 value/值/代码、name/名称/类别、forest/森林", "columns may be called value, name and forest"));

    public static readonly FaultKind Cell = new("ECO-4371", FaultClass.Input,
        new("“{0}”列的“{1}”不是{2}", "'{1}' in the column {0} is not {2}"), s_nothing, new("请改正该格", "correct the cell"));

    public static readonly FaultKind Twice = new("ECO-4372", FaultClass.Input,
        new("{0} 出现两次", "{0} stands twice"), s_nothing, new("每个值只写一行（列）", "write each value once"));

    public static readonly FaultKind Corner = new("ECO-4373", FaultClass.Input,
        new("精度矩阵左上角应写 map\\reference（行为图面类别、列为参考类别），文件写的是“{0}”", "the top left cell of an accuracy matrix says map\\reference (rows are map classes, columns reference classes); the file says '{0}'"),
        new("行列颠倒会得出错误的面积，不作猜测；不作估计", "rows and columns exchanged would give wrong areas; nothing is guessed or estimated"),
        new("核对行列后写 map\\reference，也可写 图面\\参考", "check rows and columns, then write map\\reference"));

    public static readonly FaultKind NotSquare = new("ECO-4374", FaultClass.Input,
        new("精度矩阵是空的", "the accuracy matrix is empty"), s_nothing, new("每个图面类别一行，每个参考类别一列", "one row for each map class, one column for each reference class"));
}
