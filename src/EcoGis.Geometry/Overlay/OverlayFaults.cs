namespace EcoGis;

/// <summary>Messages of the overlay, 2750–2759.</summary>
internal static class OverlayFaults
{
    public static readonly FaultKind Disagreement = new("ECO-2750", FaultClass.Input,
        new("两种方法算得的压占面积不一致：{0} m² 与 {1} m²", "two ways to measure an overlap disagree: {0} m² and {1} m²"),
        new("该地块无法判定，不取任何一个值", "this proposal is undetermined; neither value is used"),
        new("请检查两者的图形；如图形无误，请把两者报告给开发者", "check both geometries; if they are sound, report them to the developers"));
}
