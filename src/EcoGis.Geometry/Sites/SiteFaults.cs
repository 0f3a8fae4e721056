namespace EcoGis;

/// <summary>Messages of the site gate, 21xx: what no ring and coordinate can say.</summary>
public static class SiteFaults
{
    public static readonly FaultKind TooComplex = new("ECO-2101", FaultClass.Input,
        new("图形过于复杂：线段比较超过 {0} 次仍未查完", "the shape is too complex: {0} segment comparisons did not finish the check"),
        new("未采用该图形", "the shape was not used"),
        new("请检查图形是否为异常数据，或将其拆分", "check whether the data is damaged, or split the shape"));

    public static readonly FaultKind NotAPlane = new("ECO-2102", FaultClass.Usage,
        new("{0} 不能作为平面：它不是以米为单位的横轴墨卡托（高斯-克吕格）投影", "{0} cannot be the plane: it is not a transverse Mercator (Gauss-Krüger) projection in metres"),
        new("未计算面积", "no area was computed"),
        new("请用 --planar-crs 指定高斯-克吕格 3° 带（EPSG:4513–4554）或 UTM 带", "name a Gauss-Krüger 3° zone (EPSG:4513–4554) or a UTM zone with --planar-crs"));

    public static readonly FaultKind BeyondPlane = new("ECO-2103", FaultClass.Input,
        new("图形超出投影平面 {0} 的适用范围", "the shape reaches beyond the domain of the plane {0}"),
        new("未计算面积与重叠", "no area or overlap was computed"),
        new("请用 --planar-crs 指定图形所在的投影带，并检查坐标系是否正确", "name the zone of the shape with --planar-crs, and check its coordinate system"));

    public static readonly FaultKind TooLarge = new("ECO-2104", FaultClass.Input,
        new("图形过大：边线长约 {0} 千米", "the shape is too large: its edges are about {0} km long"),
        new("未采用该图形", "the shape was not used"),
        new("请检查坐标系与坐标是否正确，或将图形拆分", "check the coordinate system and the coordinates, or split the shape"));

    public static readonly FaultKind NoWidth = new("ECO-2105", FaultClass.Usage,
        new("宽度或半径 {0} 米不可用：须大于 0、不大于 {1} 米", "a width or radius of {0} m cannot be used: it must be above 0 and at most {1} m"),
        new("未作筛查", "nothing was screened"),
        new("请改正 --width、--radius 或相应的列", "correct --width, --radius or the column"));

    public static readonly FaultKind NoPiece = new("ECO-2107", FaultClass.Input,
        new("用地范围的一部分无法单独量算", "a piece of the site cannot be measured by itself"),
        new("该部分的重叠未知", "what it shares is not known"),
        new("请分别提供各部分的边界", "give the boundary of each piece"));

    public static readonly FaultKind NoCorridor = new("ECO-2106", FaultClass.Input,
        new("无法沿该图形铺设宽 {0} 米的廊道", "no corridor of {0} m can be laid around this shape"),
        new("未采用该图形", "the shape was not used"),
        new("请检查线形，或直接提供用地范围面", "check the line, or give the boundary itself as polygons"));
}
