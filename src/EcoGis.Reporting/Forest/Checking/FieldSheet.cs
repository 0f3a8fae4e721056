namespace EcoGis;

/// <summary>外业核查表: a blank sheet to be filled in with a pen at the site, with what the office knows printed in. Rows are the attributes that 森林督查 asks of a patch (DOMAIN §4.5).</summary>
internal static class FieldSheet
{
    private static readonly (string Zh, string En)[] s_rows =
    [
        ("现场核查日期", "date of the visit"), ("到达位置坐标（手持定位）", "position reached (hand-held)"), ("现地地类", "land class on the ground"), ("变化发生时间", "when it changed"), ("实际变化原因", "actual cause"),
        ("改变用途或者采伐单位（个人）", "who did it"), ("审批文号、许可证号", "number of consent or permit"), ("批准面积 / 实际面积（公顷）", "permitted / actual area (ha)"),
        ("违法违规面积（公顷）：Ⅰ级 / Ⅱ级 / Ⅲ级 / Ⅳ级", "unlawful area (ha): grade I / II / III / IV"), ("其中国家级公益林 / 地方公益林 / 天然林（公顷）", "of it national / local public-welfare / natural forest (ha)"),
        ("采伐蓄积（立方米）", "volume felled (m³)"), ("照片编号、拍摄方位", "photographs and directions"), ("现场情况说明", "what was found"),
    ];

    private static readonly (string Zh, string En)[] s_conclusions = [("属实（违法违规）", "confirmed (unlawful)"), ("误报（合法或者未变化）", "false alarm (lawful, or no change)"), ("需要整改", "to be put right"), ("需要再核", "to be checked again")];

    public static void Write(HtmlWriter html, CheckedChange c, Language language)
    {
        bool zh = language == Language.Zh;
        html.Raw("<section class=\"page\">").Line("h2", zh ? "外业核查表" : "Field sheet");
        html.Line("p", zh ? $"图斑 {c.Code}　{c.Change.Name.Zh}　{c.Change.Patch.Unit?.Name}　椭球面积 {Figures.Hectares(c.Change.Patch.Area)} 公顷" : $"Patch {c.Code} · {c.Change.Name.En} · {c.Change.Patch.Unit?.Name} · {Figures.Hectares(c.Change.Patch.Area)} ha (ellipsoidal)", "sub");
        html.Raw("<table class=\"fieldsheet\"><tbody>\n");
        foreach (var (textZh, textEn) in s_rows)
            html.Raw("<tr>").Line("th", zh ? textZh : textEn).Raw("<td></td></tr>\n");
        html.Raw("<tr>").Line("th", zh ? "核查结论" : "conclusion").Raw("<td>");
        foreach (var (textZh, textEn) in s_conclusions)
            html.Raw("☐ ").Text(zh ? textZh : textEn).Raw("　");
        html.Raw("</td></tr>\n</tbody></table>\n<div class=\"sign\">");
        foreach (string role in zh ? (string[])["核查人", "核查人", "当事人", "村组代表", "日期"] : ["Inspector", "Inspector", "Party concerned", "Village", "Date"])
            html.Line("div", role);
        html.Raw("</div></section>\n");
    }
}
