using System.Globalization;

namespace EcoGis;

/// <summary>Targets as one self-contained page: a table for each plan with a bar, the word and the number of each target. No figure is made here.</summary>
public static class TargetsPage
{
    public static string Html(IReadOnlyList<TargetStanding> targets, DateOnly day, string program, Language language)
    {
        bool zh = language == Language.Zh;
        string title = zh ? "指标进展" : "Targets";
        var html = new HtmlWriter(language);
        html.Line("h1", title);
        html.Line("p", zh ? $"截至 {Figures.Date(day)}" : $"As of {Figures.Date(day)}", "sub");
        html.Line("p", string.Join(zh ? "，" : ", ", targets.CountBy(t => t.Standing).OrderBy(c => c.Key).Select(c => $"{StandingWords.Icon(c.Key)} {StandingWords.Of(c.Key).In(language)} {c.Value}")));
        foreach (var set in targets.GroupBy(t => t.Set))
            Table(html, set.Key, [.. set], language);
        html.Line("footer", zh
            ? $"“不掌握”表示没有数据，不是零。现值先取图层计算值，没有时取不晚于截至日的最新填报值。EcoGis {program}"
            : $"\"Not known\" is the absence of data, not zero. The value is computed from layers, else the newest entered one up to the day. EcoGis {program}");
        return html.Page(title, PageStyle.Css);
    }

    private static void Table(HtmlWriter html, TargetSet set, IReadOnlyList<TargetStanding> targets, Language language)
    {
        bool zh = language == Language.Zh;
        html.Line("h2", set.Name.In(language));
        html.Line("p", (zh ? "出处：" : "Source: ") + set.Source.In(language), "note");
        html.Raw("<div class=\"scroll\"><table><thead><tr>");
        foreach (string column in zh ? (string[])["指标", "目标", "现值", "进度", "结论", "出处的表述", "数据来源"] : ["Target", "Goal", "Value", "Progress", "Standing", "What the plan says", "Where the value comes from"])
            html.Line("th", column);
        html.Raw("</tr></thead><tbody>\n");
        foreach (var t in targets)
        {
            html.Raw("<tr>").Raw("<td><b>").Text(t.Target.Name.In(language)).Raw("</b><br /><small class=\"note\">").Text(t.Target.Id).Raw("</small></td>");
            html.Raw("<td>").Text(t.Target.Goal.Text.In(language)).Raw("<br /><small class=\"note\">").Text(StandingWords.Period(t.Target.Period).In(language)).Raw("</small></td>");
            html.Line("td", StandingWords.Value(t, language), "n").Raw("<td>");
            Bar(html, t, language);
            html.Raw($"</td><td><span class=\"tag {Class(t.Standing)}\">").Text($"{StandingWords.Icon(t.Standing)} {StandingWords.Of(t).In(language)}").Raw("</span></td><td>");
            html.Text(t.Target.Sentence.In(language));
            if (!t.Target.Verified)
                html.Raw("<span class=\"mark\">").Text(zh ? "待核" : "unverified").Raw("</span>");
            html.Raw("</td><td>").Text($"{StandingWords.Origin(t.Origin).In(language)}{(zh ? "：" : ": ")}{t.How.In(language)}").Raw("</td></tr>\n");
        }

        html.Raw("</tbody></table></div>\n");
    }

    private static void Bar(HtmlWriter html, TargetStanding t, Language language)
    {
        if (t.Done is not { } done)
        {
            html.Text(Figures.None);
            return;
        }

        string width = Math.Clamp(done * 100, 0, 100).ToString("0.#", CultureInfo.InvariantCulture);
        html.Raw($"<div class=\"bar {Class(t.Standing)}\" role=\"img\" aria-label=\"").Text(language == Language.Zh ? $"进度 {StandingWords.Done(done)}" : $"progress {StandingWords.Done(done)}");
        html.Raw($"\"><i style=\"width:{width}%\"></i></div>").Text(StandingWords.Done(done));
    }

    private static string Class(Standing standing) => standing switch
    {
        Standing.Met => "v-yes",
        Standing.Short => "v-no",
        Standing.Judge => "v-if",
        _ => "v-open",
    };
}
