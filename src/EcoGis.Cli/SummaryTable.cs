using Spectre.Console;

namespace EcoGis;

/// <summary>What a planner sees on the terminal: one row per proposal, verdict with icon and word, and what decided.</summary>
internal static class SummaryTable
{
    public static void Print(Session session, IEnumerable<(Screening Screening, string? Report, Bilingual? Title)> rows)
    {
        var list = rows.ToList();
        var table = new Table().Border(TableBorder.Rounded).AddColumns(
            session.Text("地块", "proposal"), session.Text("结论", "verdict"), session.Text("面积 m²（椭球）", "area m² (ellipsoidal)"), session.Text("决定性事项", "what decides"), session.Text("报告", "report"));
        foreach (var (s, report, title) in list)
        {
            string name = title is { } t ? session.Text(t) : s.Proposal.Name.Length > 0 ? s.Proposal.Name : s.Proposal.Id;
            table.AddRow(
                new Markup(Markup.Escape(Fault.Clean(name))),
                Word(session, s.Verdict),
                new Markup(s.Site.EllipsoidalArea is { } a ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{a:#,0.00}") : "—").RightJustified(),
                new Markup(Markup.Escape(Fault.Clean(Deciding(session, s)))),
                new Markup(Markup.Escape(report ?? "—")));
        }

        session.Out.Write(table);
        session.Out.MarkupLineInterpolated($"{string.Join("  ", list.GroupBy(r => r.Screening.Verdict).OrderBy(g => g.Key).Select(g => $"{VerdictWords.Icon(g.Key)} {session.Text(VerdictWords.Of(g.Key))} {g.Count()}"))}");
    }

    /// <summary>Icon and word carry the meaning, the colour only helps.</summary>
    public static Markup Word(Session session, Verdict verdict) => new($"[{Colour(verdict)}]{VerdictWords.Icon(verdict)} {session.Text(VerdictWords.Of(verdict))}[/]");

    private static string Deciding(Session session, Screening s)
    {
        IEnumerable<string> parts = s.Verdict switch
        {
            Verdict.Prohibited => s.Findings.Where(f => f.Effect == Effect.Prohibited).Select(f => FindingText(session, f)),
            Verdict.Undetermined => s.Undetermined.Select(o => session.Text(o.What)),
            Verdict.Conditional => s.Findings.Where(f => f.Effect == Effect.Restricted).Select(f => FindingText(session, f)).Concat(s.Review.Select(r => session.Text(r.Text))),
            _ => [session.Text($"已核查 {s.Clear.Length} 类，未发现冲突", $"{s.Clear.Length} kinds checked, no conflict found")],
        };
        var distinct = parts.Distinct().ToList();
        string shown = string.Join(session.Text("；", "; "), distinct.Take(3));
        return distinct.Count <= 3 ? shown : shown + session.Text($"；另 {distinct.Count - 3} 项", $"; {distinct.Count - 3} more");
    }

    private static string FindingText(Session session, Finding f)
    {
        string clause = f.Clauses.FirstOrDefault() is { } c ? $"{session.Text(c.Title)}{c.Article}{(c.Verified ? "" : session.Text("（待核）", " (unverified)"))}" : "";
        string number = f.Numbers.TryGetValue("area_ellipsoidal_m2", out double area)
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {area:#,0.##} m²")
            : f.Numbers.TryGetValue("distance_m", out double distance) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {distance:0.#} m") : "";
        return $"{f.ZoneName ?? session.Text(f.RuleName)}{number} {clause}".Trim();
    }

    public static string Colour(Verdict v) => v switch { Verdict.Prohibited => "red", Verdict.Undetermined => "fuchsia", Verdict.Conditional => "yellow", _ => "blue" };
}
