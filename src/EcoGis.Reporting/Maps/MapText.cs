namespace EcoGis;

/// <summary>The fixed words of a map sheet, in the reader's language, and the names of kinds.</summary>
internal sealed record MapText(Language Language, Func<string, string> KindName, string SourceLine)
{
    /// <summary>Who drew the sheet and who may see it, after the CRS; empty: nothing.</summary>
    public string Mark { get; init; } = "";

    public string Legend => Zh ? "图例" : "Legend";

    public string Site { get; init; } = Language == Language.Zh ? "项目用地范围" : "Site boundary";

    public string Overlap => Zh ? "重叠（压占）部分" : "Overlap";

    public string District => Zh ? "行政区界线" : "Administrative boundary";

    public string Nearest => Zh ? "最近距离" : "Nearest distance";

    public string Number { get; init; } = Language == Language.Zh ? "研判发现序号" : "Number of a finding";

    public string Locator => Zh ? "区位" : "Location";

    public string North => Zh ? "北" : "N";

    public static string Scale(double n) => FormattableString.Invariant($"1 : {n:0}");

    public string Plane(string plane) => (Zh ? $"坐标系：{plane}；图廓注记为千米" : $"CRS: {plane}; grid labels in km") + (Mark.Length == 0 ? "" : (Zh ? "；" : "; ") + Mark);

    public string Generalised => Zh ? "图形经制图概化，面积与距离以正文为准" : "Lines are thinned for drawing; the figures in the text hold";

    public string LeftOut(int labels) => labels == 0 ? "" : Zh ? $"；另有 {labels} 个注记因空间不足未标" : $"; {labels} more labels had no room";

    private bool Zh => Language == Language.Zh;
}
