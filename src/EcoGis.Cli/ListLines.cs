using Spectre.Console;

namespace EcoGis;

/// <summary>Lines of access lists on the terminal, level by level: verbs bold, exceptions underlined, and who judges each.</summary>
internal static class ListLines
{
    public static void Print(Session session, IReadOnlyList<JudgedLine> lines)
    {
        foreach (var level in lines.GroupBy(l => (l.Level, l.Line.Target)))
        {
            string whom = level.Key.Target.Unit.Length > 0 ? level.Key.Target.Unit : string.Join("、", new[] { level.Key.Target.UnitType, string.Join(",", level.Key.Target.Areas) }.Where(t => t.Length > 0));
            session.Out.MarkupLineInterpolated($"[bold]{session.Text(level.Key.Level.Name)}[/]  {whom}");
            var table = new Table().Border(TableBorder.Simple).AddColumns(session.Text("条", "line"), session.Text("维度·类别", "dimension · slot"), session.Text("要求", "requirement"), session.Text("判断", "judged by"));
            foreach (var l in level)
            {
                string slot = session.Text(l.Dimension.Name) + (l.Slot is { } s ? "·" + session.Text(s) : "");
                string judged = l.Rule is { } rule ? session.Text($"条件（{session.Text(VerdictWords.Of(rule.Effect))}）", $"condition ({session.Text(VerdictWords.Of(rule.Effect))})") : session.Text("人工", "a person");
                table.AddRow(new Markup($"{l.Line.Number}"), new Markup(Markup.Escape(slot)), Marked(l), new Markup(Markup.Escape(judged)));
            }

            session.Out.Write(table);
        }
    }

    private static Paragraph Marked(JudgedLine line)
    {
        Paragraph text = new();
        int at = 0;
        foreach (var stretch in line.Marks.Stretches)
        {
            if (stretch.Start < at)
                continue; // lies in the exception before it
            text.Append(Fault.Clean(line.Line.Text[at..stretch.Start]));
            text.Append(Fault.Clean(line.Line.Text.Substring(stretch.Start, stretch.Length)), new Style(decoration: stretch.Mark == RequirementMark.Verb ? Decoration.Bold : Decoration.Underline));
            at = stretch.Start + stretch.Length;
        }

        return text.Append(Fault.Clean(line.Line.Text[at..]));
    }
}
