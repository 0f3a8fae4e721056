namespace EcoGis;

/// <summary>Messages of the grid engine, 27xx: geometry that passed the gate and yet is no valid polygon in the plane.</summary>
public static class GridFaults
{
    public static readonly FaultKind Winding = new("ECO-2701", FaultClass.System,
        new("要素 {0} 在平面上的环自相重叠或方向错误：附近的覆盖次数为 {1}", "the rings of feature {0} overlap themselves or run the wrong way in the plane: ground there is covered {1} times"),
        new("未建立图层索引，未得出任何结果", "the layer was not indexed and nothing was computed"),
        new("请重新导入该图层；若仍出现，请连同数据反馈", "import the layer again; if this returns, report it with the data"));

    public static readonly FaultKind Candidate = new("ECO-2702", FaultClass.System,
        new("图形在平面上不是有效的面：环未闭合，或面积 {0} 不为正", "the shape is no valid polygon in the plane: a ring is open, or its area {0} is not positive"),
        new("未计算该图形的重叠", "its overlaps were not computed"),
        new("请检查坐标系与坐标是否正确；若仍出现，请连同数据反馈", "check the coordinate system and the coordinates; if this returns, report it with the data"));
}
