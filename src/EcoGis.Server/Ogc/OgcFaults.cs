namespace EcoGis;

/// <summary>Messages of the OGC APIs, 720x: requests that cannot be answered as they stand.</summary>
internal static class OgcFaults
{
    private static readonly Bilingual Nothing = new("未返回任何要素", "nothing was returned");

    public static readonly FaultKind Parameter = new("ECO-7200", FaultClass.Usage,
        new("参数 {0} 的值不能用：{1}", "the value of parameter {0} cannot be used: {1}"), Nothing, new("按 /ogc/api 的说明改正", "correct it by the description at /ogc/api"));

    public static readonly FaultKind UnknownParameter = new("ECO-7201", FaultClass.Usage,
        new("没有参数 {0}，该图层也没有这个字段", "there is no parameter {0}, and the collection has no such property"), Nothing, new("可用的字段见 queryables", "the properties are listed under queryables"));

    public static readonly FaultKind Syntax = new("ECO-7202", FaultClass.Usage,
        new("过滤表达式第 {0} 个字符处不能读懂：应为{1}", "the filter cannot be read at character {0}: expected {1}"), Nothing, new("按 CQL2 文本格式改正", "correct it by the text form of CQL2"));

    public static readonly FaultKind Property = new("ECO-7203", FaultClass.Usage,
        new("过滤表达式第 {0} 个字符处：没有字段 {1}", "the filter at character {0}: there is no property {1}"), Nothing, new("可用的字段见 queryables", "the properties are listed under queryables"));

    public static readonly FaultKind Mismatch = new("ECO-7204", FaultClass.Usage,
        new("过滤表达式第 {0} 个字符处：{1} 的值是{2}", "the filter at character {0}: the values of {1} are {2}"), Nothing, new("用同类的值比较", "compare it with a value of that kind"));

    public static readonly FaultKind TooLarge = new("ECO-7205", FaultClass.Usage,
        new("过滤表达式过大：至多 {0} 个字符、{1} 层、{2} 个节点、{3} 个坐标", "the filter is too large: at most {0} characters, {1} levels, {2} nodes, {3} positions"), Nothing, new("拆成几个请求", "ask in several requests"));

    public static readonly FaultKind Shape = new("ECO-7206", FaultClass.Usage,
        new("过滤表达式中的几何不能用：{0}", "the geometry in the filter cannot be used: {0}"), Nothing, new("改正几何，或用 BBOX", "correct the geometry, or use BBOX"));
}
