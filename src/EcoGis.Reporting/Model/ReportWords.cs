namespace EcoGis;

/// <summary>The words of a report for each enum, Chinese and English side by side.</summary>
internal static class ReportWords
{
    public static Bilingual Of(Answer answer) => answer switch
    {
        Answer.Overlaps => new("重叠（压占）", "overlaps"),
        Answer.Within => new("在规定距离内", "within the distance"),
        Answer.Outside => new("在区外", "outside"),
        Answer.Clear => new("不涉及", "clear"),
        Answer.NotCovered => new("图层未覆盖", "not covered"),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, null),
    };

    public static Bilingual Of(Certainty certainty) => certainty switch
    {
        Certainty.Firm => new("确定", "firm"),
        Certainty.Sliver => new("精度范围内的细长面", "sliver, within accuracy"),
        _ => throw new ArgumentOutOfRangeException(nameof(certainty), certainty, null),
    };

    public static Bilingual Of(LayerStatus status) => status switch
    {
        LayerStatus.Used => new("已使用", "used"),
        LayerStatus.Missing => new("缺失", "missing"),
        LayerStatus.Expired => new("不在有效期", "not in force on the date"),
        LayerStatus.NotCovering => new("未覆盖项目", "does not cover the site"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static Bilingual Of(Need need) => need switch
    {
        Need.Fact => new("缺项目情况", "A fact about the project is not known"),
        Need.Layer => new("缺图层", "A layer is missing"),
        Need.Coverage => new("图层未覆盖项目及其周边", "A layer does not cover the site and its surroundings"),
        Need.Accuracy => new("精度不足以判定", "Data are not accurate enough to decide"),
        Need.Geometry => new("用地范围几何有误", "The boundary is broken"),
        Need.Expired => new("图层不在有效期", "A layer is not in force on the date"),
        _ => throw new ArgumentOutOfRangeException(nameof(need), need, null),
    };

    public static Bilingual Of(Nature? nature) => nature switch
    {
        Nature.New => new("新建", "new"),
        Nature.Rebuild => new("改建", "rebuild"),
        Nature.Expand => new("扩建", "expand"),
        _ => new("未说明", "not stated"),
    };

    /// <summary>Names of the numbers a finding carries; a key that is not here prints as it is.</summary>
    public static Bilingual NumberName(string key) => key switch
    {
        "area_m2" => new("重叠面积", "overlap area"),
        "area_ellipsoidal_m2" => new("重叠面积（椭球）", "overlap area (ellipsoidal)"),
        "area_planar_m2" => new("重叠面积（平面）", "overlap area (planar)"),
        "length_m" => new("重叠长度", "overlap length"),
        "distance_m" => new("最近距离", "nearest distance"),
        "area_together_m2" => new("合计重叠面积", "overlap area of all zones"),
        "threshold_m" => new("规定距离", "distance in the clause"),
        "share_of_site" => new("占用地比例", "share of the site"),
        "share_of_zone" => new("占管控区比例", "share of the zone"),
        "mean_width_m" => new("平均宽度", "mean width"),
        "accuracy_m" => new("合成精度", "combined accuracy"),
        "azimuth_deg" => new("方位角", "azimuth"),
        _ => Bilingual.Same(key),
    };
}
