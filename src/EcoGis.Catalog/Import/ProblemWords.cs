namespace EcoGis;

/// <summary>What each geometry problem is called in an import refusal.</summary>
internal static class ProblemWords
{
    public static Bilingual Of(GeometryProblemKind kind) => kind switch
    {
        GeometryProblemKind.Empty => new("几何为空", "empty geometry"),
        GeometryProblemKind.NonFinite => new("坐标不是有限数", "a coordinate is not finite"),
        GeometryProblemKind.OutOfRange => new("坐标超出坐标系范围", "a coordinate is outside the range of the CRS"),
        GeometryProblemKind.CrossesAntimeridian => new("跨越 180° 经线", "crosses the antimeridian"),
        GeometryProblemKind.UnclosedRing => new("环未闭合", "ring is not closed"),
        GeometryProblemKind.TooFewPoints => new("点数不足", "too few points"),
        GeometryProblemKind.ZeroArea => new("面积为零", "zero area"),
        GeometryProblemKind.SelfIntersection => new("环自相交", "ring crosses itself"),
        GeometryProblemKind.RingsCross => new("两环相交", "rings cross"),
        GeometryProblemKind.HoleOutsideShell => new("洞在外环之外", "hole outside its shell"),
        GeometryProblemKind.NestedHoles => new("洞中有洞", "nested holes"),
        GeometryProblemKind.NestedShells => new("外环嵌套", "nested shells"),
        GeometryProblemKind.OverlappingParts => new("各部分相互重叠", "parts overlap"),
        GeometryProblemKind.DisconnectedInterior => new("内部不连通", "interior is not connected"),
        GeometryProblemKind.RepeatedPoint => new("重复点", "repeated points"),
        GeometryProblemKind.Spike => new("尖刺", "spikes"),
        _ => Bilingual.Same(kind.ToString()),
    };
}
