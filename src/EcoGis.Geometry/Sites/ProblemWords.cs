namespace EcoGis;

/// <summary>What each geometry problem is called, in messages and reports alike.</summary>
public static class ProblemWords
{
    public static Bilingual Of(GeometryProblemKind kind) => kind switch
    {
        GeometryProblemKind.Empty => new("没有坐标", "no coordinates"),
        GeometryProblemKind.NonFinite => new("坐标不是有限数", "a coordinate is not finite"),
        GeometryProblemKind.OutOfRange => new("坐标超出坐标系范围", "a coordinate is outside the CRS"),
        GeometryProblemKind.CrossesAntimeridian => new("跨越 180° 经线", "crosses the antimeridian"),
        GeometryProblemKind.UnclosedRing => new("环未闭合", "ring is not closed"),
        GeometryProblemKind.TooFewPoints => new("点数不足（环至少 4 点，线至少 2 点）", "too few points (a ring needs 4, a line 2)"),
        GeometryProblemKind.ZeroArea => new("环的面积为零", "ring has no area"),
        GeometryProblemKind.SelfIntersection => new("环自相交", "ring intersects itself"),
        GeometryProblemKind.RingsCross => new("环与环相交", "rings cross"),
        GeometryProblemKind.HoleOutsideShell => new("内环在外环之外", "hole lies outside its shell"),
        GeometryProblemKind.NestedHoles => new("内环套内环", "holes are nested"),
        GeometryProblemKind.NestedShells => new("外环套外环", "shells are nested"),
        GeometryProblemKind.OverlappingParts => new("各部分相互重叠", "parts overlap"),
        GeometryProblemKind.DisconnectedInterior => new("内部被分割", "interior is disconnected"),
        GeometryProblemKind.RepeatedPoint => new("重复点", "repeated point"),
        GeometryProblemKind.Spike => new("尖刺", "spike"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
